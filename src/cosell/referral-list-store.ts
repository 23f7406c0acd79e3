// SQL of what people look at: lists of referrals by filters, their counts, and one's story.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Column, containing, type Queries } from '../platform/db.ts';
import type { InColumn } from './referral-board.ts';
import { referralColumns, type Referral } from './referral-store.ts';

export type Filters = {
  category?: string | undefined;
  status?: string | undefined;
  substatus?: string | undefined;
  direction?: string | undefined;
  programme?: string | undefined;
  accountId?: string | undefined;
  stage?: string | undefined;
  column?: InColumn | undefined;
  /** Without the storefront leads that show up here: they count there. */
  unmatched?: boolean | undefined;
  /** none: not converted; else how its opportunity stands to it. */
  opportunity?: string | undefined;
  q?: string | undefined;
};

/** Newest first, after the one with this id. */
export function newestReferrals(
  db: Queries,
  publisherId: string,
  filters: Filters,
  beforeId: string | null,
  limit: number,
): Promise<Referral[]> {
  return db.rows(sql`
    select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} ${conditions(filters)}
      ${beforeId === null ? empty : sql`and referral.id < ${beforeId}`}
    order by referral.id desc limit ${limit}`);
}

/** Those that wait for an answer, the most urgent first. */
export function dueReferrals(
  db: Queries,
  publisherId: string,
  filters: Filters,
  after: { at: Date; id: string } | null,
  limit: number,
): Promise<Referral[]> {
  return db.rows(sql`
    select ${referralColumns} from referrals as referral
    where referral.publisher_id = ${publisherId} and referral.status = 'new' and referral.answer_due_at is not null
      ${conditions(filters)}
      ${after === null ? empty : sql`and (referral.answer_due_at, referral.id) > (${after.at}, ${after.id})`}
    order by referral.answer_due_at, referral.id limit ${limit}`);
}

export function conditions({
  category,
  status,
  substatus,
  direction,
  programme,
  accountId,
  stage,
  column,
  unmatched,
  opportunity,
  q,
}: Filters): Sql {
  const equal: [Sql, string | undefined][] = [
    [sql`referral.category`, category],
    [sql`referral.status`, status],
    [sql`referral.substatus`, substatus],
    [sql`referral.direction`, direction],
    [sql`referral.programme`, programme],
    [sql`referral.account_id`, accountId],
    [sql`referral.stage`, stage],
  ];
  const parts = equal.flatMap(([column, value]) =>
    value === undefined ? [] : [sql`and ${column} = ${value}`],
  );
  if (unmatched === true) parts.push(sql`and referral.lead_id is null`);
  if (column?.is === 'one') parts.push(sql`and referral.board_column = ${column.name}`);
  if (column?.is === 'rest')
    parts.push(
      sql`and referral.board_column <> all(${new Column('text', column.besides)}::text[])
        and referral.board_column like any(${new Column('text', column.like.split('|'))}::text[])`,
    );
  if (opportunity !== undefined)
    parts.push(sql`and ${opportunity === 'none' ? sql`not` : empty} exists (
      select from referral_opportunities as link
      where link.publisher_id = referral.publisher_id and link.referral_id = referral.id
        ${opportunity === 'none' ? empty : sql`and link.state = ${opportunity}`})`);
  if (q !== undefined)
    parts.push(
      sql`and (referral.name ilike ${containing(q)} escape '\\' or referral.company ilike ${containing(q)} escape '\\')`,
    );
  return parts.length === 0 ? empty : join(parts, ' ');
}

export type Count = {
  category: string;
  status: string;
  substatus: string;
  count: number;
};

/** What was matched with a lead of a storefront counts there. */
export function referralCounts(db: Queries, publisherId: string): Promise<Count[]> {
  return db.rows(sql`
    select category, status, substatus, count(*)::int as count from referrals
    where publisher_id = ${publisherId} and lead_id is null
    group by category, status, substatus order by category, status, substatus`);
}

export async function urgencies(
  db: Queries,
  publisherId: string,
  now: Date,
): Promise<{ matched: number; overdue: number; expiring: number }> {
  const [row] = await db.rows<{ matched: number; overdue: number; expiring: number }>(sql`
    select
      (select count(*) from referrals where publisher_id = ${publisherId} and lead_id is not null)::int as matched,
      (select count(*) from referrals where publisher_id = ${publisherId} and status = 'new' and answer_due_at <= ${now})::int
        as overdue,
      (select count(*) from referrals where publisher_id = ${publisherId} and status = 'new'
        and expires_at <= ${new Date(now.getTime() + 3 * 86_400_000)})::int as expiring`);
  return row!;
}

export type EventRow = { id: string; type: string; at: Date; actor: string; data: Record<string, unknown> };

/** Oldest first. */
export function eventsOf(
  db: Queries,
  publisherId: string,
  referralId: string,
  limit: number,
): Promise<EventRow[]> {
  return db.rows(sql`
    select id, type, at, actor, data from (
      select id, type, at, actor, data from events
      where publisher_id = ${publisherId} and subject_id = ${referralId} order by id desc limit ${limit}
    ) as newest order by id`);
}
