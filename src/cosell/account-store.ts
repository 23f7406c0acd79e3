// SQL of the accounts of programmes.
import { randomUUID } from 'node:crypto';
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';
import type { Fault } from './fault.ts';

export type AccountRow = {
  publisherId: string;
  id: string;
  programme: string;
  name: string;
  settings: Record<string, string>;
  sealed: string;
  secretsVersion: number;
  renewedAt: Date;
  warnedDays: number | null;
  hookSealed: string;
  cursor: string | null;
  nextPollAt: Date;
  polledAt: Date | null;
  heardAt: Date | null;
  failures: number;
  fault: Fault | null;
  createdAt: Date;
  removedAt: Date | null;
};

const columns = sql`
  account.publisher_id as "publisherId", account.id, account.programme, account.name, account.settings, account.sealed,
  account.secrets_version as "secretsVersion", account.renewed_at as "renewedAt", account.warned_days as "warnedDays",
  account.hook_sealed as "hookSealed", account.cursor, account.next_poll_at as "nextPollAt", account.polled_at as "polledAt",
  account.heard_at as "heardAt", account.failures, account.fault, account.created_at as "createdAt",
  account.removed_at as "removedAt"`;

export function accountsOf(db: Queries, publisherId: string): Promise<AccountRow[]> {
  return db.rows(sql`
    select ${columns} from programme_accounts as account
    where account.publisher_id = ${publisherId} and account.removed_at is null order by account.id`);
}

/** Also one that was removed. */
export function accountById(db: Queries, publisherId: string, id: string): Promise<AccountRow | undefined> {
  return one(
    db,
    sql`select ${columns} from programme_accounts as account
    where account.publisher_id = ${publisherId} and account.id = ${id}`,
  );
}

export function accountByHook(db: Queries, hash: Buffer): Promise<AccountRow | undefined> {
  return one(
    db,
    sql`select ${columns} from programme_accounts as account
    where account.hook_hash = ${hash} and account.removed_at is null`,
  );
}

/** What is written of one account's referrals is written one after the other. */
export async function lockAccount(tx: Tx, publisherId: string, id: string): Promise<void> {
  await tx.rows(
    sql`select from programme_accounts where publisher_id = ${publisherId} and id = ${id} for no key update`,
  );
}

type NewAccount = Pick<
  AccountRow,
  'publisherId' | 'id' | 'programme' | 'name' | 'settings' | 'sealed' | 'hookSealed' | 'createdAt'
> & { hookHash: Buffer };

export async function insertAccount(tx: Tx, row: NewAccount): Promise<void> {
  await tx.run(sql`
    insert into programme_accounts
      (publisher_id, id, programme, name, settings, sealed, renewed_at, hook_hash, hook_sealed, next_poll_at, created_at)
    values (${row.publisherId}, ${row.id}, ${row.programme}, ${row.name}, ${JSON.stringify(row.settings)}::jsonb, ${row.sealed},
      ${row.createdAt}, ${row.hookHash}, ${row.hookSealed}, ${row.createdAt}, ${row.createdAt})`);
}

/** secrets: entered anew; the token that the old ones got is forgotten. */
export async function changeAccount(
  tx: Tx,
  publisherId: string,
  id: string,
  {
    name,
    settings,
    sealed,
    renewed,
    now,
  }: {
    name: string;
    settings: Record<string, string>;
    sealed: string;
    renewed: boolean;
    now: Date;
  },
): Promise<void> {
  await tx.run(sql`
    update programme_accounts set name = ${name}, settings = ${JSON.stringify(settings)}::jsonb, sealed = ${sealed},
      secrets_version = secrets_version + 1, token_sealed = null, next_poll_at = ${now},
      renewed_at = case when ${renewed} then ${now} else renewed_at end,
      warned_days = case when ${renewed} then null else warned_days end
    where publisher_id = ${publisherId} and id = ${id}`);
}

export async function removeAccount(tx: Tx, publisherId: string, id: string, now: Date): Promise<boolean> {
  const removed = await tx.run(sql`
    update programme_accounts set removed_at = ${now}, token_sealed = null
    where publisher_id = ${publisherId} and id = ${id} and removed_at is null`);
  return removed > 0;
}

/** Whose turn it is to be read, and this process's right to do it until then. */
export function claimAccounts(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<(AccountRow & { claim: string })[]> {
  const claim = randomUUID();
  return db.rows(sql`
    update programme_accounts as account set claim = ${claim}, claimed_until = ${until}
    where (publisher_id, id) in (
      select publisher_id, id from programme_accounts
      where removed_at is null and next_poll_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_poll_at limit ${limit} for update skip locked)
    returning ${columns}, account.claim`);
}

/** False where the right to it ran out and somebody else has it. */
export async function keepPlace(
  tx: Tx,
  { publisherId, id, claim }: { publisherId: string; id: string; claim: string },
  { cursor, until }: { cursor: string; until: Date },
): Promise<boolean> {
  const kept = await tx.run(sql`
    update programme_accounts set cursor = ${cursor}, claimed_until = ${until}
    where publisher_id = ${publisherId} and id = ${id} and claim = ${claim}`);
  return kept > 0;
}

/** Answers what it failed with before. */
export async function endPoll(
  tx: Tx,
  { publisherId, id, claim }: { publisherId: string; id: string; claim: string },
  { fault, nextAt, now }: { fault: Fault | null; nextAt: Date; now: Date },
): Promise<void> {
  await tx.run(sql`
    update programme_accounts set claim = null, claimed_until = null, next_poll_at = ${nextAt},
      polled_at = ${fault === null ? now : null}::timestamptz,
      failures = ${fault === null ? 0 : sql`failures + 1`},
      fault = ${fault === null ? null : JSON.stringify(fault)}::jsonb
    where publisher_id = ${publisherId} and id = ${id} and claim = ${claim}`);
}

export async function noteHeard(tx: Tx, publisherId: string, id: string, now: Date): Promise<void> {
  await tx.run(
    sql`update programme_accounts set heard_at = ${now} where publisher_id = ${publisherId} and id = ${id}`,
  );
}

export async function noteWarned(tx: Tx, publisherId: string, id: string, days: number): Promise<void> {
  await tx.run(
    sql`update programme_accounts set warned_days = ${days} where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** Every account in use, for those who look after their secrets. */
export function allAccounts(db: Queries): Promise<AccountRow[]> {
  return db.rows(sql`select ${columns} from programme_accounts as account where account.removed_at is null`);
}

export function readAccess(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<{ sealed: string | null } | undefined> {
  return one(
    db,
    sql`select token_sealed as sealed from programme_accounts where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** The right to get the next token. */
export async function claimAccess(
  db: Queries,
  publisherId: string,
  id: string,
  { now, until }: { now: Date; until: Date },
): Promise<boolean> {
  const claimed = await db.run(sql`
    update programme_accounts set token_claimed_until = ${until}
    where publisher_id = ${publisherId} and id = ${id} and (token_claimed_until is null or token_claimed_until <= ${now})`);
  return claimed > 0;
}

/** secrets: with the renewed one in them; left as they are where a person changed them meanwhile. */
export async function saveAccess(
  db: Queries,
  { publisherId, id, secretsVersion }: AccountRow,
  { access, secrets, now }: { access: string | null; secrets: string | null; now: Date },
): Promise<void> {
  await db.run(sql`
    update programme_accounts set token_claimed_until = null,
      token_sealed = case when secrets_version = ${secretsVersion} then ${access}::text else token_sealed end,
      sealed = case when secrets_version = ${secretsVersion} then coalesce(${secrets}::text, sealed) else sealed end,
      renewed_at = case when secrets_version = ${secretsVersion} and ${secrets}::text is not null then ${now}
        else renewed_at end,
      warned_days = case when ${secrets}::text is not null then null else warned_days end
    where publisher_id = ${publisherId} and id = ${id}`);
}

/** Puts every account's secrets and address under a new key; an access token is got anew. */
export async function resealAccounts(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string; hook: string }>(
    sql`select id, sealed, hook_sealed as hook from programme_accounts for update`,
  );
  for (const { id, sealed, hook } of rows)
    await tx.run(sql`
      update programme_accounts set sealed = ${reseal(sealed, id)}, hook_sealed = ${reseal(hook, id)}, token_sealed = null
      where id = ${id}`);
  return rows.length;
}
