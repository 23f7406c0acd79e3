// The leads behind a number: as many as it says, by the very code that counts them.
import { Text } from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told, type Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty, Failed, Loading } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { countryName } from '../leads/countries.ts';
import { useLeadName } from '../leads/lead-names.ts';
import { useLanguage } from '../../language.tsx';
import { useDayWords } from './frame-words.tsx';
import { askBehind, behindKey, type BehindQuery, type By } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { useMetricName } from './metric-name.tsx';

type Behind = Schema['InsightLead'];
type Lead = Schema['Lead'];
type Row = Behind & { lead: Lead | undefined };

const limit = 25;
const names = ['metric', 'by', 'key', 'listingId', 'of', 'view', 'from', 'to'] as const;

export function BehindScreen() {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  // A key's name comes along, for a list of leads does not tell it.
  const [{ of, ...asked }] = useFilters(names);
  const nameOf = useKeyName();
  const metricName = useMetricName();
  const { days } = useDayWords();
  const { metric = 'leads', by = 'listing', key, from, to } = asked;
  const period = from !== undefined && to !== undefined ? days({ from, to }) : '';
  return (
    <Screen
      title={t('behind.title')}
      back={<Link to={`/publishers/${publisherId}/performance`}>{t('title')}</Link>}
    >
      <Text>
        {t('behind.about', {
          metric: metricName(metric),
          of: of ?? (key === undefined ? t('behind.all') : nameOf(by as By, key, null)),
          period,
        })}
      </Text>
      {/* The server refuses what it does not know, and says so. */}
      <Leads asked={{ ...asked, metric } as BehindQuery} />
    </Screen>
  );
}

function Leads({ asked }: { asked: BehindQuery }) {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const query = useInfiniteQuery({
    queryKey: behindKey(publisherId, asked),
    queryFn: ({ pageParam }) =>
      askBehind(publisherId, { ...asked, limit, ...(pageParam === null ? {} : { cursor: pageParam }) }),
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
