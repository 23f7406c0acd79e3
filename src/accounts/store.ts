// SQL of the accounts: publishers, API keys and the first run's link.
import sql, { empty } from 'sql-template-tag';
import { Column, containing, one, type Queries, type Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { Language } from '../platform/words.ts';

export type Publisher = {
  id: string;
  slug: string;
  name: string;
  /** Where its customers ask about their data: an e-mail address or a page's. */
  contact: string | null;
  createdAt: Date;
};

/** chosen: by this publisher itself, null when it follows the operator. counts: what holds in the end. */
export type DefaultLanguage = { chosen: Language | null; counts: Language; operators: Language };

export type ApiKey = {
  publisherId: string;
  id: string;
  name: string;
  scopes: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};

const publisherColumns = sql`id, slug, name, contact, created_at as "createdAt"`;
const keyColumns = sql`publisher_id as "publisherId", id, name, scopes, created_at as "createdAt",
  last_used_at as "lastUsedAt", revoked_at as "revokedAt"`;

export async function insertPublisher(tx: Tx, { id, slug, name, createdAt }: Publisher): Promise<void> {
  await tx.run(
    sql`insert into publishers (id, slug, name, created_at) values (${id}, ${slug}, ${name}, ${createdAt})`,
  );
}

/** As it is now, until the transaction ends. */
export function lockPublisher(tx: Tx, id: string): Promise<Publisher | undefined> {
  return one(
    tx,
    sql`select ${publisherColumns} from publishers where id = ${id} and id <> ${operatorId} for update`,
  );
}

export async function updatePublisher(tx: Tx, { id, name, contact }: Publisher): Promise<void> {
  await tx.run(sql`update publishers set name = ${name}, contact = ${contact} where id = ${id}`);
}

export function publisherById(db: Queries, id: string): Promise<Publisher | undefined> {
  return one(db, sql`select ${publisherColumns} from publishers where id = ${id} and id <> ${operatorId}`);
}

const operatorsLanguage = sql`coalesce((select language from publishers where id = ${operatorId}), 'en')`;
/** What holds for a publisher, of a query that calls its table `publisher`. For the owner's role: a publisher sees no row but its own. */
export const countingLanguage = sql`coalesce(publisher.language, ${operatorsLanguage})`;

export async function defaultLanguage(db: Queries, publisherId: string): Promise<DefaultLanguage> {
  const found = await one<DefaultLanguage>(
    db,
    sql`
    select language as chosen, ${countingLanguage} as counts, ${operatorsLanguage} as operators
    from publishers as publisher where id = ${publisherId}`,
  );
  return found!;
}

/** False when it was so already. */
export async function setLanguage(tx: Tx, id: string, language: Language | null): Promise<boolean> {
  const touched = await tx.run(sql`
    update publishers set language = ${language}
    where id = ${id} and language is distinct from ${language}::text`);
  return touched === 1;
}

/** Under the publisher's role, which sees itself, the operator too. */
export async function publisherNameOf(db: Queries, id: string): Promise<string> {
  return (await one<{ name: string }>(db, sql`select name from publishers where id = ${id}`))!.name;
}

export async function publisherExists(db: Queries, id: string): Promise<boolean> {
  return (await publisherById(db, id)) !== undefined;
}

/** Oldest first, after `afterId`; the operator is not among them. q: any part of the name or slug, or the id. */
export function publishersAfter(
  db: Queries,
  q: string | null,
  afterId: string,
  limit: number,
): Promise<Publisher[]> {
  const named =
    q === null
      ? empty
      : sql`and (id = ${q} or concat_ws(e'\\n', name, slug) ilike ${containing(q)} escape '\\')`;
  return db.rows(sql`
    select ${publisherColumns} from publishers
    where id > ${afterId} and id <> ${operatorId} ${named} order by id limit ${limit}`);
}

export async function insertKey(
  tx: Tx,
  key: Omit<ApiKey, 'lastUsedAt' | 'revokedAt'>,
  hash: Buffer,
): Promise<void> {
  await tx.run(sql`
    insert into api_keys (publisher_id, id, name, scopes, hash, created_at)
    values (${key.publisherId}, ${key.id}, ${key.name}, ${new Column('text', key.scopes)}, ${hash}, ${key.createdAt})`);
}

/** The key with this hash unless it was revoked. For the owner's role: whose it is comes with it. */
export function keyByHash(db: Queries, hash: Buffer): Promise<ApiKey | undefined> {
  return one(db, sql`select ${keyColumns} from api_keys where hash = ${hash} and revoked_at is null`);
}

export function keysAfter(
  db: Queries,
  publisherId: string,
  afterId: string,
  limit: number,
): Promise<ApiKey[]> {
  return db.rows(sql`
    select ${keyColumns} from api_keys
    where publisher_id = ${publisherId} and id > ${afterId} order by id limit ${limit}`);
}

/** False when there is no such key, or it was revoked before. */
export async function revoke(tx: Tx, publisherId: string, id: string, now: Date): Promise<boolean> {
  const touched = await tx.run(sql`
    update api_keys set revoked_at = ${now} where publisher_id = ${publisherId} and id = ${id} and revoked_at is null`);
  return touched === 1;
}

export async function touchKey(db: Queries, publisherId: string, id: string, now: Date): Promise<void> {
  await db.run(
    sql`update api_keys set last_used_at = ${now} where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** True once an operator's key or an operator was made, also when it was revoked since, or a first-run link was used. */
export async function operatorKnown(db: Queries): Promise<boolean> {
  const row = await one<{ known: boolean }>(
    db,
    sql`select exists (select from api_keys where publisher_id = ${operatorId})
      or exists (select from memberships where publisher_id = ${operatorId})
      or exists (select from first_runs where used_at is not null) as known`,
  );
  return row!.known;
}

/** Keeps the link's hash, and forgets unused ones made before `before`. */
export async function insertFirstRun(db: Queries, hash: Buffer, now: Date, before: Date): Promise<void> {
  await db.run(sql`
    with gone as (delete from first_runs where used_at is null and created_at < ${before})
    insert into first_runs (hash, created_at) values (${hash}, ${now})`);
}

export async function firstRunOpen(db: Queries, hash: Buffer): Promise<boolean> {
  return (
    (await one(db, sql`select 1 from first_runs where hash = ${hash} and used_at is null`)) !== undefined
  );
}

/** Two links used at the same moment must not make two owners, so one waits for the other. */
export async function lockFirstRuns(tx: Tx): Promise<void> {
  await tx.run(sql`lock table first_runs in share row exclusive mode`);
}

export async function useFirstRun(tx: Tx, hash: Buffer, now: Date): Promise<void> {
  await tx.run(sql`update first_runs set used_at = ${now} where hash = ${hash}`);
}

/** Everyone with leads; the operator is among them. */
export async function allPublisherIds(db: Queries): Promise<string[]> {
  return (await db.rows<{ id: string }>(sql`select id from publishers order by id`)).map(({ id }) => id);
}

/** By slug or by id; never the operator. */
export function publisherNamed(db: Queries, named: string): Promise<Publisher | undefined> {
  return one(
    db,
    sql`select ${publisherColumns} from publishers
    where (slug = ${named} or id = ${named}) and id <> ${operatorId}`,
  );
}
