// Sending again: one, what a filter finds, and leads from before a destination was there; and what removal leaves.
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  attemptsOf,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { freeForgotten } from './upkeep.ts';

const minute = 60_000;

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
  destination = await toCrm();
});
afterEach(async () => {
  crm.letGo();
  await house.settle();
  await crm.close();
});

const toCrm = (given: Record<string, unknown> = {}, to: Crm = crm) =>
  aDestination(house, publisher, { settings: { url: to.url }, ...given });
const lead = async (at = listing) => {
  house.clock.forward(1);
  const id = await aLead(house, at);
  await house.settle();
  return id;
};
/** Parks it on its way. */
const parked = async () => {
  crm.script({ status: 413 });
  return lead();
};
const all = () => deliveriesOf(house, publisher);
const statesOf = async () => (await all()).map(({ state }) => state);
const deliveryOf = async (leadId: string) => (await deliveriesOf(house, publisher, { leadId }))[0]!;
const replayOne = (deliveryId: string, of = publisher) =>
  house.call('POST', `/api/v1/publishers/${of.id}/deliveries/${deliveryId}/replays`);
const replays = async (body: unknown, of = publisher) => {
  const answer = await house.call('POST', `/api/v1/publishers/${of.id}/replays`, body);
  await house.settle();
  return answer;
};

describe('what was chosen', () => {
  it('by lead goes again where it is parked or waits, and nothing else does', async () => {
    const [first, second] = [await parked(), await parked()];
    const done = await lead();
    expect((await replays({ leadIds: [first, done] })).body).toEqual({ count: 1 });
    expect((await deliveryOf(first)).state).toBe('delivered');
    expect((await deliveryOf(second)).state).toBe('parked');
    expect((await deliveryOf(done)).attempts).toBe(1);
  });

  it('by delivery goes again whatever became of it, but for another publisher’s', async () => {
    const ids = [await deliveryOf(await parked()), await deliveryOf(await lead())].map(({ id }) => id);
    expect((await replays({ deliveryIds: ids }, await aPublisher(house))).body).toEqual({ count: 0 });
    expect((await replays({ deliveryIds: ids })).body).toEqual({ count: 2 });
    expect((await all()).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 2],
      ['delivered', 2],
    ]);
  });

  it('is 500 at most', async () => {
    const answer = await replays({ leadIds: Array(501).fill('lead_x') });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'leadIds' }] } });
  });
});

describe('one delivery', () => {
  it('that was parked is sent again, and its earlier attempts stay', async () => {
    const { id } = await deliveryOf(await parked());
    expect(await replayOne(id)).toMatchObject({ status: 202, body: { count: 1 } });
    await house.settle();
    expect((await all())[0]).toMatchObject({ state: 'delivered', attempts: 2 });
    expect(await attemptsOf(house, publisher, id)).toMatchObject([
      { outcome: 'refused' },
      { outcome: 'delivered' },
    ]);
    expect(crm.seen[1]!.headers['webhook-id']).toBe(crm.seen[0]!.headers['webhook-id']);
  });

  it('that waits for its retry goes now, from the foot of the ladder', async () => {
    crm.script({ status: 500 }, { status: 500 }, { status: 500 });
    const id = await lead();
    await house.forward(6_000);
    await replayOne((await deliveryOf(id)).id);
    await house.settle();
    const { state, attempts, dueAt } = await deliveryOf(id);
    expect({ state, attempts }).toEqual({ state: 'waiting', attempts: 3 });
    expect(Date.parse(dueAt!) - house.clock.now().getTime()).toBeLessThanOrEqual(6_000);
  });

  it('that was delivered is sent once more', async () => {
    await replayOne((await deliveryOf(await lead())).id);
    await house.settle();
    expect(crm.seen).toHaveLength(2);
    expect(await statesOf()).toEqual(['delivered']);
  });

  it('goes at once when the one it queued behind ends in that moment', async () => {
    const before = await aLead(house, listing, { Email: 'eva@x.example' });
    await house.settle();
    house.clock.forward(1);
    crm.hold();
    const onItsWay = await aLead(house, listing, { Email: 'eva@x.example' });
    await crm.holding(1);
    // Between the look at whose turn it is and the commit.
    let ended = 0;
    house.app.outbox.on('delivery.replayed', async (tx, [replayed]) => {
      if (replayed?.publisherId === publisher.id)
        ended += await tx.run(sql`update deliveries set state = 'delivered' where lead_id = ${onItsWay}`);
    });
    await replayOne((await deliveryOf(before)).id);
    expect(ended).toBe(1);
    await crm.holding(2);
    expect(crm.leads()).toEqual([before, onItsWay, before]);
  });

  it('that is on its way, withheld or in the lead store is not, and the answer says why', async () => {
    crm.hold();
    await aLead(house, listing);
    await crm.holding(1);
    const [sent] = await all();
    expect(await replayOne(sent!.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/on its way/) },
    });
    crm.letGo();
    await house.settle();
    const closed = await aListing(house, publisher, { sharing: false });
    const held = await deliveryOf(await lead(closed));
    expect(await replayOne(held.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/sharing is off/) },
    });
    const azure = await aListing(house, publisher, { storefront: 'azure-marketplace' });
    const stored = await deliveriesOf(house, publisher, { leadId: await lead(azure) });
    const inStore = stored.find(({ route }) => route === 'policy:lead-store')!;
    expect(await replayOne(inStore.id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/lead store has it/) },
    });
  });

  it('of another publisher or of nobody is not found', async () => {
    const { id } = await deliveryOf(await parked());
    const other = await aPublisher(house);
    expect((await replayOne(id, other)).status).toBe(404);
    expect((await replayOne('dlv_0000000000000000abcd')).status).toBe(404);
    expect(await statesOf()).toEqual(['parked']);
  });
});

describe('what a filter finds', () => {
  it('is what is parked or waits, unless a state is named', async () => {
    await lead();
    await parked();
    crm.script({ status: 500 });
    await lead();
    expect(await replays({ destinationId: destination.id })).toMatchObject({
      status: 202,
      body: { count: 2 },
    });
    expect(await statesOf()).toEqual(Array(3).fill('delivered'));
    expect(crm.seen).toHaveLength(5);
    expect((await replays({ state: 'delivered' })).body.count).toBe(3);
    expect(crm.seen).toHaveLength(8);
  });

  it('is narrowed by destination and by time', async () => {
    const other = await startCrm();
    const second = await toCrm({ name: 'Second' }, other);
    crm.answer = { status: 413 };
    other.answer = { status: 413 };
    await lead();
    await house.forward(minute);
    const since = house.clock.now().toISOString();
    await lead();
    expect((await replays({ state: 'parked', destinationId: second.id, since })).body.count).toBe(1);
    expect([crm.seen.length, other.seen.length]).toEqual([2, 3]);
    expect((await replays({ state: 'parked', since })).body.count).toBe(2);
    expect((await replays({ since })).body.count).toBe(2);
    expect((await replays({ state: 'parked' })).body.count).toBe(4);
    await other.close();
  });

  it('may be more than a batch', async () => {
    await lead();
    const [first] = await all();
    await house.app.db.run(sql`
      insert into leads (publisher_id, id, listing_id, kind, status, storefront, contact, consent, source, warnings, received_at,
        last_posted_at, repost_key, raw)
      select publisher_id, 'lead_' || lpad(n::text, 20, '0'), listing_id, kind, status, storefront, contact, consent, source,
        warnings, received_at, last_posted_at, convert_to(n::text, 'utf8'), raw
      from leads, generate_series(1, 1100) as n where id = ${first!.leadId}`);
    await house.app.db.run(sql`
      insert into deliveries (publisher_id, id, lead_id, destination_id, route, state, due_at, created_at)
      select ${publisher.id}, 'dlv_' || lpad(n::text, 20, '0'), 'lead_' || lpad(n::text, 20, '0'), ${destination.id}, 'policy:publisher-crm',
        'parked', ${house.clock.now()}::timestamptz, ${house.clock.now()}::timestamptz from generate_series(1, 1100) as n`);
    await house.call('PATCH', `${destinationsPath(publisher)}/${destination.id}`, { paused: true });
    expect((await replays({ state: 'parked' })).body.count).toBe(1100);
    expect((await replays({ state: 'parked' })).body.count).toBe(0);
  });

  it.each([
    [{}, 'destinationId'],
    [{ state: 'withheld' }, 'state'],
    [{ state: 'delivering' }, 'state'],
    [{ state: 'scheduled' }, 'state'],
    [{ state: 'lost' }, 'state'],
    [{ since: 'yesterday' }, 'since'],
    [{ state: 'parked', all: true }, 'all'],
  ])('%j names the field that is wrong', async (body, field) => {
    expect(await replays(body)).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ field, message: expect.stringMatching(/.{10}/) }] },
    });
  });

  it('to another publisher’s destination is not found', async () => {
    const other = await aPublisher(house);
    const theirs = await aDestination(house, other, { settings: { url: crm.url } });
    expect((await replays({ destinationId: theirs.id })).status).toBe(404);
  });
});

describe('a destination that came later', () => {
  it('has the leads from before it, each once', async () => {
    const later = await startCrm();
    const ids = [await lead(), await lead()];
    const added = await toCrm({ name: 'Later' }, later);
    const after = await lead();
    expect(later.leads()).toEqual([after]);
    expect(await replays({ destinationId: added.id })).toMatchObject({ body: { count: 2 } });
    expect(later.leads().toSorted()).toEqual([...ids, after].toSorted());
    expect(await replays({ destinationId: added.id })).toMatchObject({ body: { count: 0 } });
    expect(later.seen).toHaveLength(3);
    expect(crm.seen).toHaveLength(3);
    await later.close();
  });

  it('has those since a time, of its storefronts and listings, and neither tests nor what is withheld', async () => {
    const later = await startCrm();
    const azure = await aListing(house, publisher, { storefront: 'azure-marketplace' });
    const closed = await aListing(house, publisher, { sharing: false });
    await lead();
    await house.forward(minute);
    const since = house.clock.now().toISOString();
    const wanted = await lead();
    await lead(azure);
    await lead(closed);
    house.clock.forward(1);
    await aLead(house, listing, {
      FirstName: 'MSFT_TEST_1',
      LastName: 'MSFT_TEST_1',
      Description: 'MSFT_TEST_1',
    });
    const added = await toCrm({ name: 'Later', storefronts: ['appsource'], forwardTestLeads: true }, later);
    expect((await replays({ destinationId: added.id, since })).body.count).toBe(1);
    expect(later.leads()).toEqual([wanted]);
    await later.close();
  });

  it('of the operator has those of every publisher, by the operator’s replay', async () => {
    const field = await startCrm();
    const neighbour = await aPublisher(house);
    const mine = await lead();
    const theirs = await lead(await aListing(house, neighbour));
    const since = new Date(house.clock.now().getTime() - 1).toISOString();
    const added = await aDestination(house, null, { settings: { url: field.url } });
    const body = { destinationId: added.id, since };
    expect((await house.call('POST', '/api/v1/operator/replays', body)).body).toEqual({ count: 2 });
    await house.settle();
    expect(field.leads().toSorted()).toEqual([mine, theirs].toSorted());
    // A publisher may ask for its own there again, and gets its own alone.
    const key = await aKey(house, publisher);
    const again = await house.call(
      'POST',
      `/api/v1/publishers/${publisher.id}/replays`,
      { ...body, state: 'delivered' },
      { key },
    );
    expect(again.body).toEqual({ count: 1 });
    await house.settle();
    expect(field.leads().at(-1)).toBe(mine);
    await house.call('PATCH', `${destinationsPath(null)}/${added.id}`, { paused: true });
    await house.call('DELETE', `${destinationsPath(null)}/${added.id}`);
    await field.close();
  });

  it('the operator’s replay to a publisher’s destination is not found, and nothing was sent', async () => {
    await parked();
    const answer = await house.call('POST', '/api/v1/operator/replays', { destinationId: destination.id });
    expect(answer.status).toBe(404);
    expect(await statesOf()).toEqual(['parked']);
  });
});

describe('a destination that is removed', () => {
  const remove = () => house.call('DELETE', `${destinationsPath(publisher)}/${destination.id}`);

  it('has what was on its way parked with the reason, and keeps the proof of the rest', async () => {
    const done = await deliveryOf(await lead());
    crm.script({ status: 500 });
    const waiting = await lead();
    expect((await remove()).status).toBe(204);
    await house.forward(10 * minute);
    expect(crm.seen).toHaveLength(2);
    expect(await deliveryOf(waiting)).toMatchObject({ state: 'parked', lastReason: 'destination_removed' });
    const key = await aKey(house, publisher);
    const kept = await house.call(
      'GET',
      `/api/v1/publishers/${publisher.id}/deliveries/${done.id}`,
      undefined,
      { key },
    );
    expect(kept.body).toMatchObject({ state: 'delivered', items: [{ transcript: [expect.anything()] }] });
    expect((await remove()).status).toBe(404);
  });

  it('gets no new leads, and nothing is sent again to it', async () => {
    const id = await parked();
    await remove();
    await lead();
    expect(await statesOf()).toEqual(['parked']);
    expect(await replayOne((await deliveryOf(id)).id)).toMatchObject({
      status: 409,
      body: { detail: expect.stringMatching(/was removed/) },
    });
    expect((await replays({ state: 'parked' })).body.count).toBe(0);
    expect((await replays({ destinationId: destination.id })).status).toBe(404);
    expect(await statesOf()).toEqual(['parked']);
  });

  it('what a process that did not know yet has written for it is parked by the sweep', async () => {
    await remove();
    const { directory } = house.house.delivering.engine;
    await house.app.db.run(sql`update destinations set removed_at = null where id = ${destination.id}`);
    await directory.refresh();
    await house.call('GET', '/healthz');
    crm.answer = { status: 500 };
    const id = await lead();
    await house.app.db.run(sql`update destinations set removed_at = now() where id = ${destination.id}`);
    await directory.refresh();
    await freeForgotten(house.app, house.house.delivering.engine, []);
    expect(await deliveryOf(id)).toMatchObject({ state: 'parked', lastReason: 'destination_removed' });
  });

  it('of the operator must be paused first', async () => {
    const field = await aDestination(house, null, { settings: { url: crm.url } });
    const path = `${destinationsPath(null)}/${field.id}`;
    expect(await house.call('DELETE', path)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'paused' }] },
    });
    await house.call('PATCH', path, { paused: true });
    expect((await house.call('DELETE', path)).status).toBe(204);
  });
});
