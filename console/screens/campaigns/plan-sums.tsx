// The plan in numbers: what is due to its campaigns, of what no campaign is known, and what it cost, by motion as well.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Amounts, pricesOf, useCampaignWords, What } from './campaign-words.tsx';
import type { Numbers, Results } from './campaigns.ts';

type Row = { id: string; words: string } & Pick<Numbers, 'leads' | 'qualified' | 'opportunities' | 'wins'> &
  Partial<Pick<Numbers, 'costs' | 'costPer' | 'revenue'>>;

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

export function PlanSums({ results }: { results: Results }) {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  const columns = useNumberColumns<Row>();
  const rows: Row[] = [
    ...results.motions.map((motion) => ({
      ...motion,
      id: motion.motion,
      words: t(`motion.${motion.motion}`),
    })),
    { ...results.attributed, id: 'attributed', words: t('sums.attributed') },
    ...(results.planId === null || isNothing(results.otherPlans)
      ? []
      : [{ ...results.otherPlans, id: 'other', words: t('sums.otherPlans') }]),
    { ...results.unknown, id: 'unknown', words: t('sums.unknown') },
    { ...results.total, id: 'total', words: t('sums.total') },
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
      <Text className={styles.quiet}>{t('sums.words')}</Text>
    </>
  );
}

const isNothing = ({ leads, qualified, opportunities, wins }: Numbers) =>
  [leads, qualified, opportunities, wins].every((count) => count === '0');

type Counted = Pick<Numbers, 'leads' | 'qualified' | 'opportunities' | 'wins'> &
  Partial<Pick<Numbers, 'costs' | 'costPer' | 'revenue'>>;

/** The same in every table of results. */
export function useNumberColumns<Row extends Counted>(): Column<Row>[] {
  const t = useTranslations('campaigns.column');
  const { count } = useCampaignWords();
  const price = (row: Row, per: 'lead' | 'qualified' | 'opportunity' | 'win') => (
    <Amounts amounts={pricesOf({ costPer: row.costPer ?? [] }, per)} />
  );
  return [
    { id: 'leads', title: t('leads'), align: 'end', cell: ({ leads }) => count(leads) },
    {
      id: 'qualified',
      title: t('qualified'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ qualified }) => count(qualified),
    },
    {
      id: 'opportunities',
      title: t('opportunities'),
      align: 'end',
      hiddenBelow: 1200,
      cell: ({ opportunities }) => count(opportunities),
    },
    {
      id: 'wins',
      title: t('wins'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ wins, revenue = [] }) => (
        <>
          {count(wins)}
          {revenue.length > 0 && <Amounts amounts={revenue} />}
        </>
      ),
    },
    { id: 'costs', title: t('costs'), align: 'end', cell: ({ costs = [] }) => <Amounts amounts={costs} /> },
    {
      id: 'perLead',
      title: t('eachLead'),
      align: 'end',
      hiddenBelow: 960,
      cell: (row) => price(row, 'lead'),
    },
    {
      id: 'perOpportunity',
      title: t('eachOpportunity'),
      align: 'end',
      hiddenBelow: 1200,
      cell: (row) => price(row, 'opportunity'),
    },
    { id: 'perWin', title: t('eachWin'), align: 'end', hiddenBelow: 1200, cell: (row) => price(row, 'win') },
  ];
}
