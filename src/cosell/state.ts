// How a referral may move, what may be done with it now, and when it is over by itself. Pure.
import type { Direction, State, Status, Substatus, Told } from './referral.ts';

const moves: Record<Status, readonly Status[]> = {
  new: ['new', 'active', 'closed'],
  active: ['active', 'closed'],
  // For ever.
  closed: ['closed'],
  unknown: ['new', 'active', 'closed', 'unknown'],
};

const fitting: Record<Status, readonly Substatus[]> = {
  new: ['pending', 'received'],
  active: ['accepted'],
  closed: ['won', 'lost', 'declined', 'expired'],
  unknown: ['unknown'],
};

/** By the programmes' own table; a word that is not known never makes a move illegal. */
export function mayMove(from: Status, to: Status): boolean {
  return to === 'unknown' || moves[from].includes(to);
}

/** Whether the two words go together. */
export function fits({ status, substatus }: State): boolean {
  return substatus === 'unknown' || fitting[status].includes(substatus);
}

export const commands = ['accept', 'decline', 'update', 'win', 'lose', 'create'] as const;
export type CommandKind = (typeof commands)[number];

/** What a person may ask for now. A referral of our own is not ours to accept. */
export function possible({ status }: State, direction: Direction): readonly CommandKind[] {
  if (status === 'new')
    return direction === 'incoming' ? ['accept', 'decline', 'win', 'lose'] : ['update', 'win', 'lose'];
  return status === 'active' ? ['update', 'win', 'lose'] : [];
}

/** Where each command leads. */
export const leadsTo: Record<Exclude<CommandKind, 'update' | 'create'>, State> = {
  accept: { status: 'active', substatus: 'accepted' },
  decline: { status: 'closed', substatus: 'declined' },
  win: { status: 'closed', substatus: 'won' },
  lose: { status: 'closed', substatus: 'lost' },
};

/** Nobody answered it in time. */
export function isExpired(told: Pick<Told, 'status' | 'expiresAt'>, now: Date): boolean {
  return told.status === 'new' && told.expiresAt !== null && Date.parse(told.expiresAt) <= now.getTime();
}

/** As it is shown: what the far side says, and Expired where its time ran out before it said so. */
export function shownState(told: State & Pick<Told, 'expiresAt'>, now: Date): State {
  return isExpired(told, now)
    ? { status: 'closed', substatus: 'expired' }
    : { status: told.status, substatus: told.substatus };
}

const dayMs = 86_400_000;

/** People are reminded a day before nobody can answer any more. */
export function remindAt(expiresAt: string): Date {
  return new Date(Date.parse(expiresAt) - dayMs);
}

/** By when an answer is wanted: within the programme's own time, and before it expires. */
export function answerDueAt({ createdAt, expiresAt }: Told, withinMs: number, seenAt: Date): Date {
  const began = createdAt === null ? seenAt : new Date(createdAt);
  const due = began.getTime() + withinMs;
  return new Date(expiresAt === null ? due : Math.min(due, Date.parse(expiresAt)));
}
