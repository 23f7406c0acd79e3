// SQL of the quarantine: bodies that could not be read, kept whole until a person decides.
import sql from 'sql-template-tag';
import { one, Column, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';

export type NewQuarantined = {
  publisherId: string;
  id: string;
  listingId: string;
  receivedAt: Date;
  body: Buffer;
  contentType: string | null;
  reason: string;
  detail: string;
};

export type Quarantined = NewQuarantined & { decidedAt: Date | null; leadId: string | null };

const insert: Prepared = {
  name: 'quarantine',
  text: `insert into quarantine (publisher_id, id, listing_id, received_at, body, content_type, reason, detail)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::bytea[], $6::text[], $7::text[], $8::text[])`,
};

export async function quarantine(tx: Tx, bodies: NewQuarantined[], say: Say): Promise<void> {
  const text = (value: (body: NewQuarantined) => string | null) => new Column('text', bodies.map(value));
  await tx.prepared(insert, [
    text((body) => body.publisherId),
    text((body) => body.id),
    text((body) => body.listingId),
    new Column(
      'timestamptz',
      bodies.map((body) => body.receivedAt),
    ),
    new Column(
      'bytea',
      bodies.map((body) => body.body),
    ),
    text((body) => body.contentType),
    text((body) => body.reason),
    text((body) => body.detail),
  ]);
  await say(
    bodies.map(({ publisherId, id, listingId, reason }) => ({
      type: 'body.quarantined' as const,
      publisherId,
      subjectId: id,
      actor: 'intake',
      data: { listingId, reason },
    })),
  );
}

const columns = sql`publisher_id as "publisherId", id, listing_id as "listingId", received_at as "receivedAt", body,
  content_type as "contentType", reason, detail, decided_at as "decidedAt", lead_id as "leadId"`;

/** What a list shows of a body. */
const excerptBytes = 1_200;

/** body: its beginning alone. */
export type QuarantinedExcerpt = Quarantined & { size: number };

/** What waits for a decision, newest first, after `beforeId`. */
export function openQuarantine(
  db: Queries,
  publisherId: string,
  beforeId: string | null,
  limit: number,
): Promise<QuarantinedExcerpt[]> {
  return db.rows(sql`
    select publisher_id as "publisherId", id, listing_id as "listingId", received_at as "receivedAt",
      substring(body from 1 for ${excerptBytes}) as body, length(body) as size, content_type as "contentType", reason, detail,
      decided_at as "decidedAt", lead_id as "leadId"
    from quarantine
    where publisher_id = ${publisherId} and decided_at is null and (${beforeId}::text is null or id < ${beforeId})
    order by id desc limit ${limit}`);
}

/** One body, decided on or not. */
export function quarantinedById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<Quarantined | undefined> {
  return one(db, sql`select ${columns} from quarantine where publisher_id = ${publisherId} and id = ${id}`);
}

/** One body, locked until the transaction ends so that it is decided once. */
export function quarantinedForDecision(
  tx: Tx,
  publisherId: string,
  id: string,
): Promise<Quarantined | undefined> {
  return one(
    tx,
    sql`select ${columns} from quarantine where publisher_id = ${publisherId} and id = ${id} for update`,
  );
}

export async function markReleased(
  tx: Tx,
  publisherId: string,
  id: string,
  leadId: string,
  actor: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`update quarantine set decided_at = ${now}, decided_by = ${actor}, lead_id = ${leadId}
    where publisher_id = ${publisherId} and id = ${id}`);
}

/** The row stays as proof of the decision; the body, which may name a person, goes. */
export async function markDiscarded(
  tx: Tx,
  publisherId: string,
  id: string,
  actor: string,
  now: Date,
): Promise<void> {
  await tx.run(sql`update quarantine set decided_at = ${now}, decided_by = ${actor}, body = ''
    where publisher_id = ${publisherId} and id = ${id}`);
}
