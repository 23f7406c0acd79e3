// Rows of a publisher in the tables of mails to leads.
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

/** In hexadecimal. */
export const stoppedHash = 'ab'.repeat(20);

export function rowsOfMailing(
  { leadId, personId, userId, mailId, templateId, urlId }: RowIds,
  mark: string,
): Rows {
  return {
    mail_secrets: { sealed: mark },
    mail_senders: {
      from_name: mark,
      reply_to: `${mark}@example.com`,
      postal_address: mark,
      saved_by: userId,
      saved_at: at,
    },
    mail_templates: { id: templateId, version: 1, created_at: at },
    mail_template_versions: {
      template_id: templateId,
      version: 1,
      name: mark,
      contents: {},
      note: mark,
      saved_by: userId,
      saved_at: at,
    },
    mails: {
      id: mailId,
      lead_id: leadId,
      person_id: personId,
      occasion: mark,
      template_id: templateId,
      state: 'sent',
      queued_at: at,
      due_at: at,
      next_at: at,
      detail: mark,
      sent_at: at,
    },
    mail_links: { id: mark, url: `https://${mark}.example` },
    mail_clicks: { mail_id: mailId, id: `clk_${mark}`, lead_id: leadId, link: mark, at, by: 'person' },
    do_not_contact: {
      address_hash: `\\x${stoppedHash}`,
      reason: 'manual',
      address: `${mark}@example.com`,
      source: 'person',
      note: mark,
      at,
      added_by: userId,
    },
    mail_report_urls: { id: urlId, hash: bytes(), sealed: mark, created_at: at },
  };
}
