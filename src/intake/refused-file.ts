// A leads export that is refused whole: the sentence says what the file lacks and where a good one comes from.
import { invalid, type Refusal } from '../platform/refusal.ts';

export const emptyFile = (): Refusal =>
  invalid('file', 'There is no row in it. Give the file with its header and rows.', 'file_is_empty');

export function notOfLeads(lacks: readonly string[]): Refusal {
  const columns = lacks.join(', ');
  return invalid(
    'file',
    `This is no list of leads: it has no column ${columns}. Download the leads from Partner Center as CSV.`,
    'file_not_of_leads',
    { columns },
  );
}
