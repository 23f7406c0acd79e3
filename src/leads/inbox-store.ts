// SQL that reads leads: the inbox, newest first, and one lead with what is known of its person.
import sql, { join, type Sql } from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';
import type { LeadKind, LeadStatus } from './lead.ts';
import type { LeadRow } from './shared-lead.ts';

/** received: from is inside, to is outside. q: any part of name, e-mail, company, phone or note, in any case. */
export type LeadFilter = {
  storefront?: string | undefined;
  listingId?: string | undefined;
  status?: LeadStatus | undefined;
  kind?: LeadKind | undefined;
  personId?: string | undefined;
  receivedFrom?: Date | undefined;
  receivedTo?: Date | undefined;
  q?: string | undefined;
};

export type InboxRow = LeadRow & { posts: number; lastPostedAt: Date };

/** A lead's own bytes and type beside its row. */
export type WholeLead = InboxRow & { raw: Buffer; rawType: string | null };

const columns = sql`lead.id, lead.kind, lead.status, lead.publisher_id as "publisherId", lead.storefront,
  lead.listing_id as "listingId", listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact,
  lead.note, lead.consent, lead.source, lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt",
  lead.posts, lead.last_posted_at as "lastPostedAt"`;
const tables = sql`leads as lead
  join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id`;

/** Ids are ordered by time, so the newest first is the greatest id first; before `beforeId` where that is given. */
export function leadsBefore(
  db: Queries,
  publisherId: string,
  filter: LeadFilter,
  beforeId: string | null,
  limit: number,
): Promise<InboxRow[]> {
  return db.rows(sql`
    select ${columns} from ${tables}
    where ${join([sql`lead.publisher_id = ${publisherId}`, ...conditions(filter, beforeId)], ' and ')}
    order by lead.id desc limit ${limit}`);
}

export function leadById(db: Queries, publisherId: string, id: string): Promise<WholeLead | undefined> {
  return one(
    db,
    sql`select ${columns}, lead.raw, lead.raw_type as "rawType" from ${tables}
    where lead.publisher_id = ${publisherId} and lead.id = ${id}`,
  );
}

export type PersonRow = { id: string; leads: number; firstSeenAt: Date };

/** leads: how many of this publisher's leads this person stands behind. */
export function personById(db: Queries, publisherId: string, id: string): Promise<PersonRow | undefined> {
  return one(
    db,
    sql`select person.id, person.first_seen_at as "firstSeenAt",
      (select count(*) from leads where publisher_id = ${publisherId} and person_id = ${id}) as leads
    from people as person where person.publisher_id = ${publisherId} and person.id = ${id}`,
  );
}

function conditions(filter: LeadFilter, beforeId: string | null): Sql[] {
  const { storefront, listingId, status, kind, personId, receivedFrom, receivedTo, q } = filter;
  return [
    beforeId !== null && sql`lead.id < ${beforeId}`,
    storefront !== undefined && sql`lead.storefront = ${storefront}`,
    listingId !== undefined && sql`lead.listing_id = ${listingId}`,
    status !== undefined && sql`lead.status = ${status}`,
    kind !== undefined && sql`lead.kind = ${kind}`,
    personId !== undefined && sql`lead.person_id = ${personId}`,
    receivedFrom !== undefined && sql`lead.received_at >= ${receivedFrom}`,
    receivedTo !== undefined && sql`lead.received_at < ${receivedTo}`,
    q !== undefined && sql`${searchable} ilike ${containing(q)} escape '\\'`,
  ].filter((condition) => condition !== false);
}

/** Lines apart, so that nothing matches across two values. */
const searchable = sql`concat_ws(e'\\n', lead.contact -> 'normalized' ->> 'name', lead.contact ->> 'email',
  lead.contact -> 'normalized' ->> 'email', lead.contact ->> 'company', lead.contact ->> 'phone',
  lead.contact -> 'normalized' ->> 'phone', lead.note)`;

function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%`;
}
