// In which rows of the sums a lead is counted, and in which of their columns. Pure.
import { answerStep } from './answer-steps.ts';
import type { Facts } from './facts.ts';

const steps = [
  ['marketingQualified', 'marketing_qualified'],
  ['salesQualified', 'sales_qualified'],
  ['disqualified', 'disqualified'],
  ['opportunity', 'opportunities'],
  ['won', 'won'],
  ['lost', 'lost'],
] as const;

/** By columns of insight_days. */
export const columns = [
  'leads',
  'forms',
  'marketing_qualified',
  'sales_qualified',
  'disqualified',
  'opportunities',
  'won',
  'lost',
  'answered',
  'in_time',
  'late',
  'overdue',
  'became_marketing_qualified',
  'became_sales_qualified',
  'became_disqualified',
  'became_opportunities',
  'became_won',
  'became_lost',
] as const;
export type Column = (typeof columns)[number];

/** By columns of insight_values. */
export type ValueColumn = 'value' | 'became_value';
const isOfValues = (column: Column | ValueColumn): column is ValueColumn =>
  column === 'value' || column === 'became_value';

/** Which of a lead's facts says that it is counted in that column; null: each lead is, or more than one fact does. */
export function memberOf(column: Column | ValueColumn): keyof Facts | null {
  if (isOfValues(column)) return 'values';
  if (column === 'answered' || column === 'in_time' || column === 'late') return 'answer';
  if (column === 'overdue') return 'overdue';
  return steps.find(([, kept]) => column === kept || column === `became_${kept}`)?.[0] ?? null;
}

/** The lead counts one in each of the columns; answerStep: in which step of the durations, null in none. */
export type Part = {
  dimension: string;
  day: string;
  key: string;
  columns: readonly Column[];
  answerStep: number | null;
};
export type ValuePart = {
  dimension: string;
  day: string;
  key: string;
  currency: string;
  column: ValueColumn;
  value: string;
};

/** Every row in which the lead is counted, once each. */
export function partsOf(facts: Facts): Part[] {
  const { day, seller, answer } = facts;
  const happened = happenedOn(facts);
  const came = happened.get(day)!;
  const answers = answersOf(facts);
  const step = answer === null ? null : answerStep(answer.seconds);
  const cameAndAnswered = answers.length === 0 ? came : [...came, ...answers];
  const parts: Part[] = [];
  const count = (dimension: string, key: string, withAnswers: boolean) => {
    for (const [on, counted] of happened)
      if (on !== day || !withAnswers)
        parts.push({ dimension, key, day: on, columns: counted, answerStep: null });
      else parts.push({ dimension, key, day, columns: cameAndAnswered, answerStep: step });
  };
  // An answer is to the credit of whoever gave it.
  const by = answer?.by ?? seller;
  for (const [dimension, key] of dimensionsOf(facts))
    count(dimension, key, dimension !== 'seller' || key === by);
  if (by !== null && by !== seller && answers.length > 0)
    parts.push({ dimension: 'seller', key: by, day, columns: answers, answerStep: step });
  for (const [age, counted] of cameToAt(facts))
    parts.push({ dimension: 'age', key: age, day, columns: counted, answerStep: null });
  return parts;
}

/** Where the lead is counted in one of the columns, by dimension, day and key. */
export function placesOf(
  facts: Facts,
  among: readonly (Column | ValueColumn)[],
): Pick<Part, 'dimension' | 'day' | 'key'>[] {
  return [
    ...partsOf(facts).filter((part) => part.columns.some((column) => among.includes(column))),
    ...(among.some(isOfValues) ? valuePartsOf(facts).filter(({ column }) => among.includes(column)) : []),
  ];
}

export function valuePartsOf(facts: Facts): ValuePart[] {
  if (facts.values.length === 0) return [];
  return dimensionsOf(facts).flatMap(([dimension, key]) =>
    facts.values.flatMap(({ day, currency, value }) => [
      { dimension, key, day: facts.day, currency, column: 'value' as const, value },
      { dimension, key, day, currency, column: 'became_value' as const, value },
    ]),
  );
}

/** Those of so many keys that adding up a storefront's listings takes long: of these there are rows of each storefront too. */
export const byStorefront: ReadonlySet<string> = new Set(['campaign', 'referrer', 'country', 'seller']);

const plain = ['listing', 'campaign', 'referrer', 'country', 'device', 'seller', 'grade'] as const;

/** Those that are known: what is unknown is the rest of all leads, which the listings have. */
function dimensionsOf(facts: Facts): [dimension: string, key: string][] {
  const known: [string, string][] = [];
  for (const dimension of plain) {
    const key = facts[dimension];
    if (key !== null) known.push([dimension, key]);
  }
  if (facts.score !== null) known.push(['score', bandOf(facts.score)]);
  return known;
}

/** By day: how far it has come, on the day when it came; and what happened on each day. */
function happenedOn(facts: Facts): Map<string, Column[]> {
  const came: Column[] = facts.form ? ['leads', 'forms'] : ['leads'];
  const days = new Map([[facts.day, came]]);
  for (const [step, column] of steps) {
    const day = facts[step];
    if (day === null) continue;
    came.push(column);
    const known = days.get(day);
    if (known) known.push(`became_${column}`);
    else days.set(day, [`became_${column}`]);
  }
  return days;
}

function answersOf({ answer, overdue }: Facts): Column[] {
  if (answer === null) return overdue ? ['overdue'] : [];
  return answer.inTime === null ? ['answered'] : ['answered', answer.inTime ? 'in_time' : 'late'];
}

/** By age in weeks: the steps that it had come to in that week. */
function cameToAt(facts: Facts): Map<string, Column[]> {
  const ages = new Map<string, Column[]>([[ageOf(facts.day, facts.day), ['leads']]]);
  for (const [step, column] of steps) {
    const day = facts[step];
    if (day === null) continue;
    const age = ageOf(facts.day, day);
    ages.set(age, [...(ages.get(age) ?? []), column]);
  }
  return ages;
}

/** Scores from 0 to 100 in tens: 00, 10 … 90, the last with 100. */
function bandOf(score: number): string {
  return String(Math.min(90, Math.max(0, Math.floor(score / 10) * 10))).padStart(2, '0');
}

/** Weeks that a cohort is followed one by one; what comes later is counted together. */
export const mostWeeks = 26;

/** Whole weeks from the day it came: 00, 01 … 26. */
function ageOf(from: string, to: string): string {
  if (from === to) return '00';
  const weeks = Math.floor((Date.parse(to) - Date.parse(from)) / (7 * 86_400_000));
  return String(Math.min(mostWeeks, Math.max(0, weeks))).padStart(2, '0');
}
