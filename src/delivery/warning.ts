// What people are warned of by mail, and when: keys that end, destinations that stop, and that they are well again. Pure.

/** Days before the end of a key at which people are warned; the last: on the day it has ended. Days are those of UTC. */
export const keySteps = [21, 7, 1, 0] as const;

const dayMs = 86_400_000;
/** What passes by itself within this time is nobody's concern. */
const patienceMs = 15 * 60_000;
/** Between two mails of the same kind about one destination. */
const restMs = 6 * 3_600_000;

export type KeyFacts = {
  publisherId: string;
  id: string;
  secretExpiresAt: Date;
  /** The step that was warned of last for this very end; null: none. */
  lastStep: number | null;
};

/** The step to warn of now; null when there is none, or it has been. Steps that were missed are not made up for. */
export function dueStep({ secretExpiresAt, lastStep }: KeyFacts, now: Date): number | null {
  const left = daysLeft(secretExpiresAt, now);
  const step = keySteps.findLast((each) => left <= each);
  return step === undefined || (lastStep !== null && step >= lastStep) ? null : step;
}

/** In days of the calendar: 1 is tomorrow, 0 today, less has been. */
export function daysLeft(endsAt: Date, now: Date): number {
  return Math.floor(endsAt.getTime() / dayMs) - Math.floor(now.getTime() / dayMs);
}

export type StopFacts = {
  publisherId: string;
  id: string;
  pausedAt: Date | null;
  pausedReason: string | null;
  /** Since when its breaker is open. */
  brokenSince: Date | null;
  reason: string | null;
  waiting: number;
  /** The stop that people know of, and the most that waited during it; null when they know of none. */
  stop: { id: string; waiting: number } | null;
  /** A lead or a test lead arrived since. */
  arrivedSince: boolean;
  lastStoppedAt: Date | null;
  lastWellAt: Date | null;
};

export type Verdict =
  | { is: 'stopped'; reason: string }
  | { is: 'well' }
  /** Known already; more wait than before. */
  | { is: 'grown' }
  | null;

export function judgeStop(facts: StopFacts, now: Date): Verdict {
  const { stop, waiting } = facts;
  if (stop === null) {
    const reason = stoppedBy(facts, now);
    return reason !== null && rested(facts.lastStoppedAt, now) ? { is: 'stopped', reason } : null;
  }
  const flows = facts.pausedAt === null && facts.brokenSince === null;
  // Whoever resumes or changes a setting only hopes that it is mended: what arrives proves it.
  if (flows && (facts.arrivedSince || waiting === 0))
    return rested(facts.lastWellAt, now) ? { is: 'well' } : null;
  return waiting > stop.waiting ? { is: 'grown' } : null;
}

/** A pause by hand is no news to whoever made it. */
function stoppedBy({ pausedAt, pausedReason, brokenSince, reason, waiting }: StopFacts, now: Date) {
  if (pausedAt !== null) return pausedReason === 'by_hand' ? null : (pausedReason?.split(':')[0] ?? null);
  if (brokenSince === null || waiting === 0) return null;
  return now.getTime() - brokenSince.getTime() >= patienceMs ? (reason ?? 'remote_error') : null;
}

const rested = (last: Date | null, now: Date) => last === null || now.getTime() - last.getTime() >= restMs;
