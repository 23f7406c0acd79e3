// A destination that refuses us, is gone or is paused: its leads wait, and all of them go when it is mended or resumed.
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
import { aPerson } from '../../test/people.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';

const second = 1_000;
const minute = 60 * second;

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
const patch = async (body: unknown) => {
  expect(await house.call('PATCH', path(), body)).toMatchObject({ status: 200 });
  await house.settle();
};
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

describe('a refusal that concerns the destination', () => {
  it('opens the breaker at once, and a changed setting mends it', async () => {
    crm.answer = { status: 401 };
    await leads(6);
    expect(crm.seen).toHaveLength(1);
    expect(await healthOf()).toMatchObject({ state: 'broken', reason: 'unauthorized' });
    const mended = await startCrm();
    await patch({ settings: { url: mended.url } });
    expect(await healthOf()).toMatchObject({ state: 'well', reason: null });
    await house.forward(2 * second);
    expect(mended.seen).toHaveLength(6);
    expect(await states()).toEqual({ delivered: 6 });
    await mended.close();
  });

  it('mended by a person is given five failures again', async () => {
    await broken();
    await patch({ settings: { url: crm.url } });
    // One of the nine in between; a breaker that remembered would have opened at the first.
    expect(crm.seen.length).toBeGreaterThanOrEqual(8);
    expect(crm.seen.length).toBeLessThanOrEqual(10);
  });

  it('is mended by a check that gets through', async () => {
    crm.answer = { status: 401 };
    await leads(6);
    crm.answer = { status: 200 };
    const { body } = await house.call('POST', `${path()}/checks`);
    expect(body.outcome).toBe('delivered');
    await house.forward(2 * second);
    // The six and the test.
    expect(await states()).toEqual({ delivered: 6 });
    expect(crm.seen).toHaveLength(1 + 1 + 6);
  });

  it('is not mended by a check that fails', async () => {
    crm.answer = { status: 401 };
    await leads(2);
    const before = await healthOf();
    expect((await house.call('POST', `${path()}/checks`)).body).toMatchObject({
      outcome: 'refused',
      reason: 'unauthorized',
    });
    await house.settle();
    expect(await healthOf()).toEqual({
      ...before,
      checkedAt: house.app.clock.now().toISOString(),
      checkOutcome: 'refused',
    });
  });

  it('410 pauses it until a person resumes, and then all of them go', async () => {
    crm.answer = { status: 410 };
    await leads(4);
    expect((await house.call('GET', path())).body).toMatchObject({
      paused: true,
      pausedReason: expect.stringMatching(/^endpoint_gone: /),
      health: { state: 'paused', reason: 'endpoint_gone' },
    });
    crm.answer = { status: 200 };
    await leads(2);
    await house.forward(1_000 * minute);
    expect(crm.seen).toHaveLength(1);
    expect(await states()).toEqual({ waiting: 1, scheduled: 5 });
    await patch({ paused: false });
    expect(await states()).toEqual({ delivered: 6 });
    expect(await saidOf()).toEqual(['broken', 'created', 'paused', 'resumed']);
  });
});

describe('paused by a person', () => {
  it('a destination gets nothing, loses nothing and gets all of it when it is resumed', async () => {
    await leads(2);
    await patch({ paused: true });
    await leads(5);
    await house.forward(300 * minute);
    expect(crm.seen).toHaveLength(2);
    expect(await states()).toEqual({ delivered: 2, scheduled: 5 });
    await patch({ paused: false });
    expect(await states()).toEqual({ delivered: 7 });
    expect(await saidOf()).toEqual(['created', 'paused', 'resumed']);
  });

  it('what is in flight ends, what is only leased goes back', async () => {
    crm.hold();
    await house.call('PATCH', path(), { limits: { concurrency: 2 } });
    for (let n = 0; n < 6; n++) await aLead(house, listing);
    await crm.holding(2);
    await house.call('PATCH', path(), { paused: true });
    crm.letGo();
    await house.settle();
    expect(crm.seen).toHaveLength(2);
    expect(await states()).toEqual({ delivered: 2, scheduled: 4 });
    await patch({ paused: false });
    expect(await states()).toEqual({ delivered: 6 });
  });

  it('twice is said once, and so is resuming', async () => {
    await patch({ paused: true });
    const { pausedAt } = (await house.call('GET', path())).body;
    await house.forward(minute);
    await patch({ paused: true });
    expect((await house.call('GET', path())).body.pausedAt).toBe(pausedAt);
    await patch({ paused: false });
    await patch({ paused: false });
    expect(await saidOf()).toEqual(['created', 'paused', 'resumed']);
  });

  it('with a reason says so, with who and since when, until it is resumed', async () => {
    const marketer = await aPerson(house, publisher.id, 'owner');
    const note = 'The CRM moves on Friday';
    const paused = await house.call('PATCH', path(), { paused: true, pauseNote: `  ${note} ` }, marketer.as);
    expect(paused.body).toMatchObject({
      pausedReason: 'by_hand',
      pauseNote: note,
      pausedBy: marketer.userId,
      health: { state: 'paused' },
    });
    const findings = await house.call('GET', `/api/v1/publishers/${publisher.id}/findings`);
    const [finding] = findings.body.items.filter(({ code }: { code: string }) => code === 'paused');
    expect(finding).toMatchObject({ values: { reason: 'by_hand', note } });
    expect(finding.message).toContain(`(by_hand: ${note})`);
    const said = await house.app.db.rows(sql`
      select actor, data from events where subject_id = ${destination.id} and type = 'destination.paused'`);
    expect(said).toEqual([{ actor: marketer.userId, data: { reason: 'by_hand', note } }]);
    await patch({ paused: false });
    expect((await house.call('GET', path())).body).toMatchObject({
      paused: false,
      pausedReason: null,
      pauseNote: null,
      pausedBy: null,
    });
  });

  it('a reason given later is that of whoever gives it, and the pause as old as it was', async () => {
    await patch({ paused: true });
    const { pausedAt } = (await house.call('GET', path())).body;
    await house.forward(minute);
    const owner = await aPerson(house, publisher.id, 'owner');
    for (let n = 0; n < 2; n++)
      await house.call('PATCH', path(), { paused: true, pauseNote: 'Until Monday' }, owner.as);
    expect((await house.call('GET', path())).body).toMatchObject({
      pausedAt,
      pauseNote: 'Until Monday',
      pausedBy: owner.userId,
    });
    expect(await saidOf()).toEqual(['created', 'paused', 'paused']);
  });

  it.each([
    [{ pauseNote: 'Why' }, 'must_be_empty'],
    [{ paused: false, pauseNote: 'Why' }, 'must_be_empty'],
    [{ paused: true, pauseNote: 'x'.repeat(301) }, 'too_long'],
    [{ paused: true, pauseNote: ' ' }, 'required'],
  ])('a reason stands in no other place, and is short: %j', async (body, code) => {
    expect(await house.call('PATCH', path(), body)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'pauseNote', code }] },
    });
    expect((await house.call('GET', path())).body.paused).toBe(false);
  });

  it('resuming does not cut short the rest that the far side asked for', async () => {
    crm.script({ status: 503, headers: { 'retry-after': '600' } });
    await leads(2);
    await patch({ paused: true });
    await patch({ paused: false });
    expect(crm.seen).toHaveLength(1);
    await house.forward(600 * second);
    expect(crm.seen).toHaveLength(3);
  });
});
