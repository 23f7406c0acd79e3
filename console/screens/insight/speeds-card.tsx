// How soon leads are in the far systems: half of them, and nineteen of twenty, by destination.
import { Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { daysOf, speedsQuery } from './insight.ts';
import { useLasted } from './lasted.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import type { Part } from './use-asked.ts';

type Speeds = Schema['InsightDeliveries'];
type Row = Speeds['items'][number];
const ids = ['delivered', 'failed', 'medianMs', 'p95Ms'] as const;

export function SpeedsCard({ asked }: Part) {
  const query = useQuery({
    ...speedsQuery(usePublisherId(), daysOf(asked)),
    placeholderData: keepPreviousData,
  });
  return <Answered query={query}>{(speeds) => <Told speeds={speeds} />}</Answered>;
}

function Told({ speeds }: { speeds: Speeds }) {
  const t = useTranslations('insight.speeds');
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const nameOf = useName();
  const columns = useColumns(nameOf);
  const { items, period } = speeds;
  return (
    <ChartCard
      title={t('title')}
      name={`deliveries-${period.from}-${period.to}`}
      notes={[frameWords(speeds)]}
      definitions={definitions(ids)}
      rows={() => [
        [t('destination'), ...ids.map(metricName)],
        ...items.map((row) => [nameOf(row), ...ids.map((id) => row[id])]),
      ]}
      table={
        items.length === 0 ? (
          <Text>{t('none')}</Text>
        ) : (
          <DataTable
            label={t('title')}
            columns={columns}
            rows={items}
            rowId={({ destinationId }) => destinationId}
          />
        )
      }
    >
      <FrameWords frame={speeds} />
    </ChartCard>
  );
}

function useName(): (row: Row) => string {
  const t = useTranslations('insight.speeds');
  const nameOf = useDestinationName();
  return ({ kind, name }) => (kind === null || name === null ? t('operators') : nameOf(kind, name));
}

function useColumns(nameOf: (row: Row) => string): Column<Row>[] {
  const t = useTranslations('insight.speeds');
  const format = useFormatter();
  const may = useMay();
  const base = `/publishers/${usePublisherId()}/destinations`;
  const head = (id: string) => ({ id, title: '', head: <MetricName id={id} head />, align: 'end' as const });
  const lasted = useLasted();
  return [
    {
      id: 'destination',
      title: t('destination'),
      cell: (row) =>
        row.name !== null && may('destinations:read') ? (
          <Link to={`${base}/${row.destinationId}`}>{nameOf(row)}</Link>
        ) : (
          nameOf(row)
        ),
    },
    { ...head('delivered'), cell: ({ delivered }) => format.number(delivered) },
    { ...head('failed'), hiddenBelow: 640, cell: ({ failed }) => format.number(failed) },
    { ...head('medianMs'), hiddenBelow: 640, cell: ({ medianMs }) => lasted(medianMs) },
    { ...head('p95Ms'), cell: ({ p95Ms }) => lasted(p95Ms) },
  ];
}
