// What came of a campaign and what each cost; beside it, and apart, what marketplaces and our own pages count.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Amounts, pricesOf, useCampaignWords } from './campaign-words.tsx';
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
  const { count } = useCampaignWords();
  const row = results.campaigns.find(({ campaignId }) => campaignId === campaign.id);
  if (row === undefined) return null;
  return (
    <div className={styles.two}>
      <Card title={t('numbers.title')}>
        <Facts
          facts={[
            [t('column.leads'), count(row.leads)],
            [t('column.qualified'), count(row.qualified)],
            [t('column.opportunities'), count(row.opportunities)],
            [t('column.wins'), count(row.wins)],
            [t('column.revenue'), <Amounts key="revenue" amounts={row.revenue} />],
            [t('column.costs'), <Amounts key="costs" amounts={row.costs} />],
            [t('column.perLead'), <Amounts key="lead" amounts={pricesOf(row, 'lead')} />],
            [t('column.perQualified'), <Amounts key="qualified" amounts={pricesOf(row, 'qualified')} />],
            [
              t('column.perOpportunity'),
              <Amounts key="opportunity" amounts={pricesOf(row, 'opportunity')} />,
            ],
            [t('column.perWin'), <Amounts key="win" amounts={pricesOf(row, 'win')} />],
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
