// SQL that reads mails with what became of them.
import sql, { empty } from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';

export const mailStates = ['queued', 'sending', 'sent', 'failed', 'withheld'] as const;
export type MailState = (typeof mailStates)[number];

export type MailRow = {
  id: string;
  leadId: string;
  templateId: string;
  templateVersion: number | null;
  templateName: string | null;
  language: Language | null;
  sequenceId: string | null;
  state: MailState;
  reason: string | null;
  detail: string | null;
  tries: number;
  queuedAt: Date;
  dueAt: Date;
  sentAt: Date | null;
  bounce: 'hard' | 'soft' | null;
  bouncedAt: Date | null;
  complainedAt: Date | null;
  clicksByPerson: number;
  clicksByScanner: number;
  clicksUnsure: number;
};

/** Newest first. */
export function mailsAfter(
  db: Queries,
  publisherId: string,
  { leadId, state }: { leadId: string | null; state: MailState | null },
  beforeId: string | null,
  most: number,
): Promise<MailRow[]> {
  return db.rows(sql`
    select mail.id, mail.lead_id as "leadId", mail.template_id as "templateId", mail.template_version as "templateVersion",
      saved.name as "templateName", mail.language, mail.sequence_id as "sequenceId", mail.state, mail.reason, mail.detail, mail.tries,
      mail.queued_at as "queuedAt", mail.due_at as "dueAt", mail.sent_at as "sentAt", mail.bounce,
      mail.bounced_at as "bouncedAt", mail.complained_at as "complainedAt",
      counted.person as "clicksByPerson", counted.scanner as "clicksByScanner", counted.unsure as "clicksUnsure"
    from mails as mail
    left join mail_templates as template on template.publisher_id = mail.publisher_id and template.id = mail.template_id
    left join mail_template_versions as saved on saved.publisher_id = template.publisher_id and saved.template_id = template.id
      and saved.version = coalesce(mail.template_version, template.version)
    cross join lateral (
      select count(*) filter (where by = 'person') as person, count(*) filter (where by = 'scanner') as scanner,
        count(*) filter (where by = 'unsure') as unsure
      from mail_clicks where publisher_id = mail.publisher_id and mail_id = mail.id) as counted
    where mail.publisher_id = ${publisherId}
      ${leadId === null ? empty : sql`and mail.lead_id = ${leadId}`}
      ${state === null ? empty : sql`and mail.state = ${state}`}
      ${beforeId === null ? empty : sql`and mail.id < ${beforeId}`}
    order by mail.id desc limit ${most}`);
}

export async function waitingMails(db: Queries, publisherId: string, now: Date): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql`select count(*) as count from (
      select from mails where publisher_id = ${publisherId} and state in ('queued', 'sending') and due_at <= ${now} limit 10000) as waiting`,
  );
  return row!.count;
}

export type KnownMail = {
  publisherId: string;
  id: string;
  leadId: string;
  state: MailState;
  language: string | null;
  sentAt: Date | null;
  address: string | null;
  publisher: string;
};

/** Whatever became of it; address: the lead's as it is now. */
export function knownMail(db: Queries, publisherId: string, id: string): Promise<KnownMail | undefined> {
  return one(
    db,
    sql`select mail.publisher_id as "publisherId", mail.id, mail.lead_id as "leadId", mail.state, mail.language,
      mail.sent_at as "sentAt", lead.contact -> 'normalized' ->> 'email' as address, publisher.name as publisher
    from mails as mail
    join leads as lead on lead.publisher_id = mail.publisher_id and lead.id = mail.lead_id
    join publishers as publisher on publisher.id = mail.publisher_id
    where mail.publisher_id = ${publisherId} and mail.id = ${id}`,
  );
}
