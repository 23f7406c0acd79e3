// Leads behind a number, by name, page by page.
import { MailInboxRegular } from '@fluentui/react-icons';
import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { countryName } from '../leads/countries.ts';
import { useDayWords } from './frame-words.tsx';

type Behind = Schema['InsightLead'];

const limit = 25;

type BehindLeads<Row extends Behind> = {
  queryKey: QueryKey;
  ask: (page: { limit: number; cursor?: string }) => Promise<{ items: Row[]; nextCursor: string | null }>;
  /** Columns beside those of each lead. */
  more?: readonly Column<Row>[];
  /** Where a lead may be counted more than once. */
  rowId?: (row: Row) => string;
};

export function BehindLeads<Row extends Behind>({
  queryKey,
  ask,
  more = [],
  rowId = leadIdOf,
}: BehindLeads<Row>) {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const columns: Column<Row>[] = [...useColumns(), ...more];
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam }) => ask({ limit, ...(pageParam === null ? {} : { cursor: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <PagedTable
      query={query}
      none={
        <Empty icon={<MailInboxRegular />} title={t('behind.none')}>
          {t('behind.noneWords')}
        </Empty>
      }
      label={t('behind.title')}
      columns={columns}
      rowId={rowId}
      rowLink={({ leadId }) => `/publishers/${publisherId}/leads/${leadId}`}
    />
  );
}

const leadIdOf = ({ leadId }: Behind) => leadId;

function useColumns(): Column<Behind>[] {
  const t = useTranslations('insight');
  const stageName = useTranslations('qualification.stages');
  const nameless = useTranslations('leads')('nameless');
  const publisherId = usePublisherId();
  const { language } = useLanguage();
  const format = useFormatter();
  const { day } = useDayWords();
  return [
    {
      id: 'lead',
      title: t('behind.lead'),
      cell: ({ leadId, name, company }) => (
        <Link to={`/publishers/${publisherId}/leads/${leadId}`}>{name ?? company ?? nameless}</Link>
      ),
    },
    { id: 'company', title: t('behind.company'), hiddenBelow: 960, cell: ({ company }) => company ?? '–' },
    { id: 'offer', title: t('dimensions.listing'), hiddenBelow: 640, cell: ({ listing }) => listing },
    {
      id: 'country',
      title: t('dimensions.country'),
      hiddenBelow: 640,
      cell: ({ country }) => (country === null ? '–' : countryName(language, country)),
    },
    {
      id: 'stage',
      title: t('behind.stage'),
      hiddenBelow: 960,
      cell: ({ stage }) => (stage === null ? '–' : stageName(stage)),
    },
    {
      id: 'score',
      title: t('behind.score'),
      hiddenBelow: 960,
      align: 'end',
      cell: ({ score }) => (score === null ? '–' : format.number(score)),
    },
    { id: 'day', title: t('behind.day'), cell: (row) => day(row.day) },
  ];
}
