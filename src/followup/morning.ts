// Where it is morning, by the wall clock of people's time zones. Pure.
import { Temporal } from 'temporal-polyfill';
import { endOfDay } from './day.ts';

/** day: such as 2026-03-02. until: its end there. */
export type Morning = { timeZone: string; day: string; until: Date };

/** From eight on people are reminded of their day; from noon on it is too late to. */
const begins = 8;
const ends = 12;

export function morningsAt(now: Date, timeZones: readonly string[]): Morning[] {
  const instant = Temporal.Instant.fromEpochMilliseconds(now.getTime());
  return timeZones.flatMap((timeZone) => {
    const here = instant.toZonedDateTimeISO(timeZone);
    if (here.hour < begins || here.hour >= ends) return [];
    return [{ timeZone, day: here.toPlainDate().toString(), until: endOfDay(now, timeZone) }];
  });
}
