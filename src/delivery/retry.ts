// When is a delivery tried again, and when does a person have to look? Pure.
import {
  destinationRefusals,
  type Outcome,
  type RefusalReason,
  type RetryReason,
} from '../connectors/connector.ts';

/** Seconds after the first, second, … failed attempt; after the last one it is parked. */
export const defaultRetryDelaysS: readonly number[] = [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000];
/** Each delay is stretched or shortened by up to this share, so that a crowd does not come back at once. */
const jitter = 0.2;
/** A far side that asks for more rest than this gets this. */
const longestRestMs = 24 * 3_600_000;
/** One that wants fewer requests and does not say how long. */
const throttledRestMs = 15_000;
/** A throttle that asks for no rest at all is not taken at its word. */
const shortestRestMs = 1_000;

export type Next =
  | { state: 'delivered'; externalId: string | null; externalUrl: string | null }
  | { state: 'waiting'; dueAt: Date; reason: RetryReason | RefusalReason; detail: string }
  | { state: 'parked'; reason: RetryReason | RefusalReason; detail: string };

/**
 * What follows from an attempt's outcome. `rung` counts the tries since it was scheduled or replayed, this one included; `chance` is a random number from 0 to 1.
 * A refusal that concerns the whole destination is tried again like a failure, since mending the destination mends it;
 * one that concerns this lead is parked at once. Retry-After is obeyed: never sooner, at most a day.
 */
export function nextOf(
  outcome: Outcome,
  rung: number,
  now: Date,
  delaysS: readonly number[],
  chance: number,
): Next {
  if (outcome.is === 'delivered')
    return { state: 'delivered', externalId: outcome.externalId, externalUrl: outcome.url ?? null };
  const { reason, detail } = outcome;
  // To wait one's turn is no failure: however long it takes, it is not given up.
  if (outcome.is === 'retry' && reason === 'rate_limited')
    return {
      state: 'waiting',
      dueAt: new Date(now.getTime() + restMsOf(outcome)),
      reason,
      detail,
    };
  const mayPass = outcome.is === 'retry' || destinationRefusals.has(outcome.reason);
  const delayS = delaysS[rung - 1];
  if (!mayPass || delayS === undefined) return { state: 'parked', reason, detail };
  const delayMs = delayS * 1_000 * (1 - jitter + 2 * jitter * chance);
  const dueAt = new Date(now.getTime() + Math.max(delayMs, restMsOf(outcome)));
  return { state: 'waiting', dueAt, reason, detail };
}

/** How long the far side asked to be left alone, at most a day. */
export function restMsOf(outcome: Outcome): number {
  if (outcome.is !== 'retry') return 0;
  if (outcome.reason === 'rate_limited')
    return Math.min(Math.max(outcome.afterMs ?? throttledRestMs, shortestRestMs), longestRestMs);
  return Math.min(outcome.afterMs ?? 0, longestRestMs);
}
