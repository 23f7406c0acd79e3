// What makes a lease cheap and what it must not disturb: it writes rows and no index, and a row keeps its place in the queue.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type ADelivery,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { freshDatabase } from '../../test/database.ts';
import type { Tx } from '../platform/db.ts';
import { migrations } from '../platform/migrate.ts';
import { backlog } from './ledger-store.ts';
import { freeLeasesOf } from './replay-store.ts';
import type { Push } from './lane.ts';
import { claimDue, releaseLeases } from './store.ts';

const day = 86_400_000;

let house: Delivering;
let crm: Crm;
let publisher: APublisher;
let listing: AListing;
let destination: ADestination;

beforeAll(async () => {
  house = await bootDelivering();
  crm = await startCrm();
});
afterAll(async () => {
  await house.close();
  await crm.close();
});
beforeEach(async () => {
  crm.answer = { status: 200 };
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  destination = await aDestination(house, publisher, { settings: { url: crm.url } });
  await pause(true);
});

const pause = (paused: boolean) =>
  house.call('PATCH', `${destinationsPath(publisher)}/${destination.id}`, { paused });

const leads = async (count: number) => {
  for (let at = 0; at < count; at++) {
    house.clock.forward(1);
    await aLead(house, listing);
  }
};

const idsOf = (claimed: Push[]) => claimed.map(({ deliveryId }) => deliveryId).toSorted();

const get = (path: string) => house.call('GET', `/api/v1/publishers/${publisher.id}${path}`);
const ledgerLine = async () =>
  (await get('/ledger')).body.items.find(
    ({ destinationId }: { destinationId: string }) => destinationId === destination.id,
  );
const lead = async (id: string) => (await get(`/leads/${id}`)).body.deliveries[0];
const replay = async (id: string) =>
  (await house.call('POST', `/api/v1/publishers/${publisher.id}/deliveries/${id}/replays`)).status;

const lease = (tx: Tx, node: string, first: number) => {
  const now = house.clock.now();
  const until = new Date(now.getTime() + 90_000);
  return claimDue(tx, [{ destinationId: destination.id, first, late: 0 }], { node, now, until });
};

/** Rows that `work` updated, and how many of them without writing to an index. */
async function updatesOf(tx: Tx, work: () => Promise<unknown>) {
  const count = async () =>
    (
      await tx.rows<{ all: number; hot: number }>(
        sql`select n_tup_upd as all, n_tup_hot_upd as hot from pg_stat_xact_user_tables where relname = 'deliveries'`,
      )
    )[0]!;
  const before = await count();
  await work();
  const after = await count();
  return { all: after.all - before.all, hot: after.hot - before.hot };
}

it('leasing a batch writes its rows and no index', async () => {
  // More than a page holds.
  await leads(60);
  await house.app.db.tx(async (tx) => {
    expect(await updatesOf(tx, () => lease(tx, 'nod_a', 60))).toEqual({ all: 60, hot: 60 });
  });
});

it('a delivery given back or freed has its place in the queue again, for as little', async () => {
  await leads(4);
  const ids = (await deliveriesOf(house, publisher)).map(({ id }) => id);
  await house.app.db.tx(async (tx) => {
    expect(idsOf(await lease(tx, 'nod_lives', 1))).toEqual([ids[0]]);
    expect(idsOf(await lease(tx, 'nod_gone', 1))).toEqual([ids[1]]);
    const held = [{ publisherId: publisher.id, deliveryId: ids[0]! }];
    expect(await updatesOf(tx, () => releaseLeases(tx, held, 'nod_lives'))).toEqual({ all: 1, hot: 1 });
    expect(await updatesOf(tx, () => freeLeasesOf(tx, ['nod_gone']))).toEqual({ all: 1, hot: 1 });
    expect(idsOf(await lease(tx, 'nod_lives', 3))).toEqual(ids.slice(0, 3));
  });
});

it('a retry under way is shown as delivering and counted as such, and as waiting once its lease has ended', async () => {
  await pause(false);
  crm.script({ status: 500 });
  await leads(1);
  await house.settle();
  await pause(true);
  const [waiting] = await deliveriesOf(house, publisher);
  expect(waiting).toMatchObject({ state: 'waiting', dueAt: expect.any(String) });
  house.clock.forward(day);
  const until = new Date(house.clock.now().getTime() + 90_000);
  await house.app.db.run(
    sql`update deliveries set lease = 'nod_a', leased_until = ${until} where id = ${waiting!.id}`,
  );

  const [held] = await deliveriesOf(house, publisher, { state: 'delivering' });
  expect(held).toMatchObject({ id: waiting!.id, state: 'delivering', dueAt: null });
  expect(await deliveriesOf(house, publisher, { state: 'waiting' })).toEqual([]);
  expect(await ledgerLine()).toMatchObject({ received: 1, scheduled: 1, waiting: 0 });
  expect(await lead(waiting!.leadId)).toMatchObject({ state: 'delivering', nextTryAt: null });
  expect(await replay(waiting!.id)).toBe(409);

  house.clock.forward(90_000);
  expect(await deliveriesOf(house, publisher, { state: 'delivering' })).toEqual([]);
  expect(await deliveriesOf(house, publisher, { state: 'waiting' })).toEqual([waiting]);
  expect(await ledgerLine()).toMatchObject({ received: 1, scheduled: 0, waiting: 1 });
  expect(await lead(waiting!.leadId)).toMatchObject({ state: 'waiting', nextTryAt: waiting!.dueAt });
  expect(await replay(waiting!.id)).toBe(202);
});

it('what is held is not overdue, however long ago it was due', async () => {
  const { engine } = house.house.delivering;
  await engine.stop();
  await pause(false);
  await leads(1);
  const [{ id }] = (await deliveriesOf(house, publisher)) as [ADelivery];
  const dueAt = house.clock.now();
  house.clock.forward(day);
  const oldest = async () => (await backlog(house.app.db, house.clock.now())).oldestDueAt;
  expect(await oldest()).toEqual(dueAt);
  await house.app.db.tx((tx) => lease(tx, 'nod_a', 1));
  expect((await deliveriesOf(house, publisher))[0]).toMatchObject({ id, state: 'delivering' });
  expect(await oldest()).toBeNull();
  house.clock.forward(90_000);
  expect(await oldest()).toEqual(dueAt);
  engine.start();
});

it('a destination’s oldest due delivery is one that nobody holds', async () => {
  await leads(2);
  const [first, second] = (await deliveriesOf(house, publisher)) as [ADelivery, ADelivery];
  house.clock.forward(day);
  const activity = async () => (await get(`/destinations/${destination.id}`)).body.activity;
  expect(await activity()).toMatchObject({ waiting: 2, due: 2, oldestDueAt: first.dueAt });
  await house.app.db.tx((tx) => lease(tx, 'nod_a', 1));
  expect(await activity()).toMatchObject({ waiting: 2, due: 1, oldestDueAt: second.dueAt });
  await house.app.db.tx((tx) => lease(tx, 'nod_a', 1));
  expect(await activity()).toMatchObject({ waiting: 2, due: 0, oldestDueAt: null });
  house.clock.forward(90_000);
  expect(await activity()).toMatchObject({ waiting: 2, due: 2, oldestDueAt: first.dueAt });
});

it('what was being delivered under the first schema keeps its lease, and its place by when it was leased', async () => {
  const { db, drop } = await freshDatabase();
  const [first, ...later] = migrations();
  await db.script('drop schema public cascade; create schema public');
  await db.script(first!.text);
  await db.script(`
    insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
      values ('pub_operator', 'lst_1', 'appsource', 'app', 'offer', 'Offer', now());
    insert into leads (publisher_id, id, listing_id, kind, status, storefront, contact, consent, source, warnings, received_at,
      last_posted_at, repost_key, raw)
      values ('pub_operator', 'lead_1', 'lst_1', 'customer', 'new', 'appsource', '{}', '{}', '{}', '{}', now(), now(), '', '');
    insert into deliveries (publisher_id, id, lead_id, destination_id, route, state, rung, due_at, lease, created_at)
      select 'pub_operator', 'dlv_' || state || rung, 'lead_1', 'dst_' || state || rung, 'own', state, rung,
        '2026-03-02T09:01:30Z', case when state = 'delivering' then 'nod_a' end, now()
      from (values ('delivering', 0), ('delivering', 1), ('scheduled', 0), ('delivered', 1)) as row (state, rung)`);
  for (const { text } of later) await db.script(text);
  const rows = await db.rows(
    sql`select id, state, due_at as "dueAt", lease, leased_until as "leasedUntil" from deliveries order by id`,
  );
  const [leasedAt, endsAt] = [new Date('2026-03-02T09:00:00Z'), new Date('2026-03-02T09:01:30Z')];
  const held = { dueAt: leasedAt, lease: 'nod_a', leasedUntil: endsAt };
  const free = { dueAt: endsAt, lease: null, leasedUntil: null };
  expect(rows).toEqual([
    { id: 'dlv_delivered1', state: 'delivered', ...free },
    { id: 'dlv_delivering0', state: 'scheduled', ...held },
    { id: 'dlv_delivering1', state: 'waiting', ...held },
    { id: 'dlv_scheduled0', state: 'scheduled', ...free },
  ]);
  await db.close();
  await drop();
});
