// The end of a person's day, by the wall clock where they work. Pure.
import { Temporal } from 'temporal-polyfill';

/** The first moment of the next day there. */
export function endOfDay(now: Date, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  return new Date(here.add({ days: 1 }).startOfDay().epochMilliseconds);
}
