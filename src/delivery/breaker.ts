// The circuit breaker of one destination: after failures in a row it opens and lets one probe through at a time. Pure.
import { destinationRefusals, type Outcome, type RetryReason } from '../connectors/connector.ts';

export type Breaker = {
  /** Failures since the last answer that was none. */
  failures: number;
  /** Until then nothing is sent; null: closed. When it has passed, one probe may go. */
  openUntil: Date | null;
  /** How often it opened without a success between: the rest doubles each time. */
  opened: number;
};

export const closedBreaker: Breaker = { failures: 0, openUntil: null, opened: 0 };

const failuresToOpen = 5;
const firstRestMs = 30_000;
const longestRestMs = 30 * 60_000;

/** Throttling is a sign of life; the others are our own affair. */
const ours: ReadonlySet<RetryReason> = new Set(['rate_limited', 'internal_error', 'lead_first']);

/** How an outcome speaks of the destination, as opposed to the lead: throttling and a refused lead are signs of life. */
export function judge(outcome: Outcome): 'well' | 'failing' | 'broken' {
  if (outcome.is === 'refused') return destinationRefusals.has(outcome.reason) ? 'broken' : 'well';
  if (outcome.is === 'retry') return ours.has(outcome.reason) ? 'well' : 'failing';
  return 'well';
}

/**
 * The breaker after an outcome. A broken destination opens it at once, a failing one after five in a row, a failed probe again;
 * answers to what was sent before it opened do not lengthen the rest. `isLast`: it was a lead's last try, and no other was taken meanwhile.
 */
export function afterOutcome(
  breaker: Breaker,
  outcome: Outcome,
  wasProbe: boolean,
  now: Date,
  isLast = false,
): Breaker {
  const judgement = judge(outcome);
  if (judgement === 'well') return closedBreaker;
  const failures = breaker.failures + 1;
  const isOpen = breaker.openUntil !== null;
  const opens = isOpen ? wasProbe : judgement === 'broken' || isLast || failures >= failuresToOpen;
  if (!opens) return { ...breaker, failures };
  const opened = breaker.opened + 1;
  const restMs = Math.min(firstRestMs * 2 ** (opened - 1), longestRestMs);
  return { failures, opened, openUntil: new Date(now.getTime() + restMs) };
}
