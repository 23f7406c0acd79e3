// Writes leads out, a page at a time, as CSV for people and NDJSON for programs.
import { stringify } from 'csv-stringify/sync';
import type { App } from '../platform/app.ts';
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
  // A byte order mark lets spreadsheets see that the text is UTF-8.
  if (format === 'csv') write(`\ufeff${stringify([columns.map(([name]) => name)])}`);
  let count = 0;
  for (let afterId = ''; ;) {
    const page = await app.db.asPublisher(publisherId, (tx) =>
      leadsSince(tx, publisherId, since, afterId, pageSize),
    );
    const leads = page.map(sharedLead);
    if (leads.length > 0)
      write(
        format === 'csv' ? csvOf(columns, leads) : leads.map((lead) => `${JSON.stringify(lead)}\n`).join(''),
      );
    count += leads.length;
    onProgress(count);
    if (leads.length < pageSize) return count;
    afterId = page.at(-1)!.id;
  }
}

/** The inbox as CSV, page by page as `read` gives them, newest first; with more columns than the export: who works the lead, and where it stands. */
export async function* csvOfInbox(
  fields: readonly LeadField[],
  read: (beforeId: string | null, limit: number) => Promise<InboxRow[]>,
): AsyncGenerator<string> {
  const columns = columnsWith(fields);
  yield `\ufeff${stringify([[...columns.map(([name]) => name), 'assignedTo', 'score', 'grade', 'stage']])}`;
  for (let beforeId: string | null = null; ;) {
    const rows: InboxRow[] = await read(beforeId, pageSize);
    const cells = rows.map((row) => [
      ...cellsOf(columns, sharedLead(row)),
      row.assignedTo,
      row.standing?.score ?? null,
      row.standing?.grade ?? null,
      row.standing?.stage ?? null,
    ]);
    if (cells.length > 0) yield stringify(cells, { escape_formulas: true });
    if (rows.length < pageSize) return;
    beforeId = rows.at(-1)!.id;
  }
}

/** A cell that a spreadsheet would take for a formula gets a quote in front; the lead itself is kept as sent. */
function csvOf(columns: ExportColumn[], leads: SharedLead[]): string {
  return stringify(
    leads.map((lead) => cellsOf(columns, lead)),
    { escape_formulas: true },
  );
}

function cellsOf(columns: ExportColumn[], lead: SharedLead): (string | null)[] {
  return columns.map(([, value]) => value(lead));
}
