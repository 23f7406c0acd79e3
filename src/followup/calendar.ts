// When people work: a time zone, the hours of the week, public holidays and other free days. Shapes alone.
import * as z from 'zod';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';
import { dayGiven } from '../platform/web-time.ts';

/** day: 1 is Monday, 7 is Sunday. Times of the wall clock; `to` may be 24:00. */
export type Hours = { day: number; from: string; to: string };
/** ISO 3166-1 alpha-2; region: the part of an ISO 3166-2 code behind the hyphen. */
export type HolidaysOf = { country: string; region: string | null };

export type Calendar = {
  id: string;
  name: string;
  timeZone: string;
  weekly: Hours[];
  holidays: HolidaysOf | null;
  /** Days without work besides, such as 2026-12-24. */
  freeDays: string[];
};

export const slug = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/);
const timeOfDay = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/,
    says('wrong_value', 'Give a time of the day such as 09:00, or 24:00 for its end.'),
  );

const HoursShape = z
  .strictObject({ day: z.int().min(1).max(7).describe('1 is Monday'), from: timeOfDay, to: timeOfDay })
  .superRefine(({ from, to }, context) => {
    if (from < to) return;
    const { error, params } = says(
      'wrong_order',
      'Must be later than the beginning; hours over midnight end at 24:00 and go on the next day from 00:00.',
    );
    context.addIssue({ code: 'custom', path: ['to'], message: error, params });
  });

export const HolidaysShape = z.strictObject({
  country: z.string().max(10),
  region: z.string().max(20).nullable().default(null),
});

export const CalendarShape = z
  .strictObject({
    id: slug,
    name: z.string().trim().min(1).max(120),
    timeZone: z
      .string()
      .max(64)
      .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'))
      .describe('IANA, such as Europe/Prague'),
    weekly: z.array(HoursShape).min(1).max(70),
    holidays: HolidaysShape.nullable()
      .default(null)
      .describe('Public holidays of a country, or of a part of it; null: none are kept'),
    freeDays: z.array(dayGiven()).max(400).default([]),
  })
  .meta({ id: 'WorkCalendar' });
