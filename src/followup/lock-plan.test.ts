// Leads are locked by their keys, however many others there are: a planner that is to avoid sorts would rather walk all of them.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOf, insertLeads, insertListing, planOf, publisherId } from '../../test/plans.ts';
import { lockLeads } from './store.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, 10_000);
  await db.run(sql`analyze leads`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('each lead is looked up by its key', async () => {
  const leads = Array.from({ length: 500 }, (_, nth) => ({
    publisherId,
    leadId: idOf('lead', nth * 20 + 1),
  }));
  const plan = await planOf(database.db, (tx) => lockLeads(tx, leads));
  expect(plan).toMatch(/leads_pkey on leads.*\n\s+Index Cond: .*publisher_id = wanted.*id = wanted/);
  expect(plan).not.toMatch(/Sort/);
});
