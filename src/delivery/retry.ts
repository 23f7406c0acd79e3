// When is a delivery tried again, and when does a person have to look? Pure.
import {
  destinationRefusals,
  type Outcome,
  type RefusalReason,
  type RetryReason,
} from '../connectors/connector.ts';
import { judge } from './breaker.ts';

/** Seconds after the first, second, … failed attempt; after the last one it is parked, where the destination takes other leads. */
export const defaultRetryDelaysS: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
/** Each delay is stretched or shortened by up to this share, so that a crowd does not come back at once. */
const jitter = 0.2;
/** A far side that asks for more rest than this gets this. */
const longestRestMs = 24 * 3_600_000;
/** What the breaker holds is due again behind all that has waited longer, once every process knows of the breaker. */
const heldMs = 5_000;
/** Of a lead that is held and has no ladder. */
const lonelyDelayS = 1_800;
/** One that wants fewer requests and does not say how long. */
const throttledRestMs = 15_000;
/** A throttle that asks for no rest at all is not taken at its word. */
const shortestRestMs = 1_000;

export type Next =
  | { state: 'delivered'; externalId: string | null; externalUrl: string | null }
  /** climbs: it is one rung nearer to being given up. */
  | { state: 'waiting'; dueAt: Date; climbs: boolean; reason: RetryReason | RefusalReason; detail: string }
  | { state: 'parked'; reason: RetryReason | RefusalReason; detail: string };

/** What is known of the destination when a try has ended. */
export type Standing = {
  /** Its breaker was open already: it is away for every lead. */
  isAway: boolean;
  /** It has taken another lead since this one's last try. */
  takesOthers: boolean;
  /** Until when its breaker rests after this try; null: closed. */
  openUntil: Date | null;
  /** A random number from 0 to 1. */
  chance: number;
};

/**
 * What follows from an attempt's outcome. `rung` counts the tries since it was scheduled or replayed, this one included.
 * A refusal that concerns this lead parks it at once. A failure that may pass climbs the ladder, and at its end the lead is parked, as long
 * as others are taken: while the destination itself is away its leads wait, however long. Retry-After is obeyed: never sooner, at most a day.
 */
export function nextOf(
  outcome: Outcome,
  rung: number,
  now: Date,
  delaysS: readonly number[],
  { isAway, takesOthers, openUntil, chance }: Standing,
): Next {
  if (outcome.is === 'delivered')
    return { state: 'delivered', externalId: outcome.externalId, externalUrl: outcome.url ?? null };
  const { reason, detail } = outcome;
  const waiting = (climbs: boolean, ms: number): Next => {
    const dueAt = new Date(now.getTime() + Math.max(ms, restMsOf(outcome)));
    return { state: 'waiting', dueAt, climbs, reason, detail };
  };
  // To wait one's turn is no failure: however long it takes, it is not given up.
  if (outcome.is === 'retry' && reason === 'rate_limited') return waiting(false, 0);
  if (!mayPass(outcome)) return { state: 'parked', reason, detail };
  const hasEnded = endsLadder(rung, delaysS);
  const isHeld = judge(outcome) !== 'well' && (isAway || (hasEnded && !takesOthers));
  if (hasEnded && !isHeld) return { state: 'parked', reason, detail };
  // The breaker lets one lead at a time look: each in its turn, and all of them soon after the destination is mended.
  if (isHeld && openUntil !== null) return waiting(false, heldMs);
  const delayS = delaysS[rung - 1] ?? delaysS.at(-1) ?? lonelyDelayS;
  return waiting(!isHeld, delayS * 1_000 * (1 - jitter + 2 * jitter * chance));
}

/** No further try is planned for a lead that has failed so often. */
export function endsLadder(rung: number, delaysS: readonly number[]): boolean {
  return rung > delaysS.length;
}

/** A try of this lead may succeed later: it failed, or the destination has to be mended first. */
export function mayPass(outcome: Outcome): boolean {
  return outcome.is === 'retry' || (outcome.is === 'refused' && destinationRefusals.has(outcome.reason));
}

/** How long the far side asked to be left alone, at most a day. */
export function restMsOf(outcome: Outcome): number {
  if (outcome.is !== 'retry') return 0;
  if (outcome.reason === 'rate_limited')
    return Math.min(Math.max(outcome.afterMs ?? throttledRestMs, shortestRestMs), longestRestMs);
  return Math.min(outcome.afterMs ?? 0, longestRestMs);
}
