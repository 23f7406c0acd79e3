// A marketplace's list of leads, row by row: what is a lead of it, and what is left out, with its line and why.
import { csvRows, type BrokenRow, type CsvFault } from '../intake/import-csv.ts';
import { placeRow, type Import, type Placed } from '../intake/import-missing.ts';
import { columnsOf, type Columns } from '../intake/import-row.ts';
import { emptyFile, notOfLeads } from '../intake/refused-file.ts';

/** Bytes of one list: twenty times what Partner Center lets anybody download. */
export const mostBytes = 32 * 1024 * 1024;
/** Rows of one list. */
export const mostRows = 100_000;

/** again: the header once more. twice: the very row stood further up. nobody: it tells nothing of a person. */
export const leftOutFaults = ['cells', 'unclosed', 'misquoted', 'again', 'twice', 'nobody'] as const;
export type LeftOut = (typeof leftOutFaults)[number];

export type ListRow =
  | { line: number; cells: string[] }
  | { line: number; fault: CsvFault | 'again'; raw: string };

export type OpenList = {
  headers: string[];
  columns: Columns;
  delimiter: string;
  rows: AsyncGenerator<ListRow>;
};

/** Reads its header. Throws a Refusal for what is no list, and so before anything of it is kept. */
export async function openList(text: Iterable<string>): Promise<OpenList> {
  const bad: BrokenRow[] = [];
  let delimiter = ',';
  const rows = csvRows(
    text,
    (row) => void bad.push(row),
    (sign) => (delimiter = sign),
  );
  const first = await rows.next();
  if (first.done === true) throw emptyFile();
  const headers = first.value.cells;
  const columns = columnsOf(headers);
  const lacks = lackingIn(columns);
  if (lacks.length > 0) {
    await rows.return(undefined);
    throw notOfLeads(lacks);
  }
  return { headers, columns, delimiter, rows: rowsAfter(headers, rows, bad) };
}

/**
 * Whose and when: reports of visits, orders or customers lack one or the other, and are not to become leads. A file with the lead's
 * id can do without the time.
 */
function lackingIn(columns: Columns): string[] {
  const has = (means: string) => columns.some((column) => column.means === means);
  return [
    ...(has('email') ? [] : ['Customer email']),
    ...(has('createdAt') || has('leadId') ? [] : ['Date created']),
  ];
}

/** Rows that were missing when the list was given, as the leads that they would become; those that cannot are left out. */
export function placedAnew(
  run: Import,
  headers: string[],
  rows: readonly { nth: number; cells: string[] }[],
): { nth: number; row: Placed }[] {
  const columns = columnsOf(headers);
  return rows.flatMap(({ nth, cells }) => {
    const row = placeRow(run, columns, cells);
    return typeof row === 'string' ? [] : [{ nth, row }];
  });
}

async function* rowsAfter(
  headers: string[],
  rows: AsyncGenerator<{ line: number; cells: string[] }>,
  bad: BrokenRow[],
): AsyncGenerator<ListRow> {
  // The parser is ahead of who reads: what it could not read further down waits for its place.
  const told = (beforeLine: number) => {
    const due = bad.findIndex(({ line }) => line >= beforeLine);
    return bad
      .splice(0, due === -1 ? bad.length : due)
      .map(({ line, fault, raw }): ListRow => ({ line, fault, raw }));
  };
  for await (const { line, cells } of rows) {
    yield* told(line);
    if (cells.every((cell, at) => cell === headers[at])) yield { line, fault: 'again', raw: '' };
    else yield { line, cells };
  }
  yield* told(Infinity);
}
