// SQL of status pages: the addresses at which a publisher's lead flow is seen.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';

export type StatusPage = {
  publisherId: string;
  id: string;
  name: string;
  namesDestinations: boolean;
  countsLeads: boolean;
  createdAt: Date;
  createdBy: string;
  lastUsedAt: Date | null;
  revokedAt: Date | null;
};
export type Choice = Pick<StatusPage, 'name' | 'namesDestinations' | 'countsLeads'>;

const columns = sql`page.publisher_id as "publisherId", page.id, page.name, page.names_destinations as "namesDestinations",
  page.counts_leads as "countsLeads", page.created_at as "createdAt", page.created_by as "createdBy",
  page.last_used_at as "lastUsedAt", page.revoked_at as "revokedAt"`;

export async function insertStatusPage(
  tx: Tx,
  page: Omit<StatusPage, 'lastUsedAt' | 'revokedAt'>,
  hash: Buffer,
): Promise<void> {
  await tx.run(sql`
    insert into status_pages (publisher_id, id, name, hash, names_destinations, counts_leads, created_at, created_by)
    values (${page.publisherId}, ${page.id}, ${page.name}, ${hash}, ${page.namesDestinations}, ${page.countsLeads},
      ${page.createdAt}, ${page.createdBy})`);
}

/** For the owner's role: whose it is comes with it. What was revoked is not there. */
export function statusPageByHash(
  db: Queries,
  hash: Buffer,
): Promise<(StatusPage & { publisher: string }) | undefined> {
  return one(
    db,
    sql`
    select ${columns}, publisher.name as publisher
    from status_pages as page join publishers as publisher on publisher.id = page.publisher_id
    where page.hash = ${hash} and page.revoked_at is null`,
  );
}

export function statusPagesAfter(
  db: Queries,
  publisherId: string,
  afterId: string,
  limit: number,
): Promise<StatusPage[]> {
  return db.rows(sql`
    select ${columns} from status_pages as page
    where publisher_id = ${publisherId} and id > ${afterId} order by id limit ${limit}`);
}

/** Locked, and not revoked. */
export function statusPageForChange(
  tx: Tx,
  publisherId: string,
  id: string,
): Promise<StatusPage | undefined> {
  return one(
    tx,
    sql`
    select ${columns} from status_pages as page
    where publisher_id = ${publisherId} and id = ${id} and revoked_at is null for update`,
  );
}

export async function saveStatusPage(tx: Tx, { publisherId, id, ...page }: StatusPage): Promise<void> {
  await tx.run(sql`
    update status_pages set name = ${page.name}, names_destinations = ${page.namesDestinations},
      counts_leads = ${page.countsLeads}, revoked_at = ${page.revokedAt}
    where publisher_id = ${publisherId} and id = ${id}`);
}

export async function livingStatusPages(tx: Tx, publisherId: string): Promise<number> {
  const row = await one<{ count: number }>(
    tx,
    sql`select count(*)::int as count from status_pages where publisher_id = ${publisherId} and revoked_at is null`,
  );
  return row!.count;
}

/** Worth a write a minute. */
export async function touchStatusPage(
  db: Queries,
  { publisherId, id }: StatusPage,
  now: Date,
): Promise<void> {
  await db.run(
    sql`update status_pages set last_used_at = ${now} where publisher_id = ${publisherId} and id = ${id}`,
  );
}
