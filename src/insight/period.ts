// Periods of days, and the period before: both inclusive, in the days of the publisher's sums. Pure.
import { daysAfter } from '../platform/months.ts';
import { invalid } from '../platform/refusal.ts';
import { dayGiven } from '../platform/web-time.ts';
import { dateIn } from './days.ts';

export type Period = { from: string; to: string };

const dayMs = 86_400_000;
/** Four weeks, so that each weekday is in it as often as the others. */
const usualDays = 28;
export const mostDays = 732;

const day = dayGiven().optional();
export const periodQuery = {
  from: day.describe('The first day; left out: four weeks until the last'),
  to: day.describe('The last day; left out: today'),
};
export const comparedQuery = {
  ...periodQuery,
  beforeFrom: day.describe('The first day to compare with; left out: as many days right before'),
  beforeTo: day.describe('The last day to compare with'),
};

type Asked = { from?: string | undefined; to?: string | undefined };

/** Throws Refusal that names the wrong day. */
export function periodOf({ from, to }: Asked, now: Date, timeZone: string): Period {
  const last = to ?? dateIn(timeZone, now);
  return reviewed({ from: from ?? daysAfter(last, 1 - usualDays), to: last }, 'from', 'to');
}

export function periodBefore(
  { beforeFrom, beforeTo }: { beforeFrom?: string | undefined; beforeTo?: string | undefined },
  { from, to }: Period,
): Period {
  const last =
    beforeTo ?? (beforeFrom === undefined ? daysAfter(from, -1) : daysAfter(beforeFrom, span(from, to) - 1));
  const first = beforeFrom ?? daysAfter(last, 1 - span(from, to));
  return reviewed({ from: first, to: last }, 'beforeFrom', 'beforeTo');
}

function reviewed(period: Period, first: string, last: string): Period {
  const days = span(period.from, period.to);
  if (days < 1) throw invalid(last, `Must not be before ${first}.`, 'wrong_order');
  if (days > mostDays)
    throw invalid(first, `Ask for ${mostDays} days at most.`, 'too_large', { max: mostDays });
  return period;
}

export const span = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs + 1;

/** The Monday of its week. */
export const weekOf = (date: string): string => daysAfter(date, -((new Date(date).getUTCDay() + 6) % 7));

export function daysOf({ from, to }: Period): string[] {
  return Array.from({ length: span(from, to) }, (_, at) => daysAfter(from, at));
}
