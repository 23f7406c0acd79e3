// Whose turn it is in a pool: fair by weight among those who are free now, with the reason why each other was passed over. Pure.
//
// Each lead that is handed out makes everybody who is free at that moment due a share of it, by weight; it goes to whom most is due
// beyond what they were given. Who is away is due nothing, so nobody comes back to a heap; who joins begins at nothing.
import type { Opening } from './hours.ts';

/** outside: what happens to a lead when nobody's hours are open: it waits for the next opening, or goes to anyone. */
export const outsides = ['wait', 'anyone'] as const;
export type Outside = (typeof outsides)[number];

export type Candidate = {
  userId: string;
  weight: number;
  /** Null: none. */
  capADay: number | null;
  capOpen: number | null;
  /** Leads due by weight and given by turn since they joined. */
  due: number;
  given: number;
  /** Given by this pool today, and open leads from anywhere; known only where a cap asks for them. */
  today: number;
  open: number;
  /** When the next day begins, where they work. */
  tomorrow: Date;
  /** Their own hours, else the pool's; null: always. */
  opening: Opening | null;
  /** to null: until further notice. */
  absences: readonly { from: Date; to: Date | null }[];
  /** A member of the publisher who may work leads and can sign in. */
  works: boolean;
};

export type PoolState = { outside: Outside; candidates: Candidate[] };

/** Why somebody did not get it; later: somebody else was due more. */
export type PassedOver = 'gone' | 'had_it' | 'absent' | 'outside_hours' | 'day_cap' | 'open_cap' | 'later';
export type Passed = { userId: string; reason: PassedOver };

/** Why a lead waits. */
export const waitReasons = [
  'no_pool',
  'pool_empty',
  'outside_hours',
  'at_caps',
  'absent',
  'nobody_else',
] as const;
export type WaitReason = (typeof waitReasons)[number];

export type Choice =
  | { userId: string; share: number; free: string[]; passed: Passed[] }
  /** lookAt: when somebody may be free, by the clock; null: only once something is changed. */
  | { userId: null; reason: WaitReason; lookAt: Date | null; passed: Passed[] };

const soonMs = 60_000;
/** Sums of shares are not exact; the order of ids decides what is as good as equal. */
const nearly = 1e-9;

/** notTo: those whom it was taken from. The same values always make the same choice. */
export function choose({ outside, candidates }: PoolState, at: Date, notTo: ReadonlySet<string>): Choice {
  const barred = candidates.map((candidate) => ({ candidate, bar: barOf(candidate, at, notTo) }));
  let free = barred.filter(({ bar }) => bar === null);
  if (free.length === 0 && outside === 'anyone') free = barred.filter(({ bar }) => bar === 'outside_hours');
  if (free.length === 0) return waiting(barred, at);
  const weights = free.reduce((sum, { candidate }) => sum + candidate.weight, 0);
  const creditOf = ({ due, given, weight }: Candidate) => due + weight / weights - given;
  const { candidate: first } = free.reduce((best, next) => {
    const more = creditOf(next.candidate) - creditOf(best.candidate);
    const before = next.candidate.userId < best.candidate.userId;
    return more > nearly || (more > -nearly && before) ? next : best;
  });
  const passed = barred
    .filter(({ candidate }) => candidate !== first)
    .map(({ candidate: { userId }, bar }) => ({
      userId,
      reason: free.some(({ candidate }) => candidate.userId === userId) ? 'later' : bar!,
    }));
  return {
    userId: first.userId,
    share: first.weight / weights,
    free: free.map(({ candidate }) => candidate.userId),
    passed,
  };
}

/** Writes a choice into the tallies, so that the next one sees it. */
export function grant({ candidates }: PoolState, choice: Choice): void {
  if (choice.userId === null) return;
  const free = candidates.filter(({ userId }) => choice.free.includes(userId));
  const weights = free.reduce((sum, { weight }) => sum + weight, 0);
  for (const candidate of free) candidate.due += candidate.weight / weights;
  const first = free.find(({ userId }) => userId === choice.userId)!;
  first.given++;
  first.today++;
  first.open++;
}

function barOf(candidate: Candidate, at: Date, notTo: ReadonlySet<string>): PassedOver | null {
  if (!candidate.works) return 'gone';
  if (notTo.has(candidate.userId)) return 'had_it';
  if (absenceAt(candidate, at)) return 'absent';
  if (candidate.capADay !== null && candidate.today >= candidate.capADay) return 'day_cap';
  if (candidate.capOpen !== null && candidate.open >= candidate.capOpen) return 'open_cap';
  if (candidate.opening?.isOpen(at) === false) return 'outside_hours';
  return null;
}

function absenceAt({ absences }: Candidate, at: Date) {
  return absences.find(({ from, to }) => from <= at && (to === null || at < to));
}

type Barred = { candidate: Candidate; bar: PassedOver | null };

function waiting(barred: Barred[], at: Date): Choice {
  const looks = barred.flatMap(({ candidate, bar }) => freeAgain(candidate, bar, at) ?? []);
  const lookAt = looks.length === 0 ? null : new Date(Math.min(...looks.map((look) => look.getTime())));
  const passed = barred.map(({ candidate: { userId }, bar }) => ({ userId, reason: bar! }));
  const has = (...reasons: PassedOver[]) => barred.some(({ bar }) => reasons.includes(bar!));
  const reason: WaitReason = has('outside_hours')
    ? 'outside_hours'
    : has('day_cap', 'open_cap')
      ? 'at_caps'
      : has('absent')
        ? 'absent'
        : has('had_it')
          ? 'nobody_else'
          : 'pool_empty';
  return { userId: null, reason, lookAt, passed };
}

function freeAgain(candidate: Candidate, bar: PassedOver | null, at: Date): Date | null {
  switch (bar) {
    case 'absent':
      return absenceAt(candidate, at)?.to ?? null;
    case 'outside_hours':
      return candidate.opening?.nextOpen(at) ?? null;
    case 'day_cap':
      return candidate.tomorrow;
    // Whoever settles a lead tells nobody here.
    case 'open_cap':
      return new Date(at.getTime() + soonMs);
    default:
      return null;
  }
}
