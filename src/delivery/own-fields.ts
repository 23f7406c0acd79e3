// What a publisher calls the fields of its own, for the leads that say something in them: mails and notes show labels, not names.
import type { SharedLead } from '../leads/lead.ts';
import type { FieldWords } from '../leads/lead-field.ts';
import { leadFieldsOf } from '../leads/lead-field-store.ts';
import type { App } from '../platform/app.ts';

/** Most leads have none, and then the database is not asked. Without the labels a lead goes all the same, with the names. */
export async function withOwnFields<Sent extends { lead: SharedLead }>(
  { db, log }: Pick<App, 'db' | 'log'>,
  sendings: readonly Sent[],
): Promise<(Sent & { ownFields: readonly FieldWords[] })[]> {
  const known = new Map<string, FieldWords[]>();
  for (const { lead } of sendings) {
    const { publisherId, source } = lead;
    if (source.extra['fields'] === undefined || known.has(publisherId)) continue;
    const fields = await leadFieldsOf(db, publisherId).catch((err: unknown) => {
      log.warn({ err, publisherId }, 'delivery.labels_not_read');
      return [];
    });
    known.set(publisherId, fields);
  }
  return sendings.map((sent) => ({ ...sent, ownFields: known.get(sent.lead.publisherId) ?? [] }));
}
