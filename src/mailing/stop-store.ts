// SQL of whom not to write to.
import sql, { empty } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';

export const stopReasons = ['opted_out', 'bounced', 'complained', 'manual'] as const;
export type StopReason = (typeof stopReasons)[number];
/** link: the reader's own. report: what a mail server or a provider told. */
export type StopSource = 'link' | 'person' | 'import' | 'smtp' | 'report';

export type Stop = {
  publisherId: string;
  hash: Buffer;
  reason: StopReason;
  /** Null: not known any more. */
  address: string | null;
  source: StopSource;
  note: string | null;
  mailId: string | null;
  by: string;
};

/** Answers those that were not there yet. */
export function insertStops(
  tx: Tx,
  stops: readonly Stop[],
  now: Date,
): Promise<{ publisherId: string; address: string | null; reason: StopReason }[]> {
  return tx.rows(sql`
    insert into do_not_contact (publisher_id, address_hash, reason, address, source, note, mail_id, at, added_by)
    select publisher_id, hash, reason, address, source, note, mail_id, ${now}, by
    from unnest(${text(stops, ({ publisherId }) => publisherId)}::text[],
      ${new Column(
        'bytea',
        stops.map(({ hash }) => hash),
      )}::bytea[],
      ${text(stops, ({ reason }) => reason)}::text[], ${text(stops, ({ address }) => address)}::text[],
      ${text(stops, ({ source }) => source)}::text[], ${text(stops, ({ note }) => note)}::text[],
      ${text(stops, ({ mailId }) => mailId)}::text[], ${text(stops, ({ by }) => by)}::text[])
      as stop (publisher_id, hash, reason, address, source, note, mail_id, by)
    on conflict do nothing
    returning publisher_id as "publisherId", address, reason`);
}

export type LeadOfAddress = { publisherId: string; address: string; leadId: string };

/** All leads that came with one of these addresses. */
export function leadsOf(
  db: Queries,
  addresses: readonly { publisherId: string; address: string }[],
): Promise<LeadOfAddress[]> {
  return db.rows(sql`
    select person.publisher_id as "publisherId", person.email_key as address, lead.id as "leadId"
    from (select distinct * from unnest(${text(addresses, ({ publisherId }) => publisherId)}::text[],
      ${text(addresses, ({ address }) => address)}::text[]) as wanted (publisher_id, address)) as wanted
    join people as person on person.publisher_id = wanted.publisher_id and person.email_key = wanted.address
    join leads as lead on lead.publisher_id = person.publisher_id and lead.person_id = person.id`);
}

/** What waits for these leads goes no more. */
export function withholdQueued(
  tx: Tx,
  leads: readonly { publisherId: string; leadId: string; reason: string }[],
): Promise<{ publisherId: string; mailId: string; leadId: string; reason: string }[]> {
  return tx.rows(sql`
    update mails set state = 'withheld', reason = stopped.reason, lease = null
    from unnest(${text(leads, ({ publisherId }) => publisherId)}::text[], ${text(leads, ({ leadId }) => leadId)}::text[],
      ${text(leads, ({ reason }) => reason)}::text[]) as stopped (publisher_id, lead_id, reason)
    where mails.publisher_id = stopped.publisher_id and mails.lead_id = stopped.lead_id and mails.state = 'queued'
    returning mails.publisher_id as "publisherId", mails.id as "mailId", mails.lead_id as "leadId", mails.reason`);
}

type OfEnrolment = { publisherId: string; leadId: string; enrolmentId: string };

/** Likewise of what waits for these enrolments. */
export function withholdOfEnrolments(
  tx: Tx,
  gone: readonly OfEnrolment[],
  reason: string,
): Promise<(OfEnrolment & { mailId: string })[]> {
  return tx.rows(sql`
    update mails set state = 'withheld', reason = ${reason}, lease = null
    from unnest(${text(gone, ({ publisherId }) => publisherId)}::text[], ${text(gone, ({ leadId }) => leadId)}::text[],
      ${text(gone, ({ enrolmentId }) => enrolmentId)}::text[]) as gone (publisher_id, lead_id, enrolment_id)
    where mails.publisher_id = gone.publisher_id and mails.lead_id = gone.lead_id and mails.enrolment_id = gone.enrolment_id
      and mails.state = 'queued'
    returning mails.publisher_id as "publisherId", mails.lead_id as "leadId", mails.id as "mailId",
      mails.enrolment_id as "enrolmentId"`);
}

/** by: only one from there. False when it is not there. */
export async function deleteStop(
  tx: Tx,
  publisherId: string,
  { hash, reason, source }: { hash: Buffer; reason: StopReason; source?: StopSource },
): Promise<{ address: string | null } | undefined> {
  const from = source === undefined ? empty : sql`and source = ${source}`;
  return one(
    tx,
    sql`
    delete from do_not_contact
    where publisher_id = ${publisherId} and address_hash = ${hash} and reason = ${reason} ${from}
    returning address`,
  );
}

export type StopRow = {
  hash: Buffer;
  reason: StopReason;
  address: string | null;
  source: StopSource;
  note: string | null;
  at: Date;
  addedBy: string;
};

const columns = sql`address_hash as hash, reason, address, source, note, at, added_by as "addedBy"`;

/** Newest first. hash: of one address alone. */
export function stopsAfter(
  db: Queries,
  publisherId: string,
  { reason, hash }: { reason: StopReason | null; hash: Buffer | null },
  after: { at: string; hash: string; reason: string } | null,
  most: number,
): Promise<StopRow[]> {
  const ofReason = reason === null ? empty : sql`and reason = ${reason}`;
  const ofHash = hash === null ? empty : sql`and address_hash = ${hash}`;
  const place =
    after === null
      ? empty
      : sql`and (at, address_hash, reason) < (${after.at}::timestamptz, ${Buffer.from(after.hash, 'hex')}::bytea, ${after.reason})`;
  return db.rows(sql`
    select ${columns} from do_not_contact
    where publisher_id = ${publisherId} ${ofReason} ${ofHash} ${place}
    order by at desc, address_hash desc, reason desc limit ${most}`);
}

/** The address of a lead, if it has one. */
export async function addressOfLead(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<string | null | undefined> {
  const row = await one<{ address: string | null }>(
    db,
    sql`select contact -> 'normalized' ->> 'email' as address from leads where publisher_id = ${publisherId} and id = ${leadId}`,
  );
  return row?.address;
}

function text<Item>(items: readonly Item[], of: (item: Item) => string | null): Column {
  return new Column('text', items.map(of));
}
