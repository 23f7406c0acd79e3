// Whether the effort serves the plan: goals against what there is, each listing with what was done for it, and what to mend.
import { listingsOf } from '../catalog/store.ts';
import { decimalsOf } from '../platform/currency.ts';
import type { Queries } from '../platform/db.ts';
import { rounded, textOf, zero, type Decimal } from '../platform/decimal.ts';
import type { Model } from './attribution.ts';
import { totalsOf } from './book.ts';
import { campaignsOf } from './campaign-store.ts';
import { dayOf } from './code.ts';
import { costSums } from './cost-store.ts';
import { findingsOf } from './findings.ts';
import { amountOf } from './money.ts';
import {
  countedGoals,
  countOf,
  elapsed,
  expectedOf,
  paceOf,
  type CountedGoal,
  type Pace,
  type Plan,
} from './plan.ts';
import { readResults } from './read-results.ts';
import { spanOf } from './spans.ts';
import { totalOf, type Credit } from './results.ts';
import { whole } from './shares.ts';
import { unknownCodes } from './touch-store.ts';

export type GoalStanding = {
  goal: CountedGoal | 'revenue';
  target: string;
  actual: string;
  /** At an even pace, by today. */
  expected: string;
  currency: string | null;
  by: string;
  pace: Pace;
};

const mostUnknown = 10;

export async function readOverview(
  tx: Queries,
  publisherId: string,
  { plan, model, now }: { plan: Plan; model: Model; now: Date },
) {
  const today = dayOf(now);
  const days = { from: plan.fromDay, to: plan.toDay };
  const results = await readResults(tx, publisherId, { ...days, model, planId: plan.id, now });
  const campaigns = await campaignsOf(tx, publisherId, plan.id);
  const costs = await costSums(
    tx,
    publisherId,
    campaigns.map(({ id }) => id),
    { from: null, to: null },
  );
  const unknown = await unknownCodes(tx, publisherId, { ...spanOf(days), limit: mostUnknown });
  return {
    plan,
    today,
    goals: await goalsOf(tx, publisherId, plan, today),
    results,
    findings: findingsOf({
      plan,
      campaigns,
      listings: await listingsOf(tx, publisherId),
      costs,
      unknown,
      today,
    }),
  };
}

/** Each goal counts all there was from the plan's first day until its own, whatever way it came. */
async function goalsOf(
  tx: Queries,
  publisherId: string,
  { goals, fromDay, toDay }: Plan,
  today: string,
): Promise<GoalStanding[]> {
  const known = new Map<string, Credit>();
  const until = async (by: string): Promise<Credit> => {
    const credit =
      known.get(by) ?? totalOf(await totalsOf(tx, publisherId, spanOf({ from: fromDay, to: by })));
    known.set(by, credit);
    return credit;
  };
  const standings: GoalStanding[] = [];
  for (const goal of countedGoals) {
    const set = goals[goal];
    if (set === null) continue;
    const by = set.by ?? toDay;
    const actual = countOf((await until(by)).counts[kindOf[goal]] / whole);
    const target = countOf(set.target);
    standings.push({ goal, currency: null, ...standing(actual, target, { fromDay, by, today }, 0) });
  }
  const { revenue } = goals;
  if (revenue !== null && revenue.currency !== null) {
    const { currency } = revenue;
    const by = revenue.by ?? toDay;
    const actual = (await until(by)).revenue.of(currency);
    const target = amountOf(revenue.target) ?? zero;
    standings.push({
      goal: 'revenue',
      currency,
      ...standing(actual, target, { fromDay, by, today }, decimalsOf(currency)),
    });
  }
  return standings;
}

const kindOf = { leads: 'lead', qualified: 'qualified', opportunities: 'opportunity', wins: 'win' } as const;

function standing(
  actual: Decimal,
  target: Decimal,
  days: { fromDay: string; by: string; today: string },
  decimals: number,
) {
  return {
    target: textOf(rounded(target, decimals)),
    actual: textOf(rounded(actual, decimals)),
    expected: textOf(expectedOf(rounded(target, decimals), elapsed(days.fromDay, days.by, days.today))),
    by: days.by,
    pace: paceOf(actual, target, days),
  };
}
