// SQL of the access tokens that workers share.
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';

export function readToken(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<{ sealed: string | null } | undefined> {
  return one(
    db,
    sql`select sealed from access_tokens where publisher_id = ${publisherId} and destination_id = ${id}`,
  );
}

/** The right to get the next token, by a name for it; null while somebody else has it. */
export async function claimToken(
  db: Queries,
  publisherId: string,
  id: string,
  { now, until }: { now: Date; until: Date },
): Promise<string | null> {
  const claim = randomUUID();
  const taken = await db.run(sql`
    insert into access_tokens (publisher_id, destination_id, claim, claimed_until)
    values (${publisherId}, ${id}, ${claim}, ${until})
    on conflict (publisher_id, destination_id) do update set claim = excluded.claim, claimed_until = excluded.claimed_until
      where access_tokens.claimed_until is null or access_tokens.claimed_until <= ${now}`);
  return taken > 0 ? claim : null;
}

/** Nothing is kept when the claim is no longer ours, or the settings changed and took the row away. */
export async function saveToken(
  db: Queries,
  publisherId: string,
  id: string,
  claim: string,
  { sealed, endsAt }: { sealed: string; endsAt: Date },
): Promise<void> {
  await db.run(sql`
    update access_tokens set sealed = ${sealed}, ends_at = ${endsAt}, claim = null, claimed_until = null
    where publisher_id = ${publisherId} and destination_id = ${id} and claim = ${claim}`);
}

export async function releaseToken(
  db: Queries,
  publisherId: string,
  id: string,
  claim: string,
): Promise<void> {
  await db.run(sql`
    update access_tokens set claim = null, claimed_until = null
    where publisher_id = ${publisherId} and destination_id = ${id} and claim = ${claim}`);
}

/** Other credentials, another token. */
export async function forgetToken(db: Queries, publisherId: string, id: string): Promise<void> {
  await db.run(sql`delete from access_tokens where publisher_id = ${publisherId} and destination_id = ${id}`);
}

/** Puts every token under a new key. */
export async function resealTokens(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string }>(
    sql`select destination_id as id, sealed from access_tokens where sealed is not null for update`,
  );
  await tx.run(sql`
    update access_tokens set sealed = renewed.sealed
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ id, sealed }) => reseal(sealed, id))}::text[])
      as renewed (id, sealed)
    where access_tokens.destination_id = renewed.id`);
  return rows.length;
}
