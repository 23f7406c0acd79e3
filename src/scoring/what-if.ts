// What another model would do to leads: who moves over which threshold, and how those that were won or lost would have ranked. Pure.
import type { Facts } from './facts.ts';
import type { Model } from './model.ts';
import { standingAt, type Point, type Score, type Scorer, type Standing } from './score.ts';

export const thresholdNames = ['marketingQualified', 'salesQualified', 'hot'] as const;
export type Threshold = (typeof thresholdNames)[number];

type Side = 'before' | 'after';
type Both = Record<Side, number>;
const none = (): Both => ({ before: 0, after: 0 });

export type Candidate = { model: Model; score: Scorer };
export type Looked = { leadId: string; receivedAt: Date; facts: Facts };
export type Crossing = { threshold: Threshold; to: 'over' | 'under' };
export type Seen = { scored: Score; standing: Standing | null };
export type Moved = { leadId: string; crosses: Crossing[]; before: Seen; after: Seen };

type Mark = Both & { up: number; down: number; today: Both };

const mostMoved = 20;
/** Scores from 0 to 9, …, 90 to 100. */
const steps = 10;

/** Takes leads one by one and keeps counts alone, with the few that move the most. */
export class WhatIf {
  readonly thresholds: Record<Threshold, Mark> = {
    marketingQualified: { ...none(), up: 0, down: 0, today: none() },
    salesQualified: { ...none(), up: 0, down: 0, today: none() },
    hot: { ...none(), up: 0, down: 0, today: none() },
  };
  readonly scores: Both[] = Array.from({ length: steps }, none);
  readonly grades = new Map<string, Both>();
  readonly excluded: Both = none();
  readonly most: Moved[] = [];
  leads = 0;
  moved = 0;
  readonly #before: Candidate;
  readonly #after: Candidate;
  readonly #now: Date;

  constructor(before: Candidate, after: Candidate, now: Date) {
    this.#before = before;
    this.#after = after;
    this.#now = now;
  }

  look({ leadId, receivedAt, facts }: Looked): void {
    this.leads++;
    const before = this.#count('before', this.#before, facts, receivedAt);
    const after = this.#count('after', this.#after, facts, receivedAt);
    const crosses = this.#crossings(before, after);
    if (crosses.length === 0) return;
    this.moved++;
    this.#keep({ leadId, crosses, before, after });
  }

  #count(side: Side, { model, score }: Candidate, facts: Facts, receivedAt: Date): Seen {
    const scored = score(facts);
    const standing = standingAt(scored, model, receivedAt, receivedAt);
    if (standing === null) {
      this.excluded[side]++;
      return { scored, standing };
    }
    this.scores[Math.min(steps - 1, Math.floor(standing.score / steps))]![side]++;
    const grade = this.grades.get(standing.grade) ?? none();
    grade[side]++;
    this.grades.set(standing.grade, grade);
    const today = standingAt(scored, model, receivedAt, this.#now)!.score;
    for (const name of thresholdNames) {
      if (standing.score >= model.thresholds[name]) this.thresholds[name][side]++;
      if (today >= model.thresholds[name]) this.thresholds[name].today[side]++;
    }
    return { scored, standing };
  }

  #crossings(before: Seen, after: Seen): Crossing[] {
    return thresholdNames.flatMap((threshold) => {
      const was = isOver(before, this.#before, threshold);
      const is = isOver(after, this.#after, threshold);
      if (was === is) return [];
      this.thresholds[threshold][is ? 'up' : 'down']++;
      return [{ threshold, to: is ? 'over' : 'under' } as const];
    });
  }

  #keep(moved: Moved): void {
    this.most.push(moved);
    if (this.most.length <= mostMoved) return;
    this.most.sort((a, b) => distance(b) - distance(a) || (a.leadId < b.leadId ? 1 : -1));
    this.most.pop();
  }
}

const isOver = ({ standing }: Seen, { model }: Candidate, threshold: Threshold) =>
  standing !== null && standing.score >= model.thresholds[threshold];

const distance = ({ before, after }: Moved) =>
  Math.abs((after.standing?.score ?? 0) - (before.standing?.score ?? 0));

export type PointsMoved = { group: string; rule: string | null; name: string | null } & Both;

/** Rules and caps that give a lead other points by one model than by the other. */
export function pointsMoved(before: Point[], after: Point[], models: Record<Side, Model>): PointsMoved[] {
  const moved = new Map<string, PointsMoved>();
  for (const [side, points] of [
    ['before', before],
    ['after', after],
  ] as const)
    for (const point of points) {
      const key = 'rule' in point ? `rule ${point.rule}` : `cap ${point.cap}`;
      const known = moved.get(key) ?? { ...placeOf(point, models[side]), ...none() };
      known[side] = point.points;
      moved.set(key, known);
    }
  return [...moved.values()].filter((each) => each.before !== each.after);
}

/** The group and own name of what gave a point. A rule that is gone from the model has neither. */
export function placeOf(
  point: Point,
  { groups }: Model,
): { group: string; rule: string | null; name: string | null } {
  if ('cap' in point) {
    const group = groups.find(({ id }) => id === point.cap);
    return { group: point.cap, rule: null, name: group?.name ?? null };
  }
  for (const { id, rules } of groups) {
    const rule = rules.find((each) => each.id === point.rule);
    if (rule) return { group: id, rule: rule.id, name: rule.name };
  }
  return { group: '', rule: point.rule, name: null };
}

export type Decided = { won: boolean; score: number };
export type Ranking = { wonInTopFifth: number; averageWon: number; averageLost: number };

/** With fewer, a share says nothing. */
const fewest = { all: 20, either: 5 };

export function tooFew(decided: readonly Decided[]): boolean {
  const won = decided.filter(({ won }) => won).length;
  return decided.length < fewest.all || Math.min(won, decided.length - won) < fewest.either;
}

/** Where the line goes through leads of one score, each of them counts for its part: no order among equals decides. */
export function rankingOf(decided: readonly Decided[]): Ranking {
  const size = decided.length / 5;
  let room = size;
  let won = 0;
  const byScore = [...Map.groupBy(decided, ({ score }) => score)].toSorted(([a], [b]) => b - a);
  for (const [, equals] of byScore) {
    const taken = Math.min(room, equals.length);
    won += (equals.filter((each) => each.won).length * taken) / equals.length;
    room -= taken;
  }
  const average = (of: Decided[]) => of.reduce((sum, { score }) => sum + score, 0) / of.length;
  const rounded = (value: number, by: number) => Math.round(value * by) / by;
  return {
    wonInTopFifth: rounded(won / size, 1_000),
    averageWon: rounded(average(decided.filter((each) => each.won)), 10),
    averageLost: rounded(average(decided.filter((each) => !each.won)), 10),
  };
}
