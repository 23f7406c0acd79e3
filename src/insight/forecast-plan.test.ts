// With twenty thousand opportunities, looking back reads what held in those months and not the whole history: looked at in the plans.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, planOf, publisherId } from '../../test/plans.ts';
import type { Queries } from '../platform/db.ts';
import { opportunitiesAt, seenAt, type Asked } from './forecast-store.ts';
import { momentOf, spansOf } from './forecast-spans.ts';

const now = new Date('2026-03-02T09:00:00Z');
const asked = (count: number): Asked => ({
  publisherId,
  timeZone: 'Europe/Prague',
  moments: spansOf({ by: 'month', to: '2026-03-02', count, week: 0, today: '2026-03-02' }).map((span) =>
    momentOf(span, 'Europe/Prague', now),
  ),
});
let database: FreshDatabase;

/** Two years of them, each open for a hundred days in four stages, then won or lost. */
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await db.run(sql`
    insert into opportunities (publisher_id, id, name, pipeline_id, stage, state, stage_since, created_by, created_at, changed_at, version)
    select ${publisherId}, ${idOfNumber('opp')}, 'Deal ' || number, 'sales', 'qualified', 'open', now(), 'x', now(), now(), 1
    from generate_series(1, 20000) as number`);
  await db.run(sql`
    insert into opportunity_versions (publisher_id, opportunity_id, version, since, until, pipeline_id, stage, state, value, currency,
      expected_close, closed_at)
    select ${publisherId}, ${idOfNumber('opp')}, nth + 1, since,
      case when nth = 4 then 'infinity' else since + interval '25 days' end, 'sales',
      (array['qualified', 'developed', 'proposed', 'negotiated', 'won'])[nth + 1], case when nth = 4 then 'won' else 'open' end,
      number, (array['EUR', 'USD', 'CZK'])[1 + number % 3], (begun + (60 + number % 60) * interval '1 day')::date,
      case when nth = 4 then since end
    from generate_series(1, 20000) as number
    cross join lateral (select timestamptz '2024-03-01' + number * interval '52.5 minutes' as begun) as one
    cross join generate_series(0, 4) as nth
    cross join lateral (select begun + nth * interval '25 days' as since) as version
    where since <= ${now}`);
  await db.run(sql`
    update opportunity_versions set until = 'infinity' where until > ${now}`);
  await db.script('vacuum analyze opportunity_versions');
  await db.script('vacuum analyze opportunities');
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it.each<[string, (db: Queries) => Promise<unknown>]>([
  ['what was open and what closed', (db) => seenAt(db, asked(3))],
  [
    'a page of the opportunities behind a number',
    (db) => opportunitiesAt(db, asked(1), { counted: 'slipped', after: '', limit: 51 }),
  ],
])('a quarter of a year is looked back on along two indexes, each once: %s', async (_, ask) => {
  const plan = await planOf(database.db, ask, { usual: true });
  expect(plan).toMatch(/Index Only Scan using opportunity_versions_open/);
  expect(plan).toMatch(/Index Only Scan using opportunity_versions_closed/);
  // Who closed is not looked for among the open one by one.
  expect(plan).toMatch(/Hash (?:Right )?(?:Left )?Join/);
  expect(plan).not.toMatch(
    /Nested Loop Left Join|Seq Scan on opportunity_versions|opportunity_versions_pkey/,
  );
});
