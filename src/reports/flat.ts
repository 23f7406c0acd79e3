// Insight’s answers as flat tables. Pure.
import type { cohortsOf, responsesOf, scoresOf } from '../insight/answers-http.ts';
import type { funnelOf, trendOf } from '../insight/funnel-http.ts';
import { nothing, type Steps } from '../insight/funnel.ts';
import type { CountedId, Dimension } from '../insight/metrics.ts';
import type { healthOf } from '../insight/delivery-http.ts';
import type { arrivalsOf, revenueOf } from '../insight/revenue-http.ts';
import type { Cell } from '../platform/csv.ts';
import { bounded, column, count, countBefore, type Table } from './table.ts';

type Told<Answer extends (...given: never[]) => Promise<unknown>> = Awaited<ReturnType<Answer>>;

/** Each group by itself; between them lies the break. */
const groups = [
  ['marketplaceVisits', 'marketplaceClicks', 'marketplaceConsents'],
  ['views', 'clicks'],
  ['leads', 'marketingQualified', 'salesQualified', 'opportunities', 'won', 'lost'],
] as const satisfies readonly (readonly (keyof Steps)[])[];
const pages = [...groups[0], ...groups[1]];

export function funnelTable(funnel: Told<typeof funnelOf>, key: string | null): Table {
  const { total, items, by, period, before } = funnel;
  const none = nothing(total.now.marketplaceVisits !== null, total.now.views !== null);
  const steps =
    key === null ? total : (items.find((item) => item.key === key) ?? { now: none, before: none });
  const rows = groups.flatMap((group) => {
    const told = group.map((step): Cell[] => [step, steps.now[step], steps.before[step]]);
    // Where nobody told of a visit, nought would be a guess.
    if (group[0] !== 'leads' && told.every(([, now, then]) => !now && !then)) return [];
    return told.filter(([, now, then]) => now !== null || then !== null);
  });
  const columns = [column('step', 'step'), column('now', 'count'), column('before', 'count')];
  return bounded({
    block: 'funnel',
    by: key === null ? null : by,
    key,
    period,
    before,
    columns,
    rows,
  });
}

export function breakdownTable({ items, by, period, before, total }: Told<typeof funnelOf>): Table {
  const isTold = (step: keyof Steps) => Boolean(total.now[step]) || Boolean(total.before[step]);
  const steps = [...groups[2], ...pages.filter(isTold)];
  return bounded({
    block: 'breakdown',
    by,
    period,
    before,
    columns: [
      column('key', 'key'),
      column('name', 'name'),
      ...steps.flatMap((step) => [count(step), countBefore(step)]),
    ],
    rows: items.map(({ key, name, now, before: then }) => [
      key,
      name,
      ...steps.flatMap((step) => [now[step], then[step]]),
    ]),
  });
}

export function trendTable(
  { points, pointsBefore, period, before }: Told<typeof trendOf>,
  metric: CountedId,
  by: Dimension | null,
  key: string | null,
): Table {
  const rows = Array.from({ length: Math.max(points.length, pointsBefore.length) }, (_, at): Cell[] => [
    points[at]?.from ?? null,
    points[at]?.steps[metric] ?? null,
    pointsBefore[at]?.from ?? null,
    pointsBefore[at]?.steps[metric] ?? null,
  ]);
  return bounded({
    block: 'trend',
    by,
    key,
    period,
    before,
    columns: [column('day', 'day'), count(metric), column('dayBefore', 'day'), countBefore(metric)],
    rows,
  });
}

export function revenueTable({ items, by, period }: Told<typeof revenueOf>): Table {
  return bounded({
    block: 'revenue',
    by,
    period,
    columns: [
      column('key', 'key'),
      column('name', 'name'),
      column('currency', 'code'),
      column('amount', 'amount', 'wonValue'),
    ],
    rows: items.flatMap(({ key, name, won }) =>
      won.map(({ currency, amount }) => [key, name, currency, amount]),
    ),
  });
}

export function arrivalTable({ hours, period }: Told<typeof arrivalsOf>, storefront: string | null): Table {
  return bounded({
    block: 'arrivals',
    by: storefront === null ? null : 'storefront',
    key: storefront,
    period,
    columns: [column('weekday', 'weekday'), column('hour', 'count'), count('leads')],
    rows: hours.map(({ weekday, hour, leads }) => [weekday, hour, leads]),
  });
}

export function scoreTable({ bands, period }: Told<typeof scoresOf>): Table {
  return bounded({
    block: 'scores',
    period,
    columns: [
      column('from', 'count'),
      column('to', 'count'),
      count('leads'),
      count('won'),
      count('lost'),
      column('winRate', 'share', 'winRate'),
    ],
    rows: bands.map(({ from, to, steps, winRate }) => [
      from,
      to,
      steps.leads,
      steps.won,
      steps.lost,
      winRate,
    ]),
  });
}

const answered = ['leads', 'answered', 'inTime', 'late', 'overdue'] as const;

export function responseTable({ items, total, by, period }: Told<typeof responsesOf>): Table {
  const cells = (row: typeof total): Cell[] => [
    ...answered.map((id) => row[id]),
    row.inTimeShare,
    row.medianSeconds,
    row.p95Seconds,
  ];
  return bounded({
    block: 'responses',
    by,
    period,
    columns: [
      column('key', 'key'),
      column('name', 'name'),
      ...answered.map(count),
      column('inTimeShare', 'share', 'inTimeShare'),
      column('medianSeconds', 'seconds', 'medianSeconds'),
      column('p95Seconds', 'seconds', 'p95Seconds'),
    ],
    rows: items.map((item) => [item.key, item.name, ...cells(item)]),
    total: [null, null, ...cells(total)],
  });
}

export function cohortTable({ weeks, step, period }: Told<typeof cohortsOf>): Table {
  return bounded({
    block: 'cohorts',
    period,
    columns: [
      column('week', 'day'),
      count('leads'),
      column('withinWeeks', 'count'),
      column(step, 'count', step),
    ],
    rows: weeks.flatMap(({ week, leads, reached }) =>
      reached.map((come, age): Cell[] => [week, leads, age + 1, come]),
    ),
  });
}

export function deliveryTable({ items, period }: Told<typeof healthOf>): Table {
  return bounded({
    block: 'deliveries',
    period,
    columns: [
      column('key', 'key'),
      column('name', 'name'),
      count('delivered'),
      count('failed'),
      column('medianMs', 'milliseconds', 'medianMs'),
      column('p95Ms', 'milliseconds', 'p95Ms'),
    ],
    rows: items.map(({ destinationId, name, delivered, failed, medianMs, p95Ms }) => [
      destinationId,
      name,
      delivered,
      failed,
      medianMs,
      p95Ms,
    ]),
  });
}
