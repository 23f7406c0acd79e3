// What Odoo finds wrong with a row of an import.
import { described } from './odoo-fields.ts';

export function complaints(
  row: Record<string, string>,
  countries: Set<string>,
  refused: Set<string>,
): { field: string; message: string }[] {
  const found = [];
  if (refused.has(row['id'] ?? ''))
    found.push({ field: 'name', message: 'A rule of ours forbids this name' });
  if (row['.id'] !== undefined && row['id'] === undefined)
    return [{ field: '.id', message: `Unknown database identifier '${row['.id']}'` }];
  if (!/^[a-z0-9_]+\.[a-z0-9_]+$/.test(row['id'] ?? ''))
    found.push({ field: 'id', message: `Invalid external id '${row['id']}'` });
  if (!row['name'])
    found.push({ field: 'name', message: "Missing required value for the field 'Opportunity' (name)" });
  if (!['lead', 'opportunity'].includes(row['type'] ?? ''))
    found.push({ field: 'type', message: `Value '${row['type']}' not found in selection field 'Type'` });
  const country = row['country_id/id'];
  if (country && !countries.has(country))
    found.push({
      field: 'country_id',
      message: `No matching record found for external id '${country}' in field 'Country'`,
    });
  for (const [name, value] of Object.entries(row))
    if (
      described[name]?.type === 'datetime' &&
      value !== '' &&
      !/^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/.test(value)
    )
      found.push({
        field: name,
        message: `'${value}' does not seem to be a valid datetime for field '${name}'`,
      });
  return found;
}
