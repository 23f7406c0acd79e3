// Results as files: CSV for people and for programs, and workbooks. Nothing in them is run by a spreadsheet.
import { csvOf, type Cell } from '../platform/csv.ts';
import { sheetName } from '../platform/sheet.ts';
import { byteOrderMark, type FileFormat } from '../platform/table-file.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import { workbookOf, type Sheet } from '../platform/workbook.ts';
import type { Result } from './tables.ts';
import type { Table } from './table.ts';
import { frameLines, toldOf, type Told } from './told.ts';

type Frame = Omit<Result, 'tables' | 'leftOut'>;
type Whole = { name: string; publisher: string; result: Frame; tables: readonly Table[] };

export async function fileOf(format: FileFormat, whole: Whole, language: Language): Promise<Buffer> {
  return format === 'csv'
    ? Buffer.from(byteOrderMark + forPeople(whole, language))
    : workbookOf(sheetsOf(whole, language));
}

/** One after the other, each under its title; what must be known of the numbers stands above. */
function forPeople(whole: Whole, language: Language): string {
  const told = whole.tables.map((table) => toldOf(table, language));
  const parts = told.map(({ title, headings, rows }): Cell[][] => [[], [title], headings, ...rows]);
  return csvOf([...about(whole, language), ...parts.flat(), [], ...definitions(told, language)]);
}

/** Rows and columns alone, under names that never change; period, time zone and freshness are columns. */
export function forPrograms(table: Table, { timeZone, upToDateAs }: Frame): string {
  const { period, before } = table;
  const said: [string, Cell][] = [
    ['periodFrom', period.from],
    ['periodTo', period.to],
    ...(before === null
      ? []
      : ([
          ['beforeFrom', before.from],
          ['beforeTo', before.to],
        ] as [string, Cell][])),
    ['timeZone', timeZone],
    ['upToDateAs', upToDateAs.toISOString()],
  ];
  return (
    byteOrderMark +
    csvOf([
      [...table.columns.map(({ id }) => id), ...said.map(([id]) => id)],
      ...table.rows.map((row) => [...row, ...said.map(([, cell]) => cell)]),
    ])
  );
}

const numberFormats: Partial<Record<string, string>> = { share: '0.0%', count: '#,##0', amount: '#,##0.00' };

/** A first sheet that says what the numbers are, then one for each table. */
function sheetsOf(whole: Whole, language: Language): Sheet[] {
  const words = wordsOf(language, 'reports');
  const told = whole.tables.map((table) => toldOf(table, language));
  const first = [...about(whole, language), [], ...definitions(told, language)];
  const names = [sheetName(words('file.about'), [])];
  const sheets = told.map(({ title, headings, rows, columns }) => {
    const name = sheetName(title, names);
    names.push(name);
    const cells = [headings, ...rows.map((row) => row.map((cell, at) => exact(cell, columns[at]!.kind)))];
    const formats = columns.map(({ kind }) => numberFormats[kind] ?? null);
    return { name, rows: cells, formats };
  });
  return [{ name: names[0]!, rows: first, widths: [40, 90] }, ...sheets];
}

/** An amount is a number where none of its digits is lost. */
function exact(cell: Cell, kind: string): Cell {
  if (kind !== 'amount' || typeof cell !== 'string') return cell;
  return cell.replace(/\D/g, '').replace(/^0+/, '').length <= 15 ? Number(cell) : cell;
}

function about({ name, publisher, result }: Whole, language: Language): Cell[][] {
  return [[name], [publisher], ...frameLines(result, language).map((line) => [line])];
}

function definitions(told: readonly Told[], language: Language): Cell[][] {
  const all = new Map(told.flatMap((each) => each.definitions));
  return [[wordsOf(language, 'insight')('chart.definitions')], ...all];
}
