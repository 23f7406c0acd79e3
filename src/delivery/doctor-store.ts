// SQL that gathers what the doctor looks at. Counts ride the partial indexes of what needs a person.
import sql, { empty } from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';
import type { DestinationFacts, ListingFacts } from './doctor.ts';

/** Nobody reads a greater number more exactly, and a visit must not count a million rows. */
const mostCounted = 10_000;

/** Listings of one publisher, or of all. destinations is left for the caller, who knows the routes. */
export function listingFacts(
  db: Queries,
  publisherId: string | null,
): Promise<Omit<ListingFacts, 'destinations'>[]> {
  return db.rows(sql`
    select
      listing.publisher_id as "publisherId", listing.id, listing.title, listing.storefront, listing.kind,
      listing.call_to_action as "callToAction",
      listing.sharing_disabled_at is null as sharing, listing.created_at as "createdAt",
      (select received_at from leads where publisher_id = listing.publisher_id and listing_id = listing.id and kind = 'customer'
        order by id desc limit 1) as "lastLeadAt",
      (select received_at from leads
        where publisher_id = listing.publisher_id and listing_id = listing.id and status = 'kept' and kind = 'test'
        order by id desc limit 1) as "lastTestAt",
      (select count(*) from (
        select from leads where publisher_id = listing.publisher_id and listing_id = listing.id and status = 'withheld'
        limit ${mostCounted}) as counted) as withheld,
      coalesce(waiting.count, 0)::int as quarantined
    from listings as listing
    left join (
      select publisher_id, listing_id, count(*) as count from (
        select publisher_id, listing_id from quarantine
        where decided_at is null ${publisherId === null ? empty : sql`and publisher_id = ${publisherId}`} limit ${mostCounted}
      ) as open group by publisher_id, listing_id
    ) as waiting on waiting.publisher_id = listing.publisher_id and waiting.listing_id = listing.id
    ${publisherId === null ? empty : sql`where listing.publisher_id = ${publisherId}`}
    order by listing.publisher_id, listing.id`);
}

/** `dayAgo`: since when tries count against what a far side takes in a day. daily is left for the caller, who knows the kinds. */
export function destinationFacts(
  db: Queries,
  publisherId: string | null,
  dayAgo: Date,
): Promise<(Omit<DestinationFacts, 'daily'> & { triedLately: number })[]> {
  return db.rows(sql`
    select
      destination.publisher_id as "publisherId", destination.id, destination.name, destination.kind,
      destination.paused_at as "pausedAt", destination.paused_reason as "pausedReason",
      destination.pause_note as "pauseNote",
      case when health.open_until is not null then coalesce(health.reason, 'unknown') end as "brokenReason",
      case when health.open_until is not null then health.detail end as "brokenDetail",
      destination.secret_expires_at as "secretExpiresAt",
      health.hold_until as "heldUntil",
      (select count(*) from (
        select from deliveries where destination_id = destination.id and state = 'parked' limit ${mostCounted}) as counted) as parked,
      coalesce((select sum(delivered + failed) from delivery_hours as hour
        where hour.destination_id = destination.id and hour.at >= ${dayAgo}), 0)::int as "triedLately",
      unfinished.count as unfinished, unfinished.oldest as "oldestUnfinishedAt"
    from destinations as destination
    left join destination_health as health
      on health.publisher_id = destination.publisher_id and health.destination_id = destination.id
    cross join lateral (
      select count(*) as count, min(created_at) as oldest from (
        select created_at from deliveries
        where destination_id = destination.id and state in ('scheduled', 'waiting')
        limit ${mostCounted}
      ) as counted
    ) as unfinished
    where destination.removed_at is null and destination.kind <> 'lead-store'
      ${publisherId === null ? empty : sql`and destination.publisher_id = ${publisherId}`}
    order by destination.publisher_id, destination.id`);
}
