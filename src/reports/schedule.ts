// When a report is mailed next, on the clock of the publisher’s days. Pure.
import { Temporal } from 'temporal-polyfill';

/** weekday: 1 is Monday. day: of the month; where that is shorter, its last one. hour: 0 to 23. */
export type Moments =
  | { every: 'day'; hour: number }
  | { every: 'week'; weekday: number; hour: number }
  | { every: 'month'; day: number; hour: number };

/** The first moment after `now`. An hour that a change of clocks leaves out is the one right after it. */
export function nextMoment(moments: Moments, now: Date, timeZone: string): Date {
  const here = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(timeZone);
  let day = here.toPlainDate();
  for (;;) {
    if (isOn(moments, day)) {
      const at = day.toZonedDateTime({ timeZone, plainTime: { hour: moments.hour } });
      if (at.epochMilliseconds > now.getTime()) return new Date(at.epochMilliseconds);
    }
    day = day.add({ days: 1 });
  }
}

function isOn(moments: Moments, day: Temporal.PlainDate): boolean {
  switch (moments.every) {
    case 'day':
      return true;
    case 'week':
      return day.dayOfWeek === moments.weekday;
    case 'month':
      return day.day === Math.min(moments.day, day.daysInMonth);
  }
}
