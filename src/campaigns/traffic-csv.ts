// A marketplace's report of page visits and clicks, as CSV: its columns in any order, errors by row. Pure.
import { csvRows, type CsvRow } from '../intake/import-csv.ts';
import { assertTable } from '../platform/csv-text.ts';
import { invalid, type Refusal } from '../platform/refusal.ts';
import {
  columnNames,
  columns,
  rowOf,
  sameFigures,
  writesDayFirst,
  type ColumnName,
  type RowFault,
} from './traffic-row.ts';
import type { Told } from './traffic-store.ts';

export type ReadTraffic = {
  rows: Told[];
  faults: RowFault[];
  /** Columns of the file that say nothing to us. */
  ignored: string[];
  /** Nothing of it was left out that is not in it elsewhere: what it no longer tells is no more. */
  whole: boolean;
};

/** Throws a Refusal, and nothing of it counts, where it is another file, or its end is missing. */
export async function readTraffic(text: string, now: Date): Promise<ReadTraffic> {
  assertTable(text, 'csv', invalid);
  const faults: RowFault[] = [];
  const found: CsvRow[] = [];
  let unclosed: number | null = null;
  for await (const row of csvRows(text, (bad) => {
    if (bad.fault === 'unclosed') unclosed ??= bad.line;
    faults.push({ line: bad.line, fault: 'broken', column: null });
  }))
    found.push(row);
  const [header, ...lines] = found;
  const titles = header?.cells ?? [];
  const places = placesIn(titles);
  const cut = unclosed ?? cutOff(text, lines, faults);
  if (cut !== null) throw refusals.file_cut_off(cut);
  const known = new Set(places.values());
  const read = rowsOf(lines, titles, places, now);
  const all = [...faults, ...read.faults].toSorted((a, b) => a.line - b.line);
  return {
    rows: read.rows,
    faults: all,
    ignored: titles.filter((title, at) => !known.has(at) && title.trim() !== ''),
    whole: all.every(({ fault }) => fault === 'twice' || fault === 'header_again'),
  };
}

function rowsOf(
  lines: readonly CsvRow[],
  titles: readonly string[],
  places: ReadonlyMap<ColumnName, number>,
  now: Date,
): { rows: Told[]; faults: RowFault[] } {
  const rows = new Map<string, Told>();
  const faults: RowFault[] = [];
  const dayFirst = writesDayFirst(lines.map(({ cells }) => cells[places.get('date')!] ?? ''));
  for (const { line, cells } of lines) {
    if (cells.every((cell, at) => cell.trim() === titles[at]?.trim())) {
      faults.push({ line, fault: 'header_again', column: null });
      continue;
    }
    const read = rowOf(cells, places, { now, dayFirst });
    if ('fault' in read) {
      faults.push({ line, ...read });
      continue;
    }
    const key = `${read.day} ${read.key}`;
    const before = rows.get(key);
    if (before === undefined) rows.set(key, read);
    else faults.push({ line, fault: sameFigures(before, read) ? 'twice' : 'contradicts', column: null });
  }
  return { rows: [...rows.values()], faults };
}

/** The line at which the file breaks off: its last has too few cells, and no end. */
function cutOff(text: string, lines: readonly CsvRow[], broken: readonly RowFault[]): number | null {
  const last = broken.at(-1);
  if (last === undefined || /[\r\n]\s*$/.test(text)) return null;
  return last.line > (lines.at(-1)?.line ?? 1) ? last.line : null;
}

function placesIn(cells: readonly string[]): Map<ColumnName, number> {
  const plain = cells.map((title) => title.toLowerCase().replace(/[^a-z]/g, ''));
  const places = new Map<ColumnName, number>();
  for (const name of columnNames) {
    const at = plain.findIndex((title) => (columns[name].names as readonly string[]).includes(title));
    if (at !== -1) places.set(name, at);
  }
  const missing = columnNames.filter((name) => columns[name].needed && !places.has(name));
  if (missing.length === 0) return places;
  if (plain.some((title) => title === 'email' || title === 'emailaddress')) throw refusals.file_of_leads();
  throw refusals.columns_missing(missing.map((name) => columns[name].title).join(', '));
}

const refusals = {
  file_of_leads: () =>
    invalid(
      'csv',
      'This is a list of leads. Here belongs the details table of Marketplace Insights.',
      'file_of_leads',
    ),
  file_cut_off: (line: number) =>
    invalid(
      'csv',
      `The file breaks off in line ${line}, so nothing of it was taken in. Export it again.`,
      'file_cut_off',
      { line },
    ),
  columns_missing: (names: string) =>
    invalid(
      'csv',
      `The first row must name these columns as well: ${names}. Export the details table with them.`,
      'columns_missing',
      { columns: names },
    ),
} satisfies Record<string, (...given: never[]) => Refusal>;
