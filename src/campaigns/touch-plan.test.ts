// People whom a code brought, and their leads, are looked up: by the code and by the person, however many leads there are.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOf, insertLeads, insertListing, insertPeople, planOf, publisherId } from '../../test/plans.ts';
import { leadsOfPeople, peopleBrought } from './touch-store.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertPeople(db, 10_000);
  await insertLeads(db, 10_000, { ofPeople: true });
  await db.run(sql`
    insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
    select publisher_id, id, 'mktcmpid', 'code' || right(id, 3)::int, 'code', person_id, received_at from leads`);
  await db.run(sql`analyze`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

const until = new Date('2100-01-01');

it('people by their code', async () => {
  const wanted = { until, after: '', limit: 1_000 };
  expect(await peopleBrought(database.db, publisherId, ['code7'], wanted)).toHaveLength(10);
  const plan = await planOf(database.db, (db) => peopleBrought(db, publisherId, ['code7'], wanted));
  expect(plan).toMatch(/campaign_touches_code/);
  expect(plan).not.toMatch(/Seq Scan/);
});

it('leads by their people', async () => {
  const people = Array.from({ length: 50 }, (_, nth) => idOf('per', nth * 100 + 1));
  expect(await leadsOfPeople(database.db, publisherId, people)).toHaveLength(50);
  const plan = await planOf(database.db, (db) => leadsOfPeople(db, publisherId, people));
  expect(plan).toMatch(/leads_person/);
  expect(plan).not.toMatch(/Seq Scan on (?:leads|campaign_touches)/);
});
