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
import { CampaignCount, CampaignMoney, Opening, type OfCampaigns } from './campaign-number.tsx';
import { MetricName, metricOfThe, useDefinitions, useMetricName } from './metric-name.tsx';
import { RoomLink } from './room-link.tsx';
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
          <Empty icon={<MegaphoneRegular />} title={t('title')} action={<RoomLink to="campaigns" />}>
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
/** Whose leads each opens: a cost those among which it is divided. */
const opens = {
  revenue: 'revenue',
  costs: null,
  costPerLead: 'leads',
  costPerOpportunity: 'opportunities',
  costPerWin: 'wins',
} as const;

function Told({ results, children }: { results: Campaigns; children: React.ReactNode }) {
  const t = useTranslations('insight.results.campaigns');
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const columns = useColumns(results);
  const definitions = useDefinitions();
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
      definitions={definitions([...counts, ...moneyIds, 'return'].map(metricOf))}
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

function useColumns({ period, before: then, model }: Campaigns): Column<Row>[] {
  const t = useTranslations('insight.results.campaigns');
  const styles = useStyles();
  const { count } = useCampaignWords();
  const base = `/publishers/${usePublisherId()}/campaigns`;
  const of = ({ id, name }: Pick<Row, 'id' | 'name'>, counted: OfCampaigns['counted']) => ({
    name,
    period,
    behind: { counted, model, ...(id === all ? {} : { campaignId: id }) },
  });
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
      cell: ({ id: campaign, name, now, before }) => (
        <span className={styles.both}>
          <CampaignCount count={now[id]} {...of({ id: campaign, name }, id)} />
          <span className={styles.quiet}>
            <CampaignCount count={before[id]} {...of({ id: campaign, name }, id)} period={then}>
              {t('before', { value: count(before[id]) })}
            </CampaignCount>
          </span>
        </span>
      ),
    })),
    ...moneyIds.map((id): Column<Row> => ({
      ...head(id),
      hiddenBelow: id === 'revenue' ? 640 : id === 'costs' ? 960 : 1200,
      cell: (row) =>
        opens[id] === null ? (
          <Amounts amounts={amountsOf[id](row.now)} />
        ) : (
          <CampaignMoney amounts={amountsOf[id](row.now)} metric={metricOf(id)} {...of(row, opens[id])} />
        ),
    })),
    {
      ...head('return'),
      hiddenBelow: 640,
      cell: ({ id, name, now }) => (
        <Opening
          any={now.returns.length > 0}
          words={now.returns.map(({ ratio, currency }) => `${count(ratio)} (${currency})`).join(', ') || '–'}
          metric={metricOf('return')}
          {...of({ id, name }, 'revenue')}
        />
      ),
    },
  ];
}

/** Beside the leads, with a table of its own: the two are never divided into each other. */
function Traffic({ results }: { results: Campaigns }) {
  const t = useTranslations('insight.results.campaigns');
  const format = useFormatter();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
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
      notes={[t('apart'), frameWords(results)]}
      definitions={definitions(ids.map((id) => metricIds[id]))}
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
