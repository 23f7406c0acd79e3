// Days and times as callers give them: none that the database cannot hold, or that nobody means.
import * as z from 'zod';
import { says } from './web-words.ts';

/** A year of four digits in UTC, from 1 on: PostgreSQL knows no year 0. offset: another zone than Z may be named. */
export function timeGiven(options: { offset?: boolean } = {}) {
  return z.iso
    .datetime(options)
    .transform((text) => new Date(text))
    .refine(
      (at) => at.getUTCFullYear() >= 1 && at.getUTCFullYear() <= 9_999,
      says('not_a_time', 'Give a time such as 2026-01-31T12:00:00Z.'),
    );
}

/** Of a year that somebody may mean, with room for the days before and after it that are reckoned from it. */
export function dayGiven() {
  return z.iso
    .date({ abort: true })
    .refine(
      (day) => day >= '1900-01-01' && day <= '2999-12-31',
      says('not_a_day', 'Give a day such as 2026-01-31.'),
    );
}
