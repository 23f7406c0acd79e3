// Months and quarters that a forecast is looked back on, each with the day of which is asked what was thought then. Pure.
import { midnightIn } from '../platform/local-clock.ts';
import { daysAfter } from '../platform/months.ts';

export const spanKinds = ['month', 'quarter'] as const;
export type SpanKind = (typeof spanKinds)[number];

/** Both days are in it. at: what was thought at its beginning, or so many weeks later, never later than its last day or today. */
export type Span = { from: string; to: string; at: string };
/** ended: when it ended, or will have until now. due: the day after its last. */
export type Moment = { begun: Date; at: Date; ended: Date; due: string };

const months: Record<SpanKind, number> = { month: 1, quarter: 3 };
/** Weeks that the longest of each has begun by its last day. */
export const mostWeeksIn: Record<SpanKind, number> = { month: 4, quarter: 13 };

type Asked = { by: SpanKind; to: string; count: number; week: number; today: string };

/** The oldest first; the last is the one that `to` is in, or today where that is earlier: of what is to come nothing came of yet. */
export function spansOf({ by, to, count, week, today }: Asked): Span[] {
  const last = to < today ? to : today;
  return Array.from({ length: count }, (_, nth) => {
    const from = firstOf(by, last, nth + 1 - count);
    const end = daysAfter(firstOf(by, last, nth + 2 - count), -1);
    return { from, to: end, at: [daysAfter(from, 7 * week), end, today].toSorted()[0]! };
  });
}

/** The first day of the month or quarter of a day, or of one so many later. */
function firstOf(by: SpanKind, day: string, later: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const begun = month - 1 - ((month - 1) % months[by]);
  return new Date(Date.UTC(year, begun + later * months[by], 1)).toISOString().slice(0, 10);
}

/** A moment is the midnight with which a day begins: what happened before it counts, and of today what has happened by now. */
export function momentOf({ from, to, at }: Span, timeZone: string, now: Date): Moment {
  const midnight = (day: string) => midnightIn(timeZone, day);
  const due = daysAfter(to, 1);
  const ended = new Date(Math.min(midnight(due).getTime(), now.getTime() + 1));
  return { begun: midnight(from), at: midnight(at), ended, due };
}
