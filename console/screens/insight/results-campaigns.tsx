// What campaigns came to and what they cost, by the touch model chosen, against the period before; what marketplaces count stands beside it.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { MegaphoneRegular } from '@fluentui/react-icons';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Amounts, pricesOf, useCampaignWords } from '../campaigns/campaign-words.tsx';
import { modelNamed, models } from '../campaigns/campaigns.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { MetricName, metricOfThe, useMetricName } from './metric-name.tsx';
import { campaignsQuery, type CampaignResult, type Campaigns } from './results.ts';
import type { Part } from './use-asked.ts';

type Numbers = CampaignResult['now'];
type Row = { id: string; name: string; now: Numbers; before: Numbers };
const all = 'all';

const useStyles = makeStyles({
  pick: { maxWidth: '280px' },
  both: { display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-end' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
});

export function CampaignsCard({ asked, filters, change }: Part) {
  const t = useTranslations('insight.results.campaigns');
  const campaigns = useTranslations('campaigns.model');
  const styles = useStyles();
  const model = modelNamed(filters.model);
  const query = useQuery({
    ...campaignsQuery(usePublisherId(), { ...asked, model }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered
      query={query}
      empty={({ items }) =>
        items.length === 0 && (
          <Empty icon={<MegaphoneRegular />} title={t('title')}>
            {t('none')}
          </Empty>
        )
      }
    >
      {(results) => (
        <>
          <Told results={results}>
            <div className={styles.pick}>
              <Pick
                label={t('model')}
                value={model}
                options={models.map((each) => [each, campaigns(`${each}.name`)] as const)}
                onPick={(next) => change({ model: next === 'linear' ? undefined : next })}
              />
            </div>
          </Told>
          <Traffic results={results} />
        </>
      )}
    </Answered>
  );
}

const counts = ['leads', 'qualified', 'opportunities', 'wins'] as const;
const metricOf = (id: string) => metricOfThe('campaign', id);
const amountsOf = {
  revenue: ({ revenue }: Numbers) => revenue,
  costs: ({ costs }: Numbers) => costs,
  costPerLead: (numbers: Numbers) => pricesOf(numbers, 'lead'),
  costPerOpportunity: (numbers: Numbers) => pricesOf(numbers, 'opportunity'),
  costPerWin: (numbers: Numbers) => pricesOf(numbers, 'win'),
};
const moneyIds = Object.keys(amountsOf) as (keyof typeof amountsOf)[];

function Told({ results, children }: { results: Campaigns; children: React.ReactNode }) {
  const t = useTranslations('insight.results.campaigns');
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const columns = useColumns();
  const { items, total, period } = results;
  const rows: Row[] = [
    ...items.map(({ campaignId, ...item }) => ({ id: campaignId, ...item })),
    { id: all, name: t('all'), ...total },
  ];
  const written = (money: readonly { amount: string; currency: string }[]) =>
    money.map(({ amount, currency }) => `${amount} ${currency}`).join('; ');
  return (
    <ChartCard
      title={t('title')}
      name={`campaigns-${results.model}-${period.from}-${period.to}`}
      notes={[frameWords(results)]}
      rows={() => [
        [
          t('campaign'),
          ...[...counts, ...moneyIds].map((id) => metricName(metricOf(id))),
          metricName('campaignReturn'),
        ],
        ...rows.map(({ name, now }) => [
          name,
          ...counts.map((id) => now[id]),
          ...moneyIds.map((id) => written(amountsOf[id](now))),
          now.returns.map(({ ratio, currency }) => `${ratio} (${currency})`).join('; '),
        ]),
      ]}
      table={<DataTable label={t('title')} columns={columns} rows={rows} rowId={({ id }) => id} />}
    >
      <FrameWords frame={results} />
      {children}
    </ChartCard>
  );
}

function useColumns(): Column<Row>[] {
  const t = useTranslations('insight.results.campaigns');
  const styles = useStyles();
  const { count } = useCampaignWords();
  const base = `/publishers/${usePublisherId()}/campaigns`;
  const head = (id: string) => ({
    id,
    title: '',
    head: <MetricName id={metricOf(id)} head />,
    align: 'end' as const,
  });
  return [
    {
      id: 'campaign',
      title: t('campaign'),
      cell: ({ id, name }) => (id === all ? name : <Link to={`${base}/${id}`}>{name}</Link>),
    },
    ...counts.map((id): Column<Row> => ({
      ...head(id),
      ...(id === 'qualified' || id === 'opportunities' ? { hiddenBelow: 960 as const } : {}),
      cell: ({ now, before }) => (
        <span className={styles.both}>
          {count(now[id])}
          <span className={styles.quiet}>{t('before', { value: count(before[id]) })}</span>
        </span>
      ),
    })),
    ...moneyIds.map((id): Column<Row> => ({
      ...head(id),
      hiddenBelow: id === 'revenue' ? 640 : id === 'costs' ? 960 : 1200,
      cell: ({ now }) => <Amounts amounts={amountsOf[id](now)} />,
    })),
    {
      ...head('return'),
      hiddenBelow: 640,
      cell: ({ now }) =>
        now.returns.length === 0
          ? '–'
          : now.returns.map(({ ratio, currency }) => `${count(ratio)} (${currency})`).join(', '),
    },
  ];
}

/** Beside the leads, with a table of its own: the two are never divided into each other. */
function Traffic({ results }: { results: Campaigns }) {
  const t = useTranslations('insight.results.campaigns');
  const format = useFormatter();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const rows = results.items.filter(({ traffic }) => traffic.now.marketplace !== null);
  if (rows.length === 0) return null;
  const ids = ['visits', 'clicks', 'consents'] as const;
  const metricIds = {
    visits: 'marketplaceVisits',
    clicks: 'marketplaceClicks',
    consents: 'marketplaceConsents',
  };
  return (
    <ChartCard
      title={t('marketplace')}
      name={`campaigns-marketplace-${results.period.from}-${results.period.to}`}
      notes={[frameWords(results)]}
      rows={() => [
        [t('campaign'), ...ids.map((id) => metricName(metricIds[id]))],
        ...rows.map(({ name, traffic }) => [name, ...ids.map((id) => traffic.now.marketplace![id])]),
      ]}
      table={
        <DataTable
          label={t('marketplace')}
          columns={[
            { id: 'campaign', title: t('campaign'), cell: ({ name }) => name },
            ...ids.map((id): Column<CampaignResult> => ({
              id,
              title: '',
              head: <MetricName id={metricIds[id]} head />,
              align: 'end',
              cell: ({ traffic }) => {
                const told = traffic.now.marketplace![id];
                return told === null ? '–' : format.number(told);
              },
            })),
          ]}
          rows={rows}
          rowId={({ campaignId }) => campaignId}
        />
      }
    >
      <FrameWords frame={results} />
      <Text>{t('apart')}</Text>
    </ChartCard>
  );
}
