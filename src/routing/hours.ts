// Working hours: windows of the week in a time zone; open or not at an instant, and when next. Pure.
import * as z from 'zod';
import { Temporal } from 'temporal-polyfill';
import { isTimeZone } from '../connectors/gathering.ts';
import { says } from '../platform/web-words.ts';

/** day: 1 is Monday, 7 Sunday. Wall-clock times, to the minute; to is outside and may be 24:00. */
export type Window = { day: number; from: string; to: string };
export type Hours = { timeZone: string; windows: Window[] };

const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, says('not_a_clock_time', 'Give a time such as 09:00.'));
const WindowShape = z
  .strictObject({
    day: z.int().min(1).max(7).describe('1: Monday, 7: Sunday'),
    from: time,
    to: z.union([z.literal('24:00'), time]).describe('24:00: until midnight'),
  })
  .refine(({ from, to }) => from < to, {
    ...says(
      'wrong_order',
      'Must be later than it begins; end one at 24:00 and begin another on the next day.',
    ),
    path: ['to'],
  });

export const HoursShape = z
  .strictObject({
    timeZone: z
      .string()
      .max(60)
      .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.')),
    windows: z.array(WindowShape).min(1).max(50),
  })
  .meta({ id: 'WorkingHours' });

export type Opening = {
  isOpen(at: Date): boolean;
  /** At or after an instant; every week has one. */
  nextOpen(at: Date): Date;
};

type Span = { from: number; to: number };

const dayMs = 24 * 60 * 60_000;
/** Days kept ready: a simulation walks on through time. */
const mostDays = 400;

/** The same few hours are asked about again and again. */
const openings = new Map<string, Opening>();
const mostOpenings = 2_000;

export function openingFor(hours: Hours): Opening {
  const key = JSON.stringify(hours);
  const known = openings.get(key);
  if (known) return known;
  if (openings.size >= mostOpenings) openings.clear();
  const opening = openingOf(hours);
  openings.set(key, opening);
  return opening;
}

/** Made once for a person, asked for every lead: a day's windows become instants once. */
export function openingOf({ timeZone, windows }: Hours): Opening {
  const known = new Map<number, Span[]>();
  const spansNear = (day: number): Span[] => {
    const found = known.get(day);
    if (found) return found;
    if (known.size >= mostDays) known.clear();
    const noon = Temporal.Instant.fromEpochMilliseconds(day * dayMs + dayMs / 2);
    const middle = noon.toZonedDateTimeISO(timeZone).toPlainDate();
    const spans = [-1, 0, 1].flatMap((days) => spansOf(middle.add({ days }), timeZone, windows));
    known.set(day, spans);
    return spans;
  };
  const near = (at: Date, days = 0) => spansNear(Math.floor(at.getTime() / dayMs) + days);
  return {
    isOpen: (at) => near(at).some(({ from, to }) => from <= at.getTime() && at.getTime() < to),
    nextOpen(at) {
      const now = at.getTime();
      for (let days = 0; days <= 8; days++) {
        const starts = near(at, days).filter(({ to }) => to > now);
        if (starts.length > 0) return new Date(Math.max(now, Math.min(...starts.map(({ from }) => from))));
      }
      // A window that the clocks jump over in every week of the year does not exist.
      return new Date(now + 7 * dayMs);
    },
  };
}

function spansOf(date: Temporal.PlainDate, timeZone: string, windows: Window[]): Span[] {
  return windows
    .filter(({ day }) => day === date.dayOfWeek)
    .map(({ from, to }) => ({ from: instant(date, from, timeZone), to: instant(date, to, timeZone) }))
    .filter(({ from, to }) => from < to);
}

function instant(date: Temporal.PlainDate, time: string, timeZone: string): number {
  const whole = time === '24:00';
  const at = { timeZone, plainTime: whole ? '00:00' : time };
  return (whole ? date.add({ days: 1 }) : date).toZonedDateTime(at).epochMilliseconds;
}

/** When the day began in a time zone, and when the next one will. */
export function dayAround(at: Date, timeZone: string): { from: Date; to: Date } {
  const date = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate();
  const start = (days: number) =>
    new Date(date.add({ days }).toZonedDateTime({ timeZone }).epochMilliseconds);
  return { from: start(0), to: start(1) };
}
