// What we sent against what is there: what they lack is found and can be sent again, what they changed is listed, once each.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLead, deliveriesOf, type ADelivery } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher } from '../../test/factories.ts';
import { bootFollowed, nameThere, type Followed } from '../../test/tracking.ts';
import { pageToCompare } from './reconciliation-store.ts';
import { removeOld } from './reconciliations.ts';

let followed: Followed;
let deliveries: ADelivery[];
beforeAll(async () => {
  followed = await bootFollowed();
  deliveries = await followed.sent(4);
});
afterAll(() => followed.close());

const begin = (of = followed, body: unknown = {}) =>
  of.house.call('POST', `${of.path}/reconciliations`, body);
const at = (id: string, of = followed) => `${of.path}/reconciliations/${id}`;
const one = async (id: string, of = followed) => (await of.house.call('GET', at(id, of))).body;
const findings = async (id: string, query = '', of = followed) =>
  (await of.house.call('GET', `${at(id, of)}/findings${query}`)).body;
const clock = () => followed.house.clock;

it('lists what they lack and what they changed, and sends again what they lack', async () => {
  const { house, odoo, destinationId, publisher } = followed;
  const [kept, gone, won, alsoGone] = deliveries as [ADelivery, ADelivery, ADelivery, ADelivery];
  odoo.unlink(nameThere(gone));
  odoo.unlink(nameThere(alsoGone));
  odoo.change([nameThere(won)], clock().now(), {
    won_status: 'won',
    user_id: 'Jana',
    expected_revenue: 12_000,
  });
  clock().forward(60_000);
  const begun = await begin();
  expect(begun).toMatchObject({ status: 202, body: { state: 'running', compared: 0, since: null } });
  expect((await begin()).status).toBe(409);
  await followed.read();
  const { id } = begun.body;
  expect(await one(id)).toMatchObject({ state: 'done', compared: 4, lacking: 2, changed: 1, failure: null });
  const { items } = await findings(id);
  expect(items).toMatchObject([
    { deliveryId: gone.id, lacking: true, record: null, state: 'delivered' },
    { deliveryId: won.id, lacking: false, record: { state: 'won', owner: 'Jana', value: 12_000 } },
    { deliveryId: alsoGone.id, lacking: true },
  ]);
  expect((await findings(id, '?lacking=false')).items).toHaveLength(1);
  const first = await findings(id, '?limit=2');
  const second = await findings(id, `?limit=2&cursor=${first.nextCursor}`);
  expect([...first.items, ...second.items]).toEqual(items);
  const [event] = await house.app.db.rows<{ data: unknown }>(
    sql`select data from events where type = 'reconciliation.ended' and subject_id = ${destinationId}`,
  );
  expect(event!.data).toEqual({ reconciliationId: id, state: 'done', compared: 4, lacking: 2, changed: 1 });

  clock().forward(1_000);
  // Nobody's, one that is there, and one that is lacking: the last alone is sent.
  const chosen = { deliveryIds: ['dlv_nobodys', kept.id, gone.id] };
  const key = await aKey(house, publisher, ['deliveries:write']);
  const replayed = await house.call('POST', `${at(id)}/replays`, chosen, { key });
  expect(replayed).toMatchObject({ status: 202, body: { count: 1 } });
  await house.settle();
  expect([...odoo.leads.keys()]).toContain(nameThere(gone));
  expect((await house.call('POST', `${at(id)}/replays`)).body).toEqual({ count: 1 });
  await house.settle();
  expect(odoo.leads.size).toBe(4);
  expect((await house.call('POST', `${at(id)}/replays`)).body).toEqual({ count: 0 });
  expect((await findings(id)).items[0].deliveredAt).toBe(clock().now().toISOString());
});

it.each([
  ['a year that is none', { since: '0000-01-01T00:00:00Z' }, 'since', 'not_a_time'],
  ['what is no time', { since: 'yesterday' }, 'since', 'not_a_time'],
])('does not begin with %s', async (_, body, field, code) => {
  expect(await begin(followed, body)).toMatchObject({ status: 422, body: { errors: [{ field, code }] } });
});

it('keeps to what was delivered since', async () => {
  clock().forward(60_000);
  const since = clock().now().toISOString();
  const [late] = await followed.sent(1);
  followed.odoo.unlink(nameThere(late!));
  const { body } = await begin(followed, { since });
  await followed.read();
  expect(await one(body.id)).toMatchObject({ since, compared: 1, lacking: 1, changed: 0 });
  const { items } = (await followed.house.call('GET', `${followed.path}/reconciliations`)).body;
  expect(items.map(({ id }: { id: string }) => id)[0]).toBe(body.id);
});

it('goes on where a process died, and counts nothing twice', async () => {
  const { house, destinationId, publisher } = followed;
  const run = {
    publisherId: publisher.id,
    destinationId,
    since: null,
    afterPublisherId: publisher.id,
    afterId: '',
  };
  const first = await pageToCompare(house.app.db, run, 2);
  expect(first!.sent).toHaveLength(2);
  const { body } = await begin();
  // The first page is kept; then the process is gone, its claim still running.
  await house.app.db.run(sql`
    update reconciliations set after_id = ${first!.afterId}, compared = 2, claim = 'of the dead',
      claimed_until = ${new Date(clock().now().getTime() + 60_000)} where id = ${body.id}`);
  await followed.read();
  expect((await one(body.id)).state).toBe('running');
  clock().forward(60_000);
  await followed.read();
  expect(await one(body.id)).toMatchObject({ state: 'done', compared: 5 });
});

it('tries again after a passing failure, gives up with the reason after a lasting one', async () => {
  const { odoo } = followed;
  const passing = (await begin()).body;
  await followed.house.call('PATCH', `${followed.path}/tracking`, { enabled: false });
  odoo.script({ status: 503, body: 'x' });
  await followed.read();
  expect(await one(passing.id)).toMatchObject({ state: 'running', compared: 0 });
  clock().forward(30_000);
  await followed.read();
  expect((await one(passing.id)).state).toBe('done');
  const lasting = (await begin()).body;
  odoo.script({ status: 401, body: '{}' });
  await followed.read();
  expect(await one(lasting.id)).toMatchObject({
    state: 'failed',
    failure: { reason: 'unauthorized', said: { code: 'credentials_wrong' } },
  });
});

it('waits while its destination is paused', async () => {
  const { house, odoo, path } = followed;
  await house.call('PATCH', path, { paused: true });
  const { id } = (await begin()).body;
  odoo.seen.length = 0;
  await followed.read();
  expect(odoo.seen).toEqual([]);
  expect(await one(id)).toMatchObject({ state: 'running', compared: 0 });
  await house.call('PATCH', path, { paused: false });
  clock().forward(30_000);
  await followed.read();
  expect((await one(id)).state).toBe('done');
});

it('looks again after a day though the far side would rest for longer', async () => {
  const { id } = (await begin()).body;
  followed.odoo.script({ status: 429, headers: { 'retry-after': '259200' }, body: 'x' });
  await followed.read();
  expect((await one(id)).state).toBe('running');
  clock().forward(24 * 3_600_000);
  await followed.read();
  expect((await one(id)).state).toBe('done');
});

it('lists ten thousand and counts what is beyond', async () => {
  const { house, odoo } = followed;
  for (const delivery of await followed.sent(2)) odoo.unlink(nameThere(delivery));
  const before = (await begin()).body;
  await followed.read();
  const { lacking, changed } = await one(before.id);
  const { id } = (await begin()).body;
  const counted = 10_001 - lacking - changed;
  await house.app.db.run(sql`update reconciliations set lacking = ${counted} where id = ${id}`);
  await followed.read();
  expect(await one(id)).toMatchObject({ lacking: counted + lacking, changed });
  expect((await findings(id)).items).toHaveLength(lacking + changed - 1);
});

it('ends when its destination is removed, and a destination that is removed is read no more', async () => {
  const gone = await bootFollowed();
  await gone.sent(1);
  const { body } = await begin(gone);
  await gone.house.call('DELETE', gone.path);
  gone.odoo.seen.length = 0;
  await gone.read();
  const [row] = await gone.house.app.db.rows(
    sql`select state, detail from reconciliations where id = ${body.id}`,
  );
  expect(row).toEqual({ state: 'failed', detail: 'The destination was removed.' });
  expect(gone.odoo.seen).toEqual([]);
  await gone.close();
});

it('is forgotten after ninety days, with what it found', async () => {
  clock().forward(91 * 86_400_000);
  await removeOld(followed.house.app);
  const left = await followed.house.app.db.rows(sql`select from reconciliation_findings`);
  expect(left).toHaveLength(0);
  expect((await followed.house.call('GET', `${followed.path}/reconciliations`)).body.items).toEqual([]);
});

it('of the operator’s CRM goes through every publisher, and sends each its own again', async () => {
  const operators = await bootFollowed('operator');
  const { house, odoo, publisher, destinationId } = operators;
  const others = [await aPublisher(house), await aPublisher(house)];
  for (const other of others) await aLead(house, await aListing(house, other));
  const [mine] = await operators.sent(1);
  const [theirs] = await deliveriesOf(house, others[1]!, { destinationId });
  for (const delivery of [mine!, theirs!]) odoo.unlink(nameThere(delivery));
  house.clock.forward(60_000);
  const { body } = await begin(operators);
  await operators.read();
  expect(await one(body.id, operators)).toMatchObject({ state: 'done', compared: 3, lacking: 2 });
  const { items } = await findings(body.id, '', operators);
  const owners = items.map(({ publisherId }: { publisherId: string }) => publisherId);
  expect(owners.toSorted()).toEqual([publisher.id, others[1]!.id].toSorted());
  expect((await house.call('POST', `${at(body.id, operators)}/replays`)).body).toEqual({ count: 2 });
  await house.settle();
  expect(odoo.leads.size).toBe(3);
  const key = await aKey(house, publisher);
  for (const path of [operators.path, at(body.id, operators), `${operators.path}/tracking`])
    expect((await house.call('GET', path, undefined, { key })).status).toBe(403);
  await operators.close();
});
