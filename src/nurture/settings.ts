// How often and when a publisher's sequences may write to a person. Shapes, and what holds where nothing was said.
import * as z from 'zod';
import { isTimeZone } from '../platform/time-zone.ts';
import { says } from '../platform/web-words.ts';

/** mails: at most so many within any so many days, over all sequences. */
export type Cap = { mails: number; days: number };
/** days: 1 is Monday. from, to: of the reader's clock; to: may be 24:00. */
export type Window = { days: number[]; from: string; to: string };

export type Settings = {
  cap: Cap;
  window: Window;
  /** None on public holidays of the reader's country. */
  skipHolidays: boolean;
  /** Where the reader's own is not known. */
  timeZone: string;
};

export const usualSettings: Settings = {
  cap: { mails: 2, days: 7 },
  window: { days: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' },
  skipHolidays: true,
  timeZone: 'UTC',
};

const time = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/,
    says('wrong_value', 'Give a time of the day such as 09:00, or 24:00 for its end.'),
  );

export const SettingsShape = z.strictObject({
  cap: z.strictObject({
    mails: z.int().min(1).max(50).describe('At most so many'),
    days: z.int().min(1).max(90).describe('within any so many days'),
  }),
  window: z
    .strictObject({
      days: z.array(z.int().min(1).max(7)).min(1).max(7).describe('1 is Monday'),
      from: time,
      to: time,
    })
    .superRefine(({ from, to }, context) => {
      if (from < to) return;
      const { error, params } = says('wrong_order', 'Must be later than the beginning.');
      context.addIssue({ code: 'custom', path: ['to'], message: error, params });
    })
    .describe('When mails may go, on the reader’s clock'),
  skipHolidays: z.boolean().describe('None on public holidays of the reader’s country'),
  timeZone: z
    .string()
    .max(64)
    .refine(isTimeZone, says('not_a_time_zone', 'Give an IANA time zone, such as Europe/Lisbon.'))
    .describe('Of readers whose own is not known'),
});

export const SettingsView = z.object({ ...SettingsShape.shape }).meta({ id: 'NurtureSettings' });
