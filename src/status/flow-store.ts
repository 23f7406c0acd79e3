// SQL of how a publisher's leads flow: figures that are kept anyway, each read along an index.
import sql from 'sql-template-tag';
import { Column, one, type Queries } from '../platform/db.ts';
import { leadStoreKind } from '../delivery/destination.ts';
import type { DestinationFacts } from './flow-status.ts';

export async function timeZoneOf(db: Queries, publisherId: string): Promise<string> {
  const row = await one<{ timeZone: string }>(
    db,
    sql`select time_zone as "timeZone" from insight_states where publisher_id = ${publisherId}`,
  );
  return row?.timeZone ?? 'UTC';
}

/** open: listings with an address for leads that works; sharing: those of them whose leads are shared. */
export async function openListings(
  db: Queries,
  publisherId: string,
  now: Date,
): Promise<{ open: number; sharing: number }> {
  const row = await one<{ open: number; sharing: number }>(
    db,
    sql`
    select count(*)::int as open, (count(*) filter (where sharing_disabled_at is null))::int as sharing
    from listings as listing
    where publisher_id = ${publisherId} and exists (
      select from intake_tokens as token
      where token.publisher_id = listing.publisher_id and token.listing_id = listing.id
        and (token.ends_at is null or token.ends_at > ${now}))`,
  );
  return row!;
}

/** A customer's; null: none ever came. */
export async function lastLeadAt(db: Queries, publisherId: string): Promise<Date | null> {
  const row = await one<{ at: Date }>(
    db,
    sql`
    select received_at as at from leads where publisher_id = ${publisherId} and kind = 'customer' order by id desc limit 1`,
  );
  return row?.at ?? null;
}

/** Where the publisher's leads are to be: what only keeps them here, or is told of events, is left out. */
export function destinationFacts(db: Queries, publisherId: string): Promise<DestinationFacts[]> {
  return db.rows(sql`
    select destination.id, destination.name, destination.paused_at as "pausedAt", health.open_until as "openUntil",
      health.hold_until as "holdUntil",
      (
        select at from events
        where publisher_id = ${publisherId} and subject_id = destination.id and type = 'destination.broken'
        order by id desc limit 1
      ) as "brokenAt",
      least(
        (
          select due_at from deliveries
          where destination_id = destination.id and publisher_id = ${publisherId} and least(rung, 1) = 0
            and state in ('scheduled', 'waiting')
          order by due_at limit 1
        ),
        (
          select created_at from deliveries
          where publisher_id = ${publisherId} and state = 'waiting' and destination_id = destination.id order by id limit 1
        )
      ) as "oldestAt",
      (
        select last_delivered_at from delivery_hours
        where publisher_id = ${publisherId} and destination_id = destination.id and last_delivered_at is not null
        order by at desc limit 1
      ) as "lastDeliveredAt"
    from destinations as destination
    left join destination_health as health
      on health.publisher_id = destination.publisher_id and health.destination_id = destination.id
    where destination.publisher_id = ${publisherId} and destination.removed_at is null
      and destination.role = 'publisher-crm' and destination.kind <> ${leadStoreKind}
    order by lower(destination.name), destination.id`);
}

/** Customers' leads since then, by quarters of an hour. */
export async function leadsSince(db: Queries, publisherId: string, since: Date): Promise<number> {
  const row = await one<{ leads: number }>(
    db,
    sql`
    select coalesce(sum(leads), 0)::int as leads from lead_counts
    where publisher_id = ${publisherId} and at >= ${since} and kind = 'customer'`,
  );
  return row!.leads;
}

export type DayRow = { date: string; leads: number; delivered: number; failedTries: number };

/** Days of the time zone since that one; those on which nothing happened are left out. */
export function flowByDay(
  db: Queries,
  publisherId: string,
  destinationIds: readonly string[],
  { from, timeZone }: { from: string; timeZone: string },
): Promise<DayRow[]> {
  const begins = sql`${from}::date::timestamp at time zone ${timeZone}`;
  return db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as date, sum(leads)::int as leads, sum(delivered)::int as delivered,
      sum(failed)::int as "failedTries"
    from (
      select (at at time zone ${timeZone})::date as day, leads, 0 as delivered, 0 as failed from lead_counts
      where publisher_id = ${publisherId} and kind = 'customer' and at >= ${begins}
      union all
      select (at at time zone ${timeZone})::date, 0, delivered, failed from delivery_hours
      where publisher_id = ${publisherId} and at >= ${begins}
        and destination_id = any(${new Column('text', [...destinationIds])}::text[])
    ) as flowed
    group by day`);
}

/** How many leads were in their record how soon, by the steps of the tallies. */
export async function speedsSince(
  db: Queries,
  publisherId: string,
  destinationIds: readonly string[],
  since: Date,
): Promise<number[]> {
  const rows = await db.rows<{ count: number }>(sql`
    select sum(step.count)::int as count
    from delivery_hours cross join unnest(speeds) with ordinality as step (count, number)
    where publisher_id = ${publisherId} and at >= ${since}
      and destination_id = any(${new Column('text', [...destinationIds])}::text[])
    group by step.number order by step.number`);
  return rows.map(({ count }) => count);
}
