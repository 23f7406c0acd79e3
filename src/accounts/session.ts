// A session: how long it lasts, and whom it makes its holder, for which publisher (pure).
import { operatorId, type Id } from '../platform/ids.ts';
import type { Actor } from './actor.ts';
import { scopesOf, type Role } from './roles.ts';

const hourMs = 3_600_000;
/** Unused for so long, it has ended. */
export const idleMs = 12 * hourMs;
export const absoluteMs = 14 * 24 * hourMs;
/** To give the second factor after the password. */
export const pendingMs = 10 * 60_000;

/** For so long a proof counts, before something is asked that takes a way to sign in away. */
const provedForMs = 15 * 60_000;

export type Membership = { publisherId: string; role: Role };

export type Session = {
  id: Id<'ses'>;
  userId: Id<'usr'>;
  createdAt: Date;
  lastSeenAt: Date;
  endsAt: Date;
  needsSecondFactor: boolean;
  secondFactorAt: Date | null;
  /** When its holder last proved who they are: by signing in, or since. */
  provedAt: Date;
  /** The publisher whose identity provider vouched for its holder: it opens nothing else. Null for every other sign-in. */
  confinedTo: string | null;
  /** Those that it opens. */
  memberships: Membership[];
};

/** The second factor is still to be given: until then it opens nothing else. */
export function isPending({ needsSecondFactor, secondFactorAt }: Session): boolean {
  return needsSecondFactor && secondFactorAt === null;
}

export function isProvedLately({ provedAt }: Session, now: Date): boolean {
  return now.getTime() - provedAt.getTime() < provedForMs;
}

export function isOver(session: Session, now: Date): boolean {
  const at = now.getTime();
  if (isPending(session) && at - session.createdAt.getTime() >= pendingMs) return true;
  return at >= session.endsAt.getTime() || at - session.lastSeenAt.getTime() >= idleMs;
}

/**
 * Who the person is for the publisher of the path, or for all of theirs together when none is named (null).
 * Null: they do not belong to that publisher. An operator is one everywhere.
 */
export function sessionActor({ userId, memberships }: Session, publisherId: string | null): Actor | null {
  const operator = memberships.some((membership) => membership.publisherId === operatorId);
  if (operator)
    return {
      id: userId,
      publisherId: operatorId,
      operator,
      scopes: scopesOf('operator'),
      userId,
      role: 'operator',
      onlyAssigned: false,
    };
  const here = memberships.filter(
    (membership) => publisherId === null || membership.publisherId === publisherId,
  );
  if (publisherId !== null && here.length === 0) return null;
  return {
    id: userId,
    publisherId: publisherId ?? here[0]?.publisherId ?? '',
    operator,
    scopes: new Set(here.flatMap(({ role }) => [...scopesOf(role)])),
    userId,
    role: publisherId === null ? null : here[0]!.role,
    onlyAssigned: here.every(({ role }) => role === 'seller'),
  };
}
