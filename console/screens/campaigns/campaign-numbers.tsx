// What came of a campaign and what each cost; beside it, and apart, what marketplaces and our own pages count.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { CampaignCount, CampaignMoney } from '../insight/campaign-number.tsx';
import { metricOfThe, useMeaning, useMetricName } from '../insight/metric-name.tsx';
import { Amounts, pricesOf } from './campaign-words.tsx';
import type { Campaign, Results } from './campaigns.ts';

const useStyles = makeStyles({
  two: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function CampaignNumbers({ results, campaign }: { results: Results; campaign: Campaign }) {
  const t = useTranslations('campaigns');
  const styles = useStyles();
  const metricName = useMetricName();
  const meaning = useMeaning();
  const { from, to, model } = results;
  const row = results.campaigns.find(({ campaignId }) => campaignId === campaign.id);
  if (row === undefined) return null;
  const opens = (counted: keyof typeof divided | 'revenue') => ({
    name: campaign.name,
    period: { from, to },
    behind: { counted, model, campaignId: campaign.id },
  });
  const count = (id: keyof typeof divided) => <CampaignCount count={row[id]} {...opens(id)} />;
  const told = (id: string, value: ReactNode): [string, ReactNode, string] => {
    const metric = metricOfThe('campaign', id);
    return [metricName(metric), value, meaning(metric)];
  };
  /** What each cost opens those among which the costs are divided. */
  const price = (id: keyof typeof divided) => (
    <CampaignMoney
      amounts={pricesOf(row, divided[id])}
      metric={metricOfThe('campaign', `costPer${divided[id][0]!.toUpperCase()}${divided[id].slice(1)}`)}
      {...opens(id)}
    />
  );
  return (
    <div className={styles.two}>
      <Card title={t('numbers.title')}>
        <Facts
          facts={[
            told('leads', count('leads')),
            told('qualified', count('qualified')),
            told('opportunities', count('opportunities')),
            told('wins', count('wins')),
            told('revenue', <CampaignMoney amounts={row.revenue} {...opens('revenue')} />),
            told('costs', <Amounts amounts={row.costs} />),
            told('costPerLead', price('leads')),
            told('costPerQualified', price('qualified')),
            told('costPerOpportunity', price('opportunities')),
            told('costPerWin', price('wins')),
          ]}
        />
        <Text className={styles.quiet}>{t('numbers.words')}</Text>
      </Card>
      <Card title={t('traffic.beside')}>
        <Counts traffic={row.traffic} />
        <Text className={styles.quiet}>{t('traffic.apart')}</Text>
      </Card>
    </div>
  );
}

const divided = {
  leads: 'lead',
  qualified: 'qualified',
  opportunities: 'opportunity',
  wins: 'win',
} as const;

function Counts({
  traffic: { marketplace, ownPages },
}: {
  traffic: Results['campaigns'][number]['traffic'];
}) {
  const t = useTranslations('campaigns.traffic');
  const format = useFormatter();
  const rate = marketplace?.clickRate ?? null;
  const number = (count: number | null | undefined) =>
    count === null || count === undefined ? null : format.number(count);
  return (
    <Facts
      facts={[
        [t('visits'), number(marketplace?.visits)],
        [t('clicks'), number(marketplace?.clicks)],
        [
          t('clickRate'),
          rate === null
            ? null
            : format.number(Number(rate) / 100, { style: 'percent', maximumFractionDigits: 1 }),
        ],
        [t('consents'), number(marketplace?.consents)],
        [t('ownViews'), number(ownPages?.views)],
        [t('ownClicks'), number(ownPages?.clicks)],
      ]}
    />
  );
}
