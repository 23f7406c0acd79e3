// The plan in numbers: what is due to its campaigns, of what no campaign is known, and what it cost, by motion as well.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { MetricName, metricOfThe } from '../insight/metric-name.tsx';
import { CampaignCount, CampaignMoney, type OfCampaigns } from '../insight/campaign-number.tsx';
import { Amounts, pricesOf, What } from './campaign-words.tsx';
import { ResultsDownload } from './results-download.tsx';
import type { Numbers, Results } from './campaigns.ts';

type Row = { id: string; words: string; of: Among } & Pick<
  Numbers,
  'leads' | 'qualified' | 'opportunities' | 'wins'
> &
  Partial<Pick<Numbers, 'costs' | 'costPer' | 'revenue'>>;

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

export function PlanSums({ results }: { results: Results }) {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  const columns = useNumberColumns<Row>(results, ({ words, of }) => ({ name: words, of }));
  const plan = results.planId === null ? {} : { planId: results.planId };
  const rows: Row[] = [
    ...results.motions.map((motion) => ({
      ...motion,
      id: motion.motion,
      words: t(`motion.${motion.motion}`),
      of: { motion: motion.motion, ...plan },
    })),
    { ...results.attributed, id: 'attributed', words: t('sums.attributed'), of: plan },
    ...(results.planId === null || isNothing(results.otherPlans)
      ? []
      : [
          {
            ...results.otherPlans,
            id: 'other',
            words: t('sums.otherPlans'),
            of: { of: 'otherPlans' as const, ...plan },
          },
        ]),
    { ...results.unknown, id: 'unknown', words: t('sums.unknown'), of: { of: 'unknown' } },
    { ...results.total, id: 'total', words: t('sums.total'), of: { of: 'all' } },
  ];
  return (
    <>
      <DataTable
        label={t('sums.title')}
        columns={[
          { id: 'what', title: t('column.what'), cell: ({ words }) => <What>{words}</What> },
          ...columns,
        ]}
        rows={rows}
        rowId={({ id }) => id}
      />
      <div>
        <ResultsDownload
          results={results}
          title={t('sums.title')}
          heading={t('column.what')}
          rows={rows.map((row) => ({ what: row.words, of: row }))}
        />
      </div>
      <Text className={styles.quiet}>{t('sums.words')}</Text>
    </>
  );
}

const isNothing = ({ leads, qualified, opportunities, wins }: Numbers) =>
  [leads, qualified, opportunities, wins].every((count) => count === '0');

type Counted = Pick<Numbers, 'leads' | 'qualified' | 'opportunities' | 'wins'> &
  Partial<Pick<Numbers, 'costs' | 'costPer' | 'revenue'>>;

/** Whose leads a row’s numbers open. */
type Among = Omit<OfCampaigns, 'counted' | 'model'>;
type Days = Pick<Results, 'from' | 'to' | 'model'>;

/** The same in every table of results; each number opens its leads. */
export function useNumberColumns<Row extends Counted>(
  { from, to, model }: Days,
  amongOf: (row: Row) => { name: string; of: Among },
): Column<Row>[] {
  const head = (id: string) => ({
    id,
    title: '',
    head: <MetricName id={metricOfThe('campaign', id)} head />,
    align: 'end' as const,
  });
  const opens = (row: Row, counted: OfCampaigns['counted']) => {
    const { name, of } = amongOf(row);
    return { name, period: { from, to }, behind: { ...of, counted, model } };
  };
  const count = (row: Row, id: 'leads' | 'qualified' | 'opportunities' | 'wins') => (
    <CampaignCount count={row[id]} {...opens(row, id)} />
  );
  /** What each cost opens those among which the costs are divided. */
  const price = (row: Row, per: keyof typeof divided) => (
    <CampaignMoney
      amounts={pricesOf({ costPer: row.costPer ?? [] }, per)}
      metric={`campaignCostPer${per[0]!.toUpperCase()}${per.slice(1)}`}
      {...opens(row, divided[per])}
    />
  );
  return [
    { ...head('leads'), cell: (row) => count(row, 'leads') },
    {
      ...head('qualified'),
      hiddenBelow: 640,
      cell: (row) => count(row, 'qualified'),
    },
    {
      ...head('opportunities'),
      hiddenBelow: 1200,
      cell: (row) => count(row, 'opportunities'),
    },
    {
      ...head('wins'),
      hiddenBelow: 640,
      cell: (row) => (
        <>
          {count(row, 'wins')}
          {row.revenue !== undefined && row.revenue.length > 0 && (
            <CampaignMoney amounts={row.revenue} {...opens(row, 'revenue')} />
          )}
        </>
      ),
    },
    { ...head('costs'), cell: ({ costs = [] }) => <Amounts amounts={costs} /> },
    {
      ...head('costPerLead'),
      hiddenBelow: 960,
      cell: (row) => price(row, 'lead'),
    },
    {
      ...head('costPerOpportunity'),
      hiddenBelow: 1200,
      cell: (row) => price(row, 'opportunity'),
    },
    { ...head('costPerWin'), hiddenBelow: 1200, cell: (row) => price(row, 'win') },
  ];
}

const divided = { lead: 'leads', opportunity: 'opportunities', win: 'wins' } as const;
