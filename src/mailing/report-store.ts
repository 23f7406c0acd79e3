// SQL of what mail servers tell of mails, and of the addresses at which they tell it.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';

export type ReportUrl = {
  id: string;
  sealed: string;
  createdAt: Date;
  endsAt: Date | null;
  lastUsedAt: Date | null;
};

const columns = sql`id, sealed, created_at as "createdAt", ends_at as "endsAt", last_used_at as "lastUsedAt"`;

/** The one in use, newest first; those that have ended are left out. */
export function reportUrlsOf(db: Queries, publisherId: string, now: Date): Promise<ReportUrl[]> {
  return db.rows(sql`
    select ${columns} from mail_report_urls
    where publisher_id = ${publisherId} and (ends_at is null or ends_at > ${now}) order by id desc`);
}

/** The others end when they are told to. */
export async function insertReportUrl(
  tx: Tx,
  publisherId: string,
  { id, sealed, hash, createdAt }: { id: string; sealed: string; hash: Buffer; createdAt: Date },
  othersEndAt: Date,
): Promise<void> {
  await tx.run(sql`
    update mail_report_urls set ends_at = least(coalesce(ends_at, 'infinity'), ${othersEndAt}::timestamptz)
    where publisher_id = ${publisherId}`);
  await tx.run(sql`
    insert into mail_report_urls (publisher_id, id, hash, sealed, created_at)
    values (${publisherId}, ${id}, ${hash}, ${sealed}, ${createdAt})`);
}

/** Whose it is; noted as used, to the hour. */
export async function publisherOfReports(db: Queries, hash: Buffer, now: Date): Promise<string | null> {
  const found = await one<{ publisherId: string; lastUsedAt: Date | null }>(
    db,
    sql`select publisher_id as "publisherId", last_used_at as "lastUsedAt" from mail_report_urls
    where hash = ${hash} and (ends_at is null or ends_at > ${now})`,
  );
  if (found === undefined) return null;
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() > 3_600_000)
    await db.run(sql`update mail_report_urls set last_used_at = ${now} where hash = ${hash}`);
  return found.publisherId;
}

export type ReportedMail = {
  publisherId: string;
  mailId: string;
  leadId: string;
  hash: Buffer | null;
  address: string | null;
  isFresh: boolean;
};

/** Notes a bounce or a complaint on its mail. isFresh: it was not known yet. */
export async function noteReported(
  tx: Tx,
  { publisherId, id }: { publisherId: string; id: string },
  { bounce, now }: { bounce: 'hard' | 'soft' | null; now: Date },
): Promise<ReportedMail | undefined> {
  const before = await one<ReportedMail>(
    tx,
    sql`
    select mail.publisher_id as "publisherId", mail.id as "mailId", mail.lead_id as "leadId", mail.address_hash as hash,
      lead.contact -> 'normalized' ->> 'email' as address,
      ${bounce === null ? sql`mail.complained_at is null` : sql`mail.bounce is distinct from ${bounce} and mail.bounce is distinct from 'hard'`} as "isFresh"
    from mails as mail join leads as lead on lead.publisher_id = mail.publisher_id and lead.id = mail.lead_id
    where mail.publisher_id = ${publisherId} and mail.id = ${id} for update of mail`,
  );
  if (before === undefined || !before.isFresh) return before;
  await tx.run(
    bounce === null
      ? sql`update mails set complained_at = ${now} where publisher_id = ${publisherId} and id = ${id}`
      : sql`update mails set bounce = ${bounce}, bounced_at = ${now} where publisher_id = ${publisherId} and id = ${id}`,
  );
  return before;
}

/** The last mail that went to an address, of one publisher or of all. */
export function lastMailTo(
  db: Queries,
  publisherId: string | null,
  address: string,
): Promise<{ publisherId: string; id: string }[]> {
  return db.rows(sql`
    select person.publisher_id as "publisherId", latest.id from people as person
    cross join lateral (
      select id from mails where publisher_id = person.publisher_id and person_id = person.id and state in ('sent', 'failed')
      order by due_at desc limit 1) as latest
    where person.email_key = ${address} and (${publisherId}::text is null or person.publisher_id = ${publisherId})`);
}

export async function resealReportUrls(tx: Tx, reseal: Reseal): Promise<number> {
  const rows = await tx.rows<{ id: string; sealed: string }>(
    sql`select id, sealed from mail_report_urls for update`,
  );
  await tx.run(sql`
    update mail_report_urls set sealed = renewed.sealed
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map(({ id, sealed }) => reseal(sealed, id))}::text[])
      as renewed (id, sealed)
    where mail_report_urls.id = renewed.id`);
  return rows.length;
}
