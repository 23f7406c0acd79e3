// The first screen: what it counts, for a publisher and for the operator.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { takeInFresh } from '../leads/take-in.ts';
import {
  aDestination,
  aLead,
  bootDelivering,
  startCrm,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { fixture, post } from '../../test/posting.ts';

let house: Delivering;
let crm: Crm;
let publisher: APublisher;
let listing: AListing;
let destinationId: string;

beforeAll(async () => {
  house = await bootDelivering();
  crm = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  ({ id: destinationId } = await aDestination(house, publisher, { settings: { url: crm.url } }));
});
afterAll(async () => {
  await house.close();
  await crm.close();
});

const overview = async (query = '', of = `publishers/${publisher.id}`) =>
  (await house.call('GET', `/api/v1/${of}/overview${query}`)).body;

it('counts customers by day, and deliveries by what became of them', async () => {
  await aLead(house, listing);
  await house.settle();
  crm.answer = { status: 413 };
  await aLead(house, listing);
  await house.settle();
  await post(house, listing, fixture('probe.json'));
  await post(house, listing, '{');
  await takeInFresh(house.app);
  await house.house.delivering.tally.flush();
  const body = await overview('?days=2&timeZone=Pacific%2FKiritimati');
  expect(body.leads).toEqual({
    days: [
      { date: '2026-03-01', leads: 0, byStorefront: {} },
      { date: '2026-03-02', leads: 2, byStorefront: { appsource: 2 } },
    ],
    today: 2,
    usualByNow: null,
  });
  expect(body.deliveries).toEqual({ delivered: 1, failed: 1, medianMs: 50, withinMinute: 1 });
  expect(body.attention).toMatchObject({
    parked: [{ reason: 'too_large', count: 1 }],
    quarantine: { count: 1, more: false },
    withheld: { count: 0, more: false },
  });
  expect(body.attention.findings).toContainEqual(
    expect.objectContaining({ code: 'parked', subjectId: destinationId, values: { parked: 1 } }),
  );
});

it('is the operator’s over everybody, and nobody else’s', async () => {
  const other = await aPublisher(house);
  await aLead(house, await aListing(house, other));
  await takeInFresh(house.app);
  expect((await overview('', 'operator')).leads.today).toBe(3);
  expect((await overview()).leads.today).toBe(2);
  const key = await aKey(house, publisher);
  expect((await house.call('GET', '/api/v1/operator/overview', undefined, { key })).status).toBe(403);
});

it('refuses what is no time zone to both of us', async () => {
  for (const zone of ['%2B02:00', 'Nowhere/Land', "x'"]) {
    const answer = await house.call('GET', `/api/v1/publishers/${publisher.id}/overview?timeZone=${zone}`);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'timeZone' }] } });
  }
});

it('a destination says what it has been doing', async () => {
  const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/destinations`);
  expect(body.items.find(({ id }: { id: string }) => id === destinationId).activity).toEqual({
    waiting: 0,
    due: 0,
    oldestDueAt: null,
    parked: 1,
    lastDeliveredAt: '2026-03-02T09:00:00.000Z',
    deliveredInDay: 1,
    failedInDay: 1,
  });
});
