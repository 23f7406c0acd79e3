// Leads are locked by their keys, however many others there are: a planner that is to avoid sorts would rather walk all of them.
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { lockLeads } from './store.ts';

const publisherId = 'pub_operator';
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await db.run(sql`insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
    values (${publisherId}, 'lst_1', 'appsource', 'app', 'offer', 'Offer', now())`);
  await db.run(sql`
    insert into leads (publisher_id, id, listing_id, kind, status, storefront, contact, consent, source, warnings, received_at,
      last_posted_at, repost_key, raw)
    select ${publisherId}, 'lead_' || lpad(number::text, 20, '0'), 'lst_1', 'customer', 'new', 'appsource', '{}', '{}', '{}', '{}',
      now(), now(), decode(md5(number::text), 'hex'), ''
    from generate_series(1, 10000) as number`);
  await db.run(sql`analyze leads`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('each lead is looked up by its key', async () => {
  const leads = Array.from({ length: 500 }, (_, nth) => ({
    publisherId,
    leadId: `lead_${String(nth * 20 + 1).padStart(20, '0')}`,
  }));
  const plan = await database.db.tx(async (tx) => {
    let asked: Sql | undefined;
    await lockLeads({ ...tx, rows: async (query) => ((asked = query), []) }, leads);
    const lines = await tx.rows(sql`explain ${asked!}`);
    return lines.map((line) => Object.values(line)[0] as string).join('\n');
  });
  expect(plan).toMatch(/leads_pkey on leads.*\n\s+Index Cond: .*publisher_id = wanted.*id = wanted/);
  expect(plan).not.toMatch(/Sort/);
});
