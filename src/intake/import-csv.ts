// A CSV file, row by row with line numbers: what cannot be read as a row is told and passed over, the rest goes on.
import { parse, type CsvError, type Info } from 'csv-parse';

/** line: where the row begins, counted from 1. */
export type CsvRow = { line: number; cells: string[] };
/** unclosed: a quotation mark was opened and the file ended. */
export type BadRow = { line: number; message: string; unclosed?: true };

/** The first row holds the headers; line ends inside cells become line feeds. `bad` is called for each row that is passed over. */
export async function* csvRows(text: string, bad: (row: BadRow) => void): AsyncGenerator<CsvRow> {
  const { delimiter, skipped, rest } = opening(text);
  const parser = parse(rest, {
    delimiter,
    info: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error)
        bad({
          line: lineOf(error) + skipped,
          message: complaint(error),
          ...(error.code === 'CSV_QUOTE_NOT_CLOSED' && { unclosed: true }),
        });
      return undefined;
    },
  });
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>)
    yield { line: info.lines - breaksIn(record) + skipped, cells: record };
}

/** Spreadsheets of half the world separate by semicolons, and some say so in a first line such as `sep=;`. */
function opening(text: string): { delimiter: string; skipped: number; rest: string } {
  // The parser counts a carriage return and a line feed inside a cell as two lines.
  const plain = (text.startsWith('\ufeff') ? text.slice(1) : text).replace(/\r\n?/g, '\n');
  const said = /^"?sep=(.)"?\n/i.exec(plain);
  if (said) return { delimiter: said[1]!, skipped: 1, rest: plain.slice(said[0].length) };
  const headers = /^.*/.exec(plain)![0].replace(/"[^"]*"/g, '');
  const counts = [',', ';', '\t'].map((sign) => ({ sign, count: headers.split(sign).length }));
  return { delimiter: counts.toSorted((a, b) => b.count - a.count)[0]!.sign, skipped: 0, rest: plain };
}

const breaksIn = (cells: string[]) => cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);

const lineOf = (error: CsvError) => (error as CsvError & { lines?: number }).lines ?? 0;

/** Never the parser's own words: they quote the row. */
function complaint(error: CsvError): string {
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return 'The row has more or fewer cells than the header.';
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'A quotation mark is opened and never closed; what follows it was not read.';
    default:
      return 'A quotation mark stands where none may; double it inside a quoted cell.';
  }
}
