// How far a lead has come from an inquiry to something a seller takes on, and how it moves. Pure.
import { stages, type Stage } from '../leads/standing.ts';

export { stages, type Stage } from '../leads/standing.ts';

/** Why a lead is none. */
export const disqualifications = [
  'no_need',
  'no_budget',
  'no_authority',
  'bad_timing',
  'not_reachable',
  'wrong_contact_data',
  'never_asked',
  'competitor',
  'student',
  'spam',
  'duplicate',
  'outside_territory',
  'existing_customer',
  'asked_not_to_be_contacted',
  'other',
] as const;
export type Disqualification = (typeof disqualifications)[number];

/** What the source answers for: a lead with such a fault may be given back. */
export const returnable = ['wrong_contact_data', 'never_asked', 'spam', 'duplicate'] as const;
export type Returnable = (typeof returnable)[number];
export const isReturnable = (reason: Disqualification): reason is Returnable =>
  returnable.some((each) => each === reason);

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
