// What all leads of a period came to is found by its days: neither what was qualified before nor older opportunities are read.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { insertListing, planOf, publisherId } from '../../test/plans.ts';
import type { Queries } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { peopleMoved } from './day-store.ts';
import {
  leadCounts,
  opportunityCounts,
  qualifiedCounts,
  winCounts,
  type Counted,
  type Span,
} from './total-store.ts';

const dayMs = 86_400_000;
/** A lead each quarter of an hour: a hundred days of them. */
const leads = 9_600;
const since = new Date('2026-01-01T00:00:00Z');
const at = (nth: number) => new Date(since.getTime() + nth * (dayMs / 96));
const span: Span = { from: at(leads - 96), until: at(leads) };

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  const rows = JSON.stringify(
    Array.from({ length: leads }, (_, nth) => ({
      lead: newId('lead', at(nth)),
      opp: newId('opp', at(nth)),
      at: at(nth),
    })),
  );
  await db.run(sql`
    insert into leads (publisher_id, id, listing_id, kind, status, storefront, contact, consent, source, warnings,
      received_at, last_posted_at, repost_key, raw)
    select ${publisherId}, lead, 'lst_1', 'customer', 'new', 'appsource', '{}', '{}', '{}', '{}', at, at, decode(md5(lead), 'hex'), ''
    from json_to_recordset(${rows}::json) as given (lead text, at timestamptz)`);
  await db.run(sql`
    insert into standings (publisher_id, lead_id, storefront, version, points, fit, interest, scored_at, stage, stage_since, stage_by)
    select publisher_id, id, storefront, 0, '[]', 0, 0, received_at, 'marketing_qualified', received_at, 'scoring' from leads`);
  await db.run(sql`
    insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
    select publisher_id, id, 'mktcmpid', 'code', 'code', id, received_at from leads`);
  await db.run(sql`
    insert into opportunities (publisher_id, id, lead_id, name, pipeline_id, stage, state, value, currency, stage_since, created_by,
      created_at, changed_at, closed_at, version)
    select ${publisherId}, opp, lead, 'Deal', 'sales', 'won', 'won', 10, 'EUR', at, 'x', at, at, at, 1
    from json_to_recordset(${rows}::json) as given (lead text, opp text, at timestamptz)`);
  await db.script('vacuum analyze');
}, 60_000);
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it.each<[string, (db: Queries) => Promise<Counted[]>, string, RegExp]>([
  ['leads', (db) => leadCounts(db, publisherId, span), 'leads', /leads_pkey/],
  ['qualified leads', (db) => qualifiedCounts(db, publisherId, span), 'standings', /standings_qualified/],
  [
    'opportunities',
    (db) => opportunityCounts(db, publisherId, span),
    'opportunities',
    /opportunities_(?:pkey|created)/,
  ],
  ['wins', (db) => winCounts(db, publisherId, span), 'opportunities', /opportunities_closed/],
])('%s of a day', async (_, count, table, index) => {
  expect(await count(database.db)).toMatchObject([{ listingId: 'lst_1', count: 96 }]);
  const plan = await planOf(database.db, count);
  expect(plan).toMatch(index);
  expect(plan).not.toMatch(new RegExp(`Seq Scan on ${table}`));
});

it('people who came to something on a day are found by that day', async () => {
  const moved = (db: Queries) => peopleMoved(db, publisherId, span, { after: '', limit: 1_000 });
  expect(await moved(database.db)).toHaveLength(96);
  const plan = await planOf(database.db, moved);
  for (const index of [
    'standings_qualified',
    'opportunities_created',
    'opportunities_closed',
    'campaign_touches_at',
  ])
    expect(plan).toContain(index);
  expect(plan).not.toMatch(/Seq Scan on (?:standings|opportunities|leads|campaign_touches)/);
});
