// The numbers of a month's forecast and outcome, each a link to its opportunities: in the reporting currency, and each currency exactly.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import type { Cell } from '../../../src/platform/csv.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { useDay, useMoney } from '../pipeline/pipelines.ts';
import { MetricName, useMetricName } from './metric-name.tsx';
import type { Forecast, ForecastPart, ForecastSpan } from './results.ts';

const useStyles = makeStyles({
  lines: { display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-end', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  what: { display: 'flex', flexDirection: 'column', minWidth: '12ch' },
});

/** metric: by which its meaning is told. weighted: by probability. */
const told = [
  { part: 'due', metric: 'forecastWeighted', weighted: true },
  { part: 'due', metric: 'forecastDue', weighted: false, hiddenBelow: 960 },
  { part: 'already', metric: 'forecastAlready', weighted: false, hiddenBelow: 1200 },
  { part: 'wonDue', metric: 'forecastWonDue', weighted: false, hiddenBelow: 960 },
  { part: 'lostDue', metric: 'forecastLostDue', weighted: false, hiddenBelow: 960 },
  { part: 'slipped', metric: 'forecastSlipped', weighted: false, hiddenBelow: 640 },
  { part: 'added', metric: 'forecastAdded', weighted: false, hiddenBelow: 960 },
  { part: 'won', metric: 'forecastWon', weighted: false },
  { part: 'pipeline', metric: 'forecastPipeline', weighted: false, hiddenBelow: 1200 },
] as const;
type Told = (typeof told)[number];
export const forecastMetrics = [...told.map(({ metric }) => metric), 'forecastDifference'];

/** By which a number is known in the address of its opportunities. */
export const metricOf = (counted: string): string =>
  told.find(({ part, weighted }) => part === counted && !weighted)?.metric ?? 'forecastDue';

export function useSpanName(by: Forecast['by']): (span: Pick<ForecastSpan, 'from' | 'to'>) => string {
  const format = useFormatter();
  const utc = (day: string) => new Date(`${day}T00:00:00Z`);
  return ({ from, to }) =>
    by === 'month'
      ? format.dateTime(utc(from), { month: 'long', year: 'numeric', timeZone: 'UTC' })
      : format.dateTimeRange(utc(from), utc(to), { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

export function useForecastColumns(forecast: Forecast): Column<ForecastSpan>[] {
  const t = useTranslations('insight.results.forecast');
  const styles = useStyles();
  const day = useDay();
  const name = useSpanName(forecast.by);
  return [
    {
      id: 'span',
      title: t(forecast.by),
      cell: (span) => (
        <span className={styles.what}>
          {name(span)}
          <span className={styles.quiet}>{t('thought', { day: day(span.at) })}</span>
          {!span.over && <span className={styles.quiet}>{t('goesOn')}</span>}
        </span>
      ),
    },
    ...told
      // Before its first week is over, nothing was won by then.
      .filter(({ part }) => part !== 'already' || forecast.week > 0)
      .map((each): Column<ForecastSpan> => ({
        id: each.metric,
        title: '',
        head: <MetricName id={each.metric} head />,
        align: 'end',
        ...('hiddenBelow' in each ? { hiddenBelow: each.hiddenBelow } : {}),
        cell: (span) => <PartCell forecast={forecast} span={span} of={each} />,
      })),
    {
      id: 'difference',
      title: '',
      head: <MetricName id="forecastDifference" head />,
      align: 'end',
      cell: (span) => <Difference forecast={forecast} span={span} />,
    },
  ];
}

type OfSpan = { forecast: Forecast; span: ForecastSpan };

function PartCell({ forecast, span, of: { part: name, metric, weighted } }: OfSpan & { of: Told }) {
  const t = useTranslations('insight.results.forecast');
  const styles = useStyles();
  const money = useMoney();
  const metricName = useMetricName();
  const spanName = useSpanName(forecast.by);
  const base = `/publishers/${usePublisherId()}/performance/opportunities`;
  const part: ForecastPart = span[name];
  if (part.count === 0) return '–';
  const { reportingCurrency: reporting, by, week } = forecast;
  const total = part.total === null || part.sums.every((sum) => sum.reported === null) ? null : part.total;
  const own = part.sums.map((sum) => money(weighted ? sum.weighted : sum.value, sum.currency));
  const first = total === null ? null : money(weighted ? total.weighted : total.value, reporting);
  const isPlain = part.sums.length === 1 && part.sums[0]!.currency === reporting;
  const words = first ?? own[0] ?? t('deals', { count: part.count });
  return (
    <span className={styles.lines}>
      <Link
        to={base}
        search={{
          counted: name,
          by,
          to: span.to,
          week: week === 0 ? undefined : String(week),
          from: span.from,
          at: span.at,
        }}
        aria-label={`${words}: ${t('open', { what: metricName(metric), span: spanName(span), count: part.count })}`}
      >
        {words}
      </Link>
      {(first === null ? own.slice(1) : isPlain ? [] : own).map((amount) => (
        <span key={amount} className={styles.quiet}>
          {amount}
        </span>
      ))}
    </span>
  );
}

function Difference({ forecast, span }: OfSpan) {
  const styles = useStyles();
  const money = useMoney();
  const { total, sums } = span.difference;
  const signed = (amount: string, currency: string | null) =>
    amount.startsWith('-') || /^0(?:\.0+)?$/.test(amount)
      ? money(amount, currency)
      : `+${money(amount, currency)}`;
  if (sums.length === 0) return '–';
  const own = sums.map(({ amount, currency }) => signed(amount, currency));
  const isPlain = sums.length === 1 && sums[0]!.currency === forecast.reportingCurrency;
  return (
    <span className={styles.lines}>
      {total !== null && <span>{signed(total, forecast.reportingCurrency)}</span>}
      {total !== null && isPlain
        ? null
        : own.map((amount) => (
            <span key={amount} className={total === null ? undefined : styles.quiet}>
              {amount}
            </span>
          ))}
    </span>
  );
}

/** Of each month a line for each currency, exactly, and one for all of them. */
export function useForecastRows(forecast: Forecast): () => Cell[][] {
  const t = useTranslations('insight.results.forecast');
  const metricName = useMetricName();
  const name = useSpanName(forecast.by);
  const { reportingCurrency: reporting, spans, by } = forecast;
  return () => {
    const head = [
      t(by),
      t('asOf'),
      t('currency'),
      ...told.map(({ metric }) => metricName(metric)),
      metricName('forecastDifference'),
    ];
    const rows = spans.flatMap((span) => {
      const currencies = [
        ...new Set(told.flatMap(({ part }) => span[part].sums.map(({ currency }) => currency))),
      ].toSorted();
      const own = currencies.map((currency) => [
        name(span),
        span.at,
        currency,
        ...told.map(({ part, weighted }) => {
          const sum = span[part].sums.find((each) => each.currency === currency);
          return sum === undefined ? null : weighted ? sum.weighted : sum.value;
        }),
        signedCell(span.difference.sums.find((each) => each.currency === currency)?.amount),
      ]);
      if (reporting === null) return own;
      const totals = told.map(
        ({ part, weighted }) => span[part].total?.[weighted ? 'weighted' : 'value'] ?? null,
      );
      const all = t('inAll', { currency: reporting });
      return [...own, [name(span), span.at, all, ...totals, signedCell(span.difference.total)]];
    });
    return [head, ...rows];
  };
}

/** Below nought it is a number: as text a spreadsheet would take it for a formula. */
const signedCell = (amount: string | null = null): Cell =>
  amount === null ? null : amount.startsWith('-') ? Number(amount) : amount;
