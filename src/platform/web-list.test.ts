// Cursors lead through a list without loss or repeat, and nobody can make one up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { cursorTo, listQuery, page } from './web-list.ts';

const query = z.strictObject(listQuery);

describe('a cursor', () => {
  it('is read back as the place it was made for', () => {
    fc.assert(
      fc.property(fc.string(), (place) => {
        expect(query.parse({ cursor: cursorTo(place) }).cursor).toBe(place);
      }),
    );
  });

  it('is refused when it is not ours', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = query.safeParse({ cursor: text });
        if (read.success) expect(cursorTo(read.data.cursor!)).toBe(text);
        else expect(read.error.issues[0]!.path).toEqual(['cursor']);
      }),
    );
    expect(query.safeParse({ cursor: 'cDo' }).success).toBe(true);
    for (const made of ['', 'x', 'cDo=', 'lst_2mwhfhe5gqr0000000', '!!'])
      expect(query.safeParse({ cursor: made }).success).toBe(false);
  });
});

describe('a limit', () => {
  it.each([
    [undefined, 50],
    ['1', 1],
    ['200', 200],
  ])('%s counts as %s', (limit, rows) => {
    expect(query.parse({ limit }).limit).toBe(rows);
  });

  it.each(['0', '201', '-1', '1.5', 'many', ''])('%j is refused', (limit) => {
    expect(query.safeParse({ limit }).success).toBe(false);
  });
});

describe('pages', () => {
  it('show every row once, in order, whatever the limit', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.integer({ min: 1, max: 15 }), (count, limit) => {
        const rows = Array.from({ length: count }, (_, at) =>
          String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26)),
        );
        const seen: string[] = [];
        let after = '';
        for (;;) {
          const asked = rows.filter((row) => row > after).slice(0, limit + 1);
          const { items, nextCursor } = page(asked, limit, (row) => row);
          seen.push(...items);
          if (nextCursor === null) break;
          after = query.parse({ cursor: nextCursor }).cursor!;
        }
        expect(seen).toEqual(rows);
      }),
    );
  });
});
