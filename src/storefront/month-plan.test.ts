// What our own pages counted in a month is found by its days, whatever listings there are: the years around it are not read.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, planOf, publisherId } from '../../test/plans.ts';
import { countedPages } from './month-store.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await db.run(sql`insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
    select ${publisherId}, ${idOfNumber('lst')}, 'appsource', 'app', number, 'Offer', now() from generate_series(1, 10) as number`);
  await db.run(sql`
    insert into storefront_counts (publisher_id, listing_id, day, what, campaign, count)
    select ${publisherId}, listing.id, day, what, '', 1 from listings as listing
    cross join generate_series('2025-01-01'::date, '2026-12-31'::date, interval '1 day') as day
    cross join unnest(array['view', 'contact-me']) as what
    where listing.publisher_id = ${publisherId}`);
  await db.script('vacuum analyze');
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('a month', async () => {
  const plan = await planOf(database.db, (tx) =>
    tx.rows(countedPages(publisherId, 'campaign', null, { from: '2026-03-01', to: '2026-03-31' }, null)),
  );
  expect(plan).toMatch(/Index Cond: .*publisher_id = .*listing_id = ANY .*day >= .*day <= /);
  expect(plan).not.toContain('Seq Scan on storefront_counts');
});
