// What was won, by the same dimension as the rest; each currency by itself.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Amounts, useCampaignWords } from '../campaigns/campaign-words.tsx';
import { FrameWords, useFrameWords } from './frame-words.tsx';
import { daysOf, revenueQuery } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import { WonValue } from './won-value.tsx';
import { dimensionOf, ofListing, viewOf, type Part } from './use-asked.ts';

type Revenue = Schema['InsightRevenue'];

export function RevenueCard({ asked, filters }: Part) {
  const query = useQuery({
    ...revenueQuery(usePublisherId(), {
      by: dimensionOf(filters),
      view: viewOf(filters),
      ...ofListing(filters),
      ...daysOf(asked),
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={query} empty={({ items }) => items.length === 0 && <></>}>
      {(revenue) => <Told revenue={revenue} filters={filters} />}
    </Answered>
  );
}

function Told({ revenue, filters }: { revenue: Revenue; filters: Part['filters'] }) {
  const t = useTranslations('insight');
  const frameWords = useFrameWords();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const nameOf = useKeyName();
  const { by, items, period } = revenue;
  const { money } = useCampaignWords();
  const title = t('revenue.title');
  return (
    <ChartCard
      title={title}
      name={`won-${by}-${period.from}-${period.to}`}
      notes={[frameWords(revenue)]}
      definitions={definitions(['wonValue'])}
      rows={() => [
        [t(`dimensions.${by}`), t('revenue.currency'), metricName('wonValue')],
        ...items.flatMap(({ key, name, won }) =>
          // Exact, and no float: as the text it is.
          won.map(({ currency, amount }) => [nameOf(by, key, name), currency, amount]),
        ),
      ]}
      table={
        <DataTable
          label={title}
          columns={[
            { id: 'name', title: t(`dimensions.${by}`), cell: ({ key, name }) => nameOf(by, key, name) },
            {
              id: 'won',
              title: '',
              head: <MetricName id="wonValue" head />,
              align: 'end',
              cell: (item) => (
                <WonValue
                  item={item}
                  metric="wonValue"
                  revenue={revenue}
                  listing={ofListing(filters)}
                  words={item.won.map(money).join(', ')}
                >
                  <Amounts amounts={item.won} />
                </WonValue>
              ),
            },
          ]}
          rows={items}
          rowId={({ key }) => key}
        />
      }
    >
      <FrameWords frame={revenue} />
    </ChartCard>
  );
}
