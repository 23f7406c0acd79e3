// What becomes of a lead on its way, on the real database and over real sockets: delivered, tried again, parked, with the proof.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  attemptsOf,
  bootDelivering,
  deliveriesOf,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

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

describe('a lead', () => {
  it('is delivered as soon as it is kept, with the proof', async () => {
    const destination = await toCrm();
    crm.answer = { headers: { 'content-type': 'application/json' }, body: '{"id":"crm-17"}' };
    const id = await lead();
    await house.settle();
    expect(crm.leads()).toEqual([id]);
    const delivery = await only();
    expect(delivery).toMatchObject({
      leadId: id,
      destinationId: destination.id,
      route: 'policy:publisher-crm',
      state: 'delivered',
      attempts: 1,
      externalId: 'crm-17',
      deliveredAt: house.app.clock.now().toISOString(),
      dueAt: null,
      lastReason: null,
    });
    expect(await attemptsOf(house, publisher, delivery.id)).toEqual([
      expect.objectContaining({
        number: 1,
        outcome: 'delivered',
        reason: null,
        transcript: [
          expect.objectContaining({ method: 'POST', status: 200, responseExcerpt: '{"id":"crm-17"}' }),
        ],
      }),
    ]);
  });

  it('goes to every destination of its route, each on its own', async () => {
    const other = await startCrm();
    await toCrm();
    await toCrm({ name: 'Another' }, other);
    crm.answer = { status: 500 };
    const id = await lead();
    await house.settle();
    expect(other.leads()).toEqual([id]);
    expect((await deliveriesOf(house, publisher)).map(({ state }) => state).toSorted()).toEqual([
      'delivered',
      'waiting',
    ]);
    await other.close();
  });

  /** Its own trouble: whatever else there is, is taken. */
  const refusing = (id: string) => (crm.answer = ({ body }) => ({ status: body.includes(id) ? 500 : 200 }));

  it('climbs the retry ladder with the same id on every try, and is parked after the last rung, while others are taken', async () => {
    await toCrm();
    const id = await lead();
    refusing(id);
    await house.settle();
    const it = async () => (await deliveriesOf(house, publisher, { leadId: id }))[0]!;
    const tries = () => crm.seen.filter(({ body }) => body.includes(id));
    for (const [at, delayS] of [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000].entries()) {
      const { state, attempts, dueAt, lastReason } = await it();
      expect({ state, attempts, lastReason }).toEqual({
        state: 'waiting',
        attempts: at + 1,
        lastReason: 'remote_error',
      });
      const waitS = (Date.parse(dueAt!) - house.app.clock.now().getTime()) / second;
      expect(waitS).toBeGreaterThanOrEqual(delayS * 0.8 - 1);
      expect(waitS).toBeLessThanOrEqual(delayS * 1.2);
      await lead();
      await house.settle();
      await house.forward(Date.parse(dueAt!) - house.app.clock.now().getTime() - 1);
      expect(tries()).toHaveLength(at + 1);
      await house.forward(1);
      expect(tries()).toHaveLength(at + 2);
    }
    expect(await it()).toMatchObject({
      state: 'parked',
      attempts: 8,
      dueAt: null,
      lastReason: 'remote_error',
    });
    await house.forward(1_000 * hour);
    expect(tries()).toHaveLength(8);
    expect(new Set(tries().map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(await attemptsOf(house, publisher, (await it()).id)).toHaveLength(8);
  });

  it('has the retries that its destination wants, where another is taken meanwhile', async () => {
    await toCrm({ limits: { retryDelaysS: [60] } });
    const id = await lead();
    refusing(id);
    await house.settle();
    await lead();
    await house.forward(72 * second);
    expect(await deliveriesOf(house, publisher)).toEqual([
      expect.objectContaining({ leadId: id, state: 'parked', attempts: 2 }),
      expect.objectContaining({ state: 'delivered' }),
    ]);
  });

  it('that is alone is not given up after its retries, and goes when the far side is back', async () => {
    await toCrm({ limits: { retryDelaysS: [60] } });
    crm.answer = { status: 500 };
    const id = await lead();
    await house.settle();
    for (let hours = 0; hours < 48; hours++) await house.forward(hour);
    expect(await only()).toMatchObject({ state: 'waiting', lastReason: 'remote_error' });
    crm.answer = { status: 200 };
    await house.forward(30 * minute);
    expect(await only()).toMatchObject({ leadId: id, state: 'delivered' });
  });

  it('that the far side refuses is parked at once, and the next one goes', async () => {
    await toCrm();
    crm.script({ status: 413 });
    await lead();
    const next = await lead();
    await house.settle();
    expect(await deliveriesOf(house, publisher)).toEqual([
      expect.objectContaining({ state: 'parked', attempts: 1, lastReason: 'too_large' }),
      expect.objectContaining({ state: 'delivered', leadId: next }),
    ]);
  });

  it('whose reply was lost is sent again under the same id', async () => {
    await toCrm();
    crm.script('cut after commit');
    await lead();
    await house.settle();
    expect((await only()).lastReason).toBe('unreachable');
    await house.forward(6 * second);
    expect(await only()).toMatchObject({ state: 'delivered', attempts: 2, lastReason: null });
    expect(crm.seen[1]!.headers['webhook-id']).toBe(crm.seen[0]!.headers['webhook-id']);
    expect(crm.seen[1]!.body).toEqual(crm.seen[0]!.body);
  });

  it('that breaks its connector is tried again, and the log says that the fault is ours', async () => {
    const { id } = await aDestination(house, publisher, {
      kind: 'odoo',
      settings: { url: crm.url, database: 'acme', apiKey: 'key' },
    });
    await house.app.db.run(sql`update destinations set settings = '{}' where id = ${id}`);
    await house.house.delivering.engine.directory.refresh();
    await lead();
    await house.settle();
    expect(await only()).toMatchObject({ state: 'waiting', attempts: 1, lastReason: 'internal_error' });
    expect(house.lines).toContainEqual(
      expect.objectContaining({ msg: 'delivery.connector_failed', destinationId: id, kind: 'odoo' }),
    );
  });

  it('to a kind that this release does not have waits as misconfigured', async () => {
    const { id } = await toCrm();
    await house.app.db.run(sql`update destinations set kind = 'gone-crm' where id = ${id}`);
    await house.house.delivering.engine.directory.refresh();
    await lead();
    await house.settle();
    expect(await only()).toMatchObject({ state: 'waiting', lastReason: 'misconfigured' });
  });

  it.each(['\\u0000', 'a\\u0000b', '\\ud800'])(
    'is recorded though the far side calls it %s',
    async (name) => {
      await toCrm();
      const good = { headers: { 'content-type': 'application/json' }, body: '{"id":"good"}' };
      crm.script({ ...good, body: `{"id":"${name}"}` }, good, good);
      await leads(3);
      await house.settle();
      expect((await deliveriesOf(house, publisher)).map(({ state }) => state)).toEqual(
        Array(3).fill('delivered'),
      );
      await house.forward(10 * minute);
      expect(crm.seen).toHaveLength(3);
    },
  );

  it('whose e-mail is empty still goes, with others of nobody at once', async () => {
    await toCrm();
    crm.hold();
    await lead({ Email: '' });
    await lead({ Email: '' });
    const settled = house.settle();
    await crm.holding(2);
    crm.letGo();
    await settled;
    expect((await deliveriesOf(house, publisher)).map(({ state }) => state)).toEqual([
      'delivered',
      'delivered',
    ]);
  });
});

describe('stopping', () => {
  it('finishes what is in flight, gives back the rest and sends nothing more', async () => {
    const own = await bootDelivering();
    const far = await startCrm();
    const owner = await aPublisher(own);
    const listed = await aListing(own, owner);
    await aDestination(own, owner, { settings: { url: far.url }, limits: { concurrency: 1 } });
    far.hold();
    for (let n = 0; n < 3; n++) await aLead(own, listed);
    await far.holding(1);
    const stopped = own.house.delivering.engine.stop();
    far.letGo();
    await stopped;
    expect(far.seen).toHaveLength(1);
    const rows = await own.app.db.rows(
      sql`select state, lease, leased_until as until from deliveries order by id`,
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { state: 'delivered', lease: null, until: null },
        { state: 'scheduled', lease: null, until: null },
      ]),
    );
    expect(rows).toHaveLength(3);
    expect(rows.filter((row) => (row as { state: string }).state === 'delivered')).toHaveLength(1);
    await own.close();
    await far.close();
  });
});
