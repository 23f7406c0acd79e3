// SQL that reads leads: the inbox, newest first, and one lead with what is known of its person. Each walk goes along one index
// and ends after a page, whatever the filter, also with a million leads.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { LeadKind, LeadStatus } from './lead.ts';
import type { LeadRow } from './shared-lead.ts';
import type { Search } from './words.ts';

/** received: from is inside, to is outside. assignedTo null: nobody. */
export type LeadFilter = {
  storefront?: string | undefined;
  listingId?: string | undefined;
  status?: LeadStatus | undefined;
  kind?: LeadKind | undefined;
  action?: string | undefined;
  country?: string | undefined;
  assignedTo?: string | null | undefined;
  deliveryState?: 'waiting' | 'parked' | 'withheld' | undefined;
  /** Everybody who is the same person: ids of people, and of leads that stand for theirs. */
  peopleIds?: readonly string[] | undefined;
  leadIds?: readonly string[] | undefined;
  receivedFrom?: Date | undefined;
  receivedTo?: Date | undefined;
};

export type InboxRow = LeadRow & { assignedTo: string | null; posts: number; lastPostedAt: Date };

/** A lead's own bytes and type beside its row. */
export type WholeLead = InboxRow & { raw: Buffer; rawType: string | null };

const columns = sql`lead.id, lead.kind, lead.status, lead.publisher_id as "publisherId", lead.storefront,
  lead.listing_id as "listingId", listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact,
  lead.note, lead.consent, lead.source, lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt",
  lead.assigned_to as "assignedTo", lead.posts, lead.last_posted_at as "lastPostedAt"`;
const tables = sql`leads as lead
  join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id`;

/** Until the transaction ends: a bitmap gathers all of what a walk needs the first page of, and statistics of combined conditions invite it. */
export async function preferWalks(tx: Tx): Promise<void> {
  await tx.rows(sql`select set_config('enable_bitmapscan', 'off', true)`);
}

/** Ids are ordered by time, so the newest first is the greatest id first; before `beforeId` where that is given. */
export async function idsBefore(
  db: Queries,
  publisherId: string,
  filter: LeadFilter,
  beforeId: string | null,
  limit: number,
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(walk(publisherId, filter, beforeId, limit));
  return rows.map(({ id }) => id);
}

/** Those of them that whoever asks may see. */
export async function idsAmong(db: Queries, publisherId: string, ids: string[]): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select id from leads where publisher_id = ${publisherId} and id = any(${new Column('text', ids)}::text[])`);
  return rows.map(({ id }) => id);
}

/** How many there are, counted up to `most`. */
export async function countUpTo(
  db: Queries,
  publisherId: string,
  filter: LeadFilter,
  most: number,
): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql`select count(*) as count from (${walk(publisherId, filter, null, most)}) as counted`,
  );
  return row!.count;
}

/** Those of the newest `window` leads of the filter that the search finds; seen and lastId say how far the window went. */
export async function foundNearby(
  db: Queries,
  publisherId: string,
  filter: LeadFilter,
  { parts, beginnings }: Search,
  beforeId: string | null,
  bounds: { window: number; limit: number },
): Promise<{ ids: string[]; seen: number; lastId: string | null }> {
  const holds = [
    ...parts.map((part) => sql`found.words like ${part}`),
    ...beginnings.map((beginning) => sql`found.words ~ ${beginning}`),
  ];
  const row = await one<{ ids: string[]; seen: number; lastId: string | null }>(
    db,
    isNarrowed(filter)
      ? sql`
    with near as materialized (${walk(publisherId, filter, beforeId, bounds.window)})
    select (select count(*) from near) as seen, (select min(id) from near) as "lastId", array(
      select near.id from near
      join lead_words as found on found.publisher_id = ${publisherId} and found.lead_id = near.id
      where ${join(holds, ' and ')}
      order by near.id desc limit ${bounds.limit}
    ) as ids`
      : sql`
    with near as materialized (
      select lead_id as id, words from lead_words
      where ${join([sql`publisher_id = ${publisherId}`, ...boundsOf(sql`lead_id`, filter.receivedFrom, filter.receivedTo, beforeId)], ' and ')}
      order by lead_id desc limit ${bounds.window}
    )
    select (select count(*) from near) as seen, (select min(id) from near) as "lastId", array(
      select found.id from near as found where ${join(holds, ' and ')} order by found.id desc limit ${bounds.limit}
    ) as ids`,
  );
  return row!;
}

/** By more than the time, which is a bound on ids anywhere. */
export function isNarrowed({ receivedFrom: _from, receivedTo: _to, ...filter }: LeadFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

/** The next `most` leads that the index of words finds, and those of them that the filter lets through. */
export async function foundByIndex(
  db: Queries,
  publisherId: string,
  filter: LeadFilter,
  { parts, beginnings }: Search,
  beforeId: string,
  bounds: { most: number; limit: number },
): Promise<{ ids: string[]; seen: number; lastId: string | null }> {
  const { deliveryState, ...rest } = filter;
  const row = await one<{ ids: string[]; seen: number; lastId: string | null }>(
    db,
    sql`
    with found as materialized (
      select id collate "C" as id from leads_with_words(
        ${new Column('text', parts)}::text[], ${new Column('text', beginnings)}::text[], ${beforeId}, ${bounds.most}) as id
    )
    select (select count(*) from found) as seen, (select min(id) from found) as "lastId", array(
      select lead.id from found join leads as lead on lead.publisher_id = ${publisherId} and lead.id = found.id
      where ${join(conditions(publisherId, rest, null), ' and ')} ${inState(publisherId, deliveryState)}
      order by lead.id desc limit ${bounds.limit}
    ) as ids`,
  );
  return row!;
}

/** In the order of their ids, greatest first. */
export function leadsByIds(db: Queries, publisherId: string, ids: string[]): Promise<InboxRow[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.rows(sql`
    select ${columns} from ${tables}
    where lead.publisher_id = ${publisherId} and lead.id = any(${new Column('text', ids)}::text[])
    order by lead.id desc`);
}

export function leadById(db: Queries, publisherId: string, id: string): Promise<WholeLead | undefined> {
  return one(
    db,
    sql`select ${columns}, lead.raw, lead.raw_type as "rawType" from ${tables}
    where lead.publisher_id = ${publisherId} and lead.id = ${id}`,
  );
}

const statuses: readonly LeadStatus[] = ['new', 'withheld', 'kept'];
const kinds: readonly LeadKind[] = ['customer', 'test', 'notice'];

/** The ids of a page, along the index that fits the filter; where that is several stretches of one, a page of each, merged. */
function walk(publisherId: string, filter: LeadFilter, beforeId: string | null, limit: number): Sql {
  const { storefront, listingId, status, kind, deliveryState, ...rest } = filter;
  if (deliveryState !== undefined)
    return walkByDelivery(publisherId, { ...filter, deliveryState }, beforeId, limit);
  if (storefront !== undefined && listingId === undefined) {
    const listings = sql`(
      select id from listings where publisher_id = ${publisherId} and storefront = ${storefront}
    ) as stretch (id)`;
    const within = conditions(publisherId, { status, kind, ...rest }, beforeId);
    return merged(listings, [...within, sql`lead.listing_id = stretch.id`], limit);
  }
  if (listingId === undefined && (status === undefined) !== (kind === undefined)) {
    const stretches = sql`unnest(${status === undefined ? statuses : kinds}::text[]) as stretch (value)`;
    const other = status === undefined ? sql`lead.status = stretch.value` : sql`lead.kind = stretch.value`;
    return merged(stretches, [...conditions(publisherId, filter, beforeId), other], limit);
  }
  return sql`
    select lead.id from leads as lead
    where ${join(conditions(publisherId, filter, beforeId), ' and ')}
    order by lead.id desc limit ${limit}`;
}

function merged(stretches: Sql, within: Sql[], limit: number): Sql {
  return sql`
    select part.id from ${stretches}
    cross join lateral (
      select lead.id from leads as lead where ${join(within, ' and ')} order by lead.id desc limit ${limit}
    ) as part
    order by part.id desc limit ${limit}`;
}

function walkByDelivery(
  publisherId: string,
  { deliveryState, ...filter }: LeadFilter & { deliveryState: string },
  beforeId: string | null,
  limit: number,
): Sql {
  const { receivedFrom, receivedTo } = filter;
  const bounds = boundsOf(sql`lead_id`, receivedFrom, receivedTo, beforeId);
  const troubled = sql`
    select distinct lead_id from deliveries
    where ${join([sql`publisher_id = ${publisherId}`, sql`state = ${deliveryState}`, ...bounds], ' and ')}
    order by lead_id desc`;
  if (!isNarrowed(filter)) return sql`select lead_id as id from (${troubled}) as troubled limit ${limit}`;
  return sql`
    select lead.id from (${troubled}) as troubled
    join leads as lead on lead.publisher_id = ${publisherId} and lead.id = troubled.lead_id
    where ${join(conditions(publisherId, filter, null), ' and ')}
    order by troubled.lead_id desc limit ${limit}`;
}

function inState(publisherId: string, state: string | undefined): Sql {
  return state === undefined
    ? empty
    : sql`and exists (
        select from deliveries as delivery
        where delivery.publisher_id = ${publisherId} and delivery.lead_id = lead.id and delivery.state = ${state})`;
}

function conditions(publisherId: string, filter: LeadFilter, beforeId: string | null): Sql[] {
  const {
    storefront,
    listingId,
    status,
    kind,
    action,
    country,
    assignedTo,
    peopleIds,
    leadIds,
    receivedFrom,
    receivedTo,
  } = filter;
  return [
    sql`lead.publisher_id = ${publisherId}`,
    ...boundsOf(sql`lead.id`, receivedFrom, receivedTo, beforeId),
    ...[
      storefront !== undefined && sql`lead.storefront = ${storefront}`,
      listingId !== undefined && sql`lead.listing_id = ${listingId}`,
      status !== undefined && sql`lead.status = ${status}`,
      kind !== undefined && sql`lead.kind = ${kind}`,
      action !== undefined && sql`lead.action = ${action}`,
      country !== undefined && sql`lead.country = ${country}`,
      assignedTo === null && sql`lead.assigned_to is null`,
      typeof assignedTo === 'string' && sql`lead.assigned_to = ${assignedTo}`,
      peopleIds !== undefined && ofPeople(publisherId, peopleIds),
      leadIds !== undefined && sql`lead.id = any(${new Column('text', [...leadIds])}::text[])`,
    ].filter((condition) => condition !== false),
  ];
}

/** Along the index of a person's leads; of several, or of a lead that stands for its person, by the ids of all. */
function ofPeople(publisherId: string, peopleIds: readonly string[]): Sql {
  if (peopleIds.length === 1 && peopleIds[0]!.startsWith('per_'))
    return sql`lead.person_id = ${peopleIds[0]}`;
  const ids = new Column('text', [...peopleIds]);
  return sql`lead.id = any(array(
    select id from leads where publisher_id = ${publisherId} and person_id = any(${ids}::text[])
    union all
    select id from leads where publisher_id = ${publisherId} and id = any(${ids}::text[]) and person_id is null))`;
}

/** An id begins with the time at which its lead was received, so a time bounds ids. */
function boundsOf(id: Sql, from: Date | undefined, to: Date | undefined, beforeId: string | null): Sql[] {
  return [
    from !== undefined && sql`${id} >= ${firstIdAt('lead', from)}`,
    to !== undefined && sql`${id} < ${firstIdAt('lead', to)}`,
    beforeId !== null && sql`${id} < ${beforeId}`,
  ].filter((condition) => condition !== false);
}
