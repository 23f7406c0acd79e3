// As what a lead is counted: its dimensions, the days on which it came and took each step, and its ways through sequences. Pure.
import type { Entry } from './entries.ts';

/** As it is kept: members that say nothing are left out, since there is one for each lead. */
type Told = 'day' | 'listing' | 'storefront';
export type KeptFacts = Partial<Facts> & Pick<Facts, Told>;

const blank: Omit<Facts, Told> = {
  campaign: null,
  referrer: null,
  country: null,
  device: null,
  seller: null,
  grade: null,
  score: null,
  form: false,
  marketingQualified: null,
  salesQualified: null,
  disqualified: null,
  opportunity: null,
  won: null,
  lost: null,
  values: [],
  answer: null,
  overdue: false,
  entries: [],
};

export const factsOfKept = (kept: KeptFacts): Facts => ({ ...blank, ...kept });

/** The same facts are the same text. */
export function textOfFacts(facts: Facts): string {
  const kept: Record<string, unknown> = {};
  let name: keyof Facts;
  for (name in facts) {
    const value = facts[name];
    const saysNothing = value === null || value === false || (Array.isArray(value) && value.length === 0);
    if (!saysNothing) kept[name] = value;
  }
  return JSON.stringify(kept);
}

/** Days are such as 2026-11-21, in the time zone of the publisher's sums. Null: it did not happen, or nobody knows. */
export type Facts = {
  day: string;
  listing: string;
  storefront: string;
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
  /** Each time that it entered a sequence, in that order. */
  entries: Entry[];
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
