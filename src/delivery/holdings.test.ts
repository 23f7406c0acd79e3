// What the database says we hold and we do not know of is freed, and nothing else.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { aDestination, aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import { Holdings } from './holdings.ts';
import type { Push } from './lane.ts';

let house: Delivering;
let far: FarSide;
let destination: string;
let ids: string[];

beforeAll(async () => {
  house = await bootDelivering();
  far = await startFarSide();
});
afterAll(async () => {
  await house.close();
  await far.close();
});

/** Four deliveries that the database gives to this process and that nobody pushes: what a lost answer to a claim leaves. */
beforeEach(async () => {
  const publisher = await aPublisher(house);
  const { id } = await aDestination(house, publisher, { settings: { url: far.url } });
  destination = `/api/v1/publishers/${publisher.id}/destinations/${id}`;
  await house.call('PATCH', destination, { paused: true });
  const listing = await aListing(house, publisher);
  for (let at = 0; at < 4; at++) await aLead(house, listing);
  await house.app.db.run(sql`
    update deliveries set lease = ${house.app.nodeId}, leased_until = now() + interval '1 day'
    where destination_id = ${id}`);
  const rows = await house.app.db.rows<{ id: string }>(
    sql`select id from deliveries where destination_id = ${id} order by id`,
  );
  ids = rows.map((row) => row.id);
});

async function leased(): Promise<string[]> {
  const rows = await house.app.db.rows<{ id: string }>(
    sql`select id from deliveries where id = any(${ids}::text[]) and lease is not null and leased_until is not null order by id`,
  );
  return rows.map(({ id }) => id);
}

const queued = (deliveryId: string) => [{ deliveryId } as Push];

it('frees nothing as long as nothing went wrong', async () => {
  await new Holdings(house.app).settle([]);
  expect(await leased()).toEqual(ids);
});

it('frees, once, what is neither held nor queued', async () => {
  const [held, dropped, waits] = ids as [string, string, string];
  const holdings = new Holdings(house.app);
  holdings.hold([held, dropped]);
  holdings.drop([dropped]);
  holdings.doubt();
  await holdings.settle(queued(waits));
  expect(await leased()).toEqual([held, waits]);
  await holdings.settle([]);
  expect(await leased()).toEqual([held, waits]);
});

it('leaves what another process holds', async () => {
  await house.app.db.run(
    sql`update deliveries set lease = 'nod_another' where id = any(${ids.slice(0, 2)}::text[])`,
  );
  const holdings = new Holdings(house.app);
  holdings.doubt();
  await holdings.settle([]);
  expect(await leased()).toEqual(ids.slice(0, 2));
});

it('what a process was given without hearing of it is sent, long before the lease ends', async () => {
  const before = far.seen.length;
  await house.call('PATCH', destination, { paused: false });
  await house.settle();
  expect(far.seen).toHaveLength(before);
  house.house.delivering.engine.holdings.doubt();
  await house.settle();
  expect(far.seen).toHaveLength(before + 4);
});
