// When the steps of a playbook are due: on working days, by the wall clock of whoever is to do them. Pure.
import { Temporal } from 'temporal-polyfill';
import type { HolidaysOf } from './calendar.ts';
import { publicHolidays } from './holidays.ts';
import type { Step } from './playbook.ts';

/** Where the steps are done. */
export type Place = { timeZone: string; holidays: HolidaysOf | null };

const dayMs = 86_400_000;
/** Nobody is to call before or after. */
const dayBegins = Temporal.PlainTime.from('08:00');
const dayEnds = Temporal.PlainTime.from('18:00');

/** Of each step, in order; none is due before the one ahead of it. */
export function planOf(steps: readonly Pick<Step, 'after'>[], anchor: Date, place: Place): Date[] {
  let latest = -Infinity;
  const nth = workingDays(anchor, place);
  return steps.map(({ after }) => {
    latest = Math.max(latest, dueOf(after, anchor, place, nth));
    return new Date(latest);
  });
}

/**
 * The anchor by which this step is due next: the same while that lies ahead; where it has passed, later by as much as the step is late,
 * so that the steps behind it keep their distance.
 */
export function anchorFor(
  steps: readonly Pick<Step, 'after'>[],
  at: number,
  anchor: Date,
  now: Date,
  place: Place,
): Date {
  const plan = planOf(steps, anchor, place);
  if (plan[at]! > now) return anchor;
  const before = at === 0 ? anchor : plan[at - 1]!;
  let moved = new Date(anchor.getTime() + now.getTime() - before.getTime());
  // Two steps of one day, and that day's time has passed.
  while (planOf(steps, moved, place)[at]! < now) moved = new Date(moved.getTime() + dayMs);
  return moved;
}

type Nth = (days: number) => Temporal.PlainDate;

/** The working day of the beginning, or the first after it, is the 0th; each is found once. */
function workingDays(anchor: Date, place: Place): Nth {
  const first = begunAt(anchor, place).toPlainDate();
  const known = [workingDayFrom(first, place)];
  return (days) => {
    while (known.length <= days) known.push(workingDayFrom(known.at(-1)!.add({ days: 1 }), place));
    return known[days]!;
  };
}

const begunAt = (anchor: Date, { timeZone }: Place) =>
  Temporal.Instant.fromEpochMilliseconds(anchor.getTime()).toZonedDateTimeISO(timeZone);

function dueOf(after: Step['after'], anchor: Date, place: Place, nth: Nth): number {
  const start = begunAt(anchor, place);
  if ('hours' in after) return intoWorkTime(start.add({ hours: after.hours }), place).epochMilliseconds;
  const time = after.at === null ? inDay(start.toPlainTime()) : Temporal.PlainTime.from(after.at);
  const due = at(nth(after.days), time, place).epochMilliseconds;
  // A time of the first day that has passed already is one of the next.
  return due < anchor.getTime() ? at(nth(after.days + 1), time, place).epochMilliseconds : due;
}

function intoWorkTime(moment: Temporal.ZonedDateTime, place: Place): Temporal.ZonedDateTime {
  const day = moment.toPlainDate();
  const time = moment.toPlainTime();
  const early = Temporal.PlainTime.compare(time, dayBegins) < 0;
  const late = Temporal.PlainTime.compare(time, dayEnds) >= 0;
  const next = workingDayFrom(late ? day.add({ days: 1 }) : day, place);
  return !early && !late && next.equals(day) ? moment : at(next, dayBegins, place);
}

/** At night, the morning. */
const inDay = (time: Temporal.PlainTime) =>
  Temporal.PlainTime.compare(time, dayBegins) < 0 || Temporal.PlainTime.compare(time, dayEnds) >= 0
    ? dayBegins
    : time;

/** A time that is left out in spring is an hour later, one that comes twice in autumn is the first. */
const at = (day: Temporal.PlainDate, time: Temporal.PlainTime, { timeZone }: Place) =>
  day.toPlainDateTime(time).toZonedDateTime(timeZone, { disambiguation: 'compatible' });

function workingDayFrom(from: Temporal.PlainDate, { holidays }: Place): Temporal.PlainDate {
  const isFree = (day: Temporal.PlainDate) =>
    day.dayOfWeek > 5 || (holidays !== null && publicHolidays(holidays, day.year).has(day.toString()));
  let day = from;
  while (isFree(day)) day = day.add({ days: 1 });
  return day;
}
