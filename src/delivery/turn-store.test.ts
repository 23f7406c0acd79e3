// One lead of a person at a time to each destination, in the order they came; everyone else goes beside them.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  startCrm,
  until,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { freeForgotten } from './upkeep.ts';

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
  await aDestination(house, publisher, { settings: { url: crm.url } });
});
afterEach(async () => {
  crm.letGo();
  await house.settle();
  await crm.close();
});

const ann = 'ann@x.example';
const lead = (Email = ann, at = listing) => {
  house.clock.forward(1);
  return aLead(house, at, { Email });
};
const stateOf = async (leadId: string) => (await deliveriesOf(house, publisher, { leadId }))[0]!;
const replay = async (leadId: string) =>
  house.call('POST', `/api/v1/publishers/${publisher.id}/deliveries/${(await stateOf(leadId)).id}/replays`);

describe('leads of one person', () => {
  it('go one after the other, in the order they came', async () => {
    crm.hold();
    const ids = [await lead(), await lead(), await lead(' ANN@x.example '), await lead()];
    const settled = house.settle();
    for (let sent = 1; sent <= ids.length; sent++) {
      await crm.holding(1);
      expect(crm.leads()).toEqual(ids.slice(0, sent));
      crm.letGo(1);
      await until(() => crm.held.now === 0 || crm.seen.length > sent);
    }
    crm.letGo();
    await settled;
    expect(crm.leads()).toEqual(ids);
    expect(crm.held.most).toBe(1);
  });

  it('that come in one batch go in its order as well, however their ids fall', async () => {
    for (let round = 0; round < 5; round++) {
      crm.seen.splice(0);
      const Email = `batch-${round}@x.example`;
      const ids = await Promise.all(Array.from({ length: 6 }, () => aLead(house, listing, { Email })));
      // Posts of one turn share a transaction and a moment; the one that was leased goes first.
      await house.settle();
      expect(crm.leads()).toEqual(ids);
    }
    expect(crm.held.most).toBeLessThanOrEqual(1);
  });

  it('wait for an earlier one that waits for its retry, and go after it', async () => {
    crm.script({ status: 500 });
    const ids = [await lead(), await lead(), await lead('ben@x.example')];
    await house.settle();
    expect(crm.leads().toSorted()).toEqual([ids[0]!, ids[2]!].toSorted());
    expect(await stateOf(ids[1]!)).toMatchObject({ state: 'scheduled', dueAt: null });
    await house.forward(6 * second);
    expect(crm.leads().slice(2)).toEqual([ids[0], ids[1]]);
  });

  it('go on when an earlier one is parked', async () => {
    crm.script({ status: 413 });
    const ids = [await lead(), await lead()];
    await house.settle();
    expect(crm.leads()).toEqual(ids);
    expect((await stateOf(ids[0]!)).state).toBe('parked');
    expect((await stateOf(ids[1]!)).state).toBe('delivered');
  });

  it('go independently to two destinations', async () => {
    const other = await startCrm();
    await aDestination(house, publisher, { settings: { url: other.url } });
    crm.hold();
    const ids = [await lead(), await lead()];
    await crm.holding(1);
    await until(() => other.seen.length === 2);
    expect(other.leads()).toEqual(ids);
    expect(crm.leads()).toEqual([ids[0]]);
    crm.letGo();
    await house.settle();
    expect(crm.leads()).toEqual(ids);
    await other.close();
  });

  it('of several publishers go independently, to the operator’s destination too', async () => {
    const field = await startCrm();
    const operators = await aDestination(house, null, {
      settings: { url: field.url },
      role: 'field-seller-crm',
    });
    const neighbour = await aPublisher(house);
    const theirs = await aListing(house, neighbour);
    crm.hold();
    field.hold();
    const mine = await lead();
    const neighbours = await lead(ann, theirs);
    const mySecond = await lead();
    const settled = house.settle();
    await field.holding(2);
    expect(field.leads().toSorted()).toEqual([mine, neighbours].toSorted());
    field.letGo();
    crm.letGo();
    await settled;
    expect(field.leads().at(-1)).toBe(mySecond);
    expect(field.held.most).toBe(2);
    await house.call('PATCH', `/api/v1/operator/destinations/${operators.id}`, { paused: true });
    expect((await house.call('DELETE', `/api/v1/operator/destinations/${operators.id}`)).status).toBe(204);
    await field.close();
  });
});

describe('a turn', () => {
  it('is not taken from the one that has it by a sweep, nor by another lead that comes behind', async () => {
    crm.hold();
    const ids = [await lead(), await lead()];
    await crm.holding(1);
    await freeForgotten(house.app, house.house.delivering.engine, []);
    await lead();
    crm.letGo();
    await house.settle();
    expect(crm.held.most).toBe(1);
    expect(crm.leads().slice(0, 2)).toEqual(ids);
  });

  it('stays with the one in flight, also when that has the later id', async () => {
    crm.hold();
    const [first] = [await lead()];
    await crm.holding(1);
    await lead();
    const rows = await house.app.db.rows<{ id: string }>(
      sql`select id from deliveries where publisher_id = ${publisher.id} order by id`,
    );
    // The one behind gets an id from before the first's.
    await house.app.db.run(sql`
      update deliveries set id = 'dlv_00000000000000000000' where publisher_id = ${publisher.id} and id = ${rows[1]!.id}`);
    await freeForgotten(house.app, house.house.delivering.engine, []);
    await lead();
    crm.letGo();
    await house.settle();
    expect(crm.held.most).toBe(1);
    expect(crm.leads()[0]).toBe(first);
    expect(crm.seen).toHaveLength(3);
  });

  it('that a crash left with nobody is given to the next by the sweep', async () => {
    crm.hold();
    const first = await lead();
    const second = await lead();
    await crm.holding(1);
    await house.app.db.run(sql`
      update deliveries set state = 'parked', lease = null, leased_until = null where publisher_id = ${publisher.id} and lead_id = ${first}`);
    await freeForgotten(house.app, house.house.delivering.engine, []);
    await crm.holding(2);
    expect(crm.leads()).toEqual([first, second]);
    crm.letGo();
    await house.settle();
  });

  it('is not lost when the one that has it is sent again by hand', async () => {
    crm.script({ status: 500 });
    const ids = [await lead(), await lead()];
    await house.settle();
    expect((await replay(ids[0]!)).status).toBe(202);
    await house.settle();
    expect(crm.leads()).toEqual([ids[0], ids[0], ids[1]]);
  });

  it('is waited for by what is sent again, while a later lead has it', async () => {
    crm.script({ status: 413 });
    const parked = await lead();
    await house.settle();
    crm.hold();
    const later = await lead();
    await crm.holding(1);
    await replay(parked);
    expect(await stateOf(parked)).toMatchObject({ state: 'scheduled', dueAt: null });
    crm.letGo();
    await house.settle();
    expect(crm.leads()).toEqual([parked, later, parked]);
    expect(crm.held.most).toBe(1);
  });

  it('goes round among many that are sent again at once', async () => {
    crm.answer = { status: 413 };
    const ids = [await lead(), await lead(), await lead('ben@x.example'), await lead()];
    await house.settle();
    crm.answer = { status: 200 };
    crm.seen.splice(0);
    const { body } = await house.call('POST', `/api/v1/publishers/${publisher.id}/replays`, {
      state: 'parked',
    });
    expect(body).toEqual({ count: 4 });
    await house.settle();
    expect(crm.leads().filter((id) => id !== ids[2])).toEqual([ids[0], ids[1], ids[3]]);
  });
});
