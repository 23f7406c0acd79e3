// SQL that reads leads: the inbox, newest first, and one lead with what is known of its person. Each walk goes along one index
// and ends after a page, whatever the filter, also with a million leads.
import sql, { join, raw } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { firstScore } from './first-score.ts';
import { boundsOf, conditions, isNarrowed, walk, type LeadFilter } from './inbox-walk.ts';
import type { LeadRow } from './shared-lead.ts';
import type { StandingSummary } from './standing.ts';
import type { Search } from './words.ts';

export type InboxRow = LeadRow & {
  assignedTo: string | null;
  standing: StandingSummary | null;
  posts: number;
  lastPostedAt: Date;
  convertedAt: Date | null;
};

/** A lead's own bytes and type beside its row. */
export type WholeLead = InboxRow & { raw: Buffer; rawType: string | null };

const columns = sql`lead.id, lead.kind, lead.status, lead.publisher_id as "publisherId", lead.storefront,
  lead.listing_id as "listingId", listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact,
  lead.note, lead.consent, lead.source, lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt", ${raw(firstScore)} as score,
  lead.assigned_to as "assignedTo", lead.posts, lead.last_posted_at as "lastPostedAt", lead.converted_at as "convertedAt",
  case when standing.lead_id is not null then json_build_object('score', standing.score, 'grade', standing.grade, 'hot', standing.hot,
    'stage', standing.stage, 'excluded', standing.excluded) end as standing`;
const tables = sql`leads as lead
  join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
  left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id`;

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

/** The next `most` leads that the index of words finds, and those of them that the filter lets through. */
export async function foundByIndex(
  db: Queries,
  publisherId: string,
  filter: LeadFilter,
  { parts, beginnings }: Search,
  beforeId: string,
  bounds: { most: number; limit: number },
): Promise<{ ids: string[]; seen: number; lastId: string | null }> {
  const row = await one<{ ids: string[]; seen: number; lastId: string | null }>(
    db,
    sql`
    with found as materialized (
      select id collate "C" as id from leads_with_words(
        ${new Column('text', parts)}::text[], ${new Column('text', beginnings)}::text[], ${beforeId}, ${bounds.most}) as id
    )
    select (select count(*) from found) as seen, (select min(id) from found) as "lastId", array(
      select lead.id from found join leads as lead on lead.publisher_id = ${publisherId} and lead.id = found.id
      where ${join(conditions(publisherId, filter, null), ' and ')}
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
