// To when a task is put off, at each time of a day and week.
import { describe, expect, it } from 'vitest';
import { localText, postponeTimes } from './postpone-times.ts';

/** The 16th of November 2026 is a Monday. */
const at = (day: number, hours: number, minutes = 0) => new Date(2026, 10, day, hours, minutes);
const words = (now: Date) => {
  const { later, tomorrow, nextWeek } = postponeTimes(now);
  return [later && localText(later), localText(tomorrow), localText(nextWeek)];
};

describe('a task is put off', () => {
  it.each([
    ['on a Monday morning', at(16, 9, 10), ['2026-11-16T12:30', '2026-11-17T09:00', '2026-11-23T09:00']],
    ['just after half past', at(16, 9, 30), ['2026-11-16T13:00', '2026-11-17T09:00', '2026-11-23T09:00']],
    ['late in the afternoon', at(16, 15, 20), [null, '2026-11-17T09:00', '2026-11-23T09:00']],
    ['at night', at(16, 22), [null, '2026-11-17T09:00', '2026-11-23T09:00']],
    ['on a Sunday', at(22, 10), ['2026-11-22T13:30', '2026-11-23T09:00', '2026-11-23T09:00']],
    ['at the end of a month', at(30, 10), ['2026-11-30T13:30', '2026-12-01T09:00', '2026-12-07T09:00']],
  ])('%s', (_name, now, expected) => expect(words(now)).toEqual(expected));
});
