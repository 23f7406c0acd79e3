// People whom a code brought, and their leads, are looked up: by the code and by the person, however many leads there are.
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import type { Queries } from '../platform/db.ts';
import { leadsOfPeople, peopleBrought } from './touch-store.ts';

const publisherId = 'pub_operator';
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await db.run(sql`insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
    values (${publisherId}, 'lst_1', 'appsource', 'app', 'offer', 'Offer', now())`);
  await db.run(sql`
    insert into people (publisher_id, id, email_key, first_seen_at, last_seen_at)
    select ${publisherId}, 'per_' || lpad(number::text, 20, '0'), number || '@a.example', now(), now()
    from generate_series(1, 10000) as number`);
  await db.run(sql`
    insert into leads (publisher_id, id, listing_id, person_id, kind, status, storefront, contact, consent, source, warnings,
      received_at, last_posted_at, repost_key, raw)
    select ${publisherId}, 'lead_' || lpad(number::text, 20, '0'), 'lst_1', 'per_' || lpad(number::text, 20, '0'), 'customer', 'new',
      'appsource', '{}', '{}', '{}', '{}', now(), now(), decode(md5(number::text), 'hex'), ''
    from generate_series(1, 10000) as number`);
  await db.run(sql`
    insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
    select publisher_id, id, 'mktcmpid', 'code' || right(id, 3)::int, 'code', person_id, received_at from leads`);
  await db.run(sql`analyze`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

async function planOf(run: (db: Queries) => Promise<unknown>): Promise<string> {
  let asked: Sql | undefined;
  await run({ ...database.db, rows: async (query) => ((asked = query), []) });
  const lines = await database.db.rows(sql`explain ${asked!}`);
  return lines.map((line) => Object.values(line)[0] as string).join('\n');
}

const until = new Date('2100-01-01');

it('people by their code', async () => {
  const wanted = { until, after: '', limit: 1_000 };
  expect(await peopleBrought(database.db, publisherId, ['code7'], wanted)).toHaveLength(10);
  const plan = await planOf((db) => peopleBrought(db, publisherId, ['code7'], wanted));
  expect(plan).toMatch(/campaign_touches_code/);
  expect(plan).not.toMatch(/Seq Scan/);
});

it('leads by their people', async () => {
  const people = Array.from({ length: 50 }, (_, nth) => `per_${String(nth * 100 + 1).padStart(20, '0')}`);
  expect(await leadsOfPeople(database.db, publisherId, people)).toHaveLength(50);
  const plan = await planOf((db) => leadsOfPeople(db, publisherId, people));
  expect(plan).toMatch(/leads_person/);
  expect(plan).not.toMatch(/Seq Scan on (?:leads|campaign_touches)/);
});
