// Leads by country on a map, beside the bars that tell the same: what stands out at a glance, and opens the leads of each.
import { Skeleton, SkeletonItem, Text } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useDayWords, useFrameWords, FrameWords } from './frame-words.tsx';
import { notKnown, type Funnel } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { useDefinitions, useMetricName } from './metric-name.tsx';
import { NumberLink } from './number-link.tsx';
import { ofListing, type Filters } from './use-asked.ts';

// The shapes weigh more than the screen.
const MapChart = lazy(async () => ({ default: (await import('../../ui/map-chart.tsx')).MapChart }));

type Item = Funnel['items'][number];

export function MapCard({ funnel, filters }: { funnel: Funnel; filters: Filters }) {
  const t = useTranslations('insight');
  const frameWords = useFrameWords();
  const nameOf = useKeyName();
  const metricName = useMetricName();
  const definitions = useDefinitions();
  const open = useOpen(funnel, filters);
  const columns = useColumns(funnel, filters);
  const { days } = useDayWords();
  const items = funnel.items.filter(({ now, before }) => now.leads > 0 || before.leads > 0);
  const name = (item: Item) => nameOf('country', item.key, item.name);
  const title = t('map.title');
  const period = days(funnel.period);
  const unknown = items.find(({ key }) => key === notKnown)?.now.leads ?? 0;
  return (
    <ChartCard
      title={title}
      name={`map-${funnel.period.from}-${funnel.period.to}`}
      notes={[t('map.borders'), frameWords(funnel)]}
      definitions={definitions(['leads'])}
      rows={() => [
        [t('dimensions.country'), metricName('leads'), t('column.before')],
        ...items.map((item) => [name(item), item.now.leads, item.before.leads]),
      ]}
      chart={
        <Suspense fallback={<Waiting />}>
          <MapChart
            label={t('members.label', { title: `${title}: ${metricName('leads')}`, period })}
            countries={items.flatMap((item) =>
              item.key === notKnown
                ? []
                : {
                    code: item.key,
                    name: name(item),
                    value: item.now.leads,
                    words: t('map.country', {
                      name: name(item),
                      count: item.now.leads,
                      before: item.before.leads,
                    }),
                  },
            )}
            stepWords={({ from, to }) => t('map.step', { from, to, many: String(to > from) })}
            noneWords={t('map.none')}
            hint={t('map.hint')}
            offWords={(names) => t('map.off', { names })}
            onOpen={({ code, name: of }) => open(code, of)}
          />
        </Suspense>
      }
      table={<DataTable label={title} columns={columns} rows={items} rowId={({ key }) => key} />}
    >
      <FrameWords frame={funnel} />
      <Text>{t('map.about')}</Text>
      {unknown > 0 && <Text size={200}>{t('map.unknown', { count: unknown })}</Text>}
      <Text size={200}>{t('map.borders')}</Text>
    </ChartCard>
  );
}

function useOpen({ period, view }: Funnel, filters: Filters): (code: string, name: string) => void {
  const navigate = useNavigate();
  const to = `/publishers/${usePublisherId()}/performance/leads`;
  return (key, of) =>
    void navigate({
      to,
      search: { metric: 'leads', by: 'country', key, view, ...ofListing(filters), ...period, of },
    } as never);
}

function useColumns({ period, before, view }: Funnel, filters: Filters): Column<Item>[] {
  const t = useTranslations('insight');
  const nameOf = useKeyName();
  const metricName = useMetricName();
  const count = (id: string, title: string, of: 'now' | 'before', days: Funnel['period']): Column<Item> => ({
    id,
    title,
    align: 'end',
    cell: (item) => (
      <NumberLink
        count={item[of].leads}
        period={days}
        behind={{ metric: 'leads', by: 'country', key: item.key, view, ...ofListing(filters) }}
        of={nameOf('country', item.key, item.name)}
      />
    ),
  });
  return [
    { id: 'name', title: t('dimensions.country'), cell: ({ key, name }) => nameOf('country', key, name) },
    count('now', metricName('leads'), 'now', period),
    count('before', t('column.before'), 'before', before),
  ];
}

function Waiting() {
  return (
    <Skeleton aria-hidden>
      <SkeletonItem style={{ height: 260 }} />
    </Skeleton>
  );
}
