// Reads a workbook as a spreadsheet would: unzips it, and tells each sheet's cells by what they are.
import { inflateRawSync } from 'node:zlib';

/** n: a number, d: a date, s: text; formula: what a spreadsheet would run. */
export type SheetCell = { is: 'n' | 'd' | 's' | 'formula'; value: string };
export type Sheets = Map<string, SheetCell[][]>;

export function readWorkbook(bytes: Buffer): Sheets {
  const files = unzip(bytes);
  const xml = (path: string) => files.get(path)?.toString('utf8') ?? '';
  const texts = [...xml('xl/sharedStrings.xml').matchAll(/<si>(.*?)<\/si>/gs)].map(([, all]) =>
    [...all!.matchAll(/<t[^>]*>(.*?)<\/t>/gs)].map(([, text]) => plain(text!)).join(''),
  );
  const dates = dateStyles(xml('xl/styles.xml'));
  const targets = new Map(
    [...xml('xl/_rels/workbook.xml.rels').matchAll(/<Relationship [^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target'),
    ]),
  );
  return new Map(
    [...xml('xl/workbook.xml').matchAll(/<sheet [^>]*>/g)].map(([tag]) => [
      plain(attribute(tag, 'name')),
      rowsOf(xml(`xl/${targets.get(attribute(tag, 'r:id'))!.replace(/^\/?(xl\/)?/, '')}`), texts, dates),
    ]),
  );
}

function rowsOf(xml: string, texts: readonly string[], dates: ReadonlySet<number>): SheetCell[][] {
  return [...xml.matchAll(/<row[^>]*?(?:\/>|>(.*?)<\/row>)/gs)].map(([, row = '']) =>
    [...row.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].map(([, head, inner = '']): SheetCell => {
      const value = plain(/<v>(.*?)<\/v>/s.exec(inner)?.[1] ?? /<t[^>]*>(.*?)<\/t>/s.exec(inner)?.[1] ?? '');
      const type = attribute(`<c ${head}>`, 't');
      if (inner.includes('<f')) return { is: 'formula', value };
      if (type === 's') return { is: 's', value: texts[Number(value)]! };
      if (type !== '' && type !== 'n') return { is: 's', value };
      if (!dates.has(Number(attribute(`<c ${head}>`, 's')))) return { is: 'n', value };
      // Days since the thirtieth of December 1899.
      return { is: 'd', value: new Date(Date.UTC(1899, 11, 30) + Number(value) * 86_400_000).toISOString() };
    }),
  );
}

/** Cells of these styles hold dates. */
function dateStyles(xml: string): Set<number> {
  const formats = new Set(
    [...xml.matchAll(/<numFmt [^>]*>/g)]
      .filter(([tag]) => /yy/.test(attribute(tag, 'formatCode')))
      .map(([tag]) => attribute(tag, 'numFmtId')),
  );
  const styles = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(xml)?.[1] ?? '';
  return new Set(
    [...styles.matchAll(/<xf [^>]*>/g)].flatMap(([tag], nth) =>
      formats.has(attribute(tag, 'numFmtId')) ? [nth] : [],
    ),
  );
}

const attribute = (tag: string, name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const plain = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** By the directory at its end, as APPNOTE 4.3.12 has it. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  const files = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let nth = bytes.readUInt16LE(end + 10); nth > 0; nth--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const nameLength = bytes.readUInt16LE(at + 28);
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(begin, begin + size);
    files.set(name, method === 0 ? packed : inflateRawSync(packed));
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return files;
}
