// A report: a name, some of insight's tables, and what they are asked. Who may see which of them. Pure.
import * as z from 'zod';
import { may, type Actor } from '../accounts/actor.ts';
import { cohortSteps, countedIds, dimensions, views } from '../insight/metrics.ts';
import { comparisons, daysBeforeSpan, daysIn, daysOfSpan, spans, type Days } from '../insight/span.ts';
import { listingQuery } from '../insight/narrowed.ts';
import { mostDays } from '../insight/period.ts';
import { invalid } from '../platform/refusal.ts';
import { dayGiven } from '../platform/web-time.ts';

export const blocks = [
  'funnel',
  'breakdown',
  'trend',
  'revenue',
  'arrivals',
  'scores',
  'responses',
  'cohorts',
  'deliveries',
] as const;
export type Block = (typeof blocks)[number];
/** Those that know whose lead it is. */
const sellersBlocks: ReadonlySet<Block> = new Set(['funnel', 'breakdown', 'trend', 'revenue', 'responses']);

const day = dayGiven().optional();

/** As the address of Performance has it. */
export const questionShape = {
  span: z
    .enum(spans)
    .default('28d')
    .describe('The period; 28d: until today. own: the days given. Else by the calendar'),
  from: day.describe('With span=own: the first day'),
  to: day.describe('With span=own: the last day'),
  compare: z
    .enum(comparisons)
    .default('before')
    .describe(
      'before: the period right before, of a month or quarter the one before it; year: a year earlier',
    ),
  beforeFrom: day.describe('With compare=own: the first day to compare with'),
  beforeTo: day.describe('With compare=own: the last day to compare with'),
  ...listingQuery,
  view: z.enum(views).default('arrival'),
  by: z.enum(dimensions).default('listing').describe('Of funnel, breakdown, trend and revenue'),
  key: z.string().max(200).optional().describe('Of funnel and trend: this member of the dimension alone'),
  metric: z.enum(countedIds).default('leads').describe('Of trend'),
  every: z.enum(['day', 'week']).default('day').describe('Of trend'),
  who: z.enum(dimensions).default('seller').describe('By what first responses are told'),
  step: z.enum(cohortSteps).default('won').describe('Of cohorts'),
};
export const QuestionShape = z.strictObject(questionShape);
export type Question = z.infer<typeof QuestionShape>;

/** Both periods, all four days. Throws Refusal that names the wrong day; place: such as `question.`. */
export function daysAsked(question: Question, today: string, place = ''): { period: Days; before: Days } {
  const { span, compare } = question;
  const period = span === 'own' ? given(question, 'from', 'to', place) : daysOfSpan(span, today);
  const before =
    compare === 'own'
      ? given(question, 'beforeFrom', 'beforeTo', place)
      : daysBeforeSpan(span, compare, period);
  return { period, before };
}

/** Days that the span would not tell are no answer. Throws Refusal that names what would make them one. */
export function demandOwn({ span, compare, from, to, beforeFrom, beforeTo }: Question, place = ''): void {
  if (span !== 'own' && (from ?? to) !== undefined)
    throw invalid(`${place}span`, 'Days of your own need span=own.', 'not_one_of', { options: 'own' });
  if (compare !== 'own' && (beforeFrom ?? beforeTo) !== undefined)
    throw invalid(`${place}compare`, 'Days of your own need compare=own.', 'not_one_of', { options: 'own' });
}

type DayName = 'from' | 'to' | 'beforeFrom' | 'beforeTo';

function given(question: Question, first: DayName, last: DayName, place: string): Days {
  const [from, to] = [question[first], question[last]];
  for (const [name, value] of [
    [first, from],
    [last, to],
  ] as const)
    if (value === undefined) throw invalid(`${place}${name}`, 'Give a day such as 2026-03-01.', 'required');
  return reviewed({ from: from!, to: to! }, `${place}${first}`, `${place}${last}`);
}

function reviewed(days: Days, first: string, last: string): Days {
  if (days.to < days.from) throw invalid(last, 'Must not be before the first day.', 'wrong_order');
  if (daysIn(days) > mostDays)
    throw invalid(first, `Ask for ${mostDays} days at most.`, 'too_large', { max: mostDays });
  return days;
}

/** Which of the tables the actor may see. */
export function seenBy(actor: Actor, block: Block): boolean {
  if (actor.onlyAssigned) return sellersBlocks.has(block);
  return block !== 'deliveries' || may(actor, 'deliveries:read');
}

/** Of those who see their own leads alone, what they may be told. */
export function askedBy(actor: Actor, question: Question): Question {
  if (!actor.onlyAssigned) return question;
  const { key: _, ...rest } = question;
  return { ...rest, by: 'seller', who: 'seller' };
}
