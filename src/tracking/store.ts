// SQL of the reading back: which destination is due, who reads it, how far it is.
import sql from 'sql-template-tag';
import { randomUUID } from 'node:crypto';
import type { Failed, Said } from '../connectors/connector.ts';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';

export type TrackingRow = {
  disabledAt: Date | null;
  nextAt: Date;
  readAt: Date | null;
  failures: number;
  reason: string | null;
  detail: string | null;
  said: Said | null;
  nudgeSealed: string;
};

export type NewTracking = {
  publisherId: string;
  destinationId: string;
  nudgeHash: Buffer;
  nudgeSealed: string;
};

/** One that is there already stays as it is. */
export async function addTrackings(db: Queries, trackings: readonly NewTracking[], now: Date): Promise<void> {
  await db.run(sql`
    insert into trackings (publisher_id, destination_id, next_at, nudge_hash, nudge_sealed)
    select fresh.publisher_id, fresh.destination_id, ${now}, fresh.nudge_hash, fresh.nudge_sealed
    from unnest(
      ${trackings.map(({ publisherId }) => publisherId)}::text[], ${trackings.map(({ destinationId }) => destinationId)}::text[],
      ${trackings.map(({ nudgeHash }) => `\\x${nudgeHash.toString('hex')}`)}::bytea[], ${trackings.map(({ nudgeSealed }) => nudgeSealed)}::text[]
    ) as fresh (publisher_id, destination_id, nudge_hash, nudge_sealed)
    where exists (
      select from destinations where destinations.publisher_id = fresh.publisher_id and destinations.id = fresh.destination_id)
    on conflict do nothing`);
}

export async function trackedAmong(db: Queries, destinationIds: string[]): Promise<Set<string>> {
  const rows = await db.rows<{ id: string }>(
    sql`select destination_id as id from trackings where destination_id = any(${destinationIds}::text[])`,
  );
  return new Set(rows.map(({ id }) => id));
}

export function trackingOf(
  db: Queries,
  publisherId: string,
  destinationId: string,
): Promise<TrackingRow | undefined> {
  return one(
    db,
    sql`
    select disabled_at as "disabledAt", next_at as "nextAt", read_at as "readAt", failures, reason, detail, said,
      nudge_sealed as "nudgeSealed"
    from trackings where publisher_id = ${publisherId} and destination_id = ${destinationId}`,
  );
}

export async function switchTracking(
  db: Queries,
  publisherId: string,
  destinationId: string,
  { disabledAt, now }: { disabledAt: Date | null; now: Date },
): Promise<void> {
  await db.run(sql`
    update trackings set disabled_at = ${disabledAt}, next_at = ${now}, failures = 0, reason = null, detail = null, said = null
    where publisher_id = ${publisherId} and destination_id = ${destinationId}`);
}

/** Other settings may mean another far side: what was read of the old one says nothing of how far we are. */
export async function beginAgain(db: Queries, publisherId: string, destinationIds: string[], now: Date) {
  await db.run(sql`
    update trackings set cursor = null, claim = null, claimed_until = null, next_at = ${now}, failures = 0, reason = null,
      detail = null, said = null
    where publisher_id = ${publisherId} and destination_id = any(${destinationIds}::text[])`);
}

/** Whose reading it is: nothing is kept of a reading whose claim is gone. */
export type Claim = {
  publisherId: string;
  destinationId: string;
  claim: string;
  cursor: string | null;
  failures: number;
};

/** Those that are due and that nobody reads, longest overdue first; a destination that is paused or asked for a rest is left alone. */
export function claimTrackings(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Claim[]> {
  return db.rows(sql`
    update trackings set claim = ${randomUUID()}, claimed_until = ${until}
    where (publisher_id, destination_id) in (
      select tracking.publisher_id, tracking.destination_id from trackings as tracking
      join destinations as destination
        on destination.publisher_id = tracking.publisher_id and destination.id = tracking.destination_id
      left join destination_health as health
        on health.publisher_id = tracking.publisher_id and health.destination_id = tracking.destination_id
      where tracking.next_at <= ${now} and tracking.disabled_at is null
        and (tracking.claimed_until is null or tracking.claimed_until <= ${now})
        and destination.paused_at is null and destination.removed_at is null
        and (health.hold_until is null or health.hold_until <= ${now})
      order by tracking.next_at limit ${limit} for update of tracking skip locked
    )
    returning publisher_id as "publisherId", destination_id as "destinationId", claim, cursor, failures`);
}

/** Locks the destination's row, so that what is read of it is kept by one at a time; false when the claim is gone. */
export async function moveCursor(
  tx: Tx,
  { publisherId, destinationId, claim }: Claim,
  { cursor, until }: { cursor: string; until: Date },
): Promise<boolean> {
  const moved = await tx.run(sql`
    update trackings set cursor = ${cursor}, claimed_until = ${until}
    where publisher_id = ${publisherId} and destination_id = ${destinationId} and claim = ${claim}`);
  return moved > 0;
}

/** For what is kept of a destination beside a reading. */
export async function lockTracking(tx: Tx, publisherId: string, destinationId: string): Promise<void> {
  await tx.rows(sql`
    select from trackings where publisher_id = ${publisherId} and destination_id = ${destinationId} for update`);
}

/** A reading ended well. `soon` counts where the far side said meanwhile that something changed. */
export async function endReading(
  db: Queries,
  { publisherId, destinationId, claim }: Claim,
  { startedAt, now, next, soon }: { startedAt: Date; now: Date; next: Date; soon: Date },
): Promise<void> {
  await db.run(sql`
    update trackings set claim = null, claimed_until = null, read_at = ${now}, failures = 0, reason = null, detail = null,
      said = null, next_at = case when nudged_at >= ${startedAt} then ${soon}::timestamptz else ${next}::timestamptz end
    where publisher_id = ${publisherId} and destination_id = ${destinationId} and claim = ${claim}`);
}

export async function failReading(
  db: Queries,
  { publisherId, destinationId, claim }: Claim,
  failed: Failed,
  next: Date,
): Promise<void> {
  await db.run(sql`
    update trackings set claim = null, claimed_until = null, failures = failures + 1, next_at = ${next},
      reason = ${failed.reason}, detail = ${failed.detail}, said = ${saidOf(failed)}::json
    where publisher_id = ${publisherId} and destination_id = ${destinationId} and claim = ${claim}`);
}

export const saidOf = ({ said }: Failed) => (said === undefined ? null : JSON.stringify(said));

/** Nothing was read. */
export async function giveBack(
  db: Queries,
  { publisherId, destinationId, claim }: Claim,
  next: Date,
): Promise<void> {
  await db.run(sql`
    update trackings set claim = null, claimed_until = null, next_at = ${next}
    where publisher_id = ${publisherId} and destination_id = ${destinationId} and claim = ${claim}`);
}

/** Makes the next reading due, though never sooner after the last one than `soonestMs`, nor while readings fail. */
export async function nudge(db: Queries, hash: Buffer, now: Date, soonestMs: number): Promise<boolean> {
  const [known] = await db.rows<{ found: boolean }>(
    sql`select true as found from trackings where nudge_hash = ${hash}`,
  );
  if (known === undefined) return false;
  // Many at once write the row once, unless it is being read: what changed may have been missed.
  await db.run(sql`
    update trackings set nudged_at = ${now},
      next_at = case when failures > 0 then next_at else least(next_at,
        greatest(${now}::timestamptz, read_at + make_interval(secs => ${soonestMs / 1_000}))) end
    where nudge_hash = ${hash} 
      and (claim is not null or nudged_at is null or nudged_at < ${new Date(now.getTime() - 1_000)})`);
  return true;
}

export async function renewNudge(
  db: Queries,
  { publisherId, destinationId, nudgeHash, nudgeSealed }: NewTracking,
): Promise<boolean> {
  const renewed = await db.run(sql`
    update trackings set nudge_hash = ${nudgeHash}, nudge_sealed = ${nudgeSealed}
    where publisher_id = ${publisherId} and destination_id = ${destinationId}`);
  return renewed > 0;
}

/** Puts every nudge address under a new key. */
export async function resealNudges(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string }>(
    sql`select destination_id as id, nudge_sealed as sealed from trackings for update`,
  );
  await tx.run(sql`
    update trackings set nudge_sealed = renewed.sealed
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ id, sealed }) => reseal(sealed, id))}::text[])
      as renewed (id, sealed)
    where trackings.destination_id = renewed.id`);
  return rows.length;
}
