// What was won of leads, by listing, campaign, country or seller: each currency exactly, and in the reporting currency with its rates.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { TrophyRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered, Empty } from '../../ui/faces.tsx';
import { Pick } from '../../ui/pick.tsx';
import { Amounts, useCampaignWords } from '../campaigns/campaign-words.tsx';
import { useMoney } from '../pipeline/pipelines.ts';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { daysOf, revenueQuery } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import { useRatesWords } from './rates-words.ts';
import type { Part } from './use-asked.ts';
import { WonValue } from './won-value.tsx';

type Revenue = Schema['InsightRevenue'];
type Item = Revenue['items'][number];
const wonBy = ['listing', 'campaign', 'country', 'seller'] as const;

const useStyles = makeStyles({
  pick: { maxWidth: '280px' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function WonCard({ asked, filters, change }: Part) {
  const t = useTranslations('insight');
  const styles = useStyles();
  const by = wonBy.find((each) => each === filters.won) ?? 'listing';
  const query = useQuery({
    ...revenueQuery(usePublisherId(), { by, view: 'activity', ...daysOf(asked) }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered
      query={query}
      empty={({ items }) =>
        items.length === 0 &&
        // By another it may be known.
        by === 'listing' && (
          <Empty icon={<TrophyRegular />} title={t('results.revenue.title')}>
            {t('results.revenue.none')}
          </Empty>
        )
      }
    >
      {(revenue) => (
        <Told revenue={revenue}>
          <div className={styles.pick}>
            <Pick
              label={t('filter.by')}
              value={by}
              options={wonBy.map((each) => [each, t(`dimensions.${each}`)] as const)}
              onPick={(next) => change({ won: next === 'listing' ? undefined : next })}
            />
          </div>
        </Told>
      )}
    </Answered>
  );
}

function Told({ revenue, children }: { revenue: Revenue; children: React.ReactNode }) {
  const t = useTranslations('insight');
  const styles = useStyles();
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const nameOf = useKeyName();
  const columns = useColumns(revenue);
  const { by, items, period, reportingCurrency: reporting } = revenue;
  const rates = useRatesWords()(revenue.rates, reporting);
  const name = ({ key, name: own }: Item) => nameOf(by, key, own);
  return (
    <ChartCard
      title={t('results.revenue.title')}
      name={`won-${by}-${period.from}-${period.to}`}
      notes={[frameWords(revenue), ...(rates === null ? [] : [rates])]}
      definitions={definitions(['wonValue', 'wonValueReported'])}
      rows={() => [
        [
          t(`dimensions.${by}`),
          t('revenue.currency'),
          metricName('wonValue'),
          metricName('wonValueReported'),
        ],
        ...items.flatMap((item) =>
          item.won.map(({ currency, amount }, nth) => [
            name(item),
            currency,
            amount,
            nth === 0 && item.reported !== null ? `${item.reported} ${reporting}` : null,
          ]),
        ),
      ]}
      table={
        items.length === 0 ? (
          <Text>{t('results.revenue.none')}</Text>
        ) : (
          <DataTable
            label={t('results.revenue.title')}
            columns={columns}
            rows={items}
            rowId={({ key }) => key}
          />
        )
      }
    >
      <FrameWords frame={revenue} />
      <Text size={200}>{t(`views.${revenue.view}`)}</Text>
      {rates !== null && (
        <Text size={200} className={styles.quiet}>
          {rates}
        </Text>
      )}
      {children}
    </ChartCard>
  );
}

function useColumns(revenue: Revenue): Column<Item>[] {
  const { by, reportingCurrency: reporting } = revenue;
  const t = useTranslations('insight');
  const nameOf = useKeyName();
  const money = useMoney();
  const { money: exactly } = useCampaignWords();
  return [
    {
      id: 'name',
      title: t(`dimensions.${by}`),
      cell: ({ key, name }) => nameOf(by, key, name),
    },
    {
      id: 'won',
      title: '',
      head: <MetricName id="wonValue" head />,
      align: 'end',
      cell: (item) => (
        <WonValue item={item} metric="wonValue" revenue={revenue} words={item.won.map(exactly).join(', ')}>
          <Amounts amounts={item.won} />
        </WonValue>
      ),
    },
    ...(reporting === null
      ? []
      : [
          {
            id: 'reported',
            title: '',
            head: <MetricName id="wonValueReported" head />,
            align: 'end' as const,
            cell: (item: Item) =>
              item.reported === null ? (
                '–'
              ) : (
                <WonValue
                  item={item}
                  metric="wonValueReported"
                  revenue={revenue}
                  words={money(item.reported, reporting)}
                />
              ),
          },
        ]),
  ];
}
