// As what a lead is counted: its dimensions, and the days on which it came and took each step. Pure.
import { answerStep } from './answer-steps.ts';

/** Days are such as 2026-11-21, in the time zone of the publisher's sums. Null: it did not happen, or nobody knows. */
export type Facts = {
  day: string;
  listing: string;
  campaign: string | null;
  referrer: string | null;
  country: string | null;
  device: string | null;
  /** Who has it now. */
  seller: string | null;
  /** Both as it came in. */
  grade: string | null;
  score: number | null;
  /** It came by our own form. */
  form: boolean;
  marketingQualified: string | null;
  salesQualified: string | null;
  disqualified: string | null;
  opportunity: string | null;
  won: string | null;
  lost: string | null;
  values: { day: string; currency: string; value: string }[];
  /** inTime: null where nothing was due. by: null where the far side said so. */
  answer: { seconds: number; inTime: boolean | null; by: string | null } | null;
  overdue: boolean;
};

export const stages = [
  'lead.scored',
  'lead.qualified',
  'lead.restaged',
  'lead.disqualified',
  'lead.reopened',
] as const;

/** stage, from: of the event, where it says so. */
export type Staged = {
  type: (typeof stages)[number];
  day: string;
  stage: string | null;
  from: string | null;
};

type Steps = Pick<Facts, 'marketingQualified' | 'salesQualified' | 'disqualified'>;
const none: Steps = { marketingQualified: null, salesQualified: null, disqualified: null };

/** Of a lead whose stage nobody but scoring has decided. */
export function stepsByScoring(stage: string | null, since: string | null): Steps {
  return stage === 'marketing_qualified' ? { ...none, marketingQualified: since } : none;
}

/** By all that happened to its stage, in order: what was taken back did not happen, what came after it did. */
export function stepsOf(events: readonly Staged[]): Steps {
  let steps = none;
  for (const { type, day, stage, from } of events) {
    if (type === 'lead.disqualified') {
      // How far it had come stays: that is what it was disqualified from.
      steps = { ...reached(steps, from, day), disqualified: day };
      continue;
    }
    // People may be quicker than the telling of its score, which then says how it stands by then.
    if (stage !== 'disqualified') steps = reached({ ...steps, disqualified: null }, stage, day);
  }
  return steps;
}

/** In that stage since that day, unless since earlier; in none beyond it. */
function reached(steps: Steps, stage: string | null, day: string): Steps {
  switch (stage) {
    case 'sales_qualified':
      return {
        ...steps,
        marketingQualified: steps.marketingQualified ?? day,
        salesQualified: steps.salesQualified ?? day,
      };
    case 'marketing_qualified':
      return { ...steps, marketingQualified: steps.marketingQualified ?? day, salesQualified: null };
    case 'inquiry':
      return { ...steps, marketingQualified: null, salesQualified: null };
    default:
      return steps;
  }
}

export type Deal = {
  createdDay: string;
  state: string;
  closedDay: string | null;
  value: string | null;
  currency: string | null;
};

/** Won by any deal; lost where all are lost. The far side's word counts where there is no deal here: `remote`. */
export function outcomeOf(deals: readonly Deal[]): Pick<Facts, 'opportunity' | 'won' | 'lost' | 'values'> {
  const won = deals.filter(({ state }) => state === 'won');
  const lost = deals.length > 0 && deals.every(({ state }) => state === 'lost');
  return {
    opportunity: least(deals.map(({ createdDay }) => createdDay)),
    won: least(won.map(({ closedDay }) => closedDay!)),
    lost: lost
      ? deals
          .map(({ closedDay }) => closedDay!)
          .toSorted()
          .at(-1)!
      : null,
    values: won.flatMap(({ closedDay, currency, value }) =>
      currency === null || value === null ? [] : [{ day: closedDay!, currency, value }],
    ),
  };
}

const least = (days: string[]): string | null => days.toSorted()[0] ?? null;

const steps = [
  ['marketingQualified', 'marketing_qualified'],
  ['salesQualified', 'sales_qualified'],
  ['disqualified', 'disqualified'],
  ['opportunity', 'opportunities'],
  ['won', 'won'],
  ['lost', 'lost'],
] as const;

/** What is counted in a row, by column; answerStep: in which step of the durations, null in none. */
export type Part = {
  dimension: string;
  day: string;
  key: string;
  counts: Record<string, number>;
  answerStep: number | null;
};
export type ValuePart = {
  dimension: string;
  day: string;
  key: string;
  currency: string;
  column: 'value' | 'became_value';
  value: string;
};

/** Every row in which the lead is counted, once each. */
export function partsOf(facts: Facts): Part[] {
  const rows = new Map<string, Part>();
  const count = (dimension: string, key: string, day: string, column: string) => {
    const place = `${dimension} ${day} ${key}`;
    const row = rows.get(place) ?? { dimension, day, key, counts: {}, answerStep: null };
    row.counts[column] = 1;
    rows.set(place, row);
    return row;
  };
  for (const [dimension, key] of dimensionsOf(facts)) {
    for (const column of arrived(facts)) count(dimension, key, facts.day, column);
    for (const [step, column] of steps)
      if (facts[step] !== null) count(dimension, key, facts[step], `became_${column}`);
  }
  for (const [dimension, key] of answeringOf(facts)) {
    for (const column of answers(facts)) count(dimension, key, facts.day, column);
    if (facts.answer !== null)
      count(dimension, key, facts.day, 'answered').answerStep = answerStep(facts.answer.seconds);
  }
  count('age', ageOf(facts.day, facts.day), facts.day, 'leads');
  for (const [step, column] of steps)
    if (facts[step] !== null) count('age', ageOf(facts.day, facts[step]), facts.day, column);
  return [...rows.values()];
}

export function valuePartsOf(facts: Facts): ValuePart[] {
  return dimensionsOf(facts).flatMap(([dimension, key]) =>
    facts.values.flatMap(({ day, currency, value }) => [
      { dimension, key, day: facts.day, currency, column: 'value' as const, value },
      { dimension, key, day, currency, column: 'became_value' as const, value },
    ]),
  );
}

/** Those that are known: what is unknown is the rest of all leads, which the listings have. */
function dimensionsOf(facts: Facts): [string, string][] {
  const { listing, campaign, referrer, country, device, seller, grade, score } = facts;
  const band = score === null ? null : bandOf(score);
  const all = { listing, campaign, referrer, country, device, seller, grade, score: band };
  return Object.entries(all).filter((each): each is [string, string] => each[1] !== null);
}

/** An answer is to the credit of whoever gave it. */
function answeringOf(facts: Facts): [string, string][] {
  const by = facts.answer?.by ?? facts.seller;
  return dimensionsOf({ ...facts, seller: by });
}

function arrived({ form, ...facts }: Facts): string[] {
  return [
    'leads',
    ...(form ? ['forms'] : []),
    ...steps.filter(([step]) => facts[step] !== null).map(([, column]) => column),
  ];
}

function answers({ answer, overdue }: Facts): string[] {
  if (answer === null) return overdue ? ['overdue'] : [];
  return answer.inTime === null ? [] : [answer.inTime ? 'in_time' : 'late'];
}

/** Scores from 0 to 100 in tens: 00, 10 … 90, the last with 100. */
export function bandOf(score: number): string {
  return String(Math.min(90, Math.max(0, Math.floor(score / 10) * 10))).padStart(2, '0');
}

/** Weeks that a cohort is followed one by one; what comes later is counted together. */
export const mostWeeks = 26;

/** Whole weeks from the day it came: 00, 01 … 26. */
function ageOf(from: string, to: string): string {
  const weeks = Math.floor((Date.parse(to) - Date.parse(from)) / (7 * 86_400_000));
  return String(Math.min(mostWeeks, Math.max(0, weeks))).padStart(2, '0');
}
