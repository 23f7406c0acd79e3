// The funnel: what marketplaces tell, what our own pages count, and, behind a marked break, how far leads came.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { BarChart, type BarGroup } from '../../ui/bar-chart.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MarketplaceFreshness } from '../campaigns/marketplace-freshness.tsx';
import { Change, useChangeWords } from './change.tsx';
import { shareOf } from '../../../src/insight/compared.ts';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import type { Funnel, Steps } from './insight.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';
import { ofListing, type Filters } from './use-asked.ts';

const groups = [
  { id: 'marketplace', steps: ['marketplaceVisits', 'marketplaceClicks', 'marketplaceConsents'] },
  { id: 'ownPages', steps: ['views', 'clicks'] },
  { id: 'leads', steps: ['leads', 'marketingQualified', 'salesQualified', 'opportunities', 'won'] },
] as const;
type StepId = (typeof groups)[number]['steps'][number];

type Row = {
  id: StepId;
  now: number | null;
  before: number | null;
  share: number | null;
  shareBefore: number | null;
};
type Group = { id: (typeof groups)[number]['id']; rows: Row[] };

/** Each group by itself: what one counts is never divided into what another does. Those that are not told are left out. */
function groupsOf(now: Steps, before: Steps, divides: boolean): Group[] {
  return (
    groups
      .map(({ id, steps }) => ({
        id,
        rows: steps
          .filter((step) => now[step] !== null || before[step] !== null)
          .map((step, nth, all) => {
            const last = all[nth - 1];
            const divided = (steps: Steps) =>
              last === undefined || (id === 'leads' && !divides) ? null : shareOf(steps[step], steps[last]);
            return {
              id: step,
              now: now[step],
              before: before[step],
              share: divided(now),
              shareBefore: divided(before),
            };
          }),
      }))
      // Where nobody told of a visit, nought would be a guess.
      .filter(({ id, rows }) => id === 'leads' || rows.some((row) => row.now || row.before))
  );
}

const useStyles = makeStyles({
  break: {
    borderTop: `2px dashed ${tokens.colorNeutralStrokeAccessible}`,
    paddingTop: tokens.spacingVerticalS,
    marginTop: tokens.spacingVerticalS,
  },
  title: { marginTop: tokens.spacingVerticalM, marginBottom: tokens.spacingVerticalXS },
});

type FunnelCard = {
  funnel: Funnel;
  filters: Filters;
  chosen: Funnel['items'][number] | null;
  name: string | null;
};

export function FunnelCard({ funnel, filters, chosen, name }: FunnelCard) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const changeWords = useChangeWords();
  const frameWords = useFrameWords();
  const { days } = useDayWords();
  const { now, before } = chosen ?? funnel.total;
  const told = groupsOf(now, before, funnel.view === 'arrival');
  const [period, periodBefore] = [days(funnel.period), days(funnel.before)];
  const title = name === null ? t('funnel.title') : t('funnel.of', { name });
  const bars: BarGroup[] = told.map(({ id, rows }, nth) => ({
    id,
    title: t(`funnel.group.${id}`),
    bars: rows.map((row) => ({
      id: row.id,
      name: metricName(row.id),
      now: row.now ?? 0,
      before: row.before ?? 0,
      words: row.now === null ? '–' : format.number(row.now),
    })),
    ...(id === 'leads' && nth > 0 ? { breakWords: t('funnel.break') } : {}),
  }));
  return (
    <ChartCard
      title={title}
      tableAt="side"
      name={`funnel-${funnel.period.from}-${funnel.period.to}`}
      notes={[t('funnel.breakWords'), frameWords(funnel)]}
      definitions={definitions(told.flatMap(({ rows }) => rows.map(({ id }) => id)))}
      rows={() => [
        [
          t('column.step'),
          period,
          periodBefore,
          t('column.change'),
          t('column.share'),
          t('column.shareBefore'),
        ],
        ...told.flatMap(({ rows }) =>
          rows.map((row) => [
            metricName(row.id),
            row.now,
            row.before,
            changeWords(row),
            row.share,
            row.shareBefore,
          ]),
        ),
      ]}
      chart={
        <BarChart
          label={t('funnel.label', { title, period })}
          groups={bars}
          now={period}
          before={periodBefore}
        />
      }
      table={<Tables funnel={funnel} told={told} filters={filters} chosen={chosen} name={name} />}
    >
      <FrameWords frame={funnel} />
      {told.some(({ id }) => id === 'marketplace') && <MarketplaceFreshness />}
    </ChartCard>
  );
}

function Tables({ told, ...card }: FunnelCard & { told: Group[] }) {
  const t = useTranslations('insight');
  const styles = useStyles();
  const columns = useColumns(card);
  return (
    <>
      {told.map(({ id, rows }, nth) => (
        <div key={id} className={id === 'leads' && nth > 0 ? styles.break : undefined}>
          {id === 'leads' && nth > 0 && (
            <Text block size={200}>
              {t('funnel.breakWords')}
            </Text>
          )}
          <h3 className={styles.title}>
            <Text weight="semibold">{t(`funnel.group.${id}`)}</Text>
          </h3>
          <DataTable label={t(`funnel.group.${id}`)} columns={columns} rows={rows} rowId={(row) => row.id} />
        </div>
      ))}
      {told.length < groups.length && <Text size={200}>{t('funnel.notTold')}</Text>}
    </>
  );
}

function useColumns({ funnel: { period, before, view, by }, filters, chosen, name }: FunnelCard) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const key = chosen === null ? undefined : chosen.key;
  const percent = (share: number | null) =>
    share === null ? '–' : format.number(share, { style: 'percent', maximumFractionDigits: 1 });
  const behind = (metric: string) => ({ metric, by, key, view, ...ofListing(filters) });
  const of = name === null ? {} : { of: name };
  const columns: Column<Row>[] = [
    { id: 'step', title: t('column.step'), cell: ({ id }) => <MetricName id={id} />, width: '32%' },
    {
      id: 'now',
      title: t('column.now'),
      align: 'end',
      cell: ({ id, now }) => <NumberLink count={now} period={period} behind={behind(id)} {...of} />,
    },
    {
      id: 'before',
      title: t('column.before'),
      align: 'end',
      hiddenBelow: 640,
      cell: (row) => <NumberLink count={row.before} period={before} behind={behind(row.id)} {...of} />,
    },
    {
      id: 'change',
      title: t('column.change'),
      cell: ({ now, before: then }) => <Change now={now} before={then} />,
    },
    {
      id: 'share',
      title: '',
      head: <span style={{ whiteSpace: 'normal' }}>{t('column.share')}</span>,
      align: 'end',
      hiddenBelow: 640,
      cell: ({ share, shareBefore }) =>
        share === null && shareBefore === null ? '–' : `${percent(share)} (${percent(shareBefore)})`,
    },
  ];
  return columns;
}
