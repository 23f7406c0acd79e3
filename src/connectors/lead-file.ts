// Leads as a file: CSV for spreadsheets and imports, NDJSON for programs. The same leads make the same name and the same bytes.
import { hash } from 'node:crypto';
import { stringify } from 'csv-stringify/sync';
import type { MappedField, Value } from '../mapping/mapping.ts';
import type { Field, Job, Mappable, Settings } from './connector.ts';
import { nextAtHour, nextHour } from './gathering.ts';

export const formatField: Field = {
  name: 'format',
  kind: 'choice',
  label: 'Format',
  help: 'CSV has one line per lead with the mapped columns; NDJSON has one JSON object per line with the whole lead.',
  required: false,
  maxLength: 10,
  options: ['csv', 'ndjson'],
};
export const gatherField: Field = {
  name: 'gather',
  kind: 'choice',
  label: 'A new file',
  help: 'For each lead at once, or for the leads of an hour or of a day (UTC) together.',
  required: false,
  maxLength: 10,
  options: ['each', 'hourly', 'daily'],
};

const columns = [
  'lead.id',
  'lead.receivedAt',
  'lead.storefront',
  'offer.id',
  'offer.title',
  'lead.action',
  'contact.firstName',
  'contact.lastName',
  'contact.emailAsSent',
  'contact.phone',
  'contact.company',
  'contact.title',
  'contact.country',
  'contact.countryCode',
  'lead.note',
  'consent.basis',
  'consent.scope',
  'consent.mayContact',
  'campaign.id',
];

export const fileMapping: Mappable = {
  targets: [],
  open: true,
  defaults: columns.map((field): MappedField => ({
    target: field
      .replace('emailAsSent', 'email')
      .replace(/\.(.)/, (_, letter: string) => letter.toUpperCase()),
    source: { from: 'field', field },
  })),
};

/** When the leads of now go. */
export function fileDueAt({ gather }: Settings, now: Date): Date {
  if (gather === 'hourly') return nextHour(now);
  return gather === 'daily' ? nextAtHour(0, 'UTC', now) : now;
}

/** `2026-11-20/dlv-….csv`, or for several `2026-11-20/leads-<hash>.csv`: by the day of the first, with a name that is made of all. */
export function fileOf(
  jobs: Job[],
  { format = 'csv' }: Settings,
): { name: string; bytes: Buffer; type: string } {
  const day = jobs
    .map(({ lead }) => lead.receivedAt)
    .toSorted()[0]!
    .slice(0, 10);
  const keys = jobs.map(({ key }) => key);
  const base = keys.length === 1 ? keys[0]! : `leads-${hash('sha256', keys.toSorted().join()).slice(0, 24)}`;
  const text = format === 'ndjson' ? ndjsonOf(jobs) : csvOf(jobs);
  return {
    name: `${day}/${base}.${format}`,
    bytes: Buffer.from(text),
    type: format === 'ndjson' ? 'application/x-ndjson' : 'text/csv; charset=utf-8',
  };
}

/** A cell that a spreadsheet would take for a formula gets a quote in front. `key` tells a repeat from another lead. */
function csvOf(jobs: Job[]): string {
  const [{ columns: named }] = jobs as [Job];
  const rows = jobs.map(({ key, values }) => [key, ...named.map((name) => cell(values[name]))]);
  return `\ufeff${stringify([['key', ...named]])}${stringify(rows, { escape_formulas: true })}`;
}

const cell = (value: Value | undefined) => (value === undefined ? '' : String(value));

function ndjsonOf(jobs: Job[]): string {
  return jobs.map(({ key, lead, values }) => `${JSON.stringify({ key, lead, fields: values })}\n`).join('');
}
