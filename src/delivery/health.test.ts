// A destination in trouble: the breaker, its rest and its probe; whatever happens, no lead is lost.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { sharedLead } from '../leads/shared-lead.ts';
import { leadsSince } from '../leads/store.ts';
import { scheduleLeads } from './schedule.ts';

const second = 1_000;

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let crm: Crm;
let destination: ADestination;

beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());
beforeEach(async () => {
  crm = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  destination = await aDestination(house, publisher, {
    settings: { url: crm.url },
    // Retries soon and often, so that what holds a lead back is the breaker alone.
    limits: { concurrency: 1, retryDelaysS: Array(20).fill(1) as number[] },
  });
});
afterEach(async () => {
  crm.letGo();
  await house.settle();
  await crm.close();
});

const leads = async (count: number) => {
  for (let n = 0; n < count; n++) {
    house.clock.forward(1);
    await aLead(house, listing);
  }
  await house.settle();
};
const states = async () => {
  const counts: Record<string, number> = {};
  for (const { state } of await deliveriesOf(house, publisher)) counts[state] = (counts[state] ?? 0) + 1;
  return counts;
};
const path = () => `${destinationsPath(publisher)}/${destination.id}`;
const healthOf = async () => (await house.call('GET', path())).body.health;
/** What was said of it, by the alphabet. */
const saidOf = async () =>
  (
    await house.app.db.rows<{ type: string }>(
      sql`select type from events where subject_id = ${destination.id} order by type`,
    )
  ).map(({ type }) => type.replace('destination.', ''));
/** Brings the destination down. */
const broken = async (waiting = 8) => {
  crm.answer = { status: 500 };
  await leads(waiting);
  expect(crm.seen).toHaveLength(5);
};

describe('the breaker', () => {
  it('opens after five failures in a row, and nothing is sent while it is open', async () => {
    await broken(8);
    expect(await states()).toEqual({ waiting: 5, scheduled: 3 });
    const { nextProbeAt, ...health } = await healthOf();
    expect(health).toMatchObject({ state: 'broken', reason: 'remote_error' });
    const restMs = Date.parse(nextProbeAt) - house.app.clock.now().getTime();
    expect(restMs).toBeGreaterThan(29.9 * second);
    expect(restMs).toBeLessThanOrEqual(30 * second);
    await leads(2);
    await house.forward(29 * second);
    expect(crm.seen).toHaveLength(5);
    expect(await states()).toEqual({ waiting: 5, scheduled: 5 });
  });

  it('does not count failures with a success between', async () => {
    crm.script(...Array.from({ length: 4 }, () => ({ status: 500 })), { status: 200 });
    await leads(5);
    crm.script(...Array.from({ length: 4 }, () => ({ status: 500 })));
    await leads(8);
    expect(crm.seen).toHaveLength(13);
    expect((await healthOf()).state).toBe('well');
  });

  it('lets one probe through when it has rested, and rests twice as long when that fails', async () => {
    await broken();
    for (const [at, restS] of [30, 60, 120, 240, 480, 960, 1_800, 1_800].entries()) {
      await house.forward((restS - 1) * second);
      expect(crm.seen).toHaveLength(5 + at);
      await house.forward(second);
      expect(crm.seen).toHaveLength(6 + at);
      await house.forward(0);
      expect(crm.seen).toHaveLength(6 + at);
    }
  });

  it('closes on a probe that gets through, and everything flows', async () => {
    await broken();
    crm.answer = { status: 200 };
    crm.hold();
    house.clock.forward(30 * second);
    const settled = house.settle();
    await crm.holding(1);
    expect(crm.seen).toHaveLength(6);
    crm.letGo();
    await settled;
    expect(await states()).toEqual({ delivered: 8 });
    expect(await healthOf()).toMatchObject({ state: 'well', reason: null, nextProbeAt: null });
    expect(await saidOf()).toEqual(['broken', 'created', 'mended']);
    // The next trouble starts from the first rest again.
    crm.answer = { status: 401 };
    await leads(1);
    expect((await healthOf()).nextProbeAt).toBe(
      new Date(house.app.clock.now().getTime() + 30 * second).toISOString(),
    );
  });

  it('keeps the right to probe while there is nothing to send', async () => {
    crm.script(...Array.from({ length: 5 }, () => ({ status: 500 })));
    await leads(5);
    await house.app.db.run(sql`update deliveries set state = 'parked' where publisher_id = ${publisher.id}`);
    await house.forward(31 * second);
    await house.forward(31 * second);
    expect(crm.seen).toHaveLength(5);
    await leads(2);
    expect(crm.seen).toHaveLength(7);
    expect((await healthOf()).state).toBe('well');
  });

  it('takes a refused lead for a sign of life', async () => {
    const failing = Array.from({ length: 4 }, () => ({ status: 500 }));
    crm.script(...failing, { status: 413 }, ...failing);
    await leads(9);
    expect(crm.seen).toHaveLength(9);
    expect((await healthOf()).state).toBe('well');
  });

  it('takes a request for rest for a sign of life, and lets it rest', async () => {
    crm.script(...Array.from({ length: 4 }, () => ({ status: 500 })), { status: 429 });
    await leads(6);
    expect(crm.seen).toHaveLength(5);
    expect(await healthOf()).toMatchObject({ state: 'held', nextProbeAt: null });
  });

  it('of one destination leaves the others alone', async () => {
    const other = await startCrm();
    await aDestination(house, publisher, { settings: { url: other.url } });
    await broken();
    expect(other.seen).toHaveLength(8);
    await other.close();
  });

  it('that opens while leads are being written gives them back, and they go when it has rested', async () => {
    const { app, clock } = house;
    const { engine } = house.house.delivering;
    const elsewhere = await aListing(house, publisher);
    await house.call('PATCH', path(), { listingIds: [elsewhere.id] });
    await leads(4);
    await house.call('PATCH', path(), { listingIds: null, limits: { concurrency: 2 } });
    crm.hold();
    clock.forward(1);
    await aLead(house, listing);
    await crm.holding(1);
    const to = engine.directory.byId(destination.id)!.destination;
    crm.answer = { status: 401 };
    const written = await app.outbox.transact(null, async (tx) => {
      const rows = await leadsSince(tx, publisher.id, null, '', 4);
      return scheduleLeads(app, engine, tx, rows.map(sharedLead), [to]);
    });
    // Their places are promised; before their commit is known here the refusal arrives, and they are handed over after it.
    crm.letGo();
    await house.settle();
    await written.committed();
    await house.settle();
    expect(crm.seen).toHaveLength(1);
    expect(await states()).toEqual({ waiting: 1, scheduled: 4 });
    crm.answer = { status: 200 };
    await house.forward(30 * second);
    expect(await states()).toEqual({ delivered: 5 });
  });
});
