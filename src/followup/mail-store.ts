// SQL of the mails about response times: whom each goes to, and which are still to be sent.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';
import type { Escalation } from './policy.ts';
import type { LeadKey } from './store.ts';

export type NoticeKind = 'warned' | 'breached';
export type Notice = LeadKey & { kind: NoticeKind; assignedTo: string | null; escalate: Escalation | null };

/** At growing distances; the last about a day after the first. */
const mostTries = 9;

/**
 * A warning goes to whoever has the lead, a breach to those whom the policy names as well; of a lead that nobody has, both go to those.
 * One statement for the batch; who is away or does not want such mails gets none.
 */
export async function noteMails(tx: Tx, notices: readonly Notice[], now: Date): Promise<void> {
  if (notices.length === 0) return;
  const text = (value: (notice: Notice) => string | null) => new Column('text', notices.map(value));
  const escalates = ({ kind, assignedTo }: Notice) => kind === 'breached' || assignedTo === null;
  const named = (notice: Notice) =>
    escalates(notice) && notice.escalate?.to === 'user' ? notice.escalate.userId : null;
  const managers = (notice: Notice) => escalates(notice) && notice.escalate?.to === 'managers';
  await tx.run(sql`
    insert into response_mails (publisher_id, lead_id, kind, user_id, next_at)
    select notice.publisher_id, notice.lead_id, notice.kind, member.user_id, ${now}
    from unnest(
      ${text((notice) => notice.publisherId)}::text[], ${text((notice) => notice.leadId)}::text[],
      ${text((notice) => notice.kind)}::text[], ${text((notice) => notice.assignedTo)}::text[], ${text(named)}::text[],
      ${new Column('bool', notices.map(managers))}::bool[]
    ) as notice (publisher_id, lead_id, kind, assigned_to, named, managers)
    join memberships as member on member.publisher_id = notice.publisher_id
    join users on users.id = member.user_id and users.disabled_at is null and users.response_mails
    where member.user_id in (notice.assigned_to, notice.named)
      or (notice.managers and member.role = case
        when exists (
          select from memberships as other join users as head on head.id = other.user_id
          where other.publisher_id = notice.publisher_id and other.role = 'manager' and head.disabled_at is null
        ) then 'manager' else 'owner' end)
    on conflict do nothing`);
}

export type ClaimedMail = LeadKey & { kind: NoticeKind; userId: string };

/** Whoever had a mail lately waits so long for the next, which then has all that came meanwhile. */
const restMs = 5 * 60_000;

/** All that one person is to be sent now. Whoever has claimed it is alone with it for some minutes, longer after each try. */
export function claimMails(db: Queries, now: Date): Promise<ClaimedMail[]> {
  const open = sql`sent_at is null and tries < ${mostTries} and next_at <= ${now}`;
  return db.rows(sql`
    with due as (
      select publisher_id, lead_id, kind, user_id from response_mails
      where ${open} and user_id = (
        select waiting.user_id from response_mails as waiting
        where ${open} and not exists (
          select from response_mails as sent
          where sent.user_id = waiting.user_id and sent.sent_at > ${new Date(now.getTime() - restMs)})
        order by waiting.next_at, waiting.user_id limit 1)
      for update skip locked
    )
    update response_mails as mail
    set tries = mail.tries + 1, next_at = ${now}::timestamptz + interval '5 minutes' * power(2, mail.tries)
    from due
    where mail.publisher_id = due.publisher_id and mail.lead_id = due.lead_id and mail.kind = due.kind
      and mail.user_id = due.user_id
    returning mail.publisher_id as "publisherId", mail.lead_id as "leadId", mail.kind, mail.user_id as "userId"`);
}

export type Told = LeadKey & {
  publisherName: string;
  kind: NoticeKind;
  offer: string;
  startedAt: Date;
  dueAt: Date;
  /** The reader's own lead. */
  own: boolean;
  nobodys: boolean;
  email: string;
  language: Language;
};

/** What of it is still true, for whoever still belongs here: leads are answered meanwhile, go to others, and people leave. */
export function toldOf(db: Queries, claimed: readonly ClaimedMail[]): Promise<Told[]> {
  const text = (value: (mail: ClaimedMail) => string) => new Column('text', claimed.map(value));
  return db.rows(sql`
    select clock.publisher_id as "publisherId", publisher.name as "publisherName", clock.lead_id as "leadId", mail.kind,
      listing.title as offer, clock.started_at as "startedAt", clock.due_at as "dueAt",
      clock.assigned_to is not distinct from users.id as own, clock.assigned_to is null as nobodys,
      users.email, users.language
    from unnest(
      ${text((mail) => mail.publisherId)}::text[], ${text((mail) => mail.leadId)}::text[],
      ${text((mail) => mail.kind)}::text[], ${text((mail) => mail.userId)}::text[]
    ) as mail (publisher_id, lead_id, kind, user_id)
    join follow_ups as clock on clock.publisher_id = mail.publisher_id and clock.lead_id = mail.lead_id
    join listings as listing on listing.publisher_id = clock.publisher_id and listing.id = clock.listing_id
    join publishers as publisher on publisher.id = clock.publisher_id
    join memberships as member on member.publisher_id = mail.publisher_id and member.user_id = mail.user_id
    join users on users.id = mail.user_id
    where clock.state = mail.kind and users.disabled_at is null and users.response_mails
      and (member.role <> 'seller' or clock.assigned_to = users.id)
    order by publisher.name, clock.due_at, clock.lead_id`);
}

/** sentAt null: nothing of it was true any more, and none was sent. */
export async function endMails(
  db: Queries,
  userId: string,
  claimed: readonly ClaimedMail[],
  sentAt: Date | null,
): Promise<void> {
  const text = (value: (mail: ClaimedMail) => string) => new Column('text', claimed.map(value));
  await db.run(sql`
    update response_mails as mail set sent_at = ${sentAt}, tries = ${mostTries}
    from unnest(
      ${text((each) => each.publisherId)}::text[], ${text((each) => each.leadId)}::text[], ${text((each) => each.kind)}::text[]
    ) as ended (publisher_id, lead_id, kind)
    where mail.publisher_id = ended.publisher_id and mail.lead_id = ended.lead_id and mail.kind = ended.kind
      and mail.user_id = ${userId}`);
}
