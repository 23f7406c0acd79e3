// Of a list of many rows, each question reads what it is about and no whole table: looked at in the plans.
import sql, { type Sql } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { explained, idOf, idOfNumber, insertLeads, insertListing, publisherId } from '../../test/plans.ts';
import { remoteRecordsOf } from '../delivery/remote-store.ts';
import type { Tx } from '../platform/db.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import { nextToFill, toSend, type BackFill } from './back-fill-store.ts';
import { extrasAfter } from './extra-store.ts';
import { listedAfter, type Filter } from './listed-store.ts';
import type { Asked } from './place-store.ts';
import { leftOutAfter, leftOutReasons, missingAfter, type Comparison } from './store.ts';

const comparisonId = 'lcm_1';
const page = { afterNth: 9_000, limit: 51 };
const rows = 20_000;
const asked: Asked = {
  publisherId,
  comparisonId,
  destinations: [
    { id: 'dst_a', ownerId: publisherId },
    { id: 'dst_b', ownerId: publisherId },
  ],
  noRoutes: [{ destinationId: 'dst_b', listingId: 'lst_1', kind: 'test', because: 'test' }],
  lacking: [],
};
let database: FreshDatabase;

/** The newer half of the leads is listed, four times; one row in a hundred is missing, one in a thousand left out. */
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, 2 * rows);
  await db.run(sql`
    insert into deliveries (publisher_id, id, lead_id, destination_id, route, state, due_at, created_at, delivered_at)
    select ${publisherId}, ${idOfNumber('dlv')} || right(destination, 1), ${idOfNumber('lead')}, destination, 'policy:publisher-crm',
      case when number % 100 = 2 then 'parked' else 'delivered' end, now(), now(), now()
    from generate_series(1, ${2 * rows}::int) as number cross join unnest('{dst_a,dst_b}'::text[]) as destination`);
  await db.run(sql`
    insert into list_comparisons (publisher_id, id, source, headers, delimiter, state, started_by, started_at, matched_at, row_count)
    select ${publisherId}, 'lcm_' || nth, 'file', '{}', ',', 'done', 'x', now(), now(), ${rows} from generate_series(1, 4) as nth`);
  await db.run(sql`
    insert into listed_leads (publisher_id, comparison_id, nth, key, cells, listing_id, lead_id, left_out, fault)
    select ${publisherId}, 'lcm_' || nth, number, decode(md5(number::text), 'hex'), case when is_here then null else '{a,b}'::text[] end,
      'lst_1', case when is_here then 'lead_' || lpad((number + ${rows})::text, 20, '0') end, number % 1000 = 3,
      case when number % 1000 = 3 then 'cells' end
    from generate_series(1, 4) as nth cross join generate_series(1, ${rows}::int) as number
    cross join lateral (select number % 100 <> 1 and number % 1000 <> 3 as is_here) as one`);
  await db.run(sql`
    insert into remote_records (publisher_id, delivery_id, lead_id, destination_id, external_id, state, changed_at, read_at)
    select ${publisherId}, ${idOfNumber('dlv')} || 'a', ${idOfNumber('lead')}, 'dst_a', number::text, 'open', now(), now()
    from generate_series(1, ${4 * rows}::int) as number`);
  for (const table of ['leads', 'deliveries', 'listed_leads', 'remote_records'])
    await db.script(`vacuum analyze ${table}`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

/** Of each question that is asked on the way; they are answered, too. usual: as a request asks. */
function plansOf(ask: (tx: Tx) => Promise<unknown>, { usual = true } = {}): Promise<string[]> {
  return database.db.tx(async (tx) => {
    if (usual) await planAsUsual(tx);
    const plans: string[] = [];
    const rows = async <Row extends object>(query: Sql) => {
      plans.push(await explained(tx, query));
      return tx.rows<Row>(query);
    };
    await ask({ ...tx, rows });
    return plans;
  });
}

const filter: Filter = { missing: false, where: null, state: null, reason: null };
const ofPage = (given: Partial<Filter>) => (tx: Tx) =>
  listedAfter(tx, asked, { ...filter, ...given }, { ...page, lastNth: rows });
const fill = { publisherId, comparisonId, afterNth: 9_000, chosen: null } as BackFill;
const days = { from: new Date('2026-01-20'), until: new Date('2026-01-22') };
const wholeTable = /Seq Scan on (?:leads|deliveries|listed_leads|remote_records)/;

it.each<[string, (tx: Tx) => Promise<unknown>]>([
  ['a page', ofPage({})],
  ['a page of what is missing', ofPage({ missing: true })],
  ['a page of what is not here', ofPage({ where: 'ours', state: 'not_here' })],
  ['a page of what is parked somewhere', ofPage({ state: 'parked' })],
  ['what to look for again', (tx) => missingAfter(tx, publisherId, comparisonId, page)],
  ['what was left out', (tx) => leftOutAfter(tx, publisherId, comparisonId, page)],
  ['how many were left out', (tx) => leftOutReasons(tx, publisherId, comparisonId)],
  ['what can be sent, of a page', (tx) => toSend(tx, asked, [9_001, 9_002])],
  [
    'leads that the list lacks',
    (tx) =>
      extrasAfter(tx, { publisherId, id: comparisonId } as Comparison, days, { afterId: '', limit: 51 }),
  ],
])('%s is read along an index', async (_, ask) => {
  const plans = await plansOf(ask);
  expect(plans).not.toEqual([]);
  expect(plans.join('\n\n')).not.toMatch(wholeTable);
});

it('what is missing here is read without the rows that are here', async () => {
  const plans = await plansOf((tx) => missingAfter(tx, publisherId, comparisonId, page));
  expect(plans.join()).toMatch(/listed_leads_missing/);
});

it('of a hundred records that a CRM told of, what is known is looked up one by one', async () => {
  const owned = Array.from({ length: 100 }, (_, at) => ({
    nth: at + 1,
    publisherId,
    deliveryId: `${idOf('dlv', at * 50 + 1)}a`,
    leadId: idOf('lead', at * 50 + 1),
  }));
  const plans = await plansOf((tx) => remoteRecordsOf(tx, owned), { usual: false });
  expect(plans.at(-1)).toMatch(/Index Scan using remote_records_pkey[^\n]*\n\s+Index Cond: .*delivery_id = /);
});

it('a back-fill passes over what needs nothing, and finds what does', async () => {
  const [found] = await database.db.tx(async (tx) => [await nextToFill(tx, asked, fill, 100)]);
  const wanted = Array.from({ length: 5_000 }, (__, at) => 9_001 + at).filter(
    (nth) => nth % 1000 !== 3 && (nth % 100 === 1 || nth % 100 === 2),
  );
  expect(found!.nths).toEqual(wanted.slice(0, 100));
  expect(found!.untilNth).toBe(wanted[99]);
  const leftOut = Array.from({ length: wanted[99]! - 9_000 }, (__, at) => 9_001 + at).filter(
    (nth) => nth % 1000 === 3,
  );
  expect(found!.rows).toBe(wanted[99]! - 9_000 - leftOut.length);
});
