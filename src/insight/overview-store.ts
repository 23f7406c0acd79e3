// SQL of the overview. Every count is bounded, or of rows that were counted before.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { localSeconds, offsetsIn } from '../platform/local-clock.ts';

/**
 * date: of the day in the time zone, as 2026-11-21. byNow: those that came no later in the day than it is now; of days before
 * `comparedFrom` none, for nobody asks.
 */
export type DayRow = { date: string; storefront: string; leads: number; byNow: number };

type Span = { from: Date; comparedFrom: Date; now: Date; timeZone: string };

/** Customers alone: test leads and notices are left out. publisherId null: of all. */
export function leadsByDay(
  db: Queries,
  publisherId: string | null,
  { from, comparedFrom, now, timeZone }: Span,
): Promise<DayRow[]> {
  const offsets = offsetsIn(timeZone, from, now);
  const seconds = (column: Sql) => localSeconds(column, offsets);
  return db.rows(sql`
    select to_char(date '1970-01-01' + day, 'YYYY-MM-DD') as date, storefront, leads, "byNow"
    from (
      select (${seconds(sql`at`)} / 86400)::int as day, storefront, sum(leads) as leads,
        coalesce(sum(leads) filter (
          where at >= ${comparedFrom} and ${seconds(sql`at`)} % 86400 <= ${seconds(sql`${now}::timestamptz`)} % 86400), 0) as "byNow"
      from lead_counts where at >= ${from} and kind = 'customer' ${of(publisherId)} group by 1, 2
    ) as days
    order by day, storefront`);
}

/** The same of one person's leads, counted as they are. */
export function assignedByDay(
  db: Queries,
  publisherId: string,
  userId: string,
  { from, now, timeZone }: Span,
): Promise<DayRow[]> {
  return db.rows(sql`
    select to_char(received_at at time zone ${timeZone}, 'YYYY-MM-DD') as date, storefront, count(*) as leads,
      count(*) filter (
        where (received_at at time zone ${timeZone})::time <= (${now}::timestamptz at time zone ${timeZone})::time) as "byNow"
    from leads
    where publisher_id = ${publisherId} and assigned_to = ${userId} and id >= ${firstIdAt('lead', from)} and kind = 'customer'
    group by 1, 2 order by 1, 2`);
}

export type ReasonRow = { reason: string | null; count: number };

/** Of the first `most` that are parked. */
export function parkedByReason(db: Queries, publisherId: string | null, most: number): Promise<ReasonRow[]> {
  return db.rows(sql`
    select last_reason as reason, count(*) as count from (
      select last_reason from deliveries where state = 'parked' ${of(publisherId)} limit ${most}
    ) as parked
    group by 1 order by 2 desc, 1`);
}

export type Waiting = { quarantine: number; withheld: number };

/** Counted up to `most`. */
export async function waitingForPeople(
  db: Queries,
  publisherId: string | null,
  most: number,
): Promise<Waiting> {
  const [row] = await db.rows<Waiting>(sql`
    select
      (select count(*) from (
        select from quarantine where decided_at is null ${of(publisherId)} limit ${most}) as open) as quarantine,
      (select count(*) from (
        select from leads where status = 'withheld' ${of(publisherId)} limit ${most}) as held) as withheld`);
  return row!;
}

export type TriesRow = { delivered: number; failed: number; speeds: number[] };

/** Sums of the tallies since an hour. */
export async function triesSince(db: Queries, publisherId: string | null, since: Date): Promise<TriesRow> {
  const [row] = await db.rows<TriesRow>(sql`
    with hours as materialized (
      select delivered, failed, speeds from delivery_hours where at >= ${since} ${of(publisherId)}
    )
    select coalesce(sum(delivered), 0)::int as delivered, coalesce(sum(failed), 0)::int as failed,
      array(
        select sum(step.count)::int from hours cross join unnest(speeds) with ordinality as step (count, number)
        group by step.number order by step.number
      ) as speeds
    from hours`);
  return row!;
}

function of(publisherId: string | null): Sql {
  return publisherId === null ? empty : sql`and publisher_id = ${publisherId}`;
}
