// The ticked leads as a CSV file, with the columns of the server's export. Pure, but for the saving.
import type { Lead } from './inbox.ts';

const columns: [string, (lead: Lead) => string | null][] = [
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
  ['assignedTo', (lead) => lead.assignedTo],
];

/** With a byte order mark, by which spreadsheets see that the text is UTF-8. */
export function csvOf(leads: Lead[]): string {
  const rows = [
    columns.map(([name]) => name),
    ...leads.map((lead) => columns.map(([, value]) => value(lead) ?? '')),
  ];
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that a spreadsheet would take for a formula gets a quote in front. */
function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  URL.revokeObjectURL(url);
}
