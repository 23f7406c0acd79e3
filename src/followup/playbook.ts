// Playbooks: what is done about a lead, step by step, until the customer answers. Shapes alone.
import * as z from 'zod';
import { ConditionShape, type Condition } from '../scoring/condition.ts';
import { says } from '../platform/web-words.ts';
import { HolidaysShape, slug, type HolidaysOf } from './calendar.ts';

export const taskKinds = ['call', 'mail', 'meeting', 'other'] as const;
export type TaskKind = (typeof taskKinds)[number];

/** Counted from the beginning. days: working days of the person; at: on the wall clock there, null: as when it began. */
export type Step = {
  id: string;
  kind: TaskKind;
  /** A person's own words; null in what we ship, whose words come from the catalogue by the ids. */
  what: string | null;
  after: { hours: number } | { days: number; at: string | null };
};

export type Playbook = {
  id: string;
  name: string | null;
  /** Null: every lead that no playbook before it takes. */
  when: Condition | null;
  steps: Step[];
};

/** holidays: no step is due on one. */
export type Playbooks = { holidays: HolidaysOf | null; playbooks: Playbook[] };

/** version 0: what we ship, unchanged. */
export type PlaybookVersion = { version: number; document: Playbooks };

export const mostSteps = 20;
/** Working days; the year that a playbook may take is counted in the calendar. */
const mostDays = 400;
const mostHours = 72;

const ownWords = (max: number) => z.string().trim().min(1).max(max).nullable();
const timeOfDay = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, says('wrong_value', 'Give a time of the day such as 09:30.'));

const StepShape = z
  .strictObject({
    id: slug,
    kind: z.enum(taskKinds),
    what: ownWords(200)
      .default(null)
      .describe('What to do; null in a step that we ship, whose words are ours'),
    after: z
      .union([
        z.strictObject({ hours: z.int().min(0).max(mostHours) }),
        z.strictObject({
          days: z.int().min(0).max(mostDays).describe('Working days'),
          at: timeOfDay
            .nullable()
            .default(null)
            .describe('In the person’s time zone; null: as when it began'),
        }),
      ])
      .describe('How long after the beginning'),
  })
  .meta({ id: 'PlaybookStep' });

const PlaybookShape = z
  .strictObject({
    id: slug,
    name: ownWords(120).default(null).describe('Null in a playbook that we ship, whose name is ours'),
    when: ConditionShape.nullable()
      .default(null)
      .describe('Null: every lead that no playbook before it takes'),
    steps: z.array(StepShape).min(1).max(mostSteps),
  })
  .meta({ id: 'Playbook' });

export const PlaybooksShape = z.strictObject({
  holidays: HolidaysShape.nullable()
    .default(null)
    .describe('Whose public holidays have no step; null: none are kept'),
  playbooks: z.array(PlaybookShape).max(30),
});
