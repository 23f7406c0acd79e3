// When a mail may go: within the window on the reader's clock, and no more often than the cap allows. Pure.
import { Temporal } from 'temporal-polyfill';
import { firstOpen, workTime, type WorkTime } from '../followup/business-time.ts';
import { holidayCountries } from '../followup/holidays.ts';
import type { Cap, Settings } from './settings.ts';
import type { Wait } from './sequence.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

const known = new Map<string, WorkTime>();
const capacity = 2_000;
let countries: Record<string, string> | null = null;

/** Made once for each clock and window. country: whose holidays are kept, where they are. */
export function windowOf(settings: Settings, timeZone: string, country: string | null): WorkTime {
  const { window, skipHolidays } = settings;
  countries ??= holidayCountries('en');
  const kept = skipHolidays && country !== null && Object.hasOwn(countries, country) ? country : null;
  const key = `${timeZone} ${kept ?? ''} ${window.from} ${window.to} ${window.days.join()}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = workTime({
    id: 'window',
    name: 'window',
    timeZone,
    weekly: window.days.map((day) => ({ day, from: window.from, to: window.to })),
    holidays: kept === null ? null : { country: kept, region: null },
    freeDays: [],
  });
  if (known.size >= capacity) known.clear();
  known.set(key, made);
  return made;
}

/** mailedAt: when the person was written to, the latest first. */
export function freeAt(cap: Cap, mailedAt: readonly Date[], now: Date): Date {
  const counted = mailedAt[cap.mails - 1];
  if (counted === undefined) return now;
  const free = counted.getTime() + cap.days * dayMs;
  return free > now.getTime() ? new Date(free) : now;
}

/** because: what holds it back; null: it may go now. */
export type Moment = { at: Date; because: 'cap' | 'window' | null };

/** Null: the window stays closed for years. */
export function nextMoment(
  now: Date,
  { cap, mailedAt, window }: { cap: Cap; mailedAt: readonly Date[]; window: WorkTime },
): Moment | null {
  const free = freeAt(cap, mailedAt, now);
  const at = firstOpen(free, window);
  if (at === null) return null;
  return { at, because: free > now ? 'cap' : at > now ? 'window' : null };
}

/** When a wait that began then is over. Days are the calendar's: the same time of the day, whatever clocks do meanwhile. */
export function waitEnds(until: Wait, began: Date, timeZone: string): Date {
  if ('hours' in until) return new Date(began.getTime() + until.hours * hourMs);
  const here = Temporal.Instant.fromEpochMilliseconds(began.getTime()).toZonedDateTimeISO(timeZone);
  if ('days' in until) return new Date(here.add({ days: until.days }).epochMilliseconds);
  const { weekday, at } = until;
  let day = here.toPlainDate();
  for (;;) {
    const ends = day.toPlainDateTime(at).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
    if ((weekday === null || day.dayOfWeek === weekday) && ends.epochMilliseconds > began.getTime())
      return new Date(ends.epochMilliseconds);
    day = day.add({ days: 1 });
  }
}
