// Sequences: who enters, what ends them early, and the steps from mail to mail. Shapes alone.
import * as z from 'zod';
import { storefronts } from '../catalog/storefronts.ts';
import { slug } from '../followup/calendar.ts';
import { taskKinds, type TaskKind } from '../followup/playbook.ts';
import { ConditionShape, type Condition } from '../scoring/condition.ts';
import { says } from '../platform/web-words.ts';

/** hours, days: counted from when the step is reached. at: the next such time of the reader's day; weekday: 1 is Monday, null: any. */
export type Wait = { hours: number } | { days: number } | { weekday: number | null; at: string };

/** What the ways part by. step: of which mail; link: to which address; null: any. A click counts where a person made it. */
export type Question =
  | { is: 'clicked'; step: string | null; link: string | null }
  | { is: 'answered' }
  | { is: 'lead'; when: Condition };

/** next, yes, no: the id of the step that follows; null: the sequence ends there. */
export type Step =
  | { id: string; kind: 'mail'; templateId: string; next: string | null }
  | { id: string; kind: 'wait'; until: Wait; next: string | null }
  | { id: string; kind: 'branch'; on: Question; yes: string | null; no: string | null }
  | { id: string; kind: 'task'; task: TaskKind; what: string; days: number; next: string | null };
export type StepKind = Step['kind'];

/** lead: once it is scored, where the condition holds; null: every one. storefront: whoever came by it and entered no other. */
export type Entry =
  | { by: 'hand' }
  | { by: 'lead'; when: Condition | null }
  | { by: 'storefront'; storefront: string };

/** What ends a sequence before its last step, because it is reached. That the lead became an opportunity always does. */
export type Goals = {
  stage: 'marketing_qualified' | 'sales_qualified' | null;
  answered: boolean;
  /** link: null: any. */
  clicked: { link: string | null } | null;
};

/** The first of the steps is where people begin. againAfterDays: whoever was here may come again so many days after the end; null: never. */
export type Sequence = {
  entry: Entry;
  againAfterDays: number | null;
  goals: Goals;
  steps: Step[];
};

export const states = ['draft', 'on', 'paused', 'archived'] as const;
export type State = (typeof states)[number];

export const mostSteps = 50;
/** Told by the review, which knows a year; this only keeps numbers within reason. */
const mostOfAnything = 1_000_000;

const id = slug.describe('Its name among the steps');
const next = slug.nullable().describe('The step that follows; null: the sequence ends there');
const link = z.string().trim().min(1).max(2_000).nullable().default(null).describe('Null: any link');

const WaitShape = z.union([
  z.strictObject({ hours: z.int().min(0).max(mostOfAnything) }),
  z.strictObject({ days: z.int().min(0).max(mostOfAnything) }),
  z.strictObject({
    weekday: z.int().min(1).max(7).nullable().default(null).describe('1 is Monday; null: any'),
    at: z
      .string()
      .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, says('wrong_value', 'Give a time of the day such as 09:30.'))
      .describe('On the reader’s clock'),
  }),
]);

const QuestionShape = z.discriminatedUnion('is', [
  z.strictObject({
    is: z.literal('clicked'),
    step: slug.nullable().default(null).describe('In which mail; null: any of this sequence'),
    link,
  }),
  z.strictObject({ is: z.literal('answered') }),
  z.strictObject({ is: z.literal('lead'), when: ConditionShape }),
]);

export const StepShape = z
  .discriminatedUnion('kind', [
    z.strictObject({ id, kind: z.literal('mail'), templateId: z.string().max(64), next }),
    z.strictObject({ id, kind: z.literal('wait'), until: WaitShape, next }),
    z.strictObject({ id, kind: z.literal('branch'), on: QuestionShape, yes: next, no: next }),
    z.strictObject({
      id,
      kind: z.literal('task'),
      task: z.enum(taskKinds),
      what: z.string().trim().min(1).max(200).describe('What whoever has the lead is to do'),
      days: z.int().min(0).max(60).default(1).describe('By when: so many days on'),
      next,
    }),
  ])
  .meta({ id: 'SequenceStep' });

const EntryShape = z
  .discriminatedUnion('by', [
    z.strictObject({ by: z.literal('hand') }),
    z.strictObject({
      by: z.literal('lead'),
      when: ConditionShape.nullable().default(null).describe('Null: every lead'),
    }),
    z.strictObject({
      by: z.literal('storefront'),
      storefront: z.enum(storefronts.map((storefront) => storefront.id) as [string, ...string[]]),
    }),
  ])
  .describe('Leads enter once they are scored; any can be put in by hand');

const GoalsShape = z
  .strictObject({
    stage: z.enum(['marketing_qualified', 'sales_qualified']).nullable().default(null),
    answered: z.boolean().default(true).describe('The customer answered'),
    clicked: z.strictObject({ link }).nullable().default(null).describe('A person followed a link'),
  })
  .describe('What ends it early; that the lead became an opportunity always does');

export const SequenceShape = z.strictObject({
  entry: EntryShape,
  againAfterDays: z
    .int()
    .min(1)
    .max(3_650)
    .nullable()
    .default(null)
    .describe('Whoever was here may come again so many days after; null: never'),
  goals: GoalsShape,
  // One more than may be saved, so that the review can say so.
  steps: z.array(StepShape).min(1).max(200),
});

/** Where a step leads, by the name of the member that says so. */
export function waysOf(step: Step): [way: 'next' | 'yes' | 'no', to: string | null][] {
  return step.kind === 'branch'
    ? [
        ['yes', step.yes],
        ['no', step.no],
      ]
    : [['next', step.next]];
}
