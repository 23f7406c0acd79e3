// SQL of every destination of the marketplace, whosoever it is: for operators alone, the worst first.
import sql, { join, type Sql } from 'sql-template-tag';
import { containing, type Queries } from '../platform/db.ts';
import { leadStoreKind } from './destination.ts';
import { healthColumns, type HealthRow } from './destination-store.ts';
import { healthStates, type HealthState } from './destination-view.ts';

export type MarketplaceDestinationRow = HealthRow & {
  publisherId: string;
  publisherName: string;
  id: string;
  kind: string;
  role: string;
  name: string;
  pausedAt: Date | null;
  pausedReason: string | null;
  pauseNote: string | null;
  place: Place;
};

/** In the order of the list: how bad it is, then its name, then its id. */
export type Place = { rank: number; name: string; id: string };

/** q: any part of its name or its publisher's. */
export type MarketplaceFilter = { publisherId: string | null; kind: string | null; q: string | null };

/** What healthView says of a row, in SQL; a test holds the two together. */
const stateOf = (now: Date): Sql => sql`case
  when destination.paused_at is not null then 'paused'
  when health.open_until is not null then 'broken'
  when health.hold_until > ${now} then 'held'
  else 'well' end`;

const rankOf = (now: Date): Sql => sql`array_position(${[...healthStates]}::text[], ${stateOf(now)})`;
const nameKey = sql`lower(destination.name) collate "C"`;

const tables = sql`destinations as destination
  join publishers as publisher on publisher.id = destination.publisher_id
  left join destination_health as health
    on health.publisher_id = destination.publisher_id and health.destination_id = destination.id`;

/** After `after` where that is given. Destinations are few beside leads: they are sorted, and no more than a page is kept. */
export function marketplaceDestinations(
  db: Queries,
  filter: MarketplaceFilter & { state: HealthState | null },
  after: Place | null,
  limit: number,
  now: Date,
): Promise<MarketplaceDestinationRow[]> {
  const conditions = conditionsOf(filter);
  if (filter.state !== null) conditions.push(sql`${stateOf(now)} = ${filter.state}`);
  if (after !== null)
    conditions.push(
      sql`(${rankOf(now)}, ${nameKey}, destination.id) > (${after.rank}, ${after.name} collate "C", ${after.id})`,
    );
  return db.rows(sql`
    select destination.publisher_id as "publisherId", publisher.name as "publisherName", destination.id, destination.kind,
      destination.role, destination.name, destination.paused_at as "pausedAt", destination.paused_reason as "pausedReason",
      destination.pause_note as "pauseNote",
      ${healthColumns},
      jsonb_build_object('rank', ${rankOf(now)}, 'name', lower(destination.name), 'id', destination.id) as place
    from ${tables} where ${join(conditions, ' and ')}
    order by ${rankOf(now)}, ${nameKey}, destination.id limit ${limit}`);
}

/** How many are in each state; states without are left out. */
export function countMarketplaceDestinations(
  db: Queries,
  filter: MarketplaceFilter,
  now: Date,
): Promise<{ state: HealthState; count: number }[]> {
  return db.rows(sql`
    select ${stateOf(now)} as state, count(*)::int as count
    from ${tables} where ${join(conditionsOf(filter), ' and ')} group by 1`);
}

/** The built-in inboxes are left out: nothing is sent there, so nothing can fail. */
function conditionsOf({ publisherId, kind, q }: MarketplaceFilter): Sql[] {
  const conditions = [sql`destination.removed_at is null`, sql`destination.kind <> ${leadStoreKind}`];
  if (publisherId !== null) conditions.push(sql`destination.publisher_id = ${publisherId}`);
  if (kind !== null) conditions.push(sql`destination.kind = ${kind}`);
  if (q !== null)
    conditions.push(
      sql`concat_ws(e'\\n', destination.name, publisher.name) ilike ${containing(q)} escape '\\'`,
    );
  return conditions;
}
