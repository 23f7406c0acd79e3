// SQL of the events that programmes send.
import sql from 'sql-template-tag';
import type { Queries, Tx } from '../platform/db.ts';

export type ToldEvent = {
  publisherId: string;
  id: string;
  accountId: string;
  name: string;
  externalId: string | null;
  at: Date | null;
  receivedAt: Date;
  tries: number;
};

/** False: this very event is here already. */
export async function insertEvent(
  tx: Tx,
  { publisherId, id, accountId, name, externalId, at, receivedAt }: ToldEvent,
  key: Buffer,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into programme_events
      (publisher_id, id, account_id, name, external_id, at, key, received_at, next_at, done_at, outcome)
    values (${publisherId}, ${id}, ${accountId}, ${name}, ${externalId}, ${at}, ${key}, ${receivedAt}, ${receivedAt},
      ${externalId === null ? receivedAt : null}, ${externalId === null ? 'test' : null})
    on conflict (publisher_id, account_id, key) do nothing`);
  return inserted > 0;
}

export function claimEvents(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<ToldEvent[]> {
  return db.rows(sql`
    update programme_events as event set claimed_until = ${until}, tries = event.tries + 1
    where (publisher_id, id) in (
      select publisher_id, id from programme_events
      where done_at is null and next_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_at limit ${limit} for update skip locked)
    returning event.publisher_id as "publisherId", event.id, event.account_id as "accountId", event.name,
      event.external_id as "externalId", event.at, event.received_at as "receivedAt", event.tries`);
}

export async function endEvent(
  tx: Queries,
  { publisherId, id }: ToldEvent,
  outcome: 'read' | 'known' | 'gone' | 'given_up',
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update programme_events set done_at = ${now}, outcome = ${outcome}, claimed_until = null
    where publisher_id = ${publisherId} and id = ${id}`);
}

export async function putOffEvent(db: Queries, { publisherId, id }: ToldEvent, nextAt: Date): Promise<void> {
  await db.run(sql`
    update programme_events set next_at = ${nextAt}, claimed_until = null
    where publisher_id = ${publisherId} and id = ${id} and done_at is null`);
}

/** Long enough to drop repeats. */
export async function forgetEvents(db: Queries, before: Date): Promise<void> {
  await db.run(sql`delete from programme_events where done_at is not null and done_at < ${before}`);
}
