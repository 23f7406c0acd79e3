// Which days the address asks for, and with which they are compared. Pure.

export const spans = ['28d', '7d', '91d', 'month', 'lastMonth', 'own'] as const;
export type Span = (typeof spans)[number];
export const comparisons = ['before', 'year', 'own'] as const;
export type Comparison = (typeof comparisons)[number];

export const dayNames = ['from', 'to', 'beforeFrom', 'beforeTo'] as const;
export type DayName = (typeof dayNames)[number];
export type Asked = Record<DayName, string>;

/** What is wrong with a day: not given, before the one it follows, or too far from it. */
export type Fault = 'missing' | 'order' | 'long';
type Filters = Partial<Record<'span' | 'compare' | DayName, string>>;
type Days = { from: string; to: string };

const dayMs = 86_400_000;
/** As the API allows. */
export const mostDays = 732;

export const spanOf = ({ span }: Filters): Span => spans.find((each) => each === span) ?? '28d';
export const comparisonOf = ({ compare }: Filters): Comparison =>
  comparisons.find((each) => each === compare) ?? 'before';

/** today: such as 2026-11-22, where the days are counted. asked is null while something is wrong. */
export function askedOf(
  filters: Filters,
  today: string,
): { asked: Asked | null; faults: Partial<Record<DayName, Fault>> } {
  const span = spanOf(filters);
  const comparison = comparisonOf(filters);
  const days = span === 'own' ? typed(filters.from, filters.to) : daysOf(span, today);
  const faults = span === 'own' ? faultsOf(days, 'from', 'to') : {};
  const isKnown = Object.keys(faults).length === 0;
  const before =
    comparison === 'own'
      ? typed(filters.beforeFrom, filters.beforeTo)
      : isKnown
        ? beforeOf(span, comparison, days)
        : days;
  if (comparison === 'own') Object.assign(faults, faultsOf(before, 'beforeFrom', 'beforeTo'));
  if (Object.keys(faults).length > 0) return { asked: null, faults };
  return {
    asked: { from: days.from, to: days.to, beforeFrom: before.from, beforeTo: before.to },
    faults,
  };
}

const typed = (from = '', to = ''): Days => ({ from, to });

function daysOf(span: Exclude<Span, 'own'>, today: string): Days {
  if (span === 'month') return { from: firstOf(today), to: today };
  if (span === 'lastMonth') {
    const to = daysAfter(firstOf(today), -1);
    return { from: firstOf(to), to };
  }
  return { from: daysAfter(today, 1 - Number.parseInt(span, 10)), to: today };
}

/** A month is compared with the month before it, up to the same day; other spans with as many days right before. */
function beforeOf(span: Span, comparison: 'before' | 'year', { from, to }: Days): Days {
  if (comparison === 'year') return { from: monthsBefore(from, 12), to: monthsBefore(to, 12) };
  if (span === 'month') return { from: monthsBefore(from, 1), to: monthsBefore(to, 1) };
  if (span === 'lastMonth') return { from: monthsBefore(from, 1), to: daysAfter(from, -1) };
  const last = daysAfter(from, -1);
  return { from: daysAfter(last, 1 - daysIn({ from, to })), to: last };
}

function faultsOf({ from, to }: Days, first: DayName, last: DayName): Partial<Record<DayName, Fault>> {
  const missing = [
    ...(isDay(from) ? [] : [[first, 'missing'] as const]),
    ...(isDay(to) ? [] : [[last, 'missing'] as const]),
  ];
  if (missing.length > 0) return Object.fromEntries(missing);
  if (to < from) return { [last]: 'order' };
  return daysIn({ from, to }) > mostDays ? { [first]: 'long' } : {};
}

const isDay = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));

export const daysIn = ({ from, to }: Days): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** On the calendar: no clock is put forward between days. */
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);

const firstOf = (day: string) => `${day.slice(0, 7)}-01`;

/** The same day of an earlier month, or its last one where it is shorter. */
function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0));
  last.setUTCDate(Math.min(date, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}
