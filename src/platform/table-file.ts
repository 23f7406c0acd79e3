// A table as a file, written while it is read, page by page: CSV, or a workbook. Memory stays at a page, however long the table.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { csvOf, type Cell } from './csv.ts';
import { sheetName, sheetRows, sheetWidths } from './sheet.ts';
import { workbookOf } from './sheet-stream.ts';

export const fileFormats = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];
export const mediaTypes: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Spreadsheets see by it that the text is UTF-8. */
export const byteOrderMark = '\ufeff';
/** Rows that are read at once. */
const filePage = 500;

export type FileColumn<Row> = readonly [heading: string, cell: (row: Row) => Cell];

/** name: without what follows the dot. pages: one after the other, as they are read. */
type TableFile<Row> = {
  name: string;
  columns: readonly FileColumn<Row>[];
  pages: AsyncIterable<readonly Row[]>;
};

/** Of the 200: the file. */
export const fileAnswer = (format: FileFormat) => ({
  200: {
    description: format === 'csv' ? 'UTF-8 with a byte order mark' : 'A workbook',
    content: { [format === 'csv' ? 'text/csv' : mediaTypes.xlsx]: { schema: z.string() } },
  },
});

/** What cannot be read to its end breaks the answer off, so that nobody takes a part for the whole. */
export async function answerTable<Row>(
  reply: FastifyReply,
  format: FileFormat,
  table: TableFile<Row>,
): Promise<never> {
  const pages = await begun(table.pages);
  const content = (format === 'csv' ? csvOfTable : sheetsOfTable)({ ...table, pages });
  return reply
    .type(mediaTypes[format])
    .header('content-disposition', `attachment; filename="${table.name}.${format}"`)
    .send(Readable.from(content)) as never;
}

/** Its first page is read: what is refused is refused before anything is sent. */
async function begun<Row>(pages: AsyncIterable<readonly Row[]>): Promise<AsyncIterable<readonly Row[]>> {
  const reading = pages[Symbol.asyncIterator]();
  const first = await reading.next();
  async function* all() {
    if (!first.done) yield first.value;
    for (let next = await reading.next(); !next.done; next = await reading.next()) yield next.value;
  }
  return first.done ? pages : all();
}

/** Reads page after page until the last, which is short. place: after which to go on. */
export async function* pagesOf<Row, Place>(
  read: (after: Place | null, limit: number) => Promise<readonly Row[]>,
  placeOf: (row: Row) => Place,
): AsyncGenerator<readonly Row[]> {
  for (let after: Place | null = null; ;) {
    const rows: readonly Row[] = await read(after, filePage);
    yield rows;
    if (rows.length < filePage) return;
    after = placeOf(rows.at(-1)!);
  }
}

async function* csvOfTable<Row>({ columns, pages }: TableFile<Row>): AsyncGenerator<string> {
  yield byteOrderMark + csvOf([headOf(columns)]);
  for await (const rows of pages) if (rows.length > 0) yield csvOf(cellsOf(columns, rows));
}

/** Columns are as wide as the first page needs them. */
async function* sheetsOfTable<Row>({ name, columns, pages }: TableFile<Row>): AsyncGenerator<Buffer> {
  const [head] = sheetRows([headOf(columns)]);
  const reading = pages[Symbol.asyncIterator]();
  const { value: first = [] } = (await reading.next()) as { value?: readonly Row[] };
  const widths = sheetWidths([headOf(columns), ...cellsOf(columns, first)]);
  const written = (rows: readonly Row[]) => sheetRows(cellsOf(columns, rows), { heads: 0 });
  async function* sheets() {
    yield written(first);
    for (let next = await reading.next(); !next.done; next = await reading.next()) yield written(next.value);
  }
  yield* workbookOf({ name: sheetName(name, []), head: head!, widths, pages: sheets() });
}

const headOf = <Row>(columns: readonly FileColumn<Row>[]): Cell[] => columns.map(([heading]) => heading);

const cellsOf = <Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[]): Cell[][] =>
  rows.map((row) => columns.map(([, cell]) => cell(row)));
