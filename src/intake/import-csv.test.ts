// CSV as spreadsheets and portals write it, with true line numbers.
import { describe, expect, it } from 'vitest';
import { csvRows, type BadRow } from './import-csv.ts';

async function read(text: string) {
  const bad: BadRow[] = [];
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
    expect(bad).toEqual([
      { line: 2, message: 'The row has more or fewer cells than the header.' },
      { line: 4, message: 'The row has more or fewer cells than the header.' },
      { line: 5, message: expect.stringContaining('quotation mark') },
    ]);
  });

  it('tells of a quotation mark that is never closed', async () => {
    const { rows, bad } = await read('a,b\n1,2\n"x,3\n4,5\n');
    expect(rows).toHaveLength(2);
    expect(bad).toMatchObject([{ message: expect.stringContaining('never closed') }]);
  });

  it.each(['', '\ufeff', '\n\n'])('finds nothing in %j', async (text) => {
    expect(await read(text)).toEqual({ rows: [], bad: [] });
  });
});
