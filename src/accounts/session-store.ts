// SQL of sessions. They belong to people, not to publishers; every statement names the person or the token's hash.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Id } from '../platform/ids.ts';
import type { Session } from './session.ts';

export type NewSession = Omit<Session, 'memberships' | 'lastSeenAt'> & {
  hash: Buffer;
  userAgent: string | null;
  ip: string | null;
};

export type ListedSession = Pick<Session, 'id' | 'createdAt' | 'lastSeenAt'> & {
  userAgent: string | null;
  ip: string | null;
};

export async function insertSession(tx: Tx, session: NewSession): Promise<void> {
  await tx.run(sql`
    insert into sessions (id, hash, user_id, created_at, last_seen_at, ends_at, user_agent, ip, needs_second_factor, second_factor_at,
      proved_at, confined_to)
    values (${session.id}, ${session.hash}, ${session.userId}, ${session.createdAt}, ${session.createdAt}, ${session.endsAt},
      ${session.userAgent}, ${session.ip}, ${session.needsSecondFactor}, ${session.secondFactorAt},
      ${session.provedAt}, ${session.confinedTo})`);
}

/** With the memberships that it opens; none for one that was revoked, or whose person was disabled. */
export function sessionByHash(db: Queries, hash: Buffer): Promise<Session | undefined> {
  return one(
    db,
    sql`
    select s.id, s.user_id as "userId", s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.ends_at as "endsAt",
      s.needs_second_factor as "needsSecondFactor", s.second_factor_at as "secondFactorAt",
      s.proved_at as "provedAt", s.confined_to as "confinedTo",
      (select coalesce(jsonb_agg(jsonb_build_object('publisherId', m.publisher_id, 'role', m.role) order by m.publisher_id), '[]')
       from memberships as m
       where m.user_id = s.user_id and (s.confined_to is null or m.publisher_id = s.confined_to)) as memberships
    from sessions as s join users as u on u.id = s.user_id
    where s.hash = ${hash} and s.revoked_at is null and u.disabled_at is null`,
  );
}

export async function touchSession(db: Queries, id: string, now: Date): Promise<void> {
  await db.run(sql`update sessions set last_seen_at = ${now} where id = ${id}`);
}

/** The second factor was given: from now on another token opens it, and for its whole time. */
export async function strengthenSession(
  tx: Tx,
  id: string,
  hash: Buffer,
  now: Date,
  endsAt: Date,
): Promise<boolean> {
  const touched = await tx.run(sql`
    update sessions set hash = ${hash}, second_factor_at = ${now}, proved_at = ${now}, last_seen_at = ${now}, ends_at = ${endsAt}
    where id = ${id} and revoked_at is null`);
  return touched === 1;
}

/** Its holder has proved once more who they are. */
export async function noteProof(db: Queries, id: string, now: Date): Promise<void> {
  await db.run(sql`update sessions set proved_at = ${now} where id = ${id} and revoked_at is null`);
}

/** Those of one person that still open something, the newest first; to a confined one only those confined alike. */
export function sessionsOfUser(
  db: Queries,
  { userId, confinedTo }: Pick<Session, 'userId' | 'confinedTo'>,
  now: Date,
  seenSince: Date,
  beforeId: string,
  limit: number,
): Promise<ListedSession[]> {
  return db.rows(sql`
    select id, created_at as "createdAt", last_seen_at as "lastSeenAt", user_agent as "userAgent", ip
    from sessions
    where user_id = ${userId} and revoked_at is null and ends_at > ${now} and last_seen_at > ${seenSince}
      and (not needs_second_factor or second_factor_at is not null)
      and (${confinedTo}::text is null or confined_to = ${confinedTo})
      and (${beforeId} = '' or id < ${beforeId})
    order by id desc limit ${limit}`);
}

export type WhichSessions = { only?: string; except?: string; confinedTo?: string | null };

/** Ids of those it ended: all of the person's, or only one, or all but one, or of these only those confined to a publisher. */
export async function revokeSessions(
  tx: Tx,
  userId: string,
  now: Date,
  which: WhichSessions = {},
): Promise<Id<'ses'>[]> {
  const { only = null, except = null, confinedTo = null } = which;
  const ended = await tx.rows<{ id: Id<'ses'> }>(sql`
    update sessions set revoked_at = ${now}
    where user_id = ${userId} and revoked_at is null
      and (${only}::text is null or id = ${only}) and (${except}::text is null or id <> ${except})
      and (${confinedTo}::text is null or confined_to = ${confinedTo})
    returning id`);
  return ended.map(({ id }) => id);
}

/** How many ended before this time and are gone now. */
export function forgetSessionsBefore(db: Queries, before: Date): Promise<number> {
  return db.run(sql`delete from sessions where ends_at < ${before} or revoked_at < ${before}`);
}
