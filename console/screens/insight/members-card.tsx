// Who has them: listing by listing, country by country. Choosing a listing narrows all to it; choosing another, the funnel and the trend.
import { Text } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { BarChart } from '../../ui/bar-chart.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { What } from '../campaigns/campaign-words.tsx';
import { Change, useChangeWords } from './change.tsx';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { notKnown, type Funnel, type Steps } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { MetricName, useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';
import { ofListing, type Filters } from './use-asked.ts';

type Item = Funnel['items'][number];
type StepId = keyof Steps;

/** As many as a chart can hold; the table has all. */
const mostBars = 10;
const inFile = [
  'marketplaceVisits',
  'marketplaceClicks',
  'views',
  'clicks',
  'leads',
  'marketingQualified',
  'salesQualified',
  'opportunities',
  'won',
] as const;

type MembersCard = { funnel: Funnel; filters: Filters; listing: string | null };

export function MembersCard({ funnel, filters, listing }: MembersCard) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const nameOf = useKeyName();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const changeWords = useChangeWords();
  const frameWords = useFrameWords();
  const { days } = useDayWords();
  const columns = useColumns(funnel, filters, listing);
  const { by, items } = funnel;
  const name = (item: Item) => nameOf(by, item.key, item.name);
  const [period, periodBefore] = [days(funnel.period), days(funnel.before)];
  const title =
    listing === null ? t(`members.${by}`) : t('members.of', { name: listing, by: t(`members.${by}`) });
  const told = inFile.filter((step) => funnel.total.now[step] !== null);
  return (
    <ChartCard
      title={title}
      tableAt="below"
      name={`${by}-${funnel.period.from}-${funnel.period.to}`}
      notes={[frameWords(funnel)]}
      definitions={definitions(told)}
      rows={() => [
        [
          t(`dimensions.${by}`),
          ...told.flatMap((step) => [
            `${metricName(step)} (${period})`,
            `${metricName(step)} (${periodBefore})`,
          ]),
          t('column.change'),
        ],
        ...items.map((item) => [
          name(item),
          ...told.flatMap((step) => [item.now[step], item.before[step]]),
          changeWords({ now: item.now.leads, before: item.before.leads }),
        ]),
      ]}
      chart={
        <BarChart
          label={t('members.label', { title, period })}
          groups={[
            {
              id: by,
              title: metricName('leads'),
              bars: items.slice(0, mostBars).map((item) => ({
                id: item.key,
                name: name(item),
                now: item.now.leads,
                before: item.before.leads,
                words: format.number(item.now.leads),
              })),
            },
          ]}
          now={period}
          before={periodBefore}
        />
      }
      table={<DataTable label={title} columns={columns} rows={items} rowId={({ key }) => key} />}
    >
      <FrameWords frame={funnel} />
      <Text>{t(by === 'listing' ? 'members.aboutListing' : 'members.about')}</Text>
    </ChartCard>
  );
}

/** Of a listing, all is shown, and where its leads come from; of anything else, how they fared. */
function narrowedTo(filters: Filters, by: Funnel['by'], key: string): Filters {
  if (by !== 'listing' || key === notKnown) return { ...filters, key };
  const { key: _, ...others } = filters;
  return { ...others, listing: key, by: 'country' };
}

function useColumns(
  { by, period, before, view, total }: Funnel,
  filters: Filters,
  listing: string | null,
): Column<Item>[] {
  const t = useTranslations('insight');
  const nameOf = useKeyName();
  const base = `/publishers/${usePublisherId()}/performance`;
  const fullName = (key: string, name: string | null) =>
    [...(listing === null ? [] : [listing]), nameOf(by, key, name)].join(' · ');
  const number = (step: StepId, hiddenBelow?: 640 | 960 | 1200): Column<Item> => ({
    id: step,
    title: '',
    head: <MetricName id={step} head />,
    align: 'end',
    ...(hiddenBelow ? { hiddenBelow } : {}),
    cell: ({ key, name, now }) => (
      <NumberLink
        count={now[step]}
        period={period}
        behind={{ metric: step, by, key, view, ...ofListing(filters) }}
        of={fullName(key, name)}
      />
    ),
  });
  return [
    {
      id: 'name',
      title: t(`dimensions.${by}`),
      cell: ({ key, name }) => (
        <What>
          <Link
            to={base}
            search={narrowedTo(filters, by, key)}
            // Of all the links to this screen, the one that is shown.
            activeOptions={{ exact: true }}
            aria-current={filters.key === key ? 'true' : undefined}
          >
            {nameOf(by, key, name)}
          </Link>
        </What>
      ),
    },
    number('leads'),
    {
      id: 'before',
      title: t('column.before'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ key, name, before: then }) => (
        <NumberLink
          count={then.leads}
          period={before}
          behind={{ metric: 'leads', by, key, view, ...ofListing(filters) }}
          of={fullName(key, name)}
        />
      ),
    },
    {
      id: 'change',
      title: t('column.change'),
      cell: ({ now, before: then }) => <Change now={now.leads} before={then.leads} />,
    },
    number('salesQualified', 960),
    number('won', 640),
    // Where nobody told of a visit, nought would be a guess.
    ...(total.now.marketplaceVisits || total.before.marketplaceVisits
      ? [number('marketplaceVisits', 1200)]
      : []),
    ...(total.now.views || total.before.views ? [number('views', 1200)] : []),
  ];
}
