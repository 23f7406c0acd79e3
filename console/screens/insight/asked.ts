// Which days the address asks for, and with which they are compared. Pure.

import {
  comparisons,
  daysAfter,
  daysBeforeSpan,
  daysIn,
  daysOfSpan,
  spans,
  type Comparison,
  type Days,
  type Span,
} from '../../../src/insight/span.ts';

export const dayNames = ['from', 'to', 'beforeFrom', 'beforeTo'] as const;
export type DayName = (typeof dayNames)[number];
export type Asked = Record<DayName, string>;

/** What is wrong with a day: not given, before the one it follows, or too far from it. */
export type Fault = 'missing' | 'order' | 'long';
type Filters = Partial<Record<'span' | 'compare' | DayName, string>>;

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
  const days = span === 'own' ? typed(filters.from, filters.to) : daysOfSpan(span, today);
  const faults = span === 'own' ? faultsOf(days, 'from', 'to') : {};
  const isKnown = Object.keys(faults).length === 0;
  const before =
    comparison === 'own'
      ? typed(filters.beforeFrom, filters.beforeTo)
      : isKnown
        ? daysBeforeSpan(span, comparison, days)
        : days;
  if (comparison === 'own') Object.assign(faults, faultsOf(before, 'beforeFrom', 'beforeTo'));
  if (Object.keys(faults).length > 0) return { asked: null, faults };
  return {
    asked: { from: days.from, to: days.to, beforeFrom: before.from, beforeTo: before.to },
    faults,
  };
}

const typed = (from = '', to = ''): Days => ({ from, to });

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

/** The days of one point of a trend: a week that the period cuts is told of those that are in it. */
export function pointWithin({ from, to }: Days, first: string, every: 'day' | 'week'): Days {
  const last = every === 'day' ? first : daysAfter(first, 6);
  return { from: first < from ? from : first, to: last > to ? to : last };
}
