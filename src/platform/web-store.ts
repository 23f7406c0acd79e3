// SQL of kept answers: one row per Idempotency-Key of a publisher.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from './db.ts';
import type { Reseal } from './reseal.ts';

/** claimedAt names the try that holds the key, so that one that was given up cannot answer for its successor. */
export type Claim = { publisherId: string; key: string; requestHash: Buffer; claimedAt: Date };

export type KeptAnswer = { requestHash: Buffer; status: number | null; sealedBody: string | null };

/** True when the key is ours now: it is new, or the same request was begun before `givenUpBefore` and never answered. */
export async function claimKey(tx: Tx, claim: Claim, givenUpBefore: Date): Promise<boolean> {
  const touched = await tx.run(sql`
    insert into idempotency_keys as kept (publisher_id, key, request_hash, created_at)
    values (${claim.publisherId}, ${claim.key}, ${claim.requestHash}, ${claim.claimedAt})
    on conflict (publisher_id, key) do update set created_at = excluded.created_at
    where kept.status is null and kept.created_at < ${givenUpBefore} and kept.request_hash = excluded.request_hash`);
  return touched === 1;
}

export function answerOf(tx: Tx, publisherId: string, key: string): Promise<KeptAnswer | undefined> {
  return one(
    tx,
    sql`
    select request_hash as "requestHash", status, sealed_body as "sealedBody"
    from idempotency_keys where publisher_id = ${publisherId} and key = ${key}`,
  );
}

export async function keepAnswer(tx: Tx, claim: Claim, status: number, sealedBody: string): Promise<void> {
  await tx.run(sql`
    update idempotency_keys set status = ${status}, sealed_body = ${sealedBody}
    where publisher_id = ${claim.publisherId} and key = ${claim.key} and created_at = ${claim.claimedAt}`);
}

export async function forgetClaim(tx: Tx, claim: Claim): Promise<void> {
  await tx.run(sql`
    delete from idempotency_keys
    where publisher_id = ${claim.publisherId} and key = ${claim.key} and created_at = ${claim.claimedAt} and status is null`);
}

export async function forgetKeysBefore(db: Queries, before: Date): Promise<number> {
  return db.run(sql`delete from idempotency_keys where created_at < ${before}`);
}

/** Puts every kept answer under a new key. */
export async function resealAnswers(
  tx: Tx,
  reseal: Reseal,
  placeOf: (publisherId: string, key: string) => string,
): Promise<number> {
  const kept = await tx.rows<{ publisherId: string; key: string; sealed: string }>(sql`
    select publisher_id as "publisherId", key, sealed_body as sealed
    from idempotency_keys where sealed_body is not null for update`);
  const sealed = kept.map((each) => reseal(each.sealed, placeOf(each.publisherId, each.key)));
  await tx.run(sql`
    update idempotency_keys as answer set sealed_body = renewed.sealed
    from unnest(${kept.map(({ publisherId }) => publisherId)}::text[], ${kept.map(({ key }) => key)}::text[], ${sealed}::text[])
      as renewed (publisher_id, key, sealed)
    where answer.publisher_id = renewed.publisher_id and answer.key = renewed.key`);
  return kept.length;
}
