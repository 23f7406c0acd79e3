// Leads behind a number, by name, page by page.
import { MailInboxRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQueries, type QueryKey } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty, Failed, Loading } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { countryName } from '../leads/countries.ts';
import { useLeadName } from '../leads/lead-names.ts';
import { useDayWords } from './frame-words.tsx';

type Behind = Schema['InsightLead'];
type Row = Behind & { lead: Schema['Lead'] | undefined };

const limit = 25;

type BehindLeads = {
  queryKey: QueryKey;
  ask: (page: { limit: number; cursor?: string }) => Promise<{ items: Behind[]; nextCursor: string | null }>;
};

export function BehindLeads({ queryKey, ask }: BehindLeads) {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask({ limit, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const behind = query.data?.pages.flatMap(({ items }) => items) ?? [];
  const leads = useQueries({
    queries: behind.map(({ leadId }) => ({
      queryKey: [publisherId, 'leads', leadId],
      queryFn: () =>
        told(
          api.GET('/api/v1/publishers/{publisherId}/leads/{leadId}', {
            params: { path: { publisherId, leadId } },
          }),
        ),
    })),
  });
  if (query.data === undefined)
    return query.isError ? <Failed error={query.error} retry={() => void query.refetch()} /> : <Loading />;
  if (behind.length === 0 && !query.hasNextPage)
    return (
      <Empty icon={<MailInboxRegular />} title={t('behind.none')}>
        {t('behind.noneWords')}
      </Empty>
    );
  return (
    <DataTable
      label={t('behind.title')}
      columns={columns}
      rows={behind.map((row, nth): Row => ({ ...row, lead: leads[nth]?.data }))}
      rowId={({ leadId }) => leadId}
      rowLink={({ leadId }) => `/publishers/${publisherId}/leads/${leadId}`}
      more={
        query.hasNextPage ? { ask: () => void query.fetchNextPage(), asking: query.isFetchingNextPage } : null
      }
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const leadName = useLeadName();
  const { language } = useLanguage();
  const { day } = useDayWords();
  return [
    {
      id: 'lead',
      title: t('behind.lead'),
      cell: ({ leadId, lead }) => (
        <Link to={`/publishers/${publisherId}/leads/${leadId}`}>
          {lead === undefined ? leadId : leadName(lead)}
        </Link>
      ),
    },
    {
      id: 'offer',
      title: t('dimensions.listing'),
      hiddenBelow: 640,
      cell: ({ lead }) => lead?.offer.title ?? '–',
    },
    {
      id: 'country',
      title: t('dimensions.country'),
      hiddenBelow: 640,
      cell: ({ lead }) =>
        lead?.contact.normalized.country ? countryName(language, lead.contact.normalized.country) : '–',
    },
    { id: 'day', title: t('behind.day'), cell: (row) => day(row.day) },
  ];
}
