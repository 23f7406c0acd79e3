// A table as a file: CSV as it is read, page by page, however long; a workbook of so many rows at most, for it is written at once.
import { Readable } from 'node:stream';
import type { FastifyReply } from 'fastify';
import * as z from 'zod';
import { csvOf, type Cell } from './csv.ts';
import { invalid } from './refusal.ts';
import { sheetName } from './sheet.ts';
import { workbookOf } from './workbook.ts';

export const fileFormats = ['csv', 'xlsx'] as const;
export type FileFormat = (typeof fileFormats)[number];
export const mediaTypes: Record<FileFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
/** Spreadsheets see by it that the text is UTF-8. */
export const byteOrderMark = '\ufeff';
/** Of a workbook, whose rows are in memory together. */
export const mostSheetRows = 10_000;
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
    description:
      format === 'csv'
        ? 'UTF-8 with a byte order mark'
        : `A workbook with ${mostSheetRows} rows at most; of more, 422 with the remedy`,
    content: { [format === 'csv' ? 'text/csv' : mediaTypes.xlsx]: { schema: z.string() } },
  },
});

/**
 * Throws Refusal where a workbook would have too many rows: it is never cut. What cannot be read to its end breaks the answer off, so that
 * nobody takes a part for the whole.
 */
export async function answerTable<Row>(
  reply: FastifyReply,
  format: FileFormat,
  table: TableFile<Row>,
): Promise<never> {
  const begunTable = { ...table, pages: await begun(table.pages) };
  const content = format === 'csv' ? Readable.from(csvPages(begunTable)) : await workbookOfTable(begunTable);
  return reply
    .type(mediaTypes[format])
    .header('content-disposition', `attachment; filename="${table.name}.${format}"`)
    .send(content) as never;
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

async function* csvPages<Row>({ columns, pages }: TableFile<Row>): AsyncGenerator<string> {
  yield byteOrderMark + csvOf([columns.map(([heading]) => heading)]);
  for await (const rows of pages) if (rows.length > 0) yield csvOf(cellsOf(columns, rows));
}

async function workbookOfTable<Row>({ name, columns, pages }: TableFile<Row>): Promise<Buffer> {
  const all: Cell[][] = [columns.map(([heading]) => heading)];
  for await (const rows of pages) {
    if (all.length - 1 + rows.length > mostSheetRows)
      throw invalid(
        'format',
        `A workbook has ${mostSheetRows} rows at most. Narrow the filter, or take CSV.`,
        'too_many_rows',
        { max: mostSheetRows },
      );
    all.push(...cellsOf(columns, rows));
  }
  return workbookOf([{ name: sheetName(name, []), rows: all }]);
}

const cellsOf = <Row>(columns: readonly FileColumn<Row>[], rows: readonly Row[]): Cell[][] =>
  rows.map((row) => columns.map(([, cell]) => cell(row)));
