// Starts, reads, strengthens and ends sessions. A token is shown once, in the cookie; its SHA-256 is kept.
import { createHash, randomBytes } from 'node:crypto';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId, type Id } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { Refusal } from '../platform/refusal.ts';
import { sessionCookie, tokenIn } from './cookie.ts';
import { absoluteMs, idleMs, isOver, type Session } from './session.ts';
import {
  insertSession,
  revokeSessions,
  sessionByHash,
  strengthenSession,
  touchSession,
  type WhichSessions,
} from './session-store.ts';
import { secondFactorsOf, type SecondFactor } from './second-factors.ts';
import { happeningsOf } from './user-store.ts';

const touchMs = 60_000;

/** Where a sign-in comes from. secondFactor: it was given already, or who vouches for the person has asked for it. */
export type From = {
  userAgent: string | null;
  ip: string | null;
  secondFactor: boolean;
  /** The publisher whose identity provider vouches; left out for every other way. */
  confinedTo?: string | null;
};

export type Started = {
  sessionId: Id<'ses'>;
  token: string;
  /** For Set-Cookie. */
  cookie: string;
  /** What must still be given before the session opens anything; empty: it is whole. */
  secondFactors: SecondFactor[];
};

/** A fresh session of a person who has just proved who they are. */
export function startSession(app: App, userId: Id<'usr'>, from: From): Promise<Started> {
  return app.outbox.transact(null, (tx, say) => writeSession(app, tx, say, userId, from));
}

/** Within the caller's transaction. */
export async function writeSession(
  app: App,
  tx: Tx,
  say: Say,
  userId: Id<'usr'>,
  from: From,
): Promise<Started> {
  const now = app.clock.now();
  const sessionId = newId('ses', now);
  const token = newToken();
  const secondFactors = from.secondFactor ? [] : await secondFactorsOf(tx, userId);
  await insertSession(tx, {
    id: sessionId,
    hash: hashOf(token),
    userId,
    createdAt: now,
    endsAt: new Date(now.getTime() + absoluteMs),
    userAgent: from.userAgent?.slice(0, 500) ?? null,
    ip: from.ip,
    needsSecondFactor: from.secondFactor || secondFactors.length > 0,
    secondFactorAt: from.secondFactor ? now : null,
    provedAt: now,
    confinedTo: from.confinedTo ?? null,
  });
  await say(await happeningsOf(tx, userId, 'session.started', { sessionId }));
  return { sessionId, token, cookie: cookieOf(app, token), secondFactors };
}

/** The session of a Cookie header, pending ones too; null when there is none that counts. */
export async function readSession(app: App, cookieHeader: string | undefined): Promise<Session | null> {
  const token = tokenIn(cookieHeader, app.publicUrl());
  if (token === null) return null;
  const session = await sessionByHash(app.db, hashOf(token));
  const now = app.clock.now();
  if (session === undefined || isOver(session, now)) return null;
  // When it was last used is worth a write a minute, never a failed request.
  if (now.getTime() - session.lastSeenAt.getTime() >= touchMs)
    await touchSession(app.db, session.id, now).catch((err) =>
      app.log.warn({ err, sessionId: session.id }, 'session.use_not_noted'),
    );
  return session;
}

/** After the second factor was given: a new token for the same session, in a new cookie. Throws Refusal when it was ended meanwhile. */
export async function completeSecondFactor(
  app: App,
  tx: Tx,
  session: Session,
): Promise<Pick<Started, 'token' | 'cookie'>> {
  const now = app.clock.now();
  const token = newToken();
  const endsAt = new Date(now.getTime() + absoluteMs);
  if (!(await strengthenSession(tx, session.id, hashOf(token), now, endsAt)))
    throw new Refusal('unauthenticated', 'This session has ended; sign in again.');
  return { token, cookie: cookieOf(app, token) };
}

/** Ends sessions of a person, and says so; answers how many. */
export async function endSessions(
  app: App,
  tx: Tx,
  say: Say,
  userId: Id<'usr'>,
  which: WhichSessions = {},
): Promise<number> {
  const ended = await revokeSessions(tx, userId, app.clock.now(), which);
  for (const sessionId of ended) await say(await happeningsOf(tx, userId, 'session.revoked', { sessionId }));
  return ended.length;
}

/** Sessions seen since then still count. */
export function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMs);
}

const newToken = () => randomBytes(32).toString('base64url');
const hashOf = (token: string) => createHash('sha256').update(token).digest();
const cookieOf = (app: App, token: string) => sessionCookie(app.publicUrl(), token, absoluteMs / 1000);
