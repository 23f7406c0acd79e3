// CSV as spreadsheets and portals write it, with true line numbers.
import { describe, expect, it } from 'vitest';
import { csvRows, type BrokenRow } from './import-csv.ts';

async function read(text: string | AsyncIterable<string>) {
  const bad: BrokenRow[] = [];
  const rows = [];
  for await (const { line, cells } of csvRows(text, (row) => void bad.push(row))) rows.push([line, ...cells]);
  return { rows, bad };
}

describe('csvRows', () => {
  it.each([
    ['commas', 'Name,E-mail\nA,b@c.example\n'],
    ['semicolons', 'Name;E-mail\r\nA;b@c.example'],
    ['tabs', 'Name\tE-mail\nA\tb@c.example\n'],
    ['a byte order mark and quotes', '\ufeff"Name","E-mail"\n"A","b@c.example"\n'],
  ])('reads %s', async (_what, text) => {
    expect(await read(text)).toEqual({
      rows: [
        [1, 'Name', 'E-mail'],
        [2, 'A', 'b@c.example'],
      ],
      bad: [],
    });
  });

  it('obeys a first line that names the separator', async () => {
    expect(await read('\ufeffsep=|\r\nName|E-mail, work\r\nA|b\r\n')).toEqual({
      rows: [
        [2, 'Name', 'E-mail, work'],
        [3, 'A', 'b'],
      ],
      bad: [],
    });
  });

  it('is not misled by separators inside quoted headers', async () => {
    expect((await read('"a;b;c;d",e\n1,2\n')).rows).toEqual([
      [1, 'a;b;c;d', 'e'],
      [2, '1', '2'],
    ]);
  });

  it('counts lines, also those inside cells and empty ones', async () => {
    const { rows } = await read('a,b\n\n"1\n2\r\n3",x\ny,z\n');
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [3, '1\n2\n3', 'x'],
      [6, 'y', 'z'],
    ]);
  });

  it('keeps cells that look like formulas, and blanks, as they are', async () => {
    expect((await read('a,b\n=1+1, @x \n')).rows[1]).toEqual([2, '=1+1', ' @x ']);
  });

  it('tells what it passes over, by line and without quoting it, and goes on', async () => {
    const { rows, bad } = await read('a,b\nsecret\n1,2\n1,2,3\nse"cret,2\n4,5\n');
    expect(rows.map(([line]) => line)).toEqual([1, 3, 6]);
    const cells = { fault: 'cells', message: 'The row has more or fewer cells than the header.' };
    expect(bad).toEqual([
      { line: 2, ...cells, raw: 'secret' },
      { line: 4, ...cells, raw: '1,2,3' },
      {
        line: 5,
        fault: 'misquoted',
        message: expect.stringContaining('quotation mark'),
        raw: 'se"cret,2',
      },
    ]);
  });

  it('tells of a quotation mark that is never closed', async () => {
    const { rows, bad } = await read('a,b\n1,2\n"x,3\n4,5\n');
    expect(rows).toHaveLength(2);
    expect(bad).toMatchObject([{ message: expect.stringContaining('never closed') }]);
  });

  it('reads the same however the file is cut into parts', async () => {
    const text = '\ufeffsep=;\r\na;b\r\n"1\r\n2";x\r\ncut\r\nse"cret;2\r\n\r\ny;"z;z"\r\n"open;3\r\n4;5';
    const whole = await read(text);
    expect(whole.rows).toHaveLength(3);
    expect(whole.bad.map(({ line, fault }) => [line, fault])).toEqual([
      [5, 'cells'],
      [6, 'misquoted'],
      [9, 'unclosed'],
    ]);
    for (let size = 1; size < text.length; size++) {
      const parts = async function* () {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
      };
      expect(await read(parts())).toEqual(whole);
    }
  });

  it.each(['', '\ufeff', '\n\n'])('finds nothing in %j', async (text) => {
    expect(await read(text)).toEqual({ rows: [], bad: [] });
  });
});
