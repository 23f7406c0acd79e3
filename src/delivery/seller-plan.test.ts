// Whoever sees their own leads alone: whether a delivery is of one of them is looked up by the lead, and not sought among all.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { explained, idOf, idOfNumber, insertLeads, insertListing, publisherId } from '../../test/plans.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, 5_000);
  await db.run(sql`
    insert into deliveries (publisher_id, id, lead_id, destination_id, route, state, due_at, created_at)
    select ${publisherId}, ${idOfNumber('dlv')}, ${idOfNumber('lead')}, 'dst_1', 'policy', 'delivered', now(), now()
    from generate_series(1, 5000) as number`);
  await db.script('vacuum analyze leads');
  await db.script('vacuum analyze deliveries');
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('a seller’s deliveries of a lead', async () => {
  const plan = await database.db.asPublisher(
    publisherId,
    (tx) =>
      explained(
        tx,
        sql`select id from deliveries where publisher_id = ${publisherId} and lead_id = ${idOf('lead', 7)}`,
      ),
    'usr_1',
  );
  expect(plan).toMatch(/Index Cond: .*id = CASE WHEN .*followed_lead_id/);
});
