// The first screen asks of each listing when it was last tried: however many tests others have had, it is looked up.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { insertLeads, insertListing, planOf, publisherId } from '../../test/plans.ts';
import { listingFacts } from './doctor-store.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, 5_000);
  await db.run(sql`update leads set kind = 'test', status = 'kept' where right(id, 1) = '7'`);
  await db.script('vacuum analyze leads');
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('the last test of a listing', async () => {
  const plan = await planOf(database.db, (tx) => listingFacts(tx, publisherId), { usual: true });
  expect(plan).toMatch(/Index Scan Backward using leads_tests/);
});
