// Writes leads out, a page at a time, as CSV for people and NDJSON for programs.
import type { App } from '../platform/app.ts';
import { csvOf } from '../platform/csv.ts';
import { byteOrderMark, type FileColumn } from '../platform/table-file.ts';
import type { InboxRow } from './inbox-store.ts';
import type { SharedLead } from './lead.ts';
import { ownValue, type LeadField } from './lead-field.ts';
import { leadFieldsOf } from './lead-field-store.ts';
import { sharedLead } from './shared-lead.ts';
import { leadsSince } from './store.ts';

const pageSize = 500;

type ExportColumn = [string, (lead: SharedLead) => string | null];
const fixed: ExportColumn[] = [
  ['id', (lead) => lead.id],
  ['receivedAt', (lead) => lead.receivedAt],
  ['kind', (lead) => lead.kind],
  ['status', (lead) => lead.status],
  ['storefront', (lead) => lead.storefront],
  ['offerId', (lead) => lead.offer.id],
  ['offerTitle', (lead) => lead.offer.title],
  ['action', (lead) => lead.action],
  ['firstName', (lead) => lead.contact.firstName],
  ['lastName', (lead) => lead.contact.lastName],
  ['email', (lead) => lead.contact.email],
  ['phone', (lead) => lead.contact.phone],
  ['company', (lead) => lead.contact.company],
  ['title', (lead) => lead.contact.title],
  ['country', (lead) => lead.contact.country],
  ['countryCode', (lead) => lead.contact.normalized.country],
  ['note', (lead) => lead.note],
  ['consentBasis', (lead) => lead.consent.basis],
  ['consentScope', (lead) => lead.consent.scope],
  ['personId', (lead) => lead.personId],
];

/** The publisher's own come last, those that are archived too: leads still have them. */
function columnsWith(fields: readonly LeadField[]): ExportColumn[] {
  return [
    ...fixed,
    ...fields.map(({ name }): ExportColumn => [
      `extra.${name}`,
      ({ source }) => {
        const value = ownValue(source, name);
        return value === null ? null : String(value);
      },
    ]),
  ];
}

/** Calls `write` with text as it comes and answers how many leads it wrote. Memory stays at one page. */
export async function exportLeads(
  app: App,
  publisherId: string,
  format: 'csv' | 'ndjson',
  since: Date | null,
  write: (text: string) => unknown,
  onProgress: (leads: number) => void,
): Promise<number> {
  const fields = await app.db.asPublisher(publisherId, (tx) => leadFieldsOf(tx, publisherId));
  const columns = columnsWith(fields);
  if (format === 'csv') write(byteOrderMark + csvOf([columns.map(([name]) => name)]));
  let count = 0;
  for (let afterId = ''; ;) {
    const page = await app.db.asPublisher(publisherId, (tx) =>
      leadsSince(tx, publisherId, since, afterId, pageSize),
    );
    const leads = page.map(sharedLead);
    if (leads.length > 0)
      write(
        format === 'csv'
          ? csvOf(leads.map((lead) => columns.map(([, value]) => value(lead))))
          : leads.map((lead) => `${JSON.stringify(lead)}\n`).join(''),
      );
    count += leads.length;
    onProgress(count);
    if (leads.length < pageSize) return count;
    afterId = page.at(-1)!.id;
  }
}

/** The inbox: more columns than the export has: who works the lead, and where it stands. */
export function inboxColumns(fields: readonly LeadField[]): FileColumn<InboxRow>[] {
  return [
    ...columnsWith(fields).map(([name, value]): FileColumn<InboxRow> => [
      name,
      (row) => value(sharedLead(row)),
    ]),
    ['assignedTo', ({ assignedTo }) => assignedTo],
    ['score', ({ standing }) => standing?.score ?? null],
    ['grade', ({ standing }) => standing?.grade ?? null],
    ['stage', ({ standing }) => standing?.stage ?? null],
  ];
}
