// How far a lead has come from an inquiry to something a seller takes on, and how it moves. Pure.
import { stages, type Stage } from '../leads/standing.ts';

export { stages, type Stage } from '../leads/standing.ts';

/** Days after a lead came in during which it may be given back. */
export const returnDays = 30;

export const isReturnInTime = (receivedAt: Date, now: Date): boolean =>
  now.getTime() - receivedAt.getTime() <= returnDays * 24 * 60 * 60_000;

/**
 * Where a lead goes when something about it has changed; null: it stays. Data and ticks lift it and never let it fall; only a
 * person takes it back, or out.
 */
export function lifted(stage: Stage, reached: Exclude<Stage, 'disqualified'>): Stage | null {
  if (stage === 'disqualified') return null;
  return stages.indexOf(reached) > stages.indexOf(stage) ? reached : null;
}
