// SQL of the accounts by which a marketplace's report is read: one a publisher.
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';
import type { Fault } from './fault.ts';

/** A report that was asked for: looks so far, and links of it that had ended. */
export type Asked = { reportId: string; at: string; looks: number; links: number };

export type AccountRow = {
  publisherId: string;
  settings: Record<string, string>;
  sealed: string;
  secretEndsOn: string | null;
  warnedDays: number | null;
  version: number;
  nextAt: Date;
  asked: Asked | null;
  readAt: Date | null;
  importId: string | null;
  failures: number;
  fault: Fault | null;
  failingSince: Date | null;
  createdAt: Date;
};
export type Claimed = AccountRow & { claim: string };

const columns = sql`
  account.publisher_id as "publisherId", account.settings, account.sealed,
  to_char(account.secret_ends_on, 'YYYY-MM-DD') as "secretEndsOn", account.warned_days as "warnedDays", account.version,
  account.next_at as "nextAt", account.asked, account.read_at as "readAt", account.import_id as "importId", account.failures,
  account.fault, account.failing_since as "failingSince", account.created_at as "createdAt"`;

/** What is sealed for a publisher's account opens for it alone. */
export const placeOf = (publisherId: string) => `marketplace-account:${publisherId}`;

export function accountOf(db: Queries, publisherId: string): Promise<AccountRow | undefined> {
  return one(
    db,
    sql`select ${columns} from marketplace_accounts as account where account.publisher_id = ${publisherId}`,
  );
}

/** Begins anew: a reading under way keeps nothing of what it finds. */
export async function saveAccount(
  tx: Tx,
  publisherId: string,
  {
    settings,
    sealed,
    secretEndsOn,
  }: { settings: Record<string, string>; sealed: string; secretEndsOn: string | null },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into marketplace_accounts as known (publisher_id, settings, sealed, secret_ends_on, next_at, created_at)
    values (${publisherId}, ${JSON.stringify(settings)}::jsonb, ${sealed}, ${secretEndsOn}::date, ${now}, ${now})
    on conflict (publisher_id) do update set settings = excluded.settings, sealed = excluded.sealed,
      warned_days = case when known.secret_ends_on is distinct from excluded.secret_ends_on then null else known.warned_days end,
      secret_ends_on = excluded.secret_ends_on, version = known.version + 1, next_at = excluded.next_at, asked = null,
      claim = null, claimed_until = null, failures = 0`);
}

export async function removeAccount(tx: Tx, publisherId: string): Promise<boolean> {
  return (await tx.run(sql`delete from marketplace_accounts where publisher_id = ${publisherId}`)) > 0;
}

/** For the person who waits; what is under way goes on. */
export async function hasten(tx: Tx, publisherId: string, now: Date): Promise<boolean> {
  const hastened = await tx.run(
    sql`update marketplace_accounts set next_at = least(next_at, ${now}) where publisher_id = ${publisherId}`,
  );
  return hastened > 0;
}

/** Whose turn it is, and this process's right to read it until then. */
export function claimAccounts(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Claimed[]> {
  const claim = randomUUID();
  return db.rows(sql`
    update marketplace_accounts as account set claim = ${claim}, claimed_until = ${until}
    where publisher_id in (
      select publisher_id from marketplace_accounts
      where next_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_at limit ${limit} for update skip locked)
    returning ${columns}, account.claim`);
}

type Held = { publisherId: string; claim: string };

/** Whether the right to it still holds: nobody else took it, and nobody entered the account anew. */
export async function holds(db: Queries, { publisherId, claim }: Held): Promise<boolean> {
  const rows = await db.rows(
    sql`select from marketplace_accounts where publisher_id = ${publisherId} and claim = ${claim}`,
  );
  return rows.length > 0;
}

/** Looked at again then; the report that was asked for stays asked for. */
export async function waitFor(
  db: Queries,
  { publisherId, claim }: Held,
  asked: Asked,
  nextAt: Date,
): Promise<void> {
  await db.run(sql`
    update marketplace_accounts set asked = ${JSON.stringify(asked)}::jsonb, next_at = ${nextAt}, claim = null, claimed_until = null
    where publisher_id = ${publisherId} and claim = ${claim}`);
}

/** False where the right to it was lost. */
export async function endRead(
  tx: Tx,
  { publisherId, claim }: Held,
  { importId, nextAt, now }: { importId: string; nextAt: Date; now: Date },
): Promise<boolean> {
  const ended = await tx.run(sql`
    update marketplace_accounts set asked = null, next_at = ${nextAt}, claim = null, claimed_until = null, read_at = ${now},
      import_id = ${importId}, failures = 0, fault = null, failing_since = null
    where publisher_id = ${publisherId} and claim = ${claim}`);
  return ended > 0;
}

export async function endFailed(
  tx: Tx,
  { publisherId, claim }: Held,
  { fault, asked, nextAt, now }: { fault: Fault; asked: Asked | null; nextAt: Date; now: Date },
): Promise<boolean> {
  const ended = await tx.run(sql`
    update marketplace_accounts set asked = ${asked === null ? null : JSON.stringify(asked)}::jsonb, next_at = ${nextAt}, claim = null,
      claimed_until = null, failures = failures + 1, fault = ${JSON.stringify(fault)}::jsonb,
      failing_since = coalesce(failing_since, ${now})
    where publisher_id = ${publisherId} and claim = ${claim}`);
  return ended > 0;
}

/** Those whose secret ends, and no one of them is due. */
export function endingAccounts(db: Queries): Promise<(AccountRow & { secretEndsOn: string })[]> {
  return db.rows(
    sql`select ${columns} from marketplace_accounts as account where account.secret_ends_on is not null`,
  );
}

export async function noteWarned(tx: Tx, publisherId: string, days: number): Promise<void> {
  await tx.run(
    sql`update marketplace_accounts set warned_days = ${days} where publisher_id = ${publisherId}`,
  );
}

/** Puts every account's secret under a new key. */
export async function resealMarketplaceAccounts(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ publisherId: string; sealed: string }>(
    sql`select publisher_id as "publisherId", sealed from marketplace_accounts for update`,
  );
  for (const { publisherId, sealed } of rows)
    await tx.run(sql`
      update marketplace_accounts set sealed = ${reseal(sealed, placeOf(publisherId))} where publisher_id = ${publisherId}`);
  return rows.length;
}
