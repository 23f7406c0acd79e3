// A lead's score, point by point: the same lead, model and moment give the same score, on any machine. Pure.
import { predicateOf, type Predicate } from './condition.ts';
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
  /** When the lead came in; what is left of it at a time is for interestAt. */
  interest: number;
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
    const score: Score = { storefront, version, excluded, points: [], fit: 0, interest: 0 };
    if (excluded !== null) return score;
    for (const group of groups) addGroup(score, group, facts);
    score.fit = Math.min(score.fit, mostScore);
    score.interest = Math.min(score.interest, mostScore);
    return score;
  };
}

type Readied = Pick<Rule, 'id' | 'points' | 'per' | 'most'> & { holds: Predicate };
const readied = ({ id, points, per, most, when }: Rule): Readied => ({
  id,
  points,
  per,
  most,
  holds: predicateOf(when),
});

function addGroup(
  score: Score,
  group: { id: string; side: Side; cap: number; rules: Readied[] },
  facts: Facts,
): void {
  let sum = 0;
  for (const rule of group.rules) {
    if (!rule.holds(facts)) continue;
    const points = rule.points * times(rule, facts);
    if (points === 0) continue;
    sum += points;
    score.points.push({ rule: rule.id, points });
  }
  const kept = Math.max(0, Math.min(sum, group.cap));
  if (kept !== sum) score.points.push({ cap: group.id, points: kept - sum });
  score[group.side] += kept;
}

function times({ per, most }: Readied, { earlierLeads }: Facts): number {
  return per === 'lead' ? 1 : Math.min(Number(earlierLeads), most ?? Infinity);
}

const dayMs = 24 * 60 * 60_000;

/** What is left of the interest: half of it after each half-life since the lead came in. */
export function interestAt(
  interest: number,
  receivedAt: Date,
  at: Date,
  halfLifeDays: number | null,
): number {
  if (halfLifeDays === null) return interest;
  const ageMs = Math.max(0, at.getTime() - receivedAt.getTime());
  return Math.round(interest * 2 ** (-ageMs / (halfLifeDays * dayMs)));
}

/** Null where an exclusion holds. */
export function standingAt(score: Summed, model: Model, receivedAt: Date, at: Date): Standing | null {
  if (score.excluded !== null) return null;
  const { halfLifeDays, thresholds } = model;
  const interest = interestAt(score.interest, receivedAt, at, halfLifeDays);
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
  const now = interestAt(score.interest, receivedAt, at, halfLifeDays);
  const edges = [...interestBands, ...Object.values(thresholds).map((least) => least - score.fit)];
  const next = Math.max(0, ...edges.filter((edge) => edge <= now));
  if (next <= 0) return null;
  // Rounded, it is below the edge once it is less than the edge and a half under it.
  const ageMs = Math.log2(score.interest / (next - 0.5)) * halfLifeDays * dayMs;
  return new Date(Math.max(at.getTime(), receivedAt.getTime() + Math.ceil(ageMs)) + 1);
}
