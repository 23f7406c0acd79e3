import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { localSeconds, offsetsIn } from './local-clock.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

const from = new Date('2025-03-01T00:00:00Z');
const until = new Date('2026-04-05T00:00:00Z');

it.each([
  ['UTC', 1],
  ['Europe/Prague', 4],
  ['Asia/Kathmandu', 1],
  ['Australia/Lord_Howe', 4],
  ['America/Los_Angeles', 4],
])('a quarter of an hour in %s is where PostgreSQL has it', async (timeZone, clocks) => {
  const offsets = offsetsIn(timeZone, from, until);
  expect(offsets).toHaveLength(clocks);
  const [row] = await database.db.rows<{ all: number; unlike: number }>(sql`
    select count(*)::int as all, count(*) filter (
      where ${localSeconds(sql`at`, offsets)} <> date_part('epoch', at at time zone ${timeZone})::bigint)::int as unlike
    from generate_series(${from}::timestamptz, ${until}::timestamptz - interval '15 minutes', interval '15 minutes') as at`);
  expect(row).toEqual({ all: 4 * 24 * 400, unlike: 0 });
});
