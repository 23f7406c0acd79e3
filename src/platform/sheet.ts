// Rows as cells of a workbook: numbers are numbers, days are dates, and text is text that no spreadsheet runs. Imports nothing. Pure.

type Value = string | number | null;
export type SheetCell = {
  value: string | number | Date;
  type: StringConstructor | NumberConstructor | DateConstructor;
  format?: string;
  fontWeight?: 'bold';
  wrap?: boolean;
} | null;

/** As many characters as a cell can hold. */
const mostText = 32_767;
/** What XML cannot hold. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** formats: of numbers, by column. The first row is the heading. */
export function sheetRows(
  rows: readonly (readonly Value[])[],
  { formats = [] }: { formats?: readonly (string | null)[] } = {},
): SheetCell[][] {
  return rows.map((row, nth) => row.map((value, at) => cellOf(value, nth === 0, formats[at] ?? null)));
}

function cellOf(value: Value, head: boolean, format: string | null): SheetCell {
  if (value === null) return null;
  const bold = head ? { fontWeight: 'bold' as const } : {};
  if (typeof value === 'number')
    return { value, type: Number, ...(format === null ? {} : { format }), ...bold };
  if (/^\d{4}-\d\d-\d\d$/.test(value))
    return { value: new Date(`${value}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd', ...bold };
  return { value: value.replace(unwritable, ' ').slice(0, mostText).toWellFormed(), type: String, ...bold };
}

/** Wide enough for what is in it, within reason. */
export function sheetWidths(rows: readonly (readonly Value[])[]): { width: number }[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, at) => ({
    width: Math.min(60, Math.max(8, ...rows.slice(0, 200).map((row) => String(row[at] ?? '').length + 2))),
  }));
}

/** As a workbook lets a sheet be called, and unlike those before it. */
export function sheetName(title: string, taken: readonly string[]): string {
  const plain =
    title
      .replace(/[[\]:*?/\\]/g, ' ')
      .replace(unwritable, ' ')
      .replace(/^'+|'+$/g, '')
      .trim() || 'Sheet';
  const is = (name: string) => taken.some((each) => each.toLowerCase() === name.toLowerCase());
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? '' : ` ${nth}`;
    const name = `${plain.slice(0, 31 - end.length).trim()}${end}`;
    if (!is(name)) return name;
  }
}
