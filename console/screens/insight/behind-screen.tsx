// The leads behind a number: as many as it says, by the very code that counts them.
import { Text } from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Empty, Failed, Loading } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { countryName } from '../leads/countries.ts';
import { useLanguage } from '../../language.tsx';
import { useDayWords } from './frame-words.tsx';
import { askBehind, behindKey, type BehindQuery, type By } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { useMetricName } from './metric-name.tsx';

type Behind = Schema['InsightLead'];

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
      rows={behind}
      rowId={({ leadId }) => leadId}
      rowLink={({ leadId }) => `/publishers/${publisherId}/leads/${leadId}`}
      more={
        query.hasNextPage ? { ask: () => void query.fetchNextPage(), asking: query.isFetchingNextPage } : null
      }
    />
  );
}

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
