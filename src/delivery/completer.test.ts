// Recording what a try came to: leases that end, processes that come late, and a database that fails in between.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  attemptsOf,
  bootDelivering,
  deliveriesOf,
  startCrm,
  until,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import type { Prepared } from '../platform/db.ts';
import { freeForgotten } from './upkeep.ts';

const second = 1_000;

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let destination: ADestination;
let crm: Crm;

beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());
beforeEach(async () => {
  crm = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  destination = await aDestination(house, publisher, { settings: { url: crm.url } });
});
afterEach(async () => {
  crm.letGo();
  await house.settle();
  await crm.close();
});

const only = async () => (await deliveriesOf(house, publisher))[0]!;
const leaseOf = async () => {
  const [row] = await house.app.db.rows<{ lease: string | null; held: boolean; state: string }>(
    sql`select lease, leased_until is not null as held, state from deliveries where publisher_id = ${publisher.id}`,
  );
  return row!;
};
/** Another process takes the delivery over. */
const takeOver = () =>
  house.app.db.run(sql`update deliveries set lease = 'nod_other' where publisher_id = ${publisher.id}`);
/** A lead in flight. */
const inFlight = async () => {
  crm.hold();
  const id = await aLead(house, listing);
  await crm.holding(1);
  return id;
};

describe('a lease', () => {
  it('of another process is respected until it ends, and then taken over', async () => {
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`, {
      paused: true,
    });
    await aLead(house, listing);
    const until = new Date(house.clock.now().getTime() + 90 * second);
    await house.app.db.run(sql`
      update deliveries set lease = 'nod_other', leased_until = ${until} where publisher_id = ${publisher.id}`);
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`, {
      paused: false,
    });
    await house.forward(89 * second);
    expect(crm.seen).toHaveLength(0);
    expect((await only()).state).toBe('delivering');
    await house.forward(second);
    expect(await only()).toMatchObject({ state: 'delivered', attempts: 1 });
  });

  it('of a process that is gone is freed at once, one of a process that lives is not', async () => {
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`, {
      paused: true,
    });
    const gone = await aLead(house, listing);
    const alive = await aLead(house, listing);
    const until = new Date(house.clock.now().getTime() + 90 * second);
    await house.app.db.run(sql`
      update deliveries set leased_until = ${until},
        lease = case when lead_id = ${gone} then 'nod_gone' else 'nod_alive' end where publisher_id = ${publisher.id}`);
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`, {
      paused: false,
    });
    await freeForgotten(house.app, house.house.delivering.engine, ['nod_gone']);
    await house.settle();
    expect(crm.leads()).toEqual([gone]);
    await house.forward(90 * second);
    expect(crm.leads()).toEqual([gone, alive]);
  });
});

describe('a try whose delivery was taken over', () => {
  it('changes nothing when it failed, but is on record', async () => {
    await inFlight();
    await takeOver();
    crm.answer = { status: 500 };
    crm.letGo();
    await house.settle();
    expect(await leaseOf()).toEqual({ lease: 'nod_other', held: true, state: 'scheduled' });
    const delivery = await only();
    expect(delivery.state).toBe('delivering');
    expect(delivery.lastReason).toBeNull();
    expect(await attemptsOf(house, publisher, delivery.id)).toMatchObject([{ number: 1, outcome: 'retry' }]);
  });

  it('does not park it either, nor say that it did', async () => {
    const id = await inFlight();
    await takeOver();
    crm.answer = { status: 413 };
    crm.letGo();
    await house.settle();
    expect(await leaseOf()).toEqual({ lease: 'nod_other', held: true, state: 'scheduled' });
    const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/leads/${id}`);
    expect(body.timeline.map(({ type }: { type: string }) => type)).toEqual([
      'lead.received',
      'delivery.attempted',
    ]);
  });

  it('counts when it succeeded', async () => {
    await inFlight();
    await takeOver();
    crm.letGo();
    await house.settle();
    expect(await leaseOf()).toEqual({ lease: null, held: false, state: 'delivered' });
    await house.forward(200 * second);
    expect(crm.seen).toHaveLength(1);
  });

  it('counts also when it was parked meanwhile, for its destination was removed', async () => {
    await inFlight();
    await house.call('DELETE', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`);
    expect((await only()).state).toBe('parked');
    crm.letGo();
    await house.settle();
    expect((await only()).state).toBe('delivered');
  });

  it('that was delivered meanwhile stays delivered, with the first proof', async () => {
    await inFlight();
    await house.app.db.run(sql`
      update deliveries set state = 'delivered', lease = null, leased_until = null, external_id = 'theirs', delivered_at = now(), attempts = 1
      where publisher_id = ${publisher.id}`);
    const { deliveredAt } = await only();
    crm.answer = { status: 500 };
    crm.letGo();
    await house.settle();
    expect(await only()).toMatchObject({
      state: 'delivered',
      externalId: 'theirs',
      deliveredAt,
      attempts: 2,
      lastReason: null,
    });
  });
});

describe('a database that fails while a try is recorded', () => {
  /** Makes the next statements of this name fail, and counts them. */
  const failing = (name: string, errors: Error[]) => {
    const { db } = house.app;
    const prepared = db.prepared.bind(db);
    const seen = { count: 0 };
    db.prepared = <Row extends object>(statement: Prepared, values: readonly unknown[]) => {
      if (statement.name !== name) return prepared<Row>(statement, values);
      seen.count++;
      const error = errors.shift();
      return error ? Promise.reject(error) : prepared<Row>(statement, values);
    };
    return Object.assign(seen, { mend: () => void (db.prepared = prepared) });
  };
  const trouble = (code: string) => Object.assign(new Error(`database says ${code}`), { code });

  it.each(['ECONNRESET', '57P01', '40001', '40P01'])(
    'is asked again after %s: the lead is sent once',
    async (code) => {
      const database = failing('complete_deliveries', [trouble(code)]);
      await aLead(house, listing);
      await house.settle();
      database.mend();
      expect(database.count).toBe(2);
      expect(await only()).toMatchObject({ state: 'delivered', attempts: 1 });
      expect(crm.seen).toHaveLength(1);
    },
  );

  it('for good leaves the lease to run out, and the lead goes again under the same id', async () => {
    const database = failing('complete_deliveries', [trouble('22021')]);
    await aLead(house, listing);
    await house.settle();
    database.mend();
    expect((await only()).state).toBe('delivering');
    expect(house.lines).toContainEqual(
      expect.objectContaining({ msg: 'delivery.not_recorded', outcome: 'delivered' }),
    );
    await house.forward(90 * second);
    expect((await only()).state).toBe('delivered');
    expect(crm.seen.map(({ headers }) => headers['webhook-id'])).toEqual(
      Array(2).fill(crm.seen[0]!.headers['webhook-id']),
    );
  });

  it('over one of a batch does not cost the others their record', async () => {
    crm.hold();
    for (let n = 0; n < 5; n++) await aLead(house, listing);
    await crm.holding(5);
    // The batch fails whole, then the first of it alone.
    const database = failing('complete_deliveries', []);
    const { db } = house.app;
    const counted = db.prepared.bind(db);
    const poisoned = (await deliveriesOf(house, publisher))[0]!.id;
    db.prepared = <Row extends object>(statement: Prepared, values: readonly unknown[]) =>
      statement.name === 'complete_deliveries' && JSON.stringify(values[1]).includes(poisoned)
        ? Promise.reject(trouble('22021'))
        : counted<Row>(statement, values);
    crm.letGo();
    await house.settle();
    database.mend();
    expect((await deliveriesOf(house, publisher)).map(({ state }) => state).toSorted()).toEqual([
      ...Array(4).fill('delivered'),
      'delivering',
    ]);
    expect(crm.seen).toHaveLength(5);
  });

  it('while it is claimed from is asked again at the next look', async () => {
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`, {
      paused: true,
    });
    await aLead(house, listing);
    const database = failing('claim_deliveries', [trouble('ECONNRESET')]);
    await house.call('PATCH', `/api/v1/publishers/${publisher.id}/destinations/${destination.id}`, {
      paused: false,
    });
    await until(() => database.count > 0);
    await house.settle();
    database.mend();
    expect((await only()).state).toBe('delivered');
    expect(house.lines).toContainEqual(expect.objectContaining({ msg: 'delivery.claim_failed' }));
  });
});
