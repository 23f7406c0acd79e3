// How a publisher's leads flow, in a few words: what is said of each destination, each day and the whole. Pure.

export const states = ['well', 'waiting', 'failing', 'stopped'] as const;
export const intakeStates = ['taking', 'withholding', 'none'] as const;
export const destinationStates = ['healthy', 'waiting', 'failing', 'paused'] as const;
export const dayStates = ['quiet', 'flowing', 'failures'] as const;

export type IntakeState = (typeof intakeStates)[number];
export type DestinationState = (typeof destinationStates)[number];

/** Leads are on their way for a moment all the time. */
export const longWaitMs = 5 * 60_000;
export const days = 30;

export type DestinationFacts = {
  id: string;
  name: string;
  pausedAt: Date | null;
  /** It takes nothing until then, when one lead tries; null: it takes leads. */
  openUntil: Date | null;
  brokenAt: Date | null;
  /** The far side asked for a rest until then. */
  holdUntil: Date | null;
  /** When the oldest lead that is on its way there was accepted, or is due for the first time. */
  oldestAt: Date | null;
  lastDeliveredAt: Date | null;
};

type Told = { state: DestinationState; since: Date | null };

export function destinationState(facts: DestinationFacts, now: Date): Told {
  const { pausedAt, openUntil, brokenAt, holdUntil, oldestAt } = facts;
  if (pausedAt !== null) return { state: 'paused', since: pausedAt };
  if (openUntil !== null) return { state: 'failing', since: brokenAt };
  const waitsLong = oldestAt !== null && now.getTime() - oldestAt.getTime() >= longWaitMs;
  if (waitsLong || (holdUntil !== null && holdUntil > now)) return { state: 'waiting', since: oldestAt };
  return { state: 'healthy', since: null };
}

/** withholding: leads are kept, and shared with nobody. none: no listing has an address for them. */
export function intakeState(listings: { open: number; sharing: number }): IntakeState {
  if (listings.open === 0) return 'none';
  return listings.sharing === 0 ? 'withholding' : 'taking';
}

/** The worst that is to be said. A destination that somebody paused keeps leads waiting. */
export function wholeState(
  intake: IntakeState,
  destinations: readonly { state: DestinationState }[],
): (typeof states)[number] {
  if (intake !== 'taking') return 'stopped';
  const some = (...wanted: DestinationState[]) => destinations.some(({ state }) => wanted.includes(state));
  return some('failing') ? 'failing' : some('waiting', 'paused') ? 'waiting' : 'well';
}

export function dayState(leads: number, delivered: number, failedTries: number): (typeof dayStates)[number] {
  if (failedTries > 0) return 'failures';
  return leads + delivered > 0 ? 'flowing' : 'quiet';
}
