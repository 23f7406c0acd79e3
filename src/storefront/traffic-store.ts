// SQL of what was counted: one row per listing, day, kind of thing and campaign; and likewise per domain, country and device.
import sql from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';

export type Count = {
  publisherId: string;
  listingId: string;
  /** In UTC, such as 2026-03-02. */
  day: string;
  what: string;
  campaign: string;
  count: number;
};

/**
 * Adds to what is there, in the order of the key so that two processes cannot lock each other out. Once a listing has 50
 * campaigns in a day, new ones count together.
 */
export async function addCounts(db: Queries, counts: Count[]): Promise<void> {
  const text = (value: (count: Count) => string) => counts.map(value);
  await db.run(sql`
    with counted as (
      select * from unnest(
        ${text((count) => count.publisherId)}::text[], ${text((count) => count.listingId)}::text[],
        ${text((count) => count.day)}::date[], ${text((count) => count.what)}::text[],
        ${text((count) => count.campaign)}::text[], ${counts.map(({ count }) => count)}::bigint[]
      ) as counted (publisher_id, listing_id, day, what, campaign, count)
    ),
    known as (
      select distinct kept.publisher_id, kept.listing_id, kept.day, kept.campaign
      from storefront_counts as kept
      join (select distinct publisher_id, listing_id, day from counted) as touched using (publisher_id, listing_id, day)
      where kept.campaign <> ''
    ),
    full_days as (
      select publisher_id, listing_id, day from known group by 1, 2, 3 having count(*) >= 50
    ),
    bounded as (
      select publisher_id, listing_id, day, what,
        case
          when campaign <> '' and (publisher_id, listing_id, day) in (select * from full_days)
            and (publisher_id, listing_id, day, campaign) not in (select * from known)
          then '(other)' else campaign
        end as campaign,
        count
      from counted
    )
    insert into storefront_counts as kept (publisher_id, listing_id, day, what, campaign, count)
    select publisher_id, listing_id, day, what, campaign, sum(count) from bounded
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (publisher_id, listing_id, day, what, campaign) do update set count = kept.count + excluded.count`);
}

export type EntryCount = Omit<Count, 'campaign'> & {
  dimension: 'referrer' | 'country' | 'device';
  key: string;
};

/** The same by whence and with what somebody came, where it is known; 50 domains a day and listing, new ones count together. */
export async function addEntryCounts(db: Queries, counts: EntryCount[]): Promise<void> {
  const text = (value: (count: EntryCount) => string) => counts.map(value);
  await db.run(sql`
    with counted as (
      select * from unnest(
        ${text((count) => count.publisherId)}::text[], ${text((count) => count.dimension)}::text[],
        ${text((count) => count.day)}::date[], ${text((count) => count.listingId)}::text[],
        ${text((count) => count.key)}::text[], ${text((count) => count.what)}::text[], ${counts.map(({ count }) => count)}::bigint[]
      ) as counted (publisher_id, dimension, day, listing_id, key, what, count)
    ),
    known as (
      select distinct kept.publisher_id, kept.listing_id, kept.day, kept.key
      from storefront_entry_counts as kept
      join (
        select distinct publisher_id, day, listing_id from counted where dimension = 'referrer'
      ) as touched using (publisher_id, day, listing_id)
      where kept.dimension = 'referrer'
    ),
    full_days as (
      select publisher_id, listing_id, day from known group by 1, 2, 3 having count(*) >= 50
    ),
    bounded as (
      select publisher_id, dimension, day, listing_id,
        case
          when dimension = 'referrer' and (publisher_id, listing_id, day) in (select * from full_days)
            and (publisher_id, listing_id, day, key) not in (select * from known)
          then '(other)' else key
        end as key,
        what, count
      from counted
    )
    insert into storefront_entry_counts as kept (publisher_id, dimension, day, listing_id, key, what, count)
    select publisher_id, dimension, day, listing_id, key, what, sum(count) from bounded
    group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
    on conflict (publisher_id, dimension, day, listing_id, key, what) do update set count = kept.count + excluded.count`);
}

export type DayCount = { day: string; what: string; campaign: string; count: number };

/** Both days are inside. */
export function countsBetween(
  db: Queries,
  publisherId: string,
  listingId: string,
  from: string,
  to: string,
): Promise<DayCount[]> {
  return db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, what, campaign, count from storefront_counts
    where publisher_id = ${publisherId} and listing_id = ${listingId} and day between ${from}::date and ${to}::date
    order by day, what, campaign`);
}

/** Customers' leads of a listing by the day they came, whatever way they came. */
export function leadsByDay(
  db: Queries,
  publisherId: string,
  listingId: string,
  from: string,
  to: string,
): Promise<{ day: string; leads: number }[]> {
  return db.rows(sql`
    select to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*) as leads from leads
    where publisher_id = ${publisherId} and listing_id = ${listingId} and kind = 'customer'
      and received_at >= (${from}::date)::timestamp at time zone 'UTC'
      and received_at < (${to}::date + 1)::timestamp at time zone 'UTC'
    group by 1`);
}
