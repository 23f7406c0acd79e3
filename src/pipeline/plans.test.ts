// At thirty thousand opportunities the board and the list still read a page and not the whole: looked at in the plans.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, planOf, publisherId } from '../../test/plans.ts';
import { listOpportunities, sumsByStage, type OpportunityFilter, type Order } from './list-store.ts';
import { shippedPipelines } from './shipped-pipelines.ts';

const given = { document: shippedPipelines, now: new Date('2026-03-02T09:00:00Z') };
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await db.run(sql`
    insert into opportunities (publisher_id, id, name, pipeline_id, stage, state, value, currency, expected_close, owner_id,
      stage_since, created_by, created_at, changed_at, closed_at, version)
    select ${publisherId}, ${idOfNumber('opp')}, 'Deal ' || number, 'sales',
      case when number % 10 = 0 then (array['qualified', 'developed', 'proposed', 'negotiated'])[1 + number / 10 % 4] else 'won' end,
      case when number % 10 = 0 then 'open' else 'won' end, number, 'EUR', date '2026-01-01' + number % 700, 'usr_' || number % 50,
      now(), 'x', now(), now(), case when number % 10 = 0 then null else timestamptz '2024-01-01' + number * interval '200 seconds' end, 1
    from generate_series(1, 30000) as number`);
  await db.script('vacuum analyze opportunities');
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it.each<[string, OpportunityFilter, Order, RegExp]>([
  ['newest first', {}, 'created', /opportunities_pkey/],
  ['by value', {}, 'value', /opportunities_value/],
  ['a stage of the board', { pipelineId: 'sales', stage: 'proposed' }, 'created', /opportunities_stage/],
  ['one person’s', { ownerId: 'usr_7' }, 'created', /opportunities_owner/],
])('the list walks an index: %s', async (_, filter, order, index) => {
  const plan = await planOf(database.db, (db) =>
    listOpportunities(db, publisherId, filter, { order, falling: true, after: null, limit: 51 }, given),
  );
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(/Seq Scan on opportunities/);
});

it('the sums of the board read what is open, and of what is closed the last of it', async () => {
  const recent = new Date('2024-03-08T00:00:00Z');
  const sums = await sumsByStage(database.db, publisherId, 'sales', {}, recent);
  expect(sums.filter(({ stage }) => stage !== 'won').map(({ stage, count }) => [stage, count])).toEqual([
    ['developed', 750],
    ['negotiated', 750],
    ['proposed', 750],
    ['qualified', 750],
  ]);
  const plan = await planOf(database.db, (db) => sumsByStage(db, publisherId, 'sales', {}, recent), {
    usual: true,
  });
  expect(plan).toMatch(/opportunities_open/);
  expect(plan).toMatch(/opportunities_closed/);
  expect(plan).not.toMatch(/Seq Scan on opportunities/);
});
