// A backlog comes suddenly, when the planner's statistics still say that everything is delivered. What every lead waits
// for must then be looked up, never read through.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, insertLeads, insertListing, planOf, publisherId } from '../../test/plans.ts';
import { completeAll } from './completion-store.ts';
import { claimDue, scheduleAll } from './store.ts';
import { wakeNext } from './turn-store.ts';

/** Plans are kept, so one that is made while there is little must do when there is much. */
const moments = [
  { what: 'nothing', fill: async () => {} },
  { what: 'a few rows', fill: () => deliveries(1, 60, 'scheduled') },
  { what: 'some rows', fill: () => deliveries(61, 150, 'scheduled') },
  { what: 'more rows', fill: () => deliveries(151, 400, 'scheduled') },
  {
    what: 'a backlog that statistics know nothing of',
    fill: async () => {
      await deliveries(401, 4_000, 'delivered');
      await database.db.run(sql`analyze leads, deliveries`);
      await deliveries(4_001, 8_000, 'scheduled');
    },
  },
];

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
});

afterAll(async () => {
  await database.db.close();
  await database.drop();
});

/** Of one publisher to one destination, a person each. */
async function deliveries(from: number, to: number, state: string): Promise<void> {
  const { db } = database;
  await insertLeads(db, to, { from });
  await db.run(sql`
    insert into deliveries (publisher_id, id, lead_id, destination_id, person_id, route, state, due_at, created_at)
    select ${publisherId}, ${idOfNumber('dlv')}, ${idOfNumber('lead')}, 'dst_1_of_the_operators_own', ${idOfNumber('per')}, 'policy', ${state}, now(), now()
    from generate_series(${from}::int, ${to}::int) as number`);
}

const now = new Date('2026-03-02T09:00:00Z');

describe.each(moments)('with $what', ({ fill }) => {
  beforeAll(fill);

  it('whether a person’s earlier lead is still on its way is looked up by the person', async () => {
    const plan = await planOf(database.db, (tx) => scheduleAll(tx, [], now, now));
    expect(plan).toMatch(byPerson);
  });

  it('whose turn it is next is looked up by the person', async () => {
    const plan = await planOf(database.db, (tx) => wakeNext(tx, [], now));
    expect(plan).toMatch(byPerson);
  });

  it('a claim walks first attempts and retries in the order they are due, without sorting what it leaves', async () => {
    const plan = await planOf(database.db, (tx) => claimDue(tx, [], { node: 'nod_1', now, until: now }));
    expect(plan.match(inOrderOfDue)).toHaveLength(2);
    expect(plan).not.toContain('Sort Key: deliveries');
  });
});

const byPerson = /using deliveries_person on .*\n\s+Index Cond: .*publisher_id.*destination_id.*person_id/;
const inOrderOfDue = /using deliveries_due on .*\n\s+Index Cond: .*destination_id.*LEAST\(rung, 1\)/g;

it('a recorded try finds its delivery by its id', async () => {
  const plan = await planOf(database.db, (tx) => completeAll(tx, [], now));
  expect(plan).toContain('using deliveries_pkey on deliveries delivery');
});
