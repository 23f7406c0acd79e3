// SQL of sending: what is due is claimed by batch, read with all it needs, and noted by batch.
import sql from 'sql-template-tag';
import { Column, type Db, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { ConsentRecord } from '../leads/lead.ts';

export type Claimed = {
  publisherId: string;
  id: string;
  leadId: string;
  templateId: string;
  sequenceId: string | null;
  tries: number;
  /** Somebody had it and did not say what became of it. */
  inDoubt: boolean;
};

// Rows that another process has just locked are passed over; the index holds what is unfinished alone.
const claimMails: Prepared = {
  name: 'claim_mails',
  text: `with due as materialized (
      select publisher_id, id, state from mails
      where state in ('queued', 'sending') and next_at <= $1
      order by next_at limit $4 for update skip locked
    )
    update mails set state = 'sending', lease = $2, next_at = $3
    from due where mails.publisher_id = due.publisher_id and mails.id = due.id
    returning mails.publisher_id as "publisherId", mails.id, mails.lead_id as "leadId", mails.template_id as "templateId",
      mails.sequence_id as "sequenceId", mails.tries, due.state = 'sending' as "inDoubt"`,
};

export function claimDue(
  db: Queries,
  { nodeId, now, until, most }: { nodeId: string; now: Date; until: Date; most: number },
): Promise<Claimed[]> {
  return db.prepared(claimMails, [now, nodeId, until, most]);
}

/** Claimed and not tried after all: others may have them at once. */
export async function giveBack(db: Queries, mails: readonly Claimed[], now: Date): Promise<void> {
  const { publisherIds, ids } = keys(mails);
  await db.run(sql`
    update mails set state = 'queued', lease = null, next_at = ${now}
    from unnest(${publisherIds}::text[], ${ids}::text[]) as given (publisher_id, id)
    where mails.publisher_id = given.publisher_id and mails.id = given.id and mails.state = 'sending'`);
}

/** A lead as a mail to it needs it. */
export type Addressed = {
  publisherId: string;
  leadId: string;
  address: string;
  contact: {
    firstName: string | null;
    lastName: string | null;
    company: string | null;
    title: string | null;
  };
  country: string | null;
  record: ConsentRecord | null;
  storefront: string;
  receivedAt: Date;
  listing: string;
  publisher: string;
  publisherSlug: string;
  publisherLanguage: string | null;
  /** Null: the listing has no page. */
  pageSlug: string | null;
  sellerName: string | null;
  sellerEmail: string | null;
};

export async function addressedLeads(
  db: Queries,
  leads: readonly { publisherId: string; leadId: string }[],
): Promise<Map<string, Addressed>> {
  const rows = await db.rows<Addressed>(sql`
    select lead.publisher_id as "publisherId", lead.id as "leadId", lead.contact -> 'normalized' ->> 'email' as address, lead.contact,
      lead.country, lead.consent -> 'record' as record, lead.storefront, lead.received_at as "receivedAt", listing.title as listing,
      publisher.name as publisher, publisher.slug as "publisherSlug", publisher.language as "publisherLanguage",
      case when listing.page_published_at is not null then listing.page_slug end as "pageSlug",
      seller.name as "sellerName", seller.email as "sellerEmail"
    from unnest(${text(leads, ({ publisherId }) => publisherId)}::text[], ${text(leads, ({ leadId }) => leadId)}::text[])
      as wanted (publisher_id, id)
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.id
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    join publishers as publisher on publisher.id = lead.publisher_id
    left join users as seller on seller.id = lead.assigned_to and seller.disabled_at is null`);
  return new Map(rows.map((row) => [row.leadId, row]));
}

/** What became of a mail. nextAt: of one that is tried again. */
export type Noted = {
  publisherId: string;
  id: string;
  state: 'queued' | 'sent' | 'failed' | 'withheld';
  reason: string | null;
  detail: string | null;
  tried: boolean;
  nextAt: Date;
  sentAt: Date | null;
  version: number | null;
  language: string | null;
  hash: Buffer | null;
  bounce: 'hard' | 'soft' | null;
};

// What ended already stays as it ended: two that had the same mail in doubt note it once.
const noteMails: Prepared = {
  name: 'note_mails',
  text: `update mails set state = noted.state, lease = null, reason = noted.reason, detail = noted.detail,
      tries = mails.tries + noted.tried::int, next_at = noted.next_at, sent_at = noted.sent_at,
      template_version = coalesce(noted.version, mails.template_version), language = coalesce(noted.language, mails.language),
      address_hash = coalesce(noted.hash, mails.address_hash), bounce = noted.bounce,
      bounced_at = case when noted.bounce is not null then $13::timestamptz end
    from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bool[], $7::timestamptz[], $8::timestamptz[], $9::int[],
      $10::text[], $11::bytea[], $12::text[])
      as noted (publisher_id, id, state, reason, detail, tried, next_at, sent_at, version, language, hash, bounce)
    where mails.publisher_id = noted.publisher_id and mails.id = noted.id and mails.state in ('queued', 'sending')
    returning mails.id`,
};

/** Answers the ids of those that were still open. */
export async function noteOutcomes(tx: Tx, noted: readonly Noted[], now: Date): Promise<Set<string>> {
  const column = <Value>(of: (mail: Noted) => Value) => noted.map(of);
  const rows = await tx.prepared<{ id: string }>(noteMails, [
    new Column(
      'text',
      column((mail) => mail.publisherId),
    ),
    new Column(
      'text',
      column((mail) => mail.id),
    ),
    new Column(
      'text',
      column((mail) => mail.state),
    ),
    new Column(
      'text',
      column((mail) => mail.reason),
    ),
    new Column(
      'text',
      column((mail) => mail.detail),
    ),
    new Column(
      'bool',
      column((mail) => mail.tried),
    ),
    new Column(
      'timestamptz',
      column((mail) => mail.nextAt),
    ),
    new Column(
      'timestamptz',
      column((mail) => mail.sentAt),
    ),
    new Column(
      'int4',
      column((mail) => mail.version),
    ),
    new Column(
      'text',
      column((mail) => mail.language),
    ),
    new Column(
      'bytea',
      column((mail) => mail.hash),
    ),
    new Column(
      'text',
      column((mail) => mail.bounce),
    ),
    now,
  ]);
  return new Set(rows.map(({ id }) => id));
}

/** Of these leads' people, those whose latest mails all came back softly, `most` in a row. Answers lead ids. */
export async function softlyLost(
  db: Queries,
  leads: readonly { publisherId: string; leadId: string }[],
  most: number,
): Promise<Set<string>> {
  const rows = await db.rows<{ leadId: string }>(sql`
    select wanted.lead_id as "leadId"
    from unnest(${text(leads, ({ publisherId }) => publisherId)}::text[], ${text(leads, ({ leadId }) => leadId)}::text[])
      as wanted (publisher_id, lead_id)
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id
    cross join lateral (
      select count(*) filter (where latest.bounce = 'soft') as soft from (
        select bounce from mails
        where publisher_id = lead.publisher_id and person_id = lead.person_id and state in ('sent', 'failed')
        order by due_at desc limit ${most}) as latest) as counted
    where counted.soft >= ${most}`);
  return new Set(rows.map(({ leadId }) => leadId));
}

/** Where links lead; those known already stay. */
export async function insertLinks(
  db: Queries,
  links: readonly { publisherId: string; id: string; url: string }[],
): Promise<void> {
  await db.run(sql`
    insert into mail_links (publisher_id, id, url)
    select * from unnest(${text(links, ({ publisherId }) => publisherId)}::text[], ${text(links, ({ id }) => id)}::text[],
      ${text(links, ({ url }) => url)}::text[])
    on conflict do nothing`);
}

/** What processes that are gone were sending: others may have it at once. A lease ends in the time to come, and few mails are due there. */
export function freeLeasesOf(db: Db, nodeIds: readonly string[], now: Date): Promise<number> {
  return db.run(sql`
    update mails set next_at = ${now}
    where state in ('queued', 'sending') and next_at > ${now} and state = 'sending' and lease = any(${new Column('text', [...nodeIds])}::text[])`);
}

/** Those of publishers who have said who sends: held back when they were queued. */
export function releaseHeld(db: Db): Promise<number> {
  return db.run(sql`
    update mails set next_at = due_at
    where state in ('queued', 'sending') and next_at = 'infinity'
      and publisher_id in (select publisher_id from mail_senders)`);
}

const keys = (mails: readonly Claimed[]) => ({
  publisherIds: text(mails, ({ publisherId }) => publisherId),
  ids: text(mails, ({ id }) => id),
});

function text<Item>(items: readonly Item[], of: (item: Item) => string): Column {
  return new Column('text', items.map(of));
}
