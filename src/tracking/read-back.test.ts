// What a CRM did with our leads comes back: once, in time, to whom it belongs, and whatever happens on the way.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDestination, aLead, deliveriesOf } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import type { RemoteRecord } from '../connectors/connector.ts';
import { ask } from './ask.ts';
import { followForgotten } from './follow.ts';
import { readBack } from './read-back.ts';
import { bootFollowed, nameThere, type Followed } from '../../test/tracking.ts';

const minute = 60_000;
const hour = 60 * minute;

let followed: Followed;
beforeAll(async () => void (followed = await bootFollowed()));
afterAll(() => followed.close());
/** Past whatever the test before left behind. */
beforeEach(() => followed.house.clock.forward(24 * hour));

const leadOf = async (leadId: string, of = followed) =>
  (await of.house.call('GET', `/api/v1/publishers/${of.publisher.id}/leads/${leadId}`)).body;
const remoteOf = async (leadId: string, of = followed) =>
  (await leadOf(leadId, of)).deliveries.find(
    ({ destinationId }: { destinationId: string }) => destinationId === of.destinationId,
  ).remote;
const newsOf = async (leadId: string, of = followed) =>
  (await leadOf(leadId, of)).timeline.filter(
    ({ type }: { type: string }) => type === 'delivery.remote_changed',
  );
const now = () => followed.house.clock.now();

it('a lead shows what became of it there, and its timeline says it once', async () => {
  const { odoo } = followed;
  const [delivery] = await followed.sent(1);
  await followed.read();
  expect(await remoteOf(delivery!.leadId)).toMatchObject({ state: 'open', status: 'New', owner: null });
  expect(await newsOf(delivery!.leadId)).toEqual([]);

  odoo.change([nameThere(delivery!)], now(), {
    won_status: 'won',
    stage_id: 'Won',
    user_id: 'Jana Dvořáková',
    expected_revenue: 12_000,
  });
  followed.house.clock.forward(5 * minute);
  await followed.read();
  followed.house.clock.forward(5 * minute);
  await followed.read();
  expect(await remoteOf(delivery!.leadId)).toEqual({
    state: 'won',
    status: 'Won',
    owner: 'Jana Dvořáková',
    value: 12_000,
    currency: 'EUR',
    url: delivery!.externalUrl,
    changedAt: expect.any(String),
    readAt: new Date(now().getTime() - 5 * minute).toISOString(),
  });
  expect(await newsOf(delivery!.leadId)).toMatchObject([
    { deliveryId: delivery!.id, state: 'won', owner: 'Jana Dvořáková', value: 12_000, currency: 'EUR' },
  ]);
  expect(await followed.tracking()).toMatchObject({
    enabled: true,
    readAt: now().toISOString(),
    nextAt: new Date(now().getTime() + 5 * minute).toISOString(),
    failures: 0,
    failure: null,
  });
});

it('reads on in pages where many changed in one second, and keeps leads of others out', async () => {
  const { odoo, house } = followed;
  const deliveries = await followed.sent(3);
  // Of their own: nobody here sent them.
  for (let nth = 0; nth < 450; nth++)
    odoo.leads.set(`other.lead_${nth}`, {
      id: 10_000 + nth,
      values: { type: 'lead' },
      more: {},
      writtenAt: 0,
    });
  const theirs = [...odoo.leads.keys()].filter((name) => name.startsWith('other.'));
  odoo.change([...theirs, ...deliveries.map(nameThere)], now(), { active: false, probability: 0 });
  house.clock.forward(5 * minute);
  await followed.read();
  for (const { leadId } of deliveries) expect((await remoteOf(leadId)).state).toBe('lost');
  const [{ count }] = (await house.app.db.rows<{ count: number }>(
    sql`select count(*) as count from remote_records where external_id::int >= 10000`,
  )) as [{ count: number }];
  expect(count).toBe(0);
  for (const name of theirs) odoo.leads.delete(name);
});

it('waits longer after each failure, says why, and never comes before the far side wants it to', async () => {
  const { odoo, house } = followed;
  odoo.script({ status: 500, body: 'x' }, { status: 429, headers: { 'retry-after': '7200' }, body: 'x' });
  await followed.read();
  expect(await followed.tracking()).toMatchObject({
    failures: 1,
    failure: { reason: 'remote_error', said: { code: 'failed_inside', values: { name: 'Odoo' } } },
    nextAt: new Date(now().getTime() + 5 * minute).toISOString(),
  });
  house.clock.forward(5 * minute);
  await followed.read();
  expect(await followed.tracking()).toMatchObject({
    failures: 2,
    failure: { reason: 'rate_limited' },
    nextAt: new Date(now().getTime() + 2 * hour).toISOString(),
  });
  const seen = odoo.seen.length;
  house.clock.forward(2 * hour - 1);
  await followed.read();
  expect(odoo.seen.length).toBe(seen);
  house.clock.forward(1);
  await followed.read();
  expect(await followed.tracking()).toMatchObject({ failures: 0, failure: null });
});

describe('a far side that asks for a rest', () => {
  const throttled = { status: 429, headers: { 'retry-after': '7200' }, body: 'x' };

  it('of a reader rests from deliveries, too, and says why', async () => {
    const { odoo, house } = followed;
    odoo.script(throttled);
    await followed.read();
    const asked = odoo.seen.length;
    await aLead(house, followed.listing);
    await house.settle();
    expect(odoo.seen.length).toBe(asked);
    const { body } = await house.call(
      'GET',
      `/api/v1/publishers/${followed.publisher.id}/destinations/${followed.destinationId}`,
    );
    expect(body.health).toMatchObject({ state: 'held', reason: 'rate_limited' });
    await house.forward(2 * hour);
    expect(
      (await deliveriesOf(house, followed.publisher, { destinationId: followed.destinationId })).at(-1),
    ).toMatchObject({
      state: 'delivered',
    });
  });

  it('of a delivery rests from readings, and is read when that is over', async () => {
    const { odoo, house } = followed;
    await followed.read();
    odoo.script(throttled);
    await aLead(house, followed.listing);
    await house.settle();
    const asked = odoo.seen.length;
    house.clock.forward(hour);
    await followed.read();
    expect(odoo.seen.length).toBe(asked);
    expect(await followed.tracking()).toMatchObject({ failures: 0 });
    house.clock.forward(hour);
    await followed.read();
    expect(odoo.seen.length).toBeGreaterThan(asked);
    await house.settle();
  });
});

describe('a hostile far side', () => {
  it.each(['hang', 'endless body', 'slow body', 'cut'] as const)(
    '%s: costs one bounded reading',
    async (trick) => {
      const { odoo, house, path } = followed;
      await house.call('PATCH', path, { limits: { timeoutMs: 2_000 } });
      const seen = odoo.seen.length;
      odoo.script(trick);
      await followed.read();
      expect(odoo.seen.length).toBe(seen + 1);
      const { failures, failure } = await followed.tracking();
      expect({ failures, reason: failure.reason }).toEqual({
        failures: 1,
        reason: expect.stringMatching(/^(timeout|malformed_reply|unreachable)$/),
      });
      house.clock.forward(hour);
      await followed.read();
      await house.call('PATCH', path, { limits: { timeoutMs: 20_000 } });
    },
  );

  it('answers with what is no list, with records without sense and with our own secret', async () => {
    const { odoo, house } = followed;
    for (const body of ['"garbage"', '[null, 7, {"id":"x"}, {"id":1,"write_date":"never"}]', '{"name":']) {
      odoo.script({ status: 200, headers: { 'content-type': 'application/json' }, body });
      await followed.read();
      expect((await followed.tracking()).failure.reason).toBe('malformed_reply');
      house.clock.forward(hour);
    }
    odoo.script({ status: 403, body: JSON.stringify({ name: 'x', message: `no, ${odoo.apiKey}` }) });
    await followed.read();
    const told = await followed.tracking();
    expect(told.failure).toMatchObject({ reason: 'unauthorized' });
    expect(JSON.stringify(told)).not.toContain(odoo.apiKey);
  });
});

it('a paused destination is left alone, and so is one that is switched off', async () => {
  const { odoo, house, path } = followed;
  const seen = odoo.seen.length;
  await house.call('PATCH', path, { paused: true });
  await followed.read();
  await house.call('PATCH', path, { paused: false });
  expect((await house.call('PATCH', `${path}/tracking`, { enabled: false })).body).toMatchObject({
    enabled: false,
    nextAt: null,
  });
  await followed.read();
  expect(odoo.seen.length).toBe(seen);
  await house.call('PATCH', `${path}/tracking`, { enabled: true });
  await followed.read();
  expect(odoo.seen.length).toBeGreaterThan(seen);
});

it('two workers do not read the same page', async () => {
  const { odoo, house } = followed;
  odoo.seen.length = 0;
  const { tracker } = house.house;
  await Promise.all([tracker.beginDue(), tracker.beginDue(), tracker.beginDue()]);
  await tracker.settle();
  expect(odoo.seen.filter(({ path }) => path.endsWith('search_read'))).toHaveLength(1);
});

it('a place that gets free is filled at once: ten that are due at one time are read in one go', async () => {
  const { house, odoo } = followed;
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  const many = await aPublisher(house);
  const all = await Promise.all(
    Array.from({ length: 10 }, () => aDestination(house, many, { kind: 'odoo', settings })),
  );
  await followed.read();
  const { body } = await house.call(
    'GET',
    `/api/v1/publishers/${many.id}/destinations/${all[9]!.id}/tracking`,
  );
  expect(body).toMatchObject({ readAt: now().toISOString(), failure: null });
  const unread = await house.app.db.rows(sql`
    select from trackings where publisher_id = ${many.id} and read_at is null`);
  expect(unread).toHaveLength(0);
  await house.app.db.run(sql`update destinations set removed_at = ${now()} where publisher_id = ${many.id}`);
});

it('who dies between the far side’s answer and the keeping of it repeats the page, and nothing is told twice', async () => {
  const { odoo, house } = followed;
  const [delivery] = await followed.sent(1);
  odoo.change([nameThere(delivery!)], now(), { won_status: 'lost', lost_reason_id: 'Too expensive' });
  // Its claim runs out, as that of a dead process does; the reading that comes back late keeps nothing.
  const late = house.app.outbox.transact.bind(house.app.outbox);
  let dies = true;
  house.app.outbox.transact = (async (...asked: Parameters<typeof late>) => {
    if (dies && asked[0] === null) {
      dies = false;
      throw new Error('the process was killed here');
    }
    return late(...asked);
  }) as typeof house.app.outbox.transact;
  house.clock.forward(5 * minute);
  await followed.read();
  expect(await remoteOf(delivery!.leadId)).toBeNull();
  house.clock.forward(3 * minute);
  await followed.read();
  expect(await remoteOf(delivery!.leadId)).toMatchObject({ state: 'lost', status: 'Too expensive' });
  await house.app.db.run(sql`update trackings set cursor = null, next_at = ${now()}`);
  await followed.read();
  expect(await newsOf(delivery!.leadId)).toHaveLength(1);
  house.app.outbox.transact = late;
});

it('who comes back after its claim is gone keeps nothing, nor says that it has read', async () => {
  const { odoo, house, publisher, destinationId } = followed;
  const [delivery] = await followed.sent(1);
  odoo.change([nameThere(delivery!)], now(), { won_status: 'won' });
  const before = await followed.tracking();
  const claim = { publisherId: publisher.id, destinationId, claim: 'run out', cursor: null, failures: 0 };
  await readBack(house.app, house.house.delivering, claim, () => false);
  expect(await remoteOf(delivery!.leadId)).toBeNull();
  expect(await followed.tracking()).toEqual(before);
});

it('a destination that asked for a rest is left alone until it is over', async () => {
  const { odoo, house, publisher, destinationId } = followed;
  const until = new Date(now().getTime() + hour);
  await house.app.db.run(sql`
    insert into destination_health (publisher_id, destination_id, hold_until, changed_at)
    values (${publisher.id}, ${destinationId}, ${until}, ${now()})
    on conflict (publisher_id, destination_id) do update set hold_until = excluded.hold_until`);
  const seen = odoo.seen.length;
  await followed.read();
  expect(odoo.seen).toHaveLength(seen);
  house.clock.forward(hour);
  await followed.read();
  expect(odoo.seen.length).toBeGreaterThan(seen);
});

it.each([
  ['more records than a page holds', { records: Array<RemoteRecord>(1_001) }],
  ['a place beyond measure', { records: [], cursor: 'x'.repeat(4_001) }],
])('an answer of %s is none', async (_, told) => {
  const { house, destinationId } = followed;
  const { engine, ways } = house.house.delivering;
  const { destination } = engine.directory.byId(destinationId)!;
  const answer = await ask(house.app, ways, destination, async () => ({ is: 'read' as const, ...told }));
  expect(answer).toMatchObject({ is: 'retry', said: { code: 'not_understood' } });
});

it('a late reading of something older changes nothing', async () => {
  const { odoo, house } = followed;
  const [delivery] = await followed.sent(1);
  odoo.change([nameThere(delivery!)], now(), { won_status: 'won' });
  await followed.read();
  odoo.change([nameThere(delivery!)], new Date(now().getTime() - hour), { won_status: 'pending' });
  await house.app.db.run(sql`update trackings set cursor = null, next_at = ${now()}`);
  await followed.read();
  expect((await remoteOf(delivery!.leadId)).state).toBe('won');
});

describe('the address where the far side says that something changed', () => {
  const nudge = (url: string, body: unknown = 'anything', headers: Record<string, string> = {}) =>
    followed.house.call('POST', new URL(url).pathname, body, { key: null, headers });

  it('makes the next reading due, at most every half minute, whatever the body is', async () => {
    const { odoo, house } = followed;
    await followed.read();
    const { nudgeUrl } = await followed.tracking();
    odoo.seen.length = 0;
    house.clock.forward(minute);
    for (const type of ['application/json', 'text/xml', 'no type at all'])
      expect(await nudge(nudgeUrl, '{"broken', { 'content-type': type })).toMatchObject({ status: 202 });
    await followed.read();
    const once = odoo.seen.length;
    expect(once).toBeGreaterThan(0);
    house.clock.forward(10_000);
    await nudge(nudgeUrl);
    await followed.read();
    expect(odoo.seen.length).toBe(once);
    house.clock.forward(20_000);
    await followed.read();
    expect(odoo.seen.length).toBeGreaterThan(once);
  });

  it('is unknown when it is wrong or replaced, and takes no large body', async () => {
    const { house, path } = followed;
    const { nudgeUrl } = await followed.tracking();
    expect((await nudge(nudgeUrl, 'x'.repeat(65 * 1024))).status).toBe(413);
    expect((await nudge(`${nudgeUrl.slice(0, -1)}${nudgeUrl.endsWith('0') ? '1' : '0'}`)).status).toBe(404);
    const { body } = await house.call('POST', `${path}/tracking/addresses`);
    expect(body.nudgeUrl).not.toBe(nudgeUrl);
    expect((await nudge(nudgeUrl)).status).toBe(404);
    expect((await nudge(body.nudgeUrl)).status).toBe(202);
  });

  it('does not shorten the rest that a failing far side has, and is shown to those alone who may change it', async () => {
    const { odoo, house, path, publisher } = followed;
    const { nudgeUrl } = await followed.tracking();
    odoo.script({ status: 500, body: 'x' });
    await followed.read();
    const { nextAt } = await followed.tracking();
    await nudge(nudgeUrl);
    expect((await followed.tracking()).nextAt).toBe(nextAt);
    const key = await aKey(house, publisher, ['destinations:read']);
    const { body } = await house.call('GET', `${path}/tracking`, undefined, { key });
    expect(body).toMatchObject({ failures: 1, nudgeUrl: null });
  });
});

it('a seller sees it of the leads that are theirs, and nothing of the others', async () => {
  const { odoo, house, publisher } = followed;
  const [mine, theirs] = await followed.sent(2);
  odoo.change([nameThere(mine!), nameThere(theirs!)], now(), { won_status: 'won' });
  await followed.read();
  const seller = await aPerson(house, publisher.id, 'seller');
  const at = `/api/v1/publishers/${publisher.id}/leads`;
  await house.call('POST', `${at}/assignments`, { leadIds: [mine!.leadId], userId: seller.userId });
  const { body } = await house.call('GET', `${at}/${mine!.leadId}`, undefined, seller.as);
  expect(body.deliveries.map(({ remote }: { remote: unknown }) => remote)).toContainEqual(
    expect.objectContaining({ state: 'won' }),
  );
  expect(body.timeline).toContainEqual(
    expect.objectContaining({ type: 'delivery.remote_changed', state: 'won' }),
  );
  expect((await house.call('GET', `${at}/${theirs!.leadId}`, undefined, seller.as)).status).toBe(404);
  const seen = await house.app.db.asPublisher(
    publisher.id,
    (tx) => tx.rows<{ id: string }>(sql`select lead_id as id from remote_records`),
    seller.userId,
  );
  expect(seen).toEqual([{ id: mine!.leadId }]);
  expect((await house.call('GET', `${followed.path}/tracking`, undefined, seller.as)).status).toBe(403);
});

it('a destination from before its kind could tell is read as well, and other settings begin anew', async () => {
  const { house, path, destinationId } = followed;
  await house.app.db.run(sql`delete from trackings`);
  expect((await house.call('GET', `${path}/tracking`)).status).toBe(409);
  await followForgotten(house.app, house.house.delivering.engine.directory);
  await followForgotten(house.app, house.house.delivering.engine.directory);
  await followed.read();
  const cursor = async () =>
    (
      await house.app.db.rows<{ cursor: string }>(sql`
      select cursor from trackings where destination_id = ${destinationId}`)
    )[0]!.cursor;
  expect(await cursor()).not.toBeNull();
  await house.call('PATCH', path, { name: 'Another name' });
  expect(await cursor()).not.toBeNull();
  await house.call('PATCH', path, { settings: { database: 'acme' } });
  expect(await cursor()).toBeNull();
});

it('a kind that cannot tell has nothing to be read', async () => {
  const { house, publisher } = followed;
  const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/destinations`);
  const store = body.items.find(({ role }: { role: string }) => role === 'lead-store');
  const path = `/api/v1/publishers/${publisher.id}/destinations/${store.id}/tracking`;
  expect((await house.call('GET', path)).status).toBe(409);
});

it('of the operator’s CRM every publisher learns what became of its own leads, and not who works on them', async () => {
  const operators = await bootFollowed('operator');
  const { house, odoo, publisher } = operators;
  const other = await aPublisher(house);
  await aLead(house, await aListing(house, other));
  const [mine] = await operators.sent(1);
  const [theirs] = await deliveriesOf(house, other, { destinationId: operators.destinationId });
  const at = house.clock.now();
  const change = { user_id: 'Field Seller', expected_revenue: 5, date_conversion: '2026-03-02 09:00:00' };
  odoo.change([nameThere(mine!)], at, change);
  odoo.change([nameThere(theirs!)], at, { ...change, won_status: 'won' });
  await operators.read();
  expect(await remoteOf(mine!.leadId, operators)).toMatchObject({
    state: 'converted',
    status: null,
    owner: null,
    value: null,
    url: null,
  });
  expect(JSON.stringify(await leadOf(mine!.leadId, operators))).not.toContain('Field Seller');
  expect(await newsOf(mine!.leadId, operators)).toMatchObject([{ state: 'converted', owner: null }]);
  expect(await newsOf(theirs!.leadId, { ...operators, publisher: other })).toMatchObject([{ state: 'won' }]);
  // Their own people there are no news to a publisher.
  odoo.change([nameThere(mine!)], new Date(at.getTime() + 1_000), { user_id: 'Somebody Else' });
  house.clock.forward(5 * minute);
  await operators.read();
  expect(await newsOf(mine!.leadId, operators)).toHaveLength(1);
  const [row] = await house.app.db.rows<{ owner: string }>(
    sql`select owner from remote_records where publisher_id = ${publisher.id}`,
  );
  expect(row!.owner).toBe('Somebody Else');
  await operators.close();
});
