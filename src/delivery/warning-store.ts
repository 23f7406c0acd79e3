// SQL of the warnings: what was warned of, whom it goes to, and which mails are still to be sent.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';
import type { KeyFacts, StopFacts } from './warning.ts';

export type WarningKind = 'key' | 'stopped' | 'well';

/** Nobody reads a greater number more exactly, and a look must not count a million rows. */
const mostCounted = 10_000;
/** At growing distances; the last about a day after the first. */
const mostTries = 9;

/** Destinations whose key ends before `before`. */
export function keysThatEnd(db: Queries, before: Date): Promise<KeyFacts[]> {
  return db.rows(sql`
    select destination.publisher_id as "publisherId", destination.id, destination.secret_expires_at as "secretExpiresAt",
      (select min(step) from warnings
        where warnings.publisher_id = destination.publisher_id and warnings.destination_id = destination.id
          and kind = 'key' and key_ends_at = destination.secret_expires_at) as "lastStep"
    from destinations as destination
    where destination.removed_at is null and destination.secret_expires_at < ${before}`);
}

/** Destinations that have stopped, and those of which people were told so and nothing since. */
export function stopFacts(db: Queries): Promise<StopFacts[]> {
  const last = (kind: WarningKind) => sql`
    (select max(at) from warnings
      where warnings.publisher_id = destination.publisher_id and warnings.destination_id = destination.id and kind = ${kind})`;
  return db.rows(sql`
    select destination.publisher_id as "publisherId", destination.id,
      destination.paused_at as "pausedAt", destination.paused_reason as "pausedReason",
      health.broken_since as "brokenSince", health.reason,
      (select count(*) from (
        select from deliveries
        where destination_id = destination.id and state in ('scheduled', 'waiting') limit ${mostCounted}) as counted
      )::int as waiting,
      case when stop.id is not null then json_build_object('id', stop.id, 'waiting', stop.waiting) end as stop,
      stop.id is not null and (
        (health.check_outcome = 'delivered' and health.checked_at > stop.at)
        or exists (select from delivery_hours where destination_id = destination.id and last_delivered_at > stop.at)
      ) as "arrivedSince",
      ${last('stopped')} as "lastStoppedAt", ${last('well')} as "lastWellAt"
    from destinations as destination
    left join destination_health as health
      on health.publisher_id = destination.publisher_id and health.destination_id = destination.id
    left join warnings as stop
      on stop.publisher_id = destination.publisher_id and stop.destination_id = destination.id
        and stop.kind = 'stopped' and stop.ended_at is null
    where destination.removed_at is null
      and (stop.id is not null or health.broken_since is not null
        or (destination.paused_at is not null and destination.paused_reason <> 'by_hand'))`);
}

export type NewWarning = {
  publisherId: string;
  id: string;
  destinationId: string;
  kind: WarningKind;
  keyEndsAt?: Date;
  step?: number;
  reason?: string;
  waiting?: number;
};

/** False when another process has written it. */
export async function insertWarning(tx: Tx, warning: NewWarning, now: Date): Promise<boolean> {
  const { publisherId, id, destinationId, kind, keyEndsAt, step, reason, waiting } = warning;
  const inserted = await tx.run(sql`
    insert into warnings (publisher_id, id, destination_id, kind, at, key_ends_at, step, reason, waiting)
    values (${publisherId}, ${id}, ${destinationId}, ${kind}, ${now}, ${keyEndsAt ?? null}, ${step ?? null}, ${reason ?? null},
      ${waiting ?? null})
    on conflict do nothing`);
  return inserted === 1;
}

/** To everybody who looks after the publisher's destinations and wants such mails. */
export async function mailOwners(
  tx: Tx,
  { publisherId, id }: Pick<NewWarning, 'publisherId' | 'id'>,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into warning_mails (publisher_id, warning_id, user_id, next_at)
    select member.publisher_id, ${id}, member.user_id, ${now}
    from memberships as member join users on users.id = member.user_id
    where member.publisher_id = ${publisherId} and member.role in ('owner', 'operator')
      and users.destination_mails and users.disabled_at is null`);
}

/** To those who were told of the stop. */
export async function mailWhoeverKnows(tx: Tx, publisherId: string, stopId: string, id: string, now: Date) {
  await tx.run(sql`
    insert into warning_mails (publisher_id, warning_id, user_id, next_at)
    select publisher_id, ${id}, user_id, ${now} from warning_mails
    where publisher_id = ${publisherId} and warning_id = ${stopId} and sent_at is not null`);
}

/** False when another process has ended it. */
export async function endStop(tx: Tx, publisherId: string, stopId: string, now: Date): Promise<boolean> {
  const ended = await tx.run(sql`
    update warnings set ended_at = ${now} where publisher_id = ${publisherId} and id = ${stopId} and ended_at is null`);
  return ended === 1;
}

export async function growStop(
  db: Queries,
  publisherId: string,
  stopId: string,
  waiting: number,
): Promise<void> {
  await db.run(sql`
    update warnings set waiting = greatest(waiting, ${waiting}::int) where publisher_id = ${publisherId} and id = ${stopId}`);
}

export type ClaimedMail = { publisherId: string; warningId: string; userId: string };

/** All that one person is to be sent now. Whoever has claimed it is alone with it for some minutes, longer after each try. */
export function claimMails(db: Queries, now: Date): Promise<ClaimedMail[]> {
  const open = sql`sent_at is null and tries < ${mostTries} and next_at <= ${now}`;
  return db.rows(sql`
    with due as (
      select publisher_id, warning_id, user_id from warning_mails
      where ${open} and user_id = (select user_id from warning_mails where ${open} order by next_at, user_id limit 1)
      for update skip locked
    )
    update warning_mails as mail
    set tries = mail.tries + 1, next_at = ${now}::timestamptz + interval '5 minutes' * power(2, mail.tries)
    from due
    where mail.publisher_id = due.publisher_id and mail.warning_id = due.warning_id and mail.user_id = due.user_id
    returning mail.publisher_id as "publisherId", mail.warning_id as "warningId", mail.user_id as "userId"`);
}

export type Told = {
  publisherId: string;
  publisherName: string;
  warningId: string;
  kind: WarningKind;
  destinationId: string;
  name: string;
  paused: boolean;
  keyEndsAt: Date | null;
  reason: string | null;
  waiting: number | null;
  email: string;
  language: Language;
};

/** What of it is still true, to whoever may still know and wants to: keys may have been renewed and people have left meanwhile. */
export function toldOf(db: Queries, claimed: readonly ClaimedMail[]): Promise<Told[]> {
  const text = (value: (mail: ClaimedMail) => string) => new Column('text', claimed.map(value));
  return db.rows(sql`
    select warning.publisher_id as "publisherId", publisher.name as "publisherName", warning.id as "warningId", warning.kind,
      destination.id as "destinationId", destination.name, destination.paused_at is not null as paused,
      warning.key_ends_at as "keyEndsAt", warning.reason, warning.waiting, users.email, users.language
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ warningId }) => warningId)}::text[],
      ${text(({ userId }) => userId)}::text[]
    ) as mail (publisher_id, warning_id, user_id)
    join warnings as warning on warning.publisher_id = mail.publisher_id and warning.id = mail.warning_id
    join destinations as destination
      on destination.publisher_id = warning.publisher_id and destination.id = warning.destination_id
    join publishers as publisher on publisher.id = warning.publisher_id
    join memberships as member on member.publisher_id = mail.publisher_id and member.user_id = mail.user_id
    join users on users.id = mail.user_id
    where member.role in ('owner', 'operator') and users.destination_mails and users.disabled_at is null
      and destination.removed_at is null and warning.ended_at is null
      and (warning.kind <> 'key' or warning.key_ends_at = destination.secret_expires_at)
    order by publisher.name, destination.name, warning.id`);
}

export async function markSent(
  db: Queries,
  userId: string,
  told: readonly Pick<Told, 'publisherId' | 'warningId'>[],
  now: Date,
): Promise<void> {
  await db.run(sql`
    update warning_mails as mail set sent_at = ${now}
    from unnest(
      ${told.map(({ publisherId }) => publisherId)}::text[], ${told.map(({ warningId }) => warningId)}::text[]
    ) as sent (publisher_id, warning_id)
    where mail.publisher_id = sent.publisher_id and mail.warning_id = sent.warning_id and mail.user_id = ${userId}`);
}

export type LastWarning = { destinationId: string; kind: WarningKind; at: Date; people: number };

/** The newest of each kind, newest first. One of a key that was replaced since is left out. */
export function lastWarnings(
  db: Queries,
  publisherId: string,
  destinationIds: string[],
): Promise<LastWarning[]> {
  return db.rows(sql`
    with newest as (
      select distinct on (warning.destination_id, warning.kind) warning.destination_id, warning.kind, warning.id, warning.at
      from warnings as warning
      join destinations as destination
        on destination.publisher_id = warning.publisher_id and destination.id = warning.destination_id
      where warning.publisher_id = ${publisherId} and warning.destination_id = any(${destinationIds}::text[])
        and (warning.kind <> 'key' or warning.key_ends_at = destination.secret_expires_at)
      order by warning.destination_id, warning.kind, warning.id desc
    )
    select newest.destination_id as "destinationId", newest.kind, coalesce(mailed.at, newest.at) as at,
      coalesce(mailed.people, 0)::int as people
    from newest
    left join lateral (
      select max(sent_at) as at, count(sent_at) as people from warning_mails as mail
      where mail.publisher_id = ${publisherId} and mail.warning_id = newest.id
    ) as mailed on true
    order by newest.id desc`);
}
