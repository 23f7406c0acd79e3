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

/**
 * The right to get the next token, by a name for it, and what is there now; null while somebody else has it, and for a
 * destination that is removed.
 */
export async function claimToken(
  db: Queries,
  publisherId: string,
  id: string,
  { now, until }: { now: Date; until: Date },
): Promise<{ claim: string; sealed: string | null } | null> {
  const claim = randomUUID();
  const taken = await one<{ sealed: string | null }>(
    db,
    sql`
    insert into access_tokens (publisher_id, destination_id, claim, claimed_until)
    select publisher_id, id, ${claim}, ${until} from destinations
    where publisher_id = ${publisherId} and id = ${id} and removed_at is null
    for key share
    on conflict (publisher_id, destination_id) do update set claim = excluded.claim, claimed_until = excluded.claimed_until
      where access_tokens.claimed_until is null or access_tokens.claimed_until <= ${now}
    returning sealed`,
  );
  return taken ? { claim, sealed: taken.sealed } : null;
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

/** `until`: nobody else may ask for one before. */
export async function releaseToken(
  db: Queries,
  publisherId: string,
  id: string,
  claim: string,
  until: Date | null,
): Promise<void> {
  await db.run(sql`
    update access_tokens set claim = null, claimed_until = ${until}
    where publisher_id = ${publisherId} and destination_id = ${id} and claim = ${claim}`);
}

/** Other credentials, another token. */
export async function forgetToken(db: Queries, publisherId: string, id: string): Promise<void> {
  await db.run(sql`delete from access_tokens where publisher_id = ${publisherId} and destination_id = ${id}`);
}

/** Puts every token under a new key. One that cannot be opened is dropped: another is got. */
export async function resealTokens(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string }>(
    sql`select destination_id as id, sealed from access_tokens where sealed is not null for update`,
  );
  const renewed = rows.map(({ id, sealed }) => {
    try {
      return reseal(sealed, id);
    } catch {
      return null;
    }
  });
  await tx.run(sql`
    update access_tokens set sealed = renewed.sealed
    from unnest(${rows.map(({ id }) => id)}::text[], ${renewed}::text[]) as renewed (id, sealed)
    where access_tokens.destination_id = renewed.id`);
  return renewed.filter((sealed) => sealed !== null).length;
}
