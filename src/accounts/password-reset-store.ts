// SQL of the one-time links for who forgot the password.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Id } from '../platform/ids.ts';

export async function insertReset(
  db: Queries,
  hash: Buffer,
  userId: string,
  now: Date,
  endsAt: Date,
): Promise<void> {
  await db.run(sql`
    insert into password_resets (hash, user_id, created_at, ends_at) values (${hash}, ${userId}, ${now}, ${endsAt})`);
}

/** Whose link it is, while it counts. */
export async function userOfReset(db: Queries, hash: Buffer, now: Date): Promise<Id<'usr'> | undefined> {
  const found = await one<{ userId: Id<'usr'> }>(
    db,
    sql`select user_id as "userId" from password_resets where hash = ${hash} and used_at is null and ends_at > ${now}`,
  );
  return found?.userId;
}

/** Uses this link and ends all others of the person; false when another was faster. */
export async function takeReset(tx: Tx, hash: Buffer, userId: string, now: Date): Promise<boolean> {
  const touched = await tx.run(
    sql`update password_resets set used_at = ${now} where hash = ${hash} and used_at is null and ends_at > ${now}`,
  );
  await tx.run(
    sql`update password_resets set used_at = ${now} where user_id = ${userId} and used_at is null`,
  );
  return touched === 1;
}

export function forgetResetsBefore(db: Queries, before: Date): Promise<number> {
  return db.run(sql`delete from password_resets where ends_at < ${before}`);
}
