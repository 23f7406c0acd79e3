// How soon leads were in one far system, day by day, with the tries that failed.
import { makeStyles, Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { LineChart } from '../../ui/line-chart.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { daysOf, speedDaysQuery, speedsQuery } from './insight.ts';
import { useLasted } from './lasted.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import type { Part } from './use-asked.ts';

type Days = Schema['InsightDeliveryDays'];
type Day = Days['items'][number];
type Named = { id: string; name: string };
const ids = ['delivered', 'failed', 'medianMs', 'p95Ms'] as const;

const useStyles = makeStyles({ pick: { maxWidth: '280px' } });

export function SpeedDaysCard({ asked, filters, change }: Part) {
  const publisherId = usePublisherId();
  const words = useTranslations('insight.speeds');
  const nameOf = useDestinationName();
  const days = useQuery({ ...speedDaysQuery(publisherId, daysOf(asked)), placeholderData: keepPreviousData });
  const { data: speeds } = useQuery({
    ...speedsQuery(publisherId, daysOf(asked)),
    placeholderData: keepPreviousData,
  });
  const named = (speeds?.items ?? []).map(({ destinationId: id, kind, name }) => ({
    id,
    name: kind === null || name === null ? words('operators') : nameOf(kind, name),
  }));
  const chosen = named.find(({ id }) => id === filters.destination) ?? named[0];
  return (
    <Answered query={days} empty={({ items }) => (items.length === 0 || chosen === undefined) && <></>}>
      {(told) => <Told days={told} named={named} chosen={chosen!} change={change} />}
    </Answered>
  );
}

type Told = { days: Days; named: Named[]; chosen: Named; change: Part['change'] };

function Told({ days, named, chosen, change }: Told) {
  const t = useTranslations('insight.results.days');
  const trend = useTranslations('insight.trend');
  const format = useFormatter();
  const styles = useStyles();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const { day, short } = useDayWords();
  const columns = useColumns();
  const rows = days.items.filter(({ destinationId }) => destinationId === chosen.id);
  const seconds = (ms: number | null) =>
    ms === null ? '–' : format.number(ms / 1_000, { maximumFractionDigits: 1 });
  return (
    <ChartCard
      title={t('title')}
      name={`delivery-days-${days.period.from}-${days.period.to}`}
      notes={[chosen.name, frameWords(days)]}
      definitions={definitions(ids)}
      rows={() => [
        [trend('day'), ...ids.map(metricName)],
        ...rows.map((row) => [row.day, ...ids.map((id) => row[id])]),
      ]}
      chart={
        <LineChart
          label={`${t('title')}: ${chosen.name}`}
          now={`${metricName('p95Ms')} (s)`}
          before={`${metricName('medianMs')} (s)`}
          hint={trend('hint')}
          points={rows.map((row) => ({
            id: row.day,
            name: short(row.day),
            now: row.p95Ms === null ? null : row.p95Ms / 1_000,
            before: row.medianMs === null ? null : row.medianMs / 1_000,
            words: t('point', {
              day: day(row.day),
              p95: seconds(row.p95Ms),
              median: seconds(row.medianMs),
              failed: row.failed,
            }),
          }))}
        />
      }
      table={
        rows.length === 0 ? (
          <Text>{t('none')}</Text>
        ) : (
          <DataTable label={t('title')} columns={columns} rows={rows} rowId={(row) => row.day} />
        )
      }
    >
      <FrameWords frame={days} />
      <div className={styles.pick}>
        <Pick
          label={t('destination')}
          value={chosen.id}
          options={named.map(({ id, name }) => [id, name] as const)}
          onPick={(destination) => change({ destination })}
        />
      </div>
    </ChartCard>
  );
}

function useColumns(): Column<Day>[] {
  const trend = useTranslations('insight.trend');
  const format = useFormatter();
  const { day } = useDayWords();
  const lasted = useLasted();
  const words = (id: (typeof ids)[number], value: number | null) =>
    value === null || id.endsWith('Ms') ? lasted(value) : format.number(value);
  return [
    { id: 'day', title: trend('day'), cell: (row) => day(row.day) },
    ...ids.map((id): Column<Day> => ({
      id,
      title: '',
      head: <MetricName id={id} head />,
      align: 'end',
      ...(id === 'delivered' || id === 'medianMs' ? { hiddenBelow: 640 as const } : {}),
      cell: (row) => words(id, row[id]),
    })),
  ];
}
