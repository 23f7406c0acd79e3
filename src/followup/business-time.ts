// Business time: how much of it lies between two moments, and when so much of it has passed. Pure.
import { Temporal } from 'temporal-polyfill';
import type { Calendar } from './calendar.ts';
import { publicHolidays } from './holidays.ts';

/** A calendar made ready; null where the plain clock counts. */
export type WorkTime = { openOn(day: string): readonly Span[]; dayOf(at: number): string } | null;
/** In milliseconds since 1970; `to` is outside. */
type Span = { from: number; to: number };

const minuteMs = 60_000;
/** Far longer than any due time that is accepted: beyond it a calendar is taken to stay closed. */
const mostDays = 20 * 366;
const capacity = 1_000;

export function workTime(calendar: Calendar | null): WorkTime {
  if (calendar === null) return null;
  const { timeZone, holidays } = calendar;
  const free = new Set(calendar.freeDays);
  const known = new Map<string, readonly Span[]>();
  const openOn = (day: string): readonly Span[] => {
    const found = known.get(day);
    if (found) return found;
    const isFree =
      free.has(day) || (holidays !== null && publicHolidays(holidays, Number(day.slice(0, 4))).has(day));
    const spans = isFree ? [] : spansOf(calendar, Temporal.PlainDate.from(day));
    if (known.size >= capacity) known.clear();
    known.set(day, spans);
    return spans;
  };
  const dayOf = (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
  return { openOn, dayOf };
}

/** The first moment by which so many minutes of business time have passed; null where the calendar stays closed for years. */
export function dueAt(start: Date, minutes: number, time: WorkTime): Date | null {
  const from = start.getTime();
  let left = minutes * minuteMs;
  if (time === null) return new Date(from + left);
  for (const span of openFrom(from, time)) {
    const begins = Math.max(span.from, from);
    if (span.to - begins >= left) return new Date(begins + left);
    left -= Math.max(0, span.to - begins);
  }
  return null;
}

/** This moment where it is open, or the first one after it that is; null where the calendar stays closed for years. */
export function firstOpen(start: Date, time: WorkTime): Date | null {
  const from = start.getTime();
  if (time === null) return start;
  for (const span of openFrom(from, time)) if (span.to > from) return new Date(Math.max(span.from, from));
  return null;
}

/** Milliseconds of business time between two moments; nothing when the end is not after the start. */
export function elapsedMs(start: Date, end: Date, time: WorkTime): number {
  const [from, to] = [start.getTime(), end.getTime()];
  if (to <= from) return 0;
  if (time === null) return to - from;
  let sum = 0;
  for (const span of openFrom(from, time)) {
    if (span.from >= to) break;
    sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from));
  }
  return sum;
}

/** What is open from the day of this moment on, in order and apart from one another. */
function* openFrom(from: number, { openOn, dayOf }: NonNullable<WorkTime>): Generator<Span> {
  let day = Temporal.PlainDate.from(dayOf(from));
  // Where clocks are put back over midnight, a day may go on after the next has begun.
  let until = -Infinity;
  for (let nth = 0; nth < mostDays; nth++) {
    for (const span of openOn(day.toString())) {
      const begins = Math.max(span.from, until);
      if (begins < span.to) yield { from: begins, to: span.to };
      until = Math.max(until, span.to);
    }
    day = day.add({ days: 1 });
  }
}

/** Open while the wall clock shows it: an hour that is left out in spring does not count, one that comes twice in autumn counts twice. */
function spansOf({ timeZone, weekly }: Calendar, day: Temporal.PlainDate): Span[] {
  const at = (time: string, disambiguation: 'compatible' | 'later') => {
    const [date, clock] = time === '24:00' ? [day.add({ days: 1 }), '00:00'] : [day, time];
    return date.toPlainDateTime(clock).toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds;
  };
  const spans = weekly
    .filter((hours) => hours.day === day.dayOfWeek)
    .map(({ from, to }) => ({
      from: at(from, 'compatible'),
      to: at(to, to === '24:00' ? 'compatible' : 'later'),
    }))
    .toSorted((a, b) => a.from - b.from);
  return spans.reduce<Span[]>((merged, span) => {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else if (span.from < span.to) merged.push(span);
    return merged;
  }, []);
}
