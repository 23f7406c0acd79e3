// A destination’s limits and its wishes: how many at once, how many a second, how long, and when it asks to be left alone.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  startCrm,
  until,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { Engine } from './engine.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';

const second = 1_000;

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let crm: Crm;

beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());
beforeEach(async () => {
  crm = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
});
afterEach(async () => {
  crm.letGo();
  await house.settle();
  await crm.close();
});

const toCrm = (given: Record<string, unknown> = {}, to: Crm = crm): Promise<ADestination> =>
  aDestination(house, publisher, { settings: { url: to.url }, ...given });
/** A moment after the one before. */
const lead = (given: Record<string, unknown> = {}) => {
  house.clock.forward(1);
  return aLead(house, listing, given);
};
const leads = async (count: number) => {
  const ids: string[] = [];
  for (let n = 0; n < count; n++) ids.push(await lead());
  return ids;
};
const only = async () => (await deliveriesOf(house, publisher))[0]!;
const statesOf = async (destination: ADestination) =>
  (await deliveriesOf(house, publisher, { destinationId: destination.id })).map(({ state }) => state);

describe('Retry-After', () => {
  it('is obeyed for the whole destination, and for no other', async () => {
    const other = await startCrm();
    const destination = await toCrm({ limits: { concurrency: 1 } });
    await toCrm({}, other);
    crm.script({ status: 429, headers: { 'retry-after': '120' } });
    await leads(3);
    await house.settle();
    expect(crm.seen).toHaveLength(1);
    expect(other.seen).toHaveLength(3);
    await leads(1);
    await house.settle();
    await house.forward(119 * second);
    expect(crm.seen).toHaveLength(1);
    expect(other.seen).toHaveLength(4);
    const { body } = await house.call(
      'GET',
      `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`,
    );
    expect(body.health).toMatchObject({
      state: 'held',
      heldUntil: expect.any(String),
      reason: 'rate_limited',
      detail: expect.any(String),
    });
    await house.forward(second);
    expect(crm.seen).toHaveLength(5);
    const { body: rested } = await house.call(
      'GET',
      `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`,
    );
    expect(rested.health).toMatchObject({ state: 'well', reason: null, detail: null });
    expect(await statesOf(destination)).toEqual(Array(4).fill('delivered'));
    await other.close();
  });

  it('is not cut short by a later answer that asks for less', async () => {
    await toCrm({ limits: { concurrency: 2 } });
    crm.hold();
    await leads(2);
    await crm.holding(2);
    crm.answer = { status: 503, headers: { 'retry-after': '600' } };
    crm.letGo(1);
    await until(async () => (await deliveriesOf(house, publisher, { state: 'waiting' })).length === 1);
    crm.answer = { status: 503, headers: { 'retry-after': '1' } };
    crm.letGo();
    await house.settle();
    expect(crm.seen).toHaveLength(2);
    await house.forward(599 * second);
    expect(crm.seen).toHaveLength(2);
    crm.answer = { status: 200 };
    await house.forward(second);
    expect(crm.seen).toHaveLength(4);
  });

  it('never brings a try forward', async () => {
    await toCrm();
    crm.script({ status: 500 }, { status: 503, headers: { 'retry-after': '1' } });
    await lead();
    await house.settle();
    await house.forward(6 * second);
    expect(crm.seen).toHaveLength(2);
    await house.forward(239 * second);
    expect(crm.seen).toHaveLength(2);
    await house.forward(121 * second);
    expect(crm.seen).toHaveLength(3);
  });
});

describe('a throttle', () => {
  const throttled = (after: string) => (crm.answer = { status: 429, headers: { 'retry-after': after } });
  const holdOf = async ({ id }: ADestination) => {
    const [row] = await house.app.db.rows<{ until: Date }>(
      sql`select hold_until as until from destination_health where destination_id = ${id}`,
    );
    return row!.until.getTime() - house.app.clock.now().getTime();
  };

  it('that lasts longer than every retry gives nothing up, and is no failure', async () => {
    const destination = await toCrm({ limits: { concurrency: 1, retryDelaysS: [1, 1] } });
    throttled('3600');
    const ids = await leads(3);
    for (let hour = 0; hour < 30; hour++) await house.forward(3_600 * second);
    expect(await statesOf(destination)).toEqual(Array(3).fill('waiting'));
    expect(
      await house.app.db.rows(
        sql`select distinct rung from deliveries where destination_id = ${destination.id}`,
      ),
    ).toEqual([{ rung: 0 }]);
    crm.answer = { status: 200 };
    await house.forward(3_600 * second);
    expect(await statesOf(destination)).toEqual(Array(3).fill('delivered'));
    expect(new Set(crm.leads())).toEqual(new Set(ids));
  });

  it.each([
    ['says nought', () => '0'],
    [
      'says a time that has passed',
      () => new Date(house.app.clock.now().getTime() - 3_600_000).toUTCString(),
    ],
  ])('that %s is asked again each second at most', async (_, after) => {
    await toCrm({ limits: { concurrency: 2 } });
    throttled(after());
    await leads(10);
    await house.settle();
    const before = crm.seen.length;
    await house.settle();
    await house.forward(900);
    expect(crm.seen.length).toBe(before);
    for (let s = 0; s < 5; s++) await house.forward(1_001);
    // At each look as many as have a place.
    expect(crm.seen.length).toBeGreaterThan(before);
    expect(crm.seen.length).toBeLessThanOrEqual(before + 6 * 2);
  });

  it('until tomorrow holds every process, whatever shorter rest another is asked for', async () => {
    const destination = await toCrm({ limits: { concurrency: 2 } });
    const { engine, ways, tally } = house.house.delivering;
    const other = new Engine({ ...house.app, nodeId: 'nod_other' }, ways, tally);
    await other.directory.refresh();
    other.setNodes([house.app.nodeId, 'nod_other']);
    engine.setNodes([house.app.nodeId, 'nod_other']);
    // Also when it fails: the next test has one process alone.
    onTestFinished(async () => {
      await other.stop();
      engine.setNodes([house.app.nodeId]);
    });
    other.start();
    crm.hold();
    await leads(2);
    await other.directory.refresh();
    await crm.holding(2);
    throttled('50000');
    crm.letGo(1);
    await until(async () => (await deliveriesOf(house, publisher, { state: 'waiting' })).length === 1);
    // The other has not heard of it.
    throttled('1');
    crm.letGo();
    await Promise.all([engine.settle(), other.settle()]);
    expect(await holdOf(destination)).toBe(50_000 * second);
    crm.answer = { status: 200 };
    // What each was told of the other's lesson may still be on its way.
    await Promise.all([engine.directory.refresh(), other.directory.refresh()]);
    await leads(3);
    house.clock.forward(49_000 * second);
    await Promise.all([engine.settle(), other.settle()]);
    expect(crm.seen).toHaveLength(2);
    house.clock.forward(1_000 * second);
    await Promise.all([engine.settle(), other.settle()]);
    expect(await statesOf(destination)).toEqual(Array(5).fill('delivered'));
  });

  it('that is over lets retries go as well as what is new', async () => {
    const destination = await toCrm({ limits: { concurrency: 1 } });
    crm.script({ status: 500 });
    const old = await lead();
    await house.settle();
    throttled('60');
    await leads(20);
    await house.settle();
    crm.answer = { status: 200 };
    await house.forward(61 * second);
    expect(await statesOf(destination)).toEqual(Array(21).fill('delivered'));
    // A quarter of each claim is theirs.
    expect(crm.leads().lastIndexOf(old)).toBeLessThan(2 + 8);
  });
});

describe('limits', () => {
  it('never has more tries under way than allowed', async () => {
    await toCrm({ limits: { concurrency: 3 } });
    crm.hold();
    const ids = await leads(12);
    for (let sent = 3; sent <= 12; sent += 3) {
      await crm.holding(3);
      expect(crm.seen).toHaveLength(sent);
      crm.letGo(3);
      await until(() => crm.held.now === 0 || crm.seen.length > sent);
    }
    crm.letGo();
    await house.settle();
    expect(crm.held.most).toBe(3);
    expect(crm.leads().toSorted()).toEqual(ids.toSorted());
  });

  it('a destination that hangs delays no other', async () => {
    const hanging = await startCrm();
    const destination = await toCrm({ limits: { concurrency: 2 } }, hanging);
    await toCrm();
    hanging.hold();
    const ids = await leads(30);
    await hanging.holding(2);
    await until(() => crm.seen.length === 30);
    expect(crm.leads().toSorted()).toEqual(ids.toSorted());
    expect(hanging.seen).toHaveLength(2);
    hanging.letGo();
    await house.settle();
    expect(await statesOf(destination)).toEqual(Array(30).fill('delivered'));
    await hanging.close();
  });

  it('sends no more a second than allowed, and all of them in the end', async () => {
    await toCrm({ limits: { ratePerSecond: 2 } });
    await leads(9);
    await house.settle();
    expect(crm.seen).toHaveLength(2);
    for (let sent = 3; sent <= 9; sent++) {
      await house.forward(500);
      expect(crm.seen).toHaveLength(sent);
    }
  });

  it('a rate below one try per lease starves nothing', async () => {
    await toCrm({ limits: { ratePerSecond: 0.01 } });
    await leads(6);
    await house.settle();
    for (let sent = 1; sent <= 6; sent++) {
      expect(crm.seen).toHaveLength(sent);
      await house.forward(100 * second);
    }
    expect((await deliveriesOf(house, publisher)).every(({ attempts }) => attempts === 1)).toBe(true);
  });

  it('the time-out is the destination’s', async () => {
    await toCrm({ limits: { timeoutMs: 150 } });
    crm.script('hang');
    await lead();
    await house.settle();
    expect(await only()).toMatchObject({ state: 'waiting', lastReason: 'timeout' });
  });

  it('first attempts go before late retries, which still get their part', async () => {
    await toCrm({ limits: { concurrency: 1 } });
    crm.answer = { status: 413 };
    const late = await leads(4);
    await house.settle();
    // Each has failed once and is due; none is at the foot of the ladder.
    await house.app.db.run(sql`
      update deliveries set state = 'waiting', rung = 1, due_at = ${house.app.clock.now()} where publisher_id = ${publisher.id}`);
    await house.app.db.run(
      sql`update destinations set paused_at = now() where publisher_id = ${publisher.id} and kind = 'webhook'`,
    );
    await house.house.delivering.engine.directory.refresh();
    const first = await leads(8);
    crm.answer = { status: 200 };
    crm.seen.splice(0);
    await house.app.db.run(
      sql`update destinations set paused_at = null where publisher_id = ${publisher.id}`,
    );
    await house.house.delivering.engine.directory.refresh();
    await house.settle();
    const order = crm.leads().map((id) => (first.includes(id) ? 'first' : 'late'));
    expect(order.slice(0, 3)).toEqual(['first', 'first', 'first']);
    // The lane leases four at a time, and one of the four is a retry.
    expect(order.slice(0, 4)).toContain('late');
    expect(crm.leads().toSorted()).toEqual([...late, ...first].toSorted());
  });
});
