// How soon leads had their first response, and how many in time: by whoever gave it, by listing or by grade.
import { makeStyles } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Pick } from '../../ui/pick.tsx';
import { useLength } from '../followup/length.ts';
import { enough } from '../../../src/insight/compared.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { daysOf, responsesQuery, workedBy } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';
import { workedByOf, type Part } from './use-asked.ts';

type Responses = Schema['InsightResponses'];
type Row = Schema['InsightAnswers'] & { key: string | undefined; name: string };
type CountId = 'leads' | 'answered' | 'inTime' | 'late' | 'overdue';

const useStyles = makeStyles({ pick: { maxWidth: '280px' } });

export function ResponsesCard({ asked, filters, change }: Part) {
  const t = useTranslations('insight');
  const styles = useStyles();
  const by = workedByOf(filters);
  const query = useQuery({
    ...responsesQuery(usePublisherId(), { by, ...daysOf(asked) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered
      query={query}
      empty={({ total }) =>
        total.leads === 0 && (
          <Empty icon={<ClockRegular />} title={t('empty.title')}>
            {t('empty.words')}
          </Empty>
        )
      }
    >
      {(responses) => (
        <Told responses={responses}>
          <FrameWords frame={responses} />
          <div className={styles.pick}>
            <Pick
              label={t('filter.by')}
              value={by}
              options={workedBy.map((each) => [each, t(`dimensions.${each}`)] as const)}
              onPick={(who) => change({ who: who === 'seller' ? undefined : who })}
            />
          </div>
        </Told>
      )}
    </Answered>
  );
}

function Told({ responses, children }: { responses: Responses; children: React.ReactNode }) {
  const t = useTranslations('insight');
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const nameOf = useKeyName();
  const { by, items, total, period } = responses;
  const columns = useColumns(responses);
  const rows: Row[] = [
    ...items.map((item) => ({ ...item, name: nameOf(by, item.key, item.name) })),
    { ...total, key: undefined, name: t('behind.all') },
  ];
  const title = t('responses.title');
  const ids = [
    'leads',
    'answered',
    'inTime',
    'late',
    'overdue',
    'inTimeShare',
    'medianSeconds',
    'p95Seconds',
  ] as const;
  return (
    <ChartCard
      title={title}
      name={`responses-${by}-${period.from}-${period.to}`}
      notes={[frameWords(responses)]}
      definitions={definitions(ids)}
      rows={() => [
        [t(`dimensions.${by}`), ...ids.map(metricName)],
        ...rows.map((row) => [row.name, ...ids.map((id) => row[id])]),
      ]}
      table={<DataTable label={title} columns={columns} rows={rows} rowId={({ key }) => key ?? 'all'} />}
    >
      {children}
    </ChartCard>
  );
}

function useColumns({ by, period }: Responses): Column<Row>[] {
  const t = useTranslations('insight');
  const format = useFormatter();
  const length = useLength();
  const head = (id: string) => ({ id, title: '', head: <MetricName id={id} head />, align: 'end' as const });
  const opens = (metric: string, { key, name }: Row, count: number, words?: string) => (
    <NumberLink
      count={count}
      {...(words === undefined ? {} : { words })}
      period={period}
      behind={{ metric, by, key, view: 'arrival' }}
      of={name}
    />
  );
  const count = (id: CountId, hiddenBelow?: 640 | 960): Column<Row> => ({
    ...head(id),
    ...(hiddenBelow ? { hiddenBelow } : {}),
    cell: (row) => opens(id, row, row[id]),
  });
  const lasted = (seconds: number | null) => (seconds === null ? '–' : length(seconds));
  const shareWords = ({ inTimeShare, inTime, late, overdue }: Row) =>
    inTimeShare === null
      ? '–'
      : inTime + late + overdue < enough
        ? t('responses.ofFew', { part: inTime, whole: inTime + late + overdue })
        : format.number(inTimeShare, { style: 'percent', maximumFractionDigits: 0 });
  return [
    { id: 'name', title: t(`dimensions.${by}`), cell: ({ name }) => name },
    count('leads', 640),
    count('answered', 960),
    {
      ...head('inTimeShare'),
      cell: (row) => opens('inTimeShare', row, row.inTime + row.late + row.overdue, shareWords(row)),
    },
    count('overdue'),
    {
      ...head('medianSeconds'),
      cell: (row) => opens('medianSeconds', row, row.answered, lasted(row.medianSeconds)),
    },
    {
      ...head('p95Seconds'),
      hiddenBelow: 640,
      cell: (row) => opens('p95Seconds', row, row.answered, lasted(row.p95Seconds)),
    },
  ];
}
