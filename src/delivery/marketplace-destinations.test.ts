// What an operator sees of every publisher's destinations, and that nobody else does.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AList, type APublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import type { Role } from '../accounts/roles.ts';

type Row = {
  id: string;
  name: string;
  publisherId: string;
  publisherName: string;
  own: boolean;
  health: { state: string; reason: string | null; nextProbeAt: string | null };
  activity: { waiting: number; due: number; parked: number; oldestDueAt: string | null };
};

let house: Delivering;
let crm: Crm;
let locked: Crm;
let northwind: APublisher;
let fabrikam: APublisher;
const made: Record<string, ADestination> = {};

beforeAll(async () => {
  house = await bootDelivering();
  [crm, locked] = await Promise.all([startCrm(), startCrm()]);
  locked.answer = { status: 401 };
  northwind = await aPublisher(house, { slug: 'northwind', name: 'Northwind' });
  fabrikam = await aPublisher(house, { slug: 'fabrikam', name: 'Fabrikam 100%' });
  const to = (far: Crm) => ({ settings: { url: far.url }, limits: { retryDelaysS: [5] } });
  made['portal'] = await aDestination(house, northwind, { name: 'Portal', ...to(locked) });
  made['zeta'] = await aDestination(house, northwind, { name: 'zeta', ...to(crm) });
  made['alpha'] = await aDestination(house, fabrikam, { name: 'Alpha', ...to(crm) });
  made['resting'] = await aDestination(house, fabrikam, { name: 'Resting', ...to(crm) });
  made['field'] = await aDestination(house, null, { name: 'Field sellers', ...to(crm) });
  await house.call('PATCH', `${destinationsPath(fabrikam)}/${made['resting'].id}`, { paused: true });
  const [one, two] = [await aListing(house, northwind), await aListing(house, fabrikam)];
  await aLead(house, one);
  await aLead(house, two);
  await house.settle();
});
afterAll(async () => {
  await house.close();
  await Promise.all([crm.close(), locked.close()]);
});

const list = async (query = '') =>
  (await house.call<AList<Row>>('GET', `/api/v1/destinations?limit=200&${query}`)).body.items;
const names = async (query: string) => (await list(query)).map(({ name }) => name);
const counts = async (query = '') => (await house.call('GET', `/api/v1/destination-counts?${query}`)).body;

describe('an operator', () => {
  it('sees the failing destination of any publisher first, with its reason and what waits for it', async () => {
    const rows = await list();
    expect(rows.map(({ name }) => name)).toEqual(['Portal', 'Resting', 'Alpha', 'Field sellers', 'zeta']);
    expect(rows[0]).toMatchObject({
      id: made['portal']!.id,
      publisherId: northwind.id,
      publisherName: 'Northwind',
      own: false,
      kind: 'webhook',
      health: { state: 'broken', reason: 'unauthorized', nextProbeAt: expect.any(String) },
    });
    expect(rows[1]).toMatchObject({
      publisherId: fabrikam.id,
      health: { state: 'paused' },
      activity: { waiting: 1, due: 1, oldestDueAt: expect.any(String) },
    });
    expect(rows.filter(({ own }) => own).map(({ name }) => name)).toEqual(['Field sellers']);
    expect(await counts()).toEqual({ broken: 1, paused: 1, held: 0, well: 3 });
  });

  it('sees of each what its publisher sees', async () => {
    for (const row of await list()) {
      const path = destinationsPath(row.own ? null : { id: row.publisherId });
      const { body } = await house.call('GET', `${path}/${row.id}`);
      expect({ ...row, publisherId: undefined, publisherName: undefined, own: undefined }).toMatchObject({
        id: body.id,
        kind: body.kind,
        role: body.role,
        pausedAt: body.pausedAt,
        health: body.health,
        activity: body.activity,
      });
    }
  });

  it('sees what rests, until its rest is over', async () => {
    const until = new Date(house.clock.now().getTime() + 60_000);
    await house.app.db.run(sql`
      insert into destination_health (publisher_id, destination_id, hold_until, reason, changed_at)
      values (${northwind.id}, ${made['zeta']!.id}, ${until}, 'rate_limited', ${until})
      on conflict (publisher_id, destination_id) do update set hold_until = excluded.hold_until, reason = excluded.reason`);
    expect(await names('health=held')).toEqual(['zeta']);
    expect((await list('health=held'))[0]!.health).toMatchObject({ state: 'held', reason: 'rate_limited' });
    expect(await counts()).toEqual({ broken: 1, paused: 1, held: 1, well: 2 });
    house.clock.forward(60_000);
    expect(await names('health=held')).toEqual([]);
    expect(await counts()).toMatchObject({ held: 0, well: 3 });
  });

  it.each([
    ['health=broken', ['Portal']],
    ['health=well', ['Alpha', 'Field sellers', 'zeta']],
    ['kind=odoo', []],
    ['kind=webhook&health=paused', ['Resting']],
    ['publisherId=pub_operator', ['Field sellers']],
    ['q=ALPH', ['Alpha']],
    ['q=northwind', ['Portal', 'zeta']],
    ['q=100%25', ['Resting', 'Alpha']],
    ['q=%25', ['Resting', 'Alpha']],
    ['q=_', []],
  ])('narrows by %s, and counts by the same', async (query, found) => {
    expect(await names(query)).toEqual(found);
    const all = Object.values(await counts(query.replace(/&?health=\w+/, ''))) as number[];
    expect(all.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(found.length);
  });

  it('reads page by page, each destination once, in one order', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/destinations?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await house.call<AList<Row>>('GET', path);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    expect(seen).toEqual((await list()).map(({ id }) => id));
    const forged = Buffer.from('p:nowhere').toString('base64url');
    const answer = await house.call('GET', `/api/v1/destinations?cursor=${forged}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'cursor' }] } });
  });

  it('is told no settings and no secret', async () => {
    const { body } = await house.call('GET', '/api/v1/destinations');
    expect(JSON.stringify(body)).not.toContain(new URL(crm.url).host);
    expect(body.items[0]).not.toHaveProperty('settings');
    expect(body.items[0]).not.toHaveProperty('place');
  });
});

describe('whoever is no operator', () => {
  it.each(['owner', 'marketer', 'seller', 'viewer'] as Role[])('is refused, as %s', async (role) => {
    const { as } = await aPerson(house, northwind.id, role);
    for (const path of ['/api/v1/destinations', `/api/v1/destinations?publisherId=${northwind.id}`])
      expect(await house.call('GET', path, undefined, as)).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
    expect((await house.call('GET', '/api/v1/destination-counts', undefined, as)).status).toBe(403);
  });

  it('is refused with a publisher’s key of every scope, and without one', async () => {
    const key = await aKey(house, northwind);
    for (const path of ['/api/v1/destinations', '/api/v1/destination-counts']) {
      expect((await house.call('GET', path, undefined, { key })).status).toBe(403);
      expect((await house.call('GET', path, undefined, { key: null })).status).toBe(401);
    }
  });
});
