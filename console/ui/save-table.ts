// A table that the screen has whole, as a file: CSV or a workbook, by the same writers as the server's.
import { csvOf, type Cell } from '../../src/platform/csv.ts';
import { sheetName, sheetRows, sheetWidths } from '../../src/platform/sheet.ts';
import type { FileFormat } from './download-menu.tsx';
import { saveBlob, saveFile } from './save-file.ts';

type Rows = readonly (readonly Cell[])[];
/** before: above the rows, and on a sheet before theirs. after: below them, and on that sheet too. */
type SavedTable = { name: string; title: string; before: Rows; rows: Rows; after: Rows };

/** What writes a workbook is loaded when it is asked for. */
export async function saveTable(
  format: FileFormat,
  { name, title, before, rows, after }: SavedTable,
): Promise<void> {
  if (format === 'csv') return saveFile(`${name}.csv`, csvOf([...before, [], ...rows, ...after]));
  const { default: write } = await import('write-excel-file/browser');
  const numbers = sheetName(title, []);
  const about = { data: sheetRows([...before, ...after]), columns: [{ width: 40 }, { width: 90 }] };
  const sheets = [
    { ...about, sheet: sheetName('i', [numbers]) },
    { data: sheetRows(rows), sheet: numbers, columns: sheetWidths(rows), stickyRowsCount: 1 },
  ];
  saveBlob(`${name}.xlsx`, await write(sheets).toBlob());
}
