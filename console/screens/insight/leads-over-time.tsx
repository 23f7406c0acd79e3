// How many leads of customers came each day, by storefront: each number opens them in the inbox.
import { Text } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DrawnDays } from '../../ui/chart.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { useStorefrontName } from '../leads/storefronts.ts';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { useDefinitions } from './metric-name.tsx';
import { daysShown, frameOf, type OverviewFigures } from './overview-query.ts';

type Day = OverviewFigures['leads']['days'][number];

/** ofAll: of all publishers together, who have no one inbox. */
export function LeadsOverTime({ overview, ofAll = false }: { overview: OverviewFigures; ofAll?: boolean }) {
  const t = useTranslations('overview.chart');
  const { days } = overview.leads;
  const storefrontName = useStorefrontName();
  const frameWords = useFrameWords();
  const definitions = useDefinitions();
  const storefronts = [...new Set(days.flatMap(({ byStorefront }) => Object.keys(byStorefront)))].toSorted();
  const columns = useColumns(storefronts, ofAll);
  const total = days.reduce((sum, { leads }) => sum + leads, 0);
  const title = t('title', { days: daysShown });
  const frame = frameOf(overview);
  if (total === 0)
    return (
      <Card title={title}>
        <Text>{t('none', { days: daysShown })}</Text>
      </Card>
    );
  return (
    <ChartCard
      title={title}
      name={`leads-${frame.period.from}-${frame.period.to}`}
      notes={[frameWords(frame)]}
      definitions={definitions(['leads'])}
      rows={() => [
        [t('day'), ...storefronts.map(storefrontName)],
        ...days.map(({ date, byStorefront }) => [date, ...storefronts.map((id) => byStorefront[id] ?? 0)]),
      ]}
      chart={
        <DrawnDays
          label={t('label', { days: daysShown })}
          parts={storefronts.map(storefrontName)}
          days={days.map(({ date, byStorefront }) => ({
            at: new Date(`${date}T00:00`),
            values: storefronts.map((id) => byStorefront[id] ?? 0),
          }))}
        />
      }
      table={
        <DataTable
          label={t('label', { days: daysShown })}
          columns={columns}
          rows={days.toReversed()}
          rowId={({ date }) => date}
        />
      }
    >
      <FrameWords frame={frame} />
      <Text>{t('total', { count: total })}</Text>
    </ChartCard>
  );
}

function useColumns(storefronts: readonly string[], ofAll: boolean): Column<Day>[] {
  const t = useTranslations('overview.chart');
  const insight = useTranslations('insight');
  const format = useFormatter();
  const storefrontName = useStorefrontName();
  const { day } = useDayWords();
  const inbox = `/publishers/${usePublisherId()}/leads`;
  const opens = (date: string, count: number, storefront: string) =>
    ofAll || count === 0 ? (
      format.number(count)
    ) : (
      <Link
        to={inbox}
        search={{ kind: 'customer', from: date, to: date, storefront }}
        aria-label={insight('behind.open', {
          count: format.number(count),
          metric: insight('metrics.leads.name'),
          of: storefrontName(storefront),
          period: day(date),
        })}
      >
        {format.number(count)}
      </Link>
    );
  return [
    { id: 'day', title: t('day'), cell: ({ date }) => day(date) },
    ...storefronts.map((id): Column<Day> => ({
      id,
      title: storefrontName(id),
      align: 'end',
      cell: ({ date, byStorefront }) => opens(date, byStorefront[id] ?? 0, id),
    })),
  ];
}
