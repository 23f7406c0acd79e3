// Writes a batch of leads and the people behind them: one statement, however many publishers it spans.
import sql, { raw } from 'sql-template-tag';
import { Column, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { LeadRow } from './shared-lead.ts';
import { firstScore } from './first-score.ts';
import type { Contact, Consent, LeadKind, LeadStatus, LeadWarning, ReadLead } from './lead.ts';

/** A lead about to be written. */
export type NewLead = {
  publisherId: string;
  id: string;
  listingId: string;
  /** Id for the person, used when this e-mail address is new to the publisher. */
  newPersonId: string;
  kind: LeadKind;
  status: LeadStatus;
  storefront: string;
  action: string | null;
  contact: Contact;
  note: string | null;
  consent: Consent;
  source: ReadLead['source'];
  warnings: LeadWarning[];
  receivedAt: Date;
  /** How many identical posts stand behind it in this batch. */
  posts: number;
  /** Names these bytes in this window, and in the one before. */
  repostKey: Buffer;
  previousRepostKey: Buffer;
  raw: Buffer;
  rawType: string | null;
};

/**
 * What became of each, in the order given. fresh is false when it was a re-post, and leadId then is the first one's.
 * earlierLeads: customer leads that the person made before this one; beyond a hundred nobody counts.
 */
export type KeptLead = { leadId: string; personId: string | null; fresh: boolean; earlierLeads: number };

/**
 * Keeps leads, at most one per repostKey in a batch. Identical bytes again within the window only raise the first lead's count.
 * Rows are locked in the order of e-mail address and key, so that two batches at once cannot deadlock.
 */
export async function keepLeads(tx: Tx, leads: NewLead[]): Promise<KeptLead[]> {
  const ordered = leads.toSorted(byAddressThenKey);
  const text = (value: (lead: NewLead) => string | null) => new Column('text', ordered.map(value));
  const json = (value: (lead: NewLead) => unknown) => new Column('jsonb', ordered.map(value));
  const bytes = (value: (lead: NewLead) => Buffer) => new Column('bytea', ordered.map(value));
  const rows = await tx.prepared<KeptLead & { postedId: string }>(keep, [
    text((lead) => lead.publisherId),
    text((lead) => lead.id),
    text((lead) => lead.listingId),
    text((lead) => lead.newPersonId),
    text(personKey),
    text((lead) => lead.kind),
    text((lead) => lead.status),
    text((lead) => lead.storefront),
    text((lead) => lead.action),
    json((lead) => lead.contact),
    text((lead) => lead.note),
    json((lead) => lead.consent),
    json((lead) => lead.source),
    json((lead) => lead.warnings),
    new Column(
      'timestamptz',
      ordered.map((lead) => lead.receivedAt),
    ),
    new Column(
      'int4',
      ordered.map((lead) => lead.posts),
    ),
    bytes((lead) => lead.repostKey),
    bytes((lead) => lead.previousRepostKey),
    bytes((lead) => lead.raw),
    text((lead) => lead.rawType),
  ]);
  const byId = new Map(rows.map(({ postedId, ...kept }) => [postedId, kept]));
  return withThoseOfTheBatch(
    leads.map((lead) => byId.get(lead.id)!),
    leads,
  );
}

/** The statement sees what was there before it; a person's other leads of the same batch come on top. */
function withThoseOfTheBatch(kept: KeptLead[], leads: NewLead[]): KeptLead[] {
  const before = new Map<string, number>();
  return kept.map((each, at) => {
    if (each.personId === null || !each.fresh) return each;
    const person = `${leads[at]!.publisherId} ${each.personId}`;
    const more = before.get(person) ?? 0;
    if (leads[at]!.kind === 'customer') before.set(person, more + 1);
    return more === 0 ? each : { ...each, earlierLeads: each.earlierLeads + more };
  });
}

/** A marketplace's probe is nobody, so it makes no person. */
function personKey(lead: NewLead): string | null {
  return lead.kind === 'test' ? null : lead.contact.normalized.email;
}

function byAddressThenKey(a: NewLead, b: NewLead): number {
  return (
    compare(a.publisherId, b.publisherId) ||
    compare(personKey(a) ?? '\uffff', personKey(b) ?? '\uffff') ||
    Buffer.compare(a.repostKey, b.repostKey)
  );
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const keep: Prepared = {
  name: 'keep_leads',
  text: `
with incoming as materialized (
  select *
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::jsonb[],
    $11::text[], $12::jsonb[], $13::jsonb[], $14::jsonb[], $15::timestamptz[], $16::int[], $17::bytea[], $18::bytea[], $19::bytea[], $20::text[]
  ) with ordinality as incoming (
    publisher_id, id, listing_id, new_person_id, email_key, kind, status, storefront, action, contact,
    note, consent, source, warnings, received_at, posts, repost_key, previous_key, raw, raw_type, place
  )
),
known as (
  insert into people as person (publisher_id, id, email_key, first_seen_at, last_seen_at)
  select distinct on (publisher_id collate "C", email_key collate "C") publisher_id, new_person_id, email_key, received_at, received_at
  from incoming
  where email_key is not null
  order by publisher_id collate "C", email_key collate "C"
  on conflict (publisher_id, email_key) do update set last_seen_at = greatest(person.last_seen_at, excluded.last_seen_at)
  returning publisher_id, id, email_key, first_seen_at
),
earlier as (
  update leads as lead
  set posts = lead.posts + incoming.posts, last_posted_at = greatest(lead.last_posted_at, incoming.received_at)
  from incoming
  where lead.publisher_id = incoming.publisher_id
    and lead.repost_key = incoming.previous_key
    and lead.received_at > incoming.received_at - interval '10 minutes'
  returning incoming.id as posted_id, lead.id, lead.person_id
),
kept as (
  insert into leads as lead (
    publisher_id, id, listing_id, person_id, kind, status, storefront, action, contact, note, consent, source, warnings,
    received_at, posts, last_posted_at, repost_key, raw, raw_type
  )
  select
    incoming.publisher_id, incoming.id, incoming.listing_id, known.id, incoming.kind, incoming.status, incoming.storefront,
    incoming.action, incoming.contact, incoming.note, incoming.consent, incoming.source,
    array(select jsonb_array_elements_text(incoming.warnings)),
    incoming.received_at, incoming.posts, incoming.received_at, incoming.repost_key, incoming.raw, incoming.raw_type
  from incoming
  left join known on known.publisher_id = incoming.publisher_id and known.email_key = incoming.email_key
  where not exists (select from earlier where earlier.posted_id = incoming.id)
  order by incoming.place
  on conflict (publisher_id, repost_key) do update
    set posts = lead.posts + excluded.posts, last_posted_at = greatest(lead.last_posted_at, excluded.last_posted_at)
  returning publisher_id, repost_key, id, person_id
),
fresh as (
  insert into fresh_leads (publisher_id, lead_id)
  select kept.publisher_id, kept.id from kept join incoming on incoming.id = kept.id
)
select
  incoming.id as "postedId",
  coalesce(kept.id, earlier.id) as "leadId",
  coalesce(kept.person_id, earlier.person_id) as "personId",
  coalesce(kept.id = incoming.id, false) as fresh,
  case when kept.id = incoming.id and seen.first_seen_at < incoming.received_at
    then leads_of_customer(incoming.publisher_id, kept.person_id, 100) else 0 end as "earlierLeads"
from incoming
left join kept on kept.publisher_id = incoming.publisher_id and kept.repost_key = incoming.repost_key
left join earlier on earlier.posted_id = incoming.id
left join known as seen on seen.publisher_id = incoming.publisher_id and seen.id = kept.person_id`,
};

/** Switches withheld leads of a listing to shared, oldest first, and returns them. Run again until it returns none. */
export function shareWithheldLeads(
  tx: Tx,
  publisherId: string,
  listingId: string,
  limit: number,
): Promise<LeadRow[]> {
  return tx.rows(sql`
    with withheld as (
      select id from leads
      where publisher_id = ${publisherId} and listing_id = ${listingId} and status = 'withheld'
        and exists (
          select from listings
          where publisher_id = ${publisherId} and id = ${listingId} and sharing_disabled_at is null
        )
      order by id limit ${limit} for update
    )
    update leads as lead set status = 'new'
    from withheld, listings as listing
    where lead.publisher_id = ${publisherId} and lead.id = withheld.id
      and listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    returning ${leadColumns}`);
}

/** What sharedLead needs, of `leads as lead` joined with `listings as listing`. */
export const leadColumns = sql`
  lead.id, lead.kind, lead.status, lead.publisher_id as "publisherId", lead.storefront, lead.listing_id as "listingId",
  listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact, lead.note, lead.consent, lead.source,
  lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt",
  (
    select ${raw(firstScore)} from standings as standing where standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
  ) as score`;

/** Leads after `afterId` received since `since`, oldest first: for going through them page by page. */
export function leadsSince(
  db: Queries,
  publisherId: string,
  since: Date | null,
  afterId: string,
  limit: number,
): Promise<LeadRow[]> {
  return db.rows(sql`
    select ${leadColumns}
    from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    where lead.publisher_id = ${publisherId} and lead.id > ${afterId} and (${since}::timestamptz is null or lead.received_at >= ${since})
    order by lead.id limit ${limit}`);
}

/** Listings that share while leads of theirs are still withheld: what a crash or a late switch left. */
export function listingsWithWithheldLeads(
  db: Queries,
): Promise<{ publisherId: string; listingId: string }[]> {
  return db.rows(sql`
    select distinct lead.publisher_id as "publisherId", lead.listing_id as "listingId"
    from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    where lead.status = 'withheld' and listing.sharing_disabled_at is null`);
}
