// How it went day by day or week by week, with the former period behind it.
import { makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { LineChart, type Point } from '../../ui/line-chart.tsx';
import { Pick } from '../../ui/pick.tsx';
import type { Schema } from '../../api.ts';
import { pointWithin } from './asked.ts';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { trendQuery, type Days, type StepId } from './insight.ts';
import { useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';
import { dimensionOf, ofListing, viewOf, type Behind, type Part } from './use-asked.ts';

type Trend = Schema['InsightTrend'];
const steps = [
  'leads',
  'marketingQualified',
  'salesQualified',
  'opportunities',
  'won',
  'lost',
  'disqualified',
] as const satisfies readonly StepId[];

const useStyles = makeStyles({
  picks: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(180px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

type TrendCard = Part & { chosenKey: string | null; name: string | null };

export function TrendCard({ asked, filters, change, chosenKey, name }: TrendCard) {
  const t = useTranslations('insight');
  const styles = useStyles();
  const metricName = useMetricName();
  const step = steps.find((each) => each === filters.metric) ?? 'leads';
  const every = filters.every === 'week' ? 'week' : 'day';
  const by = dimensionOf(filters);
  const query = useQuery({
    ...trendQuery(usePublisherId(), {
      every,
      view: viewOf(filters),
      ...asked,
      ...ofListing(filters),
      ...(chosenKey === null ? {} : { by, key: chosenKey }),
    }),
    placeholderData: keepPreviousData,
  });
  const title = t(name === null ? 'trend.title' : 'trend.of', { metric: metricName(step), name: name ?? '' });
  return (
    <Answered query={query}>
      {(trend) => (
        <Told
          trend={trend}
          step={step}
          title={title}
          of={{ by, key: chosenKey ?? undefined, ...ofListing(filters) }}
          name={name}
        >
          <FrameWords frame={trend} />
          <div className={styles.picks}>
            <Pick
              label={t('trend.metric')}
              value={step}
              options={steps.map((each) => [each, metricName(each)] as const)}
              onPick={(metric) => change({ metric: metric === 'leads' ? undefined : metric })}
            />
            <Pick
              label={t('trend.every')}
              value={every}
              options={[
                ['day', t('trend.day')],
                ['week', t('trend.weeks')],
              ]}
              onPick={(next) => change({ every: next === 'day' ? undefined : next })}
            />
          </div>
        </Told>
      )}
    </Answered>
  );
}

type Row = {
  at: number;
  from: string | null;
  now: number | null;
  fromBefore: string | null;
  before: number | null;
};

type Told = {
  trend: Trend;
  step: StepId;
  title: string;
  /** Whose they are. */
  of: Pick<Behind, 'by' | 'key' | 'listingId'>;
  name: string | null;
  children: React.ReactNode;
};

function Told({ trend, step, title, of, name, children }: Told) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const frameWords = useFrameWords();
  const definitions = useDefinitions();
  const { day, days, short } = useDayWords();
  const { points, pointsBefore, period, before } = trend;
  const rows = Array.from({ length: Math.max(points.length, pointsBefore.length) }, (_, at): Row => {
    const [now, then] = [points[at], pointsBefore[at]];
    return {
      at,
      from: now?.from ?? null,
      now: now?.steps[step] ?? null,
      fromBefore: then?.from ?? null,
      before: then?.steps[step] ?? null,
    };
  });
  const words = (from: string | null, count: number | null) =>
    from === null || count === null ? '–' : t('trend.point', { day: day(from), count: format.number(count) });
  const drawn: Point[] = rows.map((row) => ({
    id: String(row.at),
    name: row.from === null ? '' : short(row.from),
    now: row.now,
    before: row.before,
    words: t('trend.both', { now: words(row.from, row.now), before: words(row.fromBefore, row.before) }),
  }));
  const columns = useColumns({ trend, step, of, name });
  return (
    <ChartCard
      title={title}
      name={`trend-${step}-${period.from}-${period.to}`}
      notes={[frameWords(trend)]}
      definitions={definitions([step])}
      rows={() => [
        [t(`trend.${trend.every}`), t('column.now'), t('trend.against'), t('column.before')],
        ...rows.map(({ from, now, fromBefore, before: then }) => [from, now, fromBefore, then]),
      ]}
      chart={
        <LineChart
          label={t('trend.label', { title, period: days(period) })}
          points={drawn}
          now={days(period)}
          before={days(before)}
          hint={t('trend.hint')}
        />
      }
      table={<DataTable label={title} columns={columns} rows={rows} rowId={({ at }) => String(at)} />}
    >
      {children}
    </ChartCard>
  );
}

function useColumns({ trend, step, of, name }: Pick<Told, 'trend' | 'step' | 'of' | 'name'>): Column<Row>[] {
  const t = useTranslations('insight');
  const { day } = useDayWords();
  const { period, before } = trend;
  const number = (from: string | null, count: number | null, period: Days) => (
    <NumberLink
      count={count}
      period={from === null ? period : pointWithin(period, from, trend.every)}
      behind={{ metric: step, view: trend.view, ...of }}
      {...(name === null ? {} : { of: name })}
    />
  );
  return [
    { id: 'from', title: t(`trend.${trend.every}`), cell: ({ from }) => (from === null ? '–' : day(from)) },
    { id: 'now', title: t('column.now'), align: 'end', cell: (row) => number(row.from, row.now, period) },
    {
      id: 'fromBefore',
      title: t('trend.against'),
      cell: ({ fromBefore }) => (fromBefore === null ? '–' : day(fromBefore)),
    },
    {
      id: 'before',
      title: t('column.before'),
      align: 'end',
      cell: (row) => number(row.fromBefore, row.before, before),
    },
  ];
}
