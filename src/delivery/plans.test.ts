// A backlog comes suddenly, when the planner's statistics still say that everything is delivered. What every lead waits
// for must then be looked up, never read through.
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import type { Prepared, Tx } from '../platform/db.ts';
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
  await db.run(sql`insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
    values ('pub_operator', 'lst_1', 'appsource', 'app', 'offer', 'Offer', now())`);
});

afterAll(async () => {
  await database.db.close();
  await database.drop();
});

/** Of one publisher to one destination, a person each. */
async function deliveries(from: number, to: number, state: string): Promise<void> {
  const { db } = database;
  // As long as real ids, since the size of an index has a say in its use.
  const id = (prefix: string) => sql`${prefix}::text || '_' || lpad(number::text, 20, '0')`;
  const numbers = sql`generate_series(${from}::int, ${to}::int) as number`;
  await db.run(sql`
    insert into leads (publisher_id, id, listing_id, kind, status, storefront, contact, consent, source, warnings,
      received_at, last_posted_at, repost_key, raw)
    select 'pub_operator', ${id('lead')}, 'lst_1', 'customer', 'new', 'appsource', '{}', '{}', '{}', '{}',
      now(), now(), decode(md5(number::text), 'hex'), ''
    from ${numbers}`);
  await db.run(sql`
    insert into deliveries (publisher_id, id, lead_id, destination_id, person_id, route, state, due_at, created_at)
    select 'pub_operator', ${id('dlv')}, ${id('lead')}, 'dst_1_of_the_operators_own', ${id('per')}, 'policy', ${state}, now(), now()
    from ${numbers}`);
}

/** The plan of the statement that `run` prepares, on a connection such as it is run on. */
async function planOf(run: (tx: Tx) => Promise<unknown>): Promise<string> {
  let found: Prepared | undefined;
  return database.db.tx(async (tx) => {
    await run({ ...tx, prepared: async (statement) => ((found = statement), []) });
    await tx.run(sql`set local plan_cache_mode = force_generic_plan`);
    await tx.run(sql`prepare planned as ${raw(found!.text)}`);
    const [{ count }] = (await tx.rows<{ count: number }>(
      sql`select cardinality(parameter_types) as count from pg_prepared_statements where name = 'planned'`,
    )) as [{ count: number }];
    const nulls = Array.from({ length: count }, () => 'null').join();
    const lines = await tx.rows<Record<string, string>>(raw(`explain execute planned (${nulls})`));
    await tx.run(sql`deallocate planned`);
    return lines.map((line) => Object.values(line)[0]).join('\n');
  });
}

const now = new Date('2026-03-02T09:00:00Z');

describe.each(moments)('with $what', ({ fill }) => {
  beforeAll(fill);

  it('whether a person’s earlier lead is still on its way is looked up by the person', async () => {
    const plan = await planOf((tx) => scheduleAll(tx, [], now, now));
    expect(plan).toMatch(byPerson);
  });

  it('whose turn it is next is looked up by the person', async () => {
    const plan = await planOf((tx) => wakeNext(tx, [], now));
    expect(plan).toMatch(byPerson);
  });

  it('a claim walks first attempts and retries in the order they are due, without sorting what it leaves', async () => {
    const plan = await planOf((tx) => claimDue(tx, [], { node: 'nod_1', now, until: now }));
    expect(plan.match(inOrderOfDue)).toHaveLength(2);
    expect(plan).not.toContain('Sort Key: deliveries');
  });
});

const byPerson = /using deliveries_person on .*\n\s+Index Cond: .*publisher_id.*destination_id.*person_id/;
const inOrderOfDue = /using deliveries_due on .*\n\s+Index Cond: .*destination_id.*LEAST\(rung, 1\)/g;

it('a recorded try finds its delivery by its id', async () => {
  const plan = await planOf((tx) => completeAll(tx, [], now));
  expect(plan).toContain('using deliveries_pkey on deliveries delivery');
});
