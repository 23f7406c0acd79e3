// A workbook as it is written, row by row, by the cells that all workbooks have; a new sheet where one is full (ECMA-376, part 1).
import type { SheetCell } from './sheet.ts';
import { ZipStream } from './zip-stream.ts';

/** With the heading: as many as a spreadsheet opens. */
const mostRows = 1_048_576;

type Workbook = {
  /** Of the first sheet; the others are numbered. */
  name: string;
  head: readonly SheetCell[];
  widths: readonly { width: number }[];
  pages: AsyncIterable<readonly (readonly SheetCell[])[]>;
};

export async function* workbookOf(
  { name, head, widths, pages }: Workbook,
  rowsOfSheet = mostRows,
): AsyncGenerator<Buffer> {
  const zip = new ZipStream();
  const rows = oneByOne(pages);
  let sheets = 0;
  // Each sheet has its share of the rows; whether there are more is known when it is full.
  for (let more = true; more; sheets++) {
    const ended = { is: false };
    yield* zip.file(pathOf(sheets), sheet(head, widths, taken(rows, rowsOfSheet - 1, ended)));
    more = !ended.is;
  }
  const names = Array.from({ length: sheets }, (_, nth) => (nth === 0 ? name : `${name} ${nth + 1}`));
  for (const [path, xml] of Object.entries(partsOf(names))) yield* zip.file(path, [xml]);
  yield zip.end();
}

async function* oneByOne<Row>(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<Row, undefined> {
  for await (const page of pages) yield* page;
  return undefined;
}

async function* taken<Row>(
  rows: AsyncGenerator<Row, undefined>,
  most: number,
  ended: { is: boolean },
): AsyncGenerator<Row> {
  for (let count = 0; count < most; count++) {
    const next = await rows.next();
    if (next.done) {
      ended.is = true;
      return;
    }
    yield next.value;
  }
}

const pathOf = (nth: number) => `xl/worksheets/sheet${nth + 1}.xml`;
const declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The heading stays in sight. */
async function* sheet(
  head: readonly SheetCell[],
  widths: readonly { width: number }[],
  rows: AsyncIterable<readonly SheetCell[]>,
): AsyncGenerator<string> {
  const columns = widths.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  );
  yield (
    `${declared}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
      '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
      `<cols>${columns.join('')}</cols><sheetData>${rowOf(head, 1)}`
  );
  let nth = 1;
  for await (const row of rows) yield rowOf(row, ++nth);
  yield '</sheetData></worksheet>';
}

const rowOf = (cells: readonly SheetCell[], nth: number) =>
  `<row r="${nth}">${cells.map((cell, at) => cellOf(cell, `${columnName(at)}${nth}`)).join('')}</row>`;

/** Text stands in its cell as text: nothing there is a formula. */
function cellOf(cell: SheetCell, at: string): string {
  if (cell === null) return `<c r="${at}"/>`;
  const style = cell.type === Date ? styles.date : cell.fontWeight === 'bold' ? styles.bold : styles.plain;
  const head = `<c r="${at}" s="${style}"`;
  if (cell.value instanceof Date)
    return `${head}><v>${(cell.value.getTime() - dayZero) / 86_400_000}</v></c>`;
  if (typeof cell.value === 'number') return `${head}><v>${cell.value}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escaped(cell.value)}</t></is></c>`;
}

const styles = { plain: 0, bold: 1, date: 2 };
/** From which spreadsheets count days. */
const dayZero = Date.UTC(1899, 11, 30);

/** A, B … Z, AA … */
function columnName(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!);

function partsOf(names: readonly string[]): Record<string, string> {
  const each = (write: (nth: number, name: string) => string) =>
    names.map((name, nth) => write(nth, name)).join('');
  const related = (id: string, kind: string, target: string) =>
    `<Relationship Id="${id}" Type="${relations}/${kind}" Target="${target}"/>`;
  const stylesId = `rId${names.length + 1}`;
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="Calibri"/></font>`;
  const xf = (format: number, of: number) =>
    `<xf numFmtId="${format}" fontId="${of}" fillId="0" borderId="0" xfId="0" applyFont="1" applyNumberFormat="1"/>`;
  const fill = (pattern: string) => `<fill><patternFill patternType="${pattern}"/></fill>`;
  const parts = {
    'xl/workbook.xml':
      `<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>` +
      `${each((nth, name) => `<sheet name="${escaped(name)}" sheetId="${nth + 1}" r:id="rId${nth + 1}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `<Relationships xmlns="${packaged}/relationships">` +
      each((nth) => related(`rId${nth + 1}`, 'worksheet', `worksheets/sheet${nth + 1}.xml`)) +
      `${related(stylesId, 'styles', 'styles.xml')}</Relationships>`,
    'xl/styles.xml':
      `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>` +
      `<fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2">${fill('none')}${fill('gray125')}</fills>` +
      '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
      '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
      `<cellXfs count="3">${xf(0, 0)}${xf(0, 1)}${xf(164, 0)}</cellXfs></styleSheet>`,
    '_rels/.rels': `<Relationships xmlns="${packaged}/relationships">${related('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    '[Content_Types].xml':
      `<Types xmlns="${packaged}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/>` +
      each((nth) => `<Override PartName="/${pathOf(nth)}" ContentType="${type}.worksheet+xml"/>`) +
      `<Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
  };
  return Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, declared + xml]));
}
