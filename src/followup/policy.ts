// How soon leads are to be answered: an ordered list of which the first that fits a lead counts. Shapes, and what we ship.
import * as z from 'zod';
import { ConditionShape, type Condition } from '../scoring/condition.ts';
import { CalendarShape, slug, type Calendar } from './calendar.ts';

/** percent: of the time that there is. minutes: of it, before its end. */
export type Warning = { percent: number } | { minutes: number };
/** managers: all of the publisher's; where it has none, its owners. */
export type Escalation = { to: 'managers' } | { to: 'user'; userId: string };

export type ResponsePolicy = {
  id: string;
  /** A person's own words; null in what we ship, whose words come from the catalogue by the id. */
  name: string | null;
  /** Null: every lead that no policy before it takes. */
  when: Condition | null;
  minutes: number;
  /** The id of a calendar; null: the plain clock, day and night. */
  calendar: string | null;
  warn: Warning | null;
  /** Who hears of a breach besides whoever has the lead; null: nobody. */
  escalate: Escalation | null;
  /** Whether the lead is to go to somebody else on a breach. */
  reassign: boolean;
  /** Whether it also takes leads that come to fit it later, counted from then, where that is sooner than what they had. */
  later: boolean;
};

export type ResponseTimes = { calendars: Calendar[]; policies: ResponsePolicy[] };

/** version 0: what we ship, unchanged. */
export type ResponseVersion = { version: number; times: ResponseTimes };

export const mostMinutes = 60 * 24 * 30;

const PolicyShape = z
  .strictObject({
    id: slug,
    name: z.string().trim().min(1).max(120).nullable().default(null),
    when: ConditionShape.nullable().default(null).describe('Null: every lead that no policy before it takes'),
    minutes: z.int().min(1).max(mostMinutes).describe('Within how many the first response is to come'),
    calendar: slug.nullable().default(null).describe('The id of a calendar; null: the plain clock'),
    warn: z
      .union([
        z.strictObject({ percent: z.int().min(1).max(99) }),
        z.strictObject({ minutes: z.int().min(1).max(mostMinutes) }),
      ])
      .nullable()
      .default(null)
      .describe('When so much of the time has passed, or so many minutes before its end'),
    escalate: z
      .union([
        z.strictObject({ to: z.literal('managers') }),
        z.strictObject({ to: z.literal('user'), userId: z.string().min(1).max(64) }),
      ])
      .nullable()
      .default(null)
      .describe('Who hears of a breach besides whoever has the lead'),
    reassign: z.boolean().default(false).describe('Whether the lead goes to somebody else on a breach'),
    later: z
      .boolean()
      .default(false)
      .describe(
        'Whether it also takes leads that come to fit it later, counted from then, where that is sooner',
      ),
  })
  .meta({ id: 'ResponsePolicy' });

export const TimesShape = z.strictObject({
  calendars: z.array(CalendarShape).max(20).default([]),
  policies: z.array(PolicyShape).max(50),
});

/** A lead that is hot is answered within a quarter of an hour, any other within a day, by day and by night. */
export const shippedTimes: ResponseTimes = {
  calendars: [],
  policies: [
    {
      id: 'hot',
      name: null,
      when: { fact: 'hot', is: 'yes' },
      minutes: 15,
      calendar: null,
      warn: { percent: 60 },
      escalate: { to: 'managers' },
      reassign: false,
      later: false,
    },
    {
      id: 'all',
      name: null,
      when: null,
      minutes: 60 * 24,
      calendar: null,
      warn: { percent: 75 },
      escalate: { to: 'managers' },
      reassign: false,
      later: false,
    },
  ],
};
