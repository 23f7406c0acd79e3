// At which hours of the week customers raise a hand: when somebody should be there to answer.
import { Text } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { usePublisherId } from '../../session.ts';
import { ChartCard } from '../../ui/chart-card.tsx';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { Answered } from '../../ui/faces.tsx';
import { HeatChart } from '../../ui/heat-chart.tsx';
import { Link } from '../../ui/link.tsx';
import { useDefinitions, useMetricName } from './metric-name.tsx';
import { FrameWords, useDayWords, useFrameWords } from './frame-words.tsx';
import { arrivalsQuery, daysOf } from './insight.ts';
import { useKeyName } from './key-names.ts';
import { dimensionOf, type Part } from './use-asked.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const weekdays = [1, 2, 3, 4, 5, 6, 7];

export function ArrivalsCard({ asked, filters }: Part) {
  const { key } = filters;
  // Of what can be chosen above, hours are told by storefront alone.
  const storefront = dimensionOf(filters) === 'storefront' && key !== undefined ? { storefront: key } : {};
  const query = useQuery({
    ...arrivalsQuery(usePublisherId(), { ...daysOf(asked), ...storefront }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answered query={query} empty={({ hours: come }) => come.length === 0 && <></>}>
      {(arrivals) => <Told arrivals={arrivals} storefront={storefront.storefront ?? null} />}
    </Answered>
  );
}

function Told({ arrivals, storefront }: { arrivals: Schema['InsightArrivals']; storefront: string | null }) {
  const t = useTranslations('insight.arrivals');
  const format = useFormatter();
  const frameWords = useFrameWords();
  const nameOf = useKeyName();
  const definitions = useDefinitions();
  const values = weekdays.map((weekday) =>
    hours.map(
      (hour) => arrivals.hours.find((each) => each.weekday === weekday && each.hour === hour)?.leads ?? 0,
    ),
  );
  // The fifth of January 2026 was a Monday.
  const dayName = (weekday: number, style: 'short' | 'long') =>
    format.dateTime(new Date(Date.UTC(2026, 0, 4 + weekday)), { weekday: style, timeZone: 'UTC' });
  const title = t('title');
  const columns: Column<number>[] = [
    { id: 'hour', title: t('hour'), cell: (hour) => hourName(hour) },
    ...weekdays.map((weekday, nth) => ({
      id: String(weekday),
      title: dayName(weekday, 'short'),
      align: 'end' as const,
      cell: (hour: number) => (
        <OfHour
          count={values[nth]![hour]!}
          arrivals={arrivals}
          slot={{ weekday, hour, storefront: storefront ?? undefined }}
          of={`${dayName(weekday, 'long')}, ${hourName(hour)}:00–${hourName(hour)}:59`}
        />
      ),
    })),
  ];
  return (
    <ChartCard
      title={title}
      name={`hours-${arrivals.period.from}-${arrivals.period.to}`}
      notes={[
        storefront === null ? t('all') : t('of', { name: nameOf('storefront', storefront, null) }),
        frameWords(arrivals),
      ]}
      definitions={definitions(['leads'])}
      rows={() => [
        [t('hour'), ...weekdays.map((weekday) => dayName(weekday, 'long'))],
        ...hours.map((hour) => [hourName(hour), ...values.map((row) => row[hour]!)]),
      ]}
      chart={
        <HeatChart
          label={title}
          rows={weekdays.map((weekday) => dayName(weekday, 'short'))}
          columns={hours.map(hourName)}
          values={values}
        />
      }
      table={<DataTable label={title} columns={columns} rows={hours} rowId={String} />}
    >
      <FrameWords frame={arrivals} />
      <Text>
        {storefront === null ? t('all') : t('of', { name: nameOf('storefront', storefront, null) })}
      </Text>
    </ChartCard>
  );
}

const hourName = (hour: number) => String(hour).padStart(2, '0');

type OfHour = {
  count: number;
  arrivals: Schema['InsightArrivals'];
  slot: { weekday: number; hour: number; storefront: string | undefined };
  of: string;
};

/** Opens the leads that came then. */
function OfHour({ count, arrivals: { period }, slot, of }: OfHour) {
  const t = useTranslations('insight');
  const format = useFormatter();
  const metricName = useMetricName();
  const { days } = useDayWords();
  const base = `/publishers/${usePublisherId()}/performance/leads`;
  const shown = format.number(count);
  if (count === 0) return shown;
  return (
    <Link
      to={base}
      search={{ metric: 'leads', ...slot, of, ...period }}
      aria-label={t('behind.open', { count: shown, metric: metricName('leads'), of, period: days(period) })}
    >
      {shown}
    </Link>
  );
}
