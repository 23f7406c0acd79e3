// The opportunities behind a number of a forecast: as they were at the moment, and what came of them.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { BriefcaseRegular } from '@fluentui/react-icons';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import type { Schema } from '../../api.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { PagedTable } from '../../ui/paged-table.tsx';
import { Screen } from '../../ui/screen.tsx';
import { useDay, useMoney, usePipelineWords } from '../pipeline/pipelines.ts';
import { useMetricName } from './metric-name.tsx';
import { metricOf, useSpanName } from './results-forecast-cells.tsx';
import { askOpportunities, opportunitiesKey, type OpportunitiesQuery } from './results.ts';

type Row = Schema['InsightForecastOpportunity'];
const limit = 50;
const names = ['counted', 'by', 'to', 'week', 'from', 'at'] as const;

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function OpportunitiesBehind() {
  const t = useTranslations('insight');
  const publisherId = usePublisherId();
  const metricName = useMetricName();
  const day = useDay();
  // Which days they are, and of which it is told, come along with the link.
  const [{ counted = 'due', from, at, ...asked }] = useFilters(names);
  const spanName = useSpanName(asked.by === 'quarter' ? 'quarter' : 'month');
  const what = metricName(metricOf(counted));
  const isTold = from !== undefined && asked.to !== undefined && at !== undefined;
  return (
    <Screen
      title={t('results.behind.title')}
      back={
        <Link to={`/publishers/${publisherId}/performance`} search={{ tab: 'results' }}>
          {t('tab.results')}
        </Link>
      }
    >
      <Text>
        {isTold
          ? t('results.behind.about', { what, span: spanName({ from, to: asked.to! }), day: day(at) })
          : what}
      </Text>
      {/* The server refuses what it does not know, and says so. */}
      <Opportunities asked={{ ...asked, counted } as unknown as OpportunitiesQuery} />
    </Screen>
  );
}

function Opportunities({ asked }: { asked: OpportunitiesQuery }) {
  const t = useTranslations('insight.results.behind');
  const publisherId = usePublisherId();
  const columns = useColumns();
  const query = useInfiniteQuery({
    queryKey: opportunitiesKey(publisherId, asked),
    queryFn: ({ pageParam }) =>
      askOpportunities(publisherId, {
        ...asked,
        limit,
        ...(pageParam === null ? {} : { cursor: pageParam }),
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  return (
    <PagedTable
      query={query}
      none={
        <Empty icon={<BriefcaseRegular />} title={t('none')}>
          {t('noneWords')}
        </Empty>
      }
      label={t('title')}
      columns={columns}
      rowId={({ opportunityId }) => opportunityId}
      rowLink={({ opportunityId }) => `/publishers/${publisherId}/pipeline/opportunities/${opportunityId}`}
    />
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('insight.results.behind');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const money = useMoney();
  const day = useDay();
  const { stageName } = usePipelineWords();
  return [
    {
      id: 'name',
      title: t('name'),
      cell: ({ opportunityId, name }) => (
        <Link to={`/publishers/${publisherId}/pipeline/opportunities/${opportunityId}`}>{name}</Link>
      ),
    },
    {
      id: 'then',
      title: t('then'),
      cell: ({ then }) =>
        then === null ? (
          <span className={styles.quiet}>{t('notOpen')}</span>
        ) : (
          <span className={styles.lines}>
            <span>{money(then.value, then.currency)}</span>
            <span className={styles.quiet}>
              {stageName(then.pipelineId, then.stage)}
              {then.expectedClose !== null && ` · ${t('due', { day: day(then.expectedClose) })}`}
            </span>
          </span>
        ),
    },
    {
      id: 'came',
      title: t('came'),
      cell: ({ outcome }) =>
        outcome === null ? (
          <span className={styles.quiet}>{t('notClosed')}</span>
        ) : (
          <span className={styles.lines}>
            <span>{money(outcome.value, outcome.currency)}</span>
            <span className={styles.quiet}>{t(outcome.state, { day: day(outcome.day) })}</span>
          </span>
        ),
    },
  ];
}
