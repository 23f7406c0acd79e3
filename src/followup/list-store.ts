// SQL that reads clocks: what waits, soonest first, what has ended, one lead's, and how quick people were.
import sql, { join, type Sql } from 'sql-template-tag';
import { Column, one, type Queries } from '../platform/db.ts';
import { waiting, type State } from './clock.ts';
import { rowColumns, type Row } from './store.ts';

/** state `waiting`: not answered and not stopped. userId null: nobody's. */
export type FollowUpFilter = {
  state?: State | 'waiting' | undefined;
  userId?: string | null | undefined;
  dueBefore?: Date | undefined;
  leadIds?: readonly string[] | undefined;
};

export type Listed = Row & {
  storefront: string;
  offerTitle: string;
  firstName: string | null;
  lastName: string | null;
  company: string | null;
};

const columns = sql`${rowColumns}, clock.storefront, listing.title as "offerTitle",
  lead.contact ->> 'firstName' as "firstName", lead.contact ->> 'lastName' as "lastName", lead.contact ->> 'company' as company`;
const beside = sql`
  join leads as lead on lead.publisher_id = clock.publisher_id and lead.id = clock.lead_id
  join listings as listing on listing.publisher_id = clock.publisher_id and listing.id = clock.listing_id`;

/** What waits comes by due time, soonest first, and those without any are left out; all else by when it began, the latest first. */
export function listFollowUps(
  db: Queries,
  publisherId: string,
  filter: FollowUpFilter,
  after: { at: Date; leadId: string } | null,
  limit: number,
): Promise<Listed[]> {
  const waits = isWaiting(filter);
  const place = waits ? sql`(clock.due_at, clock.lead_id) >` : sql`(clock.started_at, clock.lead_id) <`;
  const conditions = [
    ...conditionsOf(publisherId, filter),
    ...(waits ? [sql`clock.due_at is not null`] : []),
    ...(after === null ? [] : [sql`${place} (${after.at}::timestamptz, ${after.leadId})`]),
  ];
  const order = waits
    ? sql`order by clock.due_at, clock.lead_id`
    : sql`order by clock.started_at desc, clock.lead_id desc`;
  return db.rows(sql`
    select ${columns} from (
      select * from follow_ups as clock where ${join(conditions, ' and ')} ${order} limit ${limit}
    ) as clock ${beside} ${order}`);
}

export function isWaiting({ state }: FollowUpFilter): boolean {
  return state === 'waiting' || (waiting as readonly string[]).includes(state ?? '');
}

function conditionsOf(publisherId: string, { state, userId, dueBefore, leadIds }: FollowUpFilter): Sql[] {
  // Written out, for the index of what waits is partial.
  const waits = sql`clock.state in ('open', 'warned', 'breached')`;
  return [
    sql`clock.publisher_id = ${publisherId}`,
    ...[
      isWaiting({ state }) && waits,
      state !== undefined && state !== 'waiting' && sql`clock.state = ${state}`,
      userId === null && sql`clock.assigned_to is null`,
      typeof userId === 'string' && sql`clock.assigned_to = ${userId}`,
      dueBefore !== undefined && sql`clock.due_at < ${dueBefore}`,
      leadIds !== undefined && sql`clock.lead_id = any(${new Column('text', [...leadIds])}::text[])`,
    ].filter((condition) => condition !== false),
  ];
}

export function followUpOf(db: Queries, publisherId: string, leadId: string): Promise<Listed | undefined> {
  return one(
    db,
    sql`select ${columns} from follow_ups as clock ${beside}
    where clock.publisher_id = ${publisherId} and clock.lead_id = ${leadId}`,
  );
}

export async function countWaiting(
  db: Queries,
  publisherId: string,
  filter: FollowUpFilter,
  most: number,
): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql`select count(*)::int as count from (
      select from follow_ups as clock
      where ${join([...conditionsOf(publisherId, filter), sql`clock.due_at is not null`], ' and ')} limit ${most}
    ) as counted`,
  );
  return row!.count;
}

/** Null in both: of all together. */
export type SummaryRow = {
  userId: string | null;
  storefront: string | null;
  ofUser: boolean;
  ofStorefront: boolean;
  leads: number;
  answered: number;
  inTime: number;
  late: number;
  waiting: number;
  breached: number;
  stopped: number;
  medianSeconds: number | null;
  p90Seconds: number | null;
  medianBusinessSeconds: number | null;
};

/**
 * Of clocks that began in the period, the latest `most` at most: all together, by whoever answered or else has the lead, and by
 * storefront.
 */
export function summaryRows(
  db: Queries,
  publisherId: string,
  { from, to, most }: { from: Date; to: Date; most: number },
): Promise<SummaryRow[]> {
  const share = (part: number, column: Sql) =>
    sql`round(percentile_cont(${part}::float8) within group (order by ${column})
      filter (where answered_at is not null))::int`;
  return db.rows(sql`
    with clocks as materialized (
      select coalesce(answered_by, assigned_to) as user_id, storefront, state, due_at, breached_at, answered_at,
        response_seconds, business_seconds
      from follow_ups
      where publisher_id = ${publisherId} and started_at >= ${from} and started_at < ${to}
      order by started_at desc, lead_id desc limit ${most}
    )
    select user_id as "userId", storefront, grouping(user_id) = 0 as "ofUser", grouping(storefront) = 0 as "ofStorefront",
      count(*)::int as leads,
      (count(*) filter (where answered_at is not null))::int as answered,
      (count(*) filter (where answered_at <= due_at))::int as "inTime",
      (count(*) filter (where answered_at > due_at))::int as late,
      (count(*) filter (where state in ('open', 'warned')))::int as waiting,
      (count(*) filter (where state = 'breached'))::int as breached,
      (count(*) filter (where state = 'stopped'))::int as stopped,
      ${share(0.5, sql`response_seconds`)} as "medianSeconds", ${share(0.9, sql`response_seconds`)} as "p90Seconds",
      ${share(0.5, sql`business_seconds`)} as "medianBusinessSeconds"
    from clocks
    group by grouping sets ((), (user_id), (storefront))
    order by 3, 4, 5 desc, 1, 2`);
}
