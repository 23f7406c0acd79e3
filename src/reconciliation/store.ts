// SQL of comparisons: the lists that were taken, and what each of their rows is.
import sql, { empty, type Sql } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';

export type Comparison = {
  publisherId: string;
  id: string;
  source: 'file' | 'account';
  fileName: string | null;
  accountId: string | null;
  listingId: string | null;
  headers: string[];
  delimiter: string;
  state: 'reading' | 'done';
  startedBy: string;
  startedAt: Date;
  listedAt: Date | null;
  matchedAt: Date;
  fromAt: Date | null;
  untilAt: Date | null;
  rowCount: number;
  leftOut: number;
};

const columns = sql`
  publisher_id as "publisherId", id, source, file_name as "fileName", account_id as "accountId", listing_id as "listingId", headers,
  delimiter, state, started_by as "startedBy", started_at as "startedAt", listed_at as "listedAt", matched_at as "matchedAt",
  from_at as "fromAt", until_at as "untilAt", row_count as "rowCount", left_out as "leftOut"`;

export async function insertComparison(db: Queries, row: Comparison): Promise<void> {
  await db.run(sql`
    insert into list_comparisons (publisher_id, id, source, file_name, account_id, listing_id, headers, delimiter, state, started_by,
      started_at, listed_at, matched_at, from_at, until_at)
    values (${row.publisherId}, ${row.id}, ${row.source}, ${row.fileName}, ${row.accountId}, ${row.listingId},
      ${row.headers}::text[], ${row.delimiter}, ${row.state}, ${row.startedBy}, ${row.startedAt}, ${row.listedAt},
      ${row.matchedAt}, ${row.fromAt}, ${row.untilAt})`);
}

/** What was read of it. */
export async function endReading(
  tx: Tx,
  { publisherId, id }: Pick<Comparison, 'publisherId' | 'id'>,
  told: Pick<Comparison, 'fromAt' | 'untilAt' | 'rowCount' | 'leftOut'>,
): Promise<void> {
  await tx.run(sql`
    update list_comparisons set state = 'done', from_at = ${told.fromAt}, until_at = ${told.untilAt},
      row_count = ${told.rowCount}, left_out = ${told.leftOut}
    where publisher_id = ${publisherId} and id = ${id}`);
}

export function comparisonById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<Comparison | undefined> {
  return one(
    db,
    sql`select ${columns} from list_comparisons where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** Newest first. */
export function comparisonsOf(
  db: Queries,
  publisherId: string,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<Comparison[]> {
  return db.rows(sql`
    select ${columns} from list_comparisons
    where publisher_id = ${publisherId} ${beforeId === null ? empty : sql`and id < ${beforeId}`}
    order by id desc limit ${limit}`);
}

/** With all its rows. */
export async function removeComparison(db: Queries, publisherId: string, id: string): Promise<boolean> {
  const removed = await db.run(
    sql`delete from list_comparisons where publisher_id = ${publisherId} and id = ${id}`,
  );
  return removed > 0;
}

/** Of all publishers, one at a time, since it may have a hundred thousand rows. cutShort: those begun before that nobody ended reading. */
export async function removeOldComparison(tx: Tx, before: { any: Date; cutShort: Date }): Promise<boolean> {
  const removed = await tx.run(sql`
    delete from list_comparisons where (publisher_id, id) in (
      select publisher_id, id from list_comparisons
      where started_at < ${before.cutShort} and (state = 'reading' or started_at < ${before.any})
      order by started_at limit 1)`);
  return removed > 0;
}

export async function noteMatched(db: Queries, publisherId: string, id: string, now: Date): Promise<void> {
  await db.run(
    sql`update list_comparisons set matched_at = ${now} where publisher_id = ${publisherId} and id = ${id}`,
  );
}

export type NewListed = {
  nth: number;
  line: number | null;
  key: Buffer | null;
  cells: string[] | null;
  raw: string | null;
  emailKey: string | null;
  listingId: string | null;
  raisedAt: Date | null;
  leadId: string | null;
  leftOut: boolean;
  fault: string | null;
};

export async function insertListed(
  db: Queries,
  publisherId: string,
  comparisonId: string,
  rows: readonly NewListed[],
): Promise<void> {
  if (rows.length === 0) return;
  const given = rows.map((row) => ({
    publisher_id: publisherId,
    comparison_id: comparisonId,
    nth: row.nth,
    line: row.line,
    key: row.key === null ? null : `\\x${row.key.toString('hex')}`,
    cells: row.cells,
    raw: row.raw,
    email_key: row.emailKey,
    listing_id: row.listingId,
    raised_at: row.raisedAt,
    lead_id: row.leadId,
    left_out: row.leftOut,
    fault: row.fault,
  }));
  await db.run(sql`
    insert into listed_leads
    select * from jsonb_populate_recordset(null::listed_leads, ${JSON.stringify(given)}::jsonb)`);
}

/** A row that could be taken in. */
export type Missing = { nth: number; cells: string[] };

/** Rows that are no lead of ours yet and could become one, in their order. */
export function missingAfter(
  db: Queries,
  publisherId: string,
  comparisonId: string,
  { afterNth, limit }: { afterNth: number; limit: number },
): Promise<Missing[]> {
  return db.rows(sql`
    select nth, cells from listed_leads
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and nth > ${afterNth}
      and lead_id is null and not left_out and cells is not null
    order by nth limit ${limit}`);
}

/** What they say of people is then with the lead, and no longer here. */
export async function settleListed(
  tx: Queries,
  publisherId: string,
  comparisonId: string,
  found: readonly { nth: number; leadId: string }[],
): Promise<void> {
  if (found.length === 0) return;
  await tx.run(sql`
    update listed_leads as listed
    set lead_id = found.lead_id, cells = null, email_key = null, fault = null
    from ${pairs(found)}
    where listed.publisher_id = ${publisherId} and listed.comparison_id = ${comparisonId} and listed.nth = found.nth
      and listed.lead_id is null`);
}

const pairs = (found: readonly { nth: number; leadId: string }[]): Sql => sql`
  unnest(${new Column(
    'int4',
    found.map(({ nth }) => nth),
  )}::int[], ${new Column(
    'text',
    found.map(({ leadId }) => leadId),
  )}::text[]) as found (nth, lead_id)`;

/** Its fault is ours; the log has it. */
export async function noteFault(
  tx: Queries,
  publisherId: string,
  comparisonId: string,
  nth: number,
  fault: string,
): Promise<void> {
  await tx.run(sql`
    update listed_leads set fault = ${fault}
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and nth = ${nth}`);
}

export type LeftOutRow = {
  nth: number;
  line: number | null;
  fault: string;
  raw: string | null;
  cells: string[] | null;
};

export function leftOutAfter(
  db: Queries,
  publisherId: string,
  comparisonId: string,
  { afterNth, limit }: { afterNth: number; limit: number },
): Promise<LeftOutRow[]> {
  return db.rows(sql`
    select nth, line, fault, raw, cells from listed_leads
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and nth > ${afterNth} and left_out
    order by nth limit ${limit}`);
}

export function leftOutReasons(
  db: Queries,
  publisherId: string,
  comparisonId: string,
): Promise<{ reason: string; count: number }[]> {
  return db.rows(sql`
    select fault as reason, count(*)::int as count from listed_leads
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and left_out
    group by fault order by fault`);
}
