// A lead's score, point by point: the same lead, model and moment give the same score, on any machine. Pure.
import { asksOf, predicateOf, type Predicate } from './condition.ts';
import type { Facts } from './facts.ts';
import { mostScore, type Model, type ModelVersion, type Rule, type Side } from './model.ts';

/** What a rule gave; or, for a group whose rules gave more than its cap, what the cap took (less than nothing). */
export type Point = { rule: string; points: number } | { cap: string; points: number };

/** As it is kept, short: the rule or the group, its points, and whether it is a cap. */
export type KeptPoint = [id: string, points: number] | [id: string, points: number, cap: true];

export const keptPoints = (points: readonly Point[]): KeptPoint[] =>
  points.map((point) => ('rule' in point ? [point.rule, point.points] : [point.cap, point.points, true]));

export const pointsOf = (kept: readonly KeptPoint[]): Point[] =>
  kept.map(([id, points, cap]) => (cap ? { cap: id, points } : { rule: id, points }));

export type Score = {
  storefront: string;
  version: number;
  /** The exclusion that holds; then there is no score. */
  excluded: string | null;
  points: Point[];
  fit: number;
  /** Whole; what is left of it at a time is for interestLeft. */
  interest: number;
  /** Of the interest, what links that were followed added, and when that was last: it fades from then, the rest since the lead came in. */
  clickInterest: number;
  clickedAt: Date | null;
};

/** Without the reasons. */
type Summed = Omit<Score, 'points'>;

/** A score at a moment: what people see. ready: whether it has reached the model's threshold. */
export type Standing = {
  fit: number;
  interest: number;
  score: number;
  grade: string;
  hot: boolean;
  marketingReady: boolean;
  salesReady: boolean;
};

/** The model made ready once, for any number of leads. */
export type Scorer = (facts: Facts) => Score;

export function scorerOf({ storefront, version, model }: ModelVersion): Scorer {
  const exclusions = model.exclusions.map(({ id, when }) => ({ id, holds: predicateOf(when) }));
  const groups = model.groups.map(({ id, side, cap, rules }) => ({
    id,
    side,
    cap,
    rules: rules.map(readied),
  }));
  return (facts) => {
    const excluded = exclusions.find(({ holds }) => holds(facts))?.id ?? null;
    const { clickedAt } = facts;
    const sums = { fit: 0, interest: 0, clickInterest: 0 };
    const score: Score = { storefront, version, excluded, points: [], ...sums, clickedAt };
    if (excluded !== null) return score;
    for (const group of groups) addGroup(score, group, facts);
    const without = Math.min(score.interest - score.clickInterest, mostScore);
    score.fit = Math.min(score.fit, mostScore);
    score.interest = Math.min(score.interest, mostScore);
    score.clickInterest = score.interest - without;
    return score;
  };
}

type Readied = Pick<Rule, 'id' | 'points' | 'per' | 'most'> & { holds: Predicate; ofClicks: boolean };
const readied = ({ id, points, per, most, when }: Rule): Readied => ({
  id,
  points,
  per,
  most,
  holds: predicateOf(when),
  ofClicks: asksOf(when).some(({ fact }) => fact === 'mailClicks'),
});

function addGroup(
  score: Score,
  group: { id: string; side: Side; cap: number; rules: Readied[] },
  facts: Facts,
): void {
  let sum = 0;
  let sumOfClicks = 0;
  for (const rule of group.rules) {
    if (!rule.holds(facts)) continue;
    const points = rule.points * times(rule, facts);
    if (points === 0) continue;
    sum += points;
    if (rule.ofClicks) sumOfClicks += points;
    score.points.push({ rule: rule.id, points });
  }
  const within = (given: number) => Math.max(0, Math.min(given, group.cap));
  const kept = within(sum);
  if (kept !== sum) score.points.push({ cap: group.id, points: kept - sum });
  score[group.side] += kept;
  if (group.side === 'interest') score.clickInterest += Math.max(0, kept - within(sum - sumOfClicks));
}

function times({ per, most }: Readied, { earlierLeads }: Facts): number {
  return per === 'lead' ? 1 : Math.min(Number(earlierLeads), most ?? Infinity);
}

const dayMs = 24 * 60 * 60_000;

type Interest = Pick<Score, 'interest' | 'clickInterest' | 'clickedAt'>;

/** What is left of the interest: half of it after each half-life since the lead came in; of what clicks added, since the last of them. */
export function interestLeft(
  { interest, clickInterest, clickedAt }: Interest,
  receivedAt: Date,
  at: Date,
  halfLifeDays: number | null,
): number {
  if (halfLifeDays === null) return interest;
  const left = (part: number, from: Date) => part * 2 ** -halfLives(from, at, halfLifeDays);
  return Math.round(
    left(interest - clickInterest, receivedAt) + left(clickInterest, clickedAt ?? receivedAt),
  );
}

const halfLives = (from: Date, to: Date, halfLifeDays: number) =>
  Math.max(0, to.getTime() - from.getTime()) / (halfLifeDays * dayMs);

/** Null where an exclusion holds. */
export function standingAt(score: Summed, model: Model, receivedAt: Date, at: Date): Standing | null {
  if (score.excluded !== null) return null;
  const { halfLifeDays, thresholds } = model;
  const interest = interestLeft(score, receivedAt, at, halfLifeDays);
  const total = Math.min(mostScore, score.fit + interest);
  return {
    fit: score.fit,
    interest,
    score: total,
    grade: gradeOf(model, score.fit, interest),
    hot: total >= thresholds.hot,
    marketingReady: total >= thresholds.marketingQualified,
    salesReady: total >= thresholds.salesQualified,
  };
}

function gradeOf({ fitBands, interestBands }: Model, fit: number, interest: number): string {
  const band = (bands: readonly number[], value: number) => {
    const place = bands.findIndex((least) => value >= least);
    return place === -1 ? bands.length : place;
  };
  return `${'ABCD'[band(fitBands, fit)]}${band(interestBands, interest) + 1}`;
}

/** When fading changes the grade, or takes the score below a threshold, next; null: never again. */
export function coolsAt(score: Summed, model: Model, receivedAt: Date, at: Date): Date | null {
  const { halfLifeDays, interestBands, thresholds } = model;
  if (score.excluded !== null || halfLifeDays === null) return null;
  const now = interestLeft(score, receivedAt, at, halfLifeDays);
  const edges = [...interestBands, ...Object.values(thresholds).map((least) => least - score.fit)];
  const next = Math.max(0, ...edges.filter((edge) => edge <= now));
  if (next <= 0) return null;
  // Both parts fade at one pace: from the later of their beginnings on, they are one.
  const { clickInterest, clickedAt } = score;
  const from = clickedAt !== null && clickedAt > receivedAt ? clickedAt : receivedAt;
  const then =
    (score.interest - clickInterest) * 2 ** -halfLives(receivedAt, from, halfLifeDays) + clickInterest;
  // Rounded, it is below the edge once it is less than the edge and a half under it.
  const ageMs = Math.log2(then / (next - 0.5)) * halfLifeDays * dayMs;
  return new Date(Math.max(at.getTime(), from.getTime() + Math.ceil(ageMs)) + 1);
}
