// SQL of who sends: one a publisher.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { ConsentBasis } from './consent.ts';

export type MailSender = { fromName: string; replyTo: string; postalAddress: string };
export type SavedSender = MailSender & { consentBases: ConsentBasis[]; savedBy: string; savedAt: Date };

export function mailSenderOf(db: Queries, publisherId: string): Promise<SavedSender | undefined> {
  return one(
    db,
    sql`select from_name as "fromName", reply_to as "replyTo", postal_address as "postalAddress",
      consent_bases as "consentBases", saved_by as "savedBy",
      saved_at as "savedAt" from mail_senders where publisher_id = ${publisherId}`,
  );
}

export async function mailSendersOf(
  db: Queries,
  publisherIds: readonly string[],
): Promise<Map<string, MailSender>> {
  const rows = await db.rows<MailSender & { publisherId: string }>(sql`
    select publisher_id as "publisherId", from_name as "fromName", reply_to as "replyTo", postal_address as "postalAddress"
    from mail_senders where publisher_id = any(${new Column('text', [...new Set(publisherIds)])}::text[])`);
  return new Map(rows.map((row) => [row.publisherId, row]));
}

/** What waited for it may go. */
export async function saveMailSender(tx: Tx, publisherId: string, sender: SavedSender): Promise<void> {
  const { fromName, replyTo, postalAddress, consentBases, savedBy, savedAt } = sender;
  await tx.run(sql`
    insert into mail_senders (publisher_id, from_name, reply_to, postal_address, consent_bases, saved_by, saved_at)
    values (${publisherId}, ${fromName}, ${replyTo}, ${postalAddress}, ${new Column('text', consentBases)}::text[], ${savedBy}, ${savedAt})
    on conflict (publisher_id) do update set from_name = excluded.from_name, reply_to = excluded.reply_to,
      postal_address = excluded.postal_address, consent_bases = excluded.consent_bases, saved_by = excluded.saved_by, saved_at = excluded.saved_at`);
  await tx.run(sql`
    update mails set next_at = due_at
    where publisher_id = ${publisherId} and state in ('queued', 'sending') and next_at = 'infinity'`);
}
