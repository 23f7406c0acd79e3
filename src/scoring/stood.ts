// Where a lead stands by a model at a moment, in the form that is kept: one way for a lead that comes in and for one scored anew. Pure.
import type { FirstScore } from '../leads/lead.ts';
import type { Facts } from './facts.ts';
import { coolsAt, standingAt, type Score } from './score.ts';
import type { Ready } from './scorers.ts';
import { checksOf, stageReached } from './criteria.ts';
import type { Stage } from './stage.ts';

export type Stood = Score & {
  score: number | null;
  grade: string | null;
  hot: boolean;
  scoredAt: Date;
  coolsAt: Date | null;
  /** Where the data alone take it. */
  stage: Stage;
};

export function stood({ model, score, checklist }: Ready, facts: Facts, receivedAt: Date, at: Date): Stood {
  const scored = score(facts);
  const first = standingAt(scored, model, receivedAt, receivedAt);
  const now = at.getTime() === receivedAt.getTime() ? first : standingAt(scored, model, receivedAt, at);
  return {
    ...scored,
    score: now?.score ?? null,
    grade: now?.grade ?? null,
    hot: now?.hot ?? false,
    scoredAt: at,
    coolsAt: coolsAt(scored, model, receivedAt, at),
    stage: stageReached(checksOf(checklist, { ...facts, ...first }, {})),
  };
}

/** Of a lead that has just come in. */
export function firstScoreOf({ score, grade, fit, interest, storefront, version }: Stood): FirstScore | null {
  if (score === null || grade === null) return null;
  return { total: score, fit, interest, grade, model: { storefront, version } };
}
