// A CSV file, row by row with line numbers: what cannot be read as a row is told and passed over, the rest goes on.
import { pipeline, Readable } from 'node:stream';
import { parse, type CsvError, type Info } from 'csv-parse';

/** line: where the row begins, counted from 1. */
export type CsvRow = { line: number; cells: string[] };
/** cells: more or fewer than the header. unclosed: a quotation mark that is never closed. misquoted: one where none may stand. */
export type CsvFault = 'cells' | 'unclosed' | 'misquoted';
export type BadRow = { line: number; message: string };
/** raw: the row as it stands in the file. */
export type BrokenRow = BadRow & { fault: CsvFault; raw: string };

/**
 * The first row holds the headers; line ends inside cells become line feeds. `bad` is called for each row that is passed over. A file
 * that is given in parts is read as they come. `opened` is told what separates its cells.
 */
export async function* csvRows(
  text: string | Iterable<string> | AsyncIterable<string>,
  bad: (row: BrokenRow) => void,
  opened: (delimiter: string) => void = () => {},
): AsyncGenerator<CsvRow> {
  const parts = plain(text)[Symbol.asyncIterator]();
  const { delimiter, skipped, rest } = opening(await headOf(parts));
  opened(delimiter);
  const recent = new RecentLines();
  const parser = parse({
    delimiter,
    info: true,
    raw: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error, said = '') => {
      if (!error) return undefined;
      const { fault, message } = complaint(error);
      const at = lineOf(error);
      // Where a quotation mark is misplaced the parser has read no further than that; else it stands where the row ends.
      const raw = (fault === 'misquoted' ? recent.line(at) : said).replace(/^\n+|\n+$/g, '');
      const line = (fault === 'misquoted' ? at : at - breaksIn([raw])) + skipped;
      bad({ line, fault, message, raw });
      return undefined;
    },
  });
  // What fails on the way comes out of the parser.
  pipeline(Readable.from(recent.keep(after(rest, parts))), parser, () => {});
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>)
    yield { line: info.lines - breaksIn(record) + skipped, cells: record };
}

/** The parts that the parser may be in, each of whole lines, to show one of them as it stands. */
class RecentLines {
  readonly #parts: { from: number; text: string }[] = [];
  #lines = 0;

  async *keep(parts: AsyncIterable<string>): AsyncGenerator<string> {
    const held: string[] = [];
    for await (const part of parts) {
      const end = part.lastIndexOf('\n') + 1;
      if (end > 0) yield this.#kept([...held.splice(0), part.slice(0, end)].join(''));
      held.push(part.slice(end));
    }
    yield this.#kept(held.join(''));
  }

  #kept(text: string): string {
    this.#parts.push({ from: this.#lines + 1, text });
    if (this.#parts.length > mostParts) this.#parts.shift();
    this.#lines += text.split('\n').length - 1;
    return text;
  }

  /** Empty for one that is long gone. */
  line(number: number): string {
    const part = this.#parts.findLast(({ from }) => from <= number);
    return part?.text.split('\n')[number - part.from] ?? '';
  }
}

/** More than the stream holds between its ends. */
const mostParts = 40;

/** Without the byte order mark, and with line feeds alone: the parser counts the two signs of a line end inside a cell as two lines. */
async function* plain(text: string | Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let first = true;
  let held = '';
  for await (const part of typeof text === 'string' ? [text] : text) {
    let next = held + part;
    if (next === '') continue;
    if (first && next.startsWith('\ufeff')) next = next.slice(1);
    first = false;
    // Its line feed may be the first sign of the next part.
    held = next.endsWith('\r') ? '\r' : '';
    yield next.slice(0, next.length - held.length).replace(/\r\n?/g, '\n');
  }
  if (held !== '') yield '\n';
}

const longestHead = 64 * 1024;

/** As far as the second line's end, where there is one: the first may only name the separator. */
async function headOf(parts: AsyncIterator<string>): Promise<string> {
  let head = '';
  while (head.split('\n', 3).length < 3 && head.length < longestHead) {
    const next = await parts.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

async function* after(head: string, parts: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (let next = await parts.next(); next.done !== true; next = await parts.next()) yield next.value;
}

/** Spreadsheets of half the world separate by semicolons, and some say so in a first line such as `sep=;`. */
function opening(head: string): { delimiter: string; skipped: number; rest: string } {
  const said = /^"?sep=(.)"?\n/i.exec(head);
  if (said) return { delimiter: said[1]!, skipped: 1, rest: head.slice(said[0].length) };
  return { delimiter: delimiterIn(head), skipped: 0, rest: head };
}

/** By the line of headers, outside quotes. */
export function delimiterIn(text: string): string {
  const headers = /^.*/.exec(text)![0].replace(/"[^"]*"/g, '');
  const count = (sign: string) => headers.split(sign).length;
  return [',', ';', '\t'].toSorted((a, b) => count(b) - count(a))[0]!;
}

const breaksIn = (cells: string[]) => cells.reduce((sum, cell) => sum + (cell.split('\n').length - 1), 0);

const lineOf = (error: CsvError) => (error as CsvError & { lines?: number }).lines ?? 0;

/** Never the parser's own words: they quote the row. */
function complaint(error: CsvError): { fault: CsvFault; message: string } {
  switch (error.code) {
    case 'CSV_RECORD_INCONSISTENT_FIELDS_LENGTH':
      return { fault: 'cells', message: 'The row has more or fewer cells than the header.' };
    case 'CSV_QUOTE_NOT_CLOSED':
      return {
        fault: 'unclosed',
        message: 'A quotation mark is opened and never closed; what follows it was not read.',
      };
    default:
      return {
        fault: 'misquoted',
        message: 'A quotation mark stands where none may; double it inside a quoted cell.',
      };
  }
}
