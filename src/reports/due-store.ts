// SQL of mailing reports: which are due, which mails are still to be sent, and what became of them.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Role } from '../accounts/roles.ts';
import type { Id } from '../platform/ids.ts';
import type { Language } from '../platform/words.ts';
import type { Schedule } from './report-store.ts';

/** At growing distances; the last about ten hours after the first. */
const mostTries = 8;
const windowMs = 12 * 3_600_000;
/** As many as are surely sent within the five minutes for which they are claimed. */
const claimedAtOnce = 5;
/** As long as a report says what became of its mails. */
const keptMs = 90 * 24 * 3_600_000;

export type Due = { publisherId: string; id: string; dueAt: Date; schedule: Schedule; timeZone: string };

/** Locked until the transaction ends; another process goes on with others. */
export function dueReports(tx: Tx, now: Date, limit: number): Promise<Due[]> {
  return tx.rows(sql`
    select report.publisher_id as "publisherId", report.id, report.due_at as "dueAt", report.schedule,
      coalesce(state.time_zone, 'UTC') as "timeZone"
    from reports as report left join insight_states as state on state.publisher_id = report.publisher_id
    where report.due_at <= ${now} order by report.due_at, report.id limit ${limit} for update of report skip locked`);
}

/** A mail for each who reads it, once for this time; and when it is due next. */
export async function noteDue(tx: Tx, { publisherId, id, dueAt }: Due, next: Date): Promise<void> {
  await tx.run(sql`
    insert into report_mails (publisher_id, report_id, due_at, user_id, next_at, until_at)
    select publisher_id, report_id, ${dueAt}, user_id, ${dueAt}, ${new Date(dueAt.getTime() + windowMs)}
    from report_readers where publisher_id = ${publisherId} and report_id = ${id} and stopped_at is null
    on conflict do nothing`);
  await tx.run(sql`update reports set due_at = ${next} where publisher_id = ${publisherId} and id = ${id}`);
}

export type ClaimedMail = { publisherId: string; reportId: string; dueAt: Date; userId: string };

/** Whoever has claimed one is alone with it for some minutes, longer after each try. */
export function claimMails(db: Queries, now: Date): Promise<ClaimedMail[]> {
  return db.rows(sql`
    with due as (
      select publisher_id, report_id, due_at, user_id from report_mails
      where ended_at is null and next_at <= ${now} and until_at > ${now} and tries < ${mostTries}
      order by next_at, user_id limit ${claimedAtOnce} for update skip locked
    )
    update report_mails as mail
    set tries = mail.tries + 1, next_at = ${now}::timestamptz + interval '5 minutes' * power(2, mail.tries)
    from due
    where mail.publisher_id = due.publisher_id and mail.report_id = due.report_id and mail.due_at = due.due_at
      and mail.user_id = due.user_id
    returning mail.publisher_id as "publisherId", mail.report_id as "reportId", mail.due_at as "dueAt", mail.user_id as "userId"`);
}

export type Outcome = 'sent' | 'left' | 'stopped' | 'failed';

export async function endMail(
  db: Queries,
  { publisherId, reportId, dueAt, userId }: ClaimedMail,
  outcome: Outcome,
  now: Date,
): Promise<void> {
  await db.run(sql`
    update report_mails set ended_at = ${now}, outcome = ${outcome}
    where publisher_id = ${publisherId} and report_id = ${reportId} and due_at = ${dueAt} and user_id = ${userId}`);
}

/** What nobody took in time is told as failed, and what ended long ago is told no more. */
export async function sweepMails(db: Queries, now: Date): Promise<void> {
  await db.run(sql`
    update report_mails set ended_at = ${now}, outcome = 'failed'
    where ended_at is null and (until_at <= ${now} or tries >= ${mostTries} and next_at <= ${now})`);
  await db.run(sql`delete from report_mails where ended_at < ${new Date(now.getTime() - keptMs)}`);
}

export type Recipient = {
  userId: Id<'usr'>;
  email: string;
  language: Language;
  role: Role;
  publisher: string;
  stoppedAt: Date | null;
};

/** Who belongs there and can sign in; undefined: nobody of that name any more. */
export function recipientOf(
  db: Queries,
  publisherId: string,
  reportId: string,
  userId: string,
): Promise<Recipient | undefined> {
  return one(
    db,
    sql`select users.id as "userId", users.email, users.language, member.role, publisher.name as publisher,
      reader.stopped_at as "stoppedAt"
    from memberships as member
    join users on users.id = member.user_id
    join publishers as publisher on publisher.id = member.publisher_id
    left join report_readers as reader on reader.publisher_id = member.publisher_id and reader.report_id = ${reportId}
      and reader.user_id = member.user_id
    where member.publisher_id = ${publisherId} and member.user_id = ${userId} and users.disabled_at is null`,
  );
}

export type Mailed = {
  reportId: string;
  dueAt: Date;
  userId: string;
  outcome: Outcome | null;
  endedAt: Date | null;
};

/** Of each report, those of the time when it was due last. */
export function lastMails(db: Queries, publisherId: string, reportIds: readonly string[]): Promise<Mailed[]> {
  return db.rows(sql`
    select mail.report_id as "reportId", mail.due_at as "dueAt", mail.user_id as "userId", mail.outcome, mail.ended_at as "endedAt"
    from report_mails as mail
    where mail.publisher_id = ${publisherId} and mail.report_id = any(${new Column('text', [...reportIds])}::text[])
      and mail.due_at = (
        select max(due_at) from report_mails as last
        where last.publisher_id = mail.publisher_id and last.report_id = mail.report_id)
    order by mail.report_id, mail.user_id`);
}

export async function publisherName(db: Queries, publisherId: string): Promise<string> {
  const row = await one<{ name: string }>(db, sql`select name from publishers where id = ${publisherId}`);
  return row?.name ?? publisherId;
}
