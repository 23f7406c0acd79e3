// A marketing plan: its period, its goals, and how far each goal has come against an even pace. Pure.
import type { Decimal } from '../platform/decimal.ts';
import { fieldError, type FieldError } from '../platform/field-error.ts';
import { reviewDays, reviewMoney } from './campaign.ts';
import { amountOf, isMore } from './money.ts';

export const countedGoals = ['leads', 'qualified', 'opportunities', 'wins'] as const;
export type CountedGoal = (typeof countedGoals)[number];

/** by: when it is to be reached; null: at the end of the plan. */
export type CountGoal = { target: number; by: string | null };
export type RevenueGoal = { target: string; currency: string | null; by: string | null };
export type Goals = { [Goal in CountedGoal]: CountGoal | null } & { revenue: RevenueGoal | null };

export type Plan = {
  id: string;
  name: string;
  /** Both days are inside. */
  fromDay: string;
  toDay: string;
  goals: Goals;
  notes: string | null;
  version: number;
  createdAt: Date;
  archivedAt: Date | null;
};

export function reviewPlan({
  fromDay,
  toDay,
  goals,
}: Pick<Plan, 'fromDay' | 'toDay' | 'goals'>): FieldError[] {
  const { revenue } = goals;
  return [
    ...reviewDays({ fromDay, toDay }),
    ...[...countedGoals, 'revenue' as const].flatMap((goal) => {
      const by = goals[goal]?.by ?? null;
      return by !== null && (by < fromDay || by > toDay)
        ? [fieldError(`goals.${goal}.by`, 'Must be a day of the plan.', 'outside_plan')]
        : [];
    }),
    ...(revenue === null
      ? []
      : reviewMoney(
          { amount: revenue.target, currency: revenue.currency },
          'goals.revenue.target',
          'goals.revenue.currency',
        )),
    ...(revenue !== null && amountOf(revenue.target)?.units === 0n
      ? [fieldError('goals.revenue.target', 'Must be more than nothing.', 'too_small', { min: 1 })]
      : []),
  ];
}

/** reached and missed end it; the others say how it stands against an even pace. */
export const paces = ['not_begun', 'ahead', 'on_pace', 'behind', 'reached', 'missed'] as const;
export type Pace = (typeof paces)[number];

const dayMs = 86_400_000;
const daysBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / dayMs;

/** Of a target at an even pace: whole days, today's included, up to the day by which it is due. */
export function elapsed(fromDay: string, by: string, today: string): { days: bigint; of: bigint } {
  const of = daysBetween(fromDay, by) + 1;
  return { days: BigInt(Math.min(Math.max(daysBetween(fromDay, today) + 1, 0), of)), of: BigInt(of) };
}

/** What would be there today at an even pace, rounded down to the target's own decimals. */
export function expectedOf(target: Decimal, { days, of }: { days: bigint; of: bigint }): Decimal {
  return { units: (target.units * days) / of, scale: target.scale };
}

/** A twentieth of the target to either side counts as on pace. */
export function paceOf(
  actual: Decimal,
  target: Decimal,
  { fromDay, by, today }: { fromDay: string; by: string; today: string },
): Pace {
  if (!isMore(target, actual)) return 'reached';
  if (today > by) return 'missed';
  if (today < fromDay) return 'not_begun';
  const expected = expectedOf(target, elapsed(fromDay, by, today));
  const leeway = 20n;
  const scale = Math.max(actual.scale, target.scale);
  const units = (value: Decimal) => value.units * 10n ** BigInt(scale - value.scale);
  const gap = (units(actual) - units(expected)) * leeway;
  if (gap > units(target)) return 'ahead';
  return -gap > units(target) ? 'behind' : 'on_pace';
}

export const countOf = (count: number): Decimal => ({ units: BigInt(count), scale: 0 });
