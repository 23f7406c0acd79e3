// Arrays in PostgreSQL's binary format arrive as they were, on both databases.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { Column, type ColumnType } from './db.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => {
  await fresh.db.close();
  await fresh.drop();
});

/** There and back again. */
async function echo(type: ColumnType, values: readonly unknown[]): Promise<unknown[]> {
  const text = `select value from unnest($1::${type}[]) with ordinality as t (value, place) order by place`;
  const rows = await fresh.db.prepared<{ value: unknown }>({ name: `echo_${type}`, text }, [
    new Column(type, values),
  ]);
  return rows.map(({ value }) => value);
}

const awkward = [
  '',
  ' ',
  'null',
  'NULL',
  '"',
  '\\',
  '{}',
  '{a,b}',
  "'; --",
  'ő€😀',
  '\n\t',
  'x'.repeat(100_000),
];

describe('each type', () => {
  it.each<[ColumnType, unknown[]]>([
    ['text', [...awkward, null]],
    ['int4', [0, 1, -1, 2_147_483_647, -2_147_483_648, null]],
    ['bool', [true, false, null]],
    ['bytea', [Buffer.from([]), Buffer.from([0, 255, 92, 120]), Buffer.alloc(70_000, 3), null]],
    [
      'timestamptz',
      [
        '1970-01-01T00:00:00Z',
        '1999-12-31T23:59:59.999Z',
        '2026-03-02T09:00:00.001Z',
        '2058-01-01T00:00:00Z',
      ].map((at) => new Date(at)),
    ],
    [
      'jsonb',
      [{}, [], 'text', 0, true, { a: [null, { b: 'ő"\\' }] }, ...awkward.map((text) => ({ text })), null],
    ],
    ['json', [{}, { b: 1, a: [null] }, ...awkward.map((text) => ({ text })), null]],
  ])('%s', async (type, values) => expect(await echo(type, values)).toEqual(values));

  it.each<ColumnType>(['text', 'int4', 'bool', 'bytea', 'timestamptz', 'jsonb', 'json'])(
    '%s: none, nothing but null, and what is missing',
    async (type) => {
      expect(await echo(type, [])).toEqual([]);
      expect(await echo(type, [null])).toEqual([null]);
      expect(await echo(type, [undefined, null])).toEqual([null, null]);
    },
  );

  it('jsonb null is SQL null', async () => {
    const text = `select value is null as null from unnest($1::jsonb[]) as t (value)`;
    expect(await fresh.db.prepared({ name: 'jsonb_null', text }, [new Column('jsonb', [null])])).toEqual([
      { null: true },
    ]);
  });
});

it('any text, any number, any bytes', async () => {
  const text = fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\u0000', ''));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.option(text)),
      fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
      fc.array(fc.uint8Array()),
      async (texts, numbers, bytes) => {
        expect(await echo('text', texts)).toEqual(texts);
        expect(await echo('int4', numbers)).toEqual(numbers);
        const buffers = bytes.map((each) => Buffer.from(each));
        expect(await echo('bytea', buffers)).toEqual(buffers);
      },
    ),
    { numRuns: 30 },
  );
});
