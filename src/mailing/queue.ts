// Puts mails to leads into the queue. Whether one may go is asked when it goes: src/mailing/may-mail.ts.
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { insertMails } from './queue-store.ts';

/**
 * A mail that is to go to a lead. occasion: why, such as `enrolmentId:stepId:visit`; of the same occasion there is one mail, for ever.
 * templateId: one of the publisher's, or of what we ship (src/mailing/shipped-templates.ts).
 */
export type WantedMail = {
  publisherId: string;
  leadId: string;
  templateId: string;
  occasion: string;
  sequenceId: string | null;
  enrolmentId: string | null;
  stepId: string | null;
  dueAt: Date;
};

/** Within the caller's transaction, one statement for all; answers the mail's id by occasion. A lead that is gone gets none. */
export async function queueMails(
  app: Pick<App, 'clock'>,
  tx: Tx,
  wanted: readonly WantedMail[],
): Promise<Map<string, string>> {
  const now = app.clock.now();
  const once = new Map(wanted.map((mail) => [`${mail.publisherId} ${mail.occasion}`, mail]));
  const mails = [...once.values()].map((mail) => ({ ...mail, id: newId('mail', now) }));
  const rows = mails.length === 0 ? [] : await insertMails(tx, mails, now);
  return new Map(rows.map(({ occasion, id }) => [occasion, id]));
}
