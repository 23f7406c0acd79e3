// SQL of a person's one-time codes: the sealed secret, the codes that were taken, and the recovery codes.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';

export type Totp = { sealed: string | null; confirmedAt: Date | null; recoveryCodes: number };

export async function totpOfUser(db: Queries, userId: string): Promise<Totp> {
  const found = await one<Totp>(
    db,
    sql`select totp_sealed as sealed, totp_confirmed_at as "confirmedAt", cardinality(recovery_hashes) as "recoveryCodes"
      from users where id = ${userId}`,
  );
  return found!;
}

/** A new secret, not yet confirmed. False when there is a confirmed one. */
export async function proposeTotp(tx: Tx, userId: string, sealed: string): Promise<boolean> {
  const touched = await tx.run(
    sql`update users set totp_sealed = ${sealed}, totp_used_step = null where id = ${userId} and totp_confirmed_at is null`,
  );
  return touched === 1;
}

/** Notes that the code of this half minute was taken; false when it, or a later one, was taken before. */
export async function takeStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const touched = await tx.run(sql`
    update users set totp_used_step = ${step}
    where id = ${userId} and (totp_used_step is null or totp_used_step < ${step})`);
  return touched === 1;
}

export async function confirmTotp(tx: Tx, userId: string, now: Date): Promise<boolean> {
  const touched = await tx.run(
    sql`update users set totp_confirmed_at = ${now} where id = ${userId} and totp_confirmed_at is null`,
  );
  return touched === 1;
}

/** Recovery codes stay while a passkey is there to be lost. */
export async function removeTotp(tx: Tx, userId: string): Promise<void> {
  await tx.run(sql`
    update users set totp_sealed = null, totp_confirmed_at = null, totp_used_step = null where id = ${userId}`);
  await dropIdleRecoveryCodes(tx, userId);
}

/** Without a second factor there is nothing to recover; the next one comes with codes of its own. */
export async function dropIdleRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.run(sql`
    update users set recovery_hashes = '{}'
    where id = ${userId} and totp_confirmed_at is null
      and not exists (select from passkeys where passkeys.user_id = users.id)`);
}

export async function keepRecoveryCodes(tx: Tx, userId: string, hashes: Buffer[]): Promise<void> {
  await tx.run(sql`update users set recovery_hashes = ${new Column('bytea', hashes)} where id = ${userId}`);
}

/** A recovery code works once: false when it is unknown or was used. */
export async function takeRecoveryCode(tx: Tx, userId: string, hash: Buffer): Promise<boolean> {
  const touched = await tx.run(sql`
    update users set recovery_hashes = array_remove(recovery_hashes, ${hash}::bytea)
    where id = ${userId} and ${hash}::bytea = any(recovery_hashes)`);
  return touched === 1;
}

export async function resealTotp(tx: Tx, reseal: Reseal): Promise<number> {
  const sealed = await tx.rows<{ id: string; sealed: string }>(
    sql`select id, totp_sealed as sealed from users where totp_sealed is not null for update`,
  );
  await tx.run(sql`
    update users set totp_sealed = renewed.sealed
    from unnest(${sealed.map(({ id }) => id)}::text[], ${sealed.map((user) => reseal(user.sealed, user.id))}::text[])
      as renewed (id, sealed)
    where users.id = renewed.id`);
  return sealed.length;
}
