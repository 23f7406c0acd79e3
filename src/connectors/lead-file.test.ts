// The file a reader gets: its name, its columns, and what a spreadsheet must not take for a formula.
import { expect, test } from 'vitest';
import { parse } from 'csv-parse/sync';
import { sharedLead } from '../../test/fakes/lead.ts';
import { applyMapping } from '../mapping/apply.ts';
import type { Job } from './connector.ts';
import { fileMapping, fileOf } from './lead-file.ts';

function job(key: string, more: Parameters<typeof sharedLead>[0] = {}): Job {
  const lead = sharedLead(more);
  const { values } = applyMapping(lead, { fields: fileMapping.defaults }, fileMapping.targets);
  return { lead, key, values, columns: fileMapping.defaults.map(({ target }) => target) };
}

test('CSV: one line per lead under the same columns, whatever a lead lacks', () => {
  const { name, bytes, type } = fileOf([job('dlv-1'), job('dlv-2', { note: null })], { format: 'csv' });
  expect(name).toMatch(/^2026-11-20\/leads-[0-9a-f]{24}\.csv$/);
  expect(type).toBe('text/csv; charset=utf-8');
  const rows: Record<string, string>[] = parse(bytes, { columns: true, bom: true });
  expect(rows).toHaveLength(2);
  expect(rows[0]).toMatchObject({
    key: 'dlv-1',
    contactFirstName: 'Noor',
    contactEmail: 'Noor@halo-apteka.example',
    consentMayContact: 'true',
  });
  expect(rows[1]).toMatchObject({ key: 'dlv-2', leadNote: '' });
});

test('a cell that begins like a formula does not stay one', () => {
  const { bytes } = fileOf([job('dlv-1', { contact: { company: '=HYPERLINK("https://x.example")' } })], {});
  expect(bytes.toString()).toContain(`"'=HYPERLINK(""https://x.example"")"`);
});

test('NDJSON has the whole lead on one line', () => {
  const { name, bytes } = fileOf([job('dlv-1')], { format: 'ndjson' });
  expect(name).toBe('2026-11-20/dlv-1.ndjson');
  const lines = bytes.toString().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { key: 'dlv-1', lead: sharedLead() },
  ]);
});

test('the same leads in another order have the same name', () => {
  const [a, b] = [job('dlv-1'), job('dlv-2')];
  expect(fileOf([a, b], {}).name).toBe(fileOf([b, a], {}).name);
  expect(fileOf([a, b], {}).name).not.toBe(fileOf([a], {}).name);
});
