// Deliveries and the ledger over HTTP: filters, pages, periods, and who may see what.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  startCrm,
  type ADelivery,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';

const hour = 3_600_000;

let house: Delivering;
let publisher: APublisher;
let key: string;
let crm: Crm;
let destination: ADestination;
let silent: ADestination;
/** In the order they came, an hour apart: delivered, waiting, parked, withheld, and one that is on its way. */
const leads: string[] = [];
const times: string[] = [];

beforeAll(async () => {
  house = await bootDelivering();
  publisher = await aPublisher(house);
  key = await aKey(house, publisher);
  const listing = await aListing(house, publisher);
  const closed = await aListing(house, publisher, { sharing: false });
  crm = await startCrm();
  destination = await aDestination(house, publisher, {
    settings: { url: crm.url },
    limits: { retryDelaysS: [600_000] },
  });
  silent = await aDestination(house, publisher, {
    settings: { url: crm.url },
    storefronts: ['azure-marketplace'],
  });
  const lead = async (at: AListing) => {
    times.push(house.clock.now().toISOString());
    leads.push(await aLead(house, at));
  };
  const answers = [{ status: 200 }, { status: 500 }, { status: 413 }];
  crm.script(...answers);
  for (const at of [listing, listing, listing, closed]) {
    await lead(at);
    await house.forward(hour);
  }
  crm.hold();
  await lead(listing);
  await crm.holding(1);
});
afterAll(async () => {
  crm.letGo();
  await house.close();
  await crm.close();
});

const path = () => `/api/v1/publishers/${publisher.id}`;
const get = (rest: string, as = key) => house.call('GET', path() + rest, undefined, { key: as });
const found = async (query: string) =>
  ((await get(`/deliveries${query}`)).body.items as ADelivery[]).map(({ leadId }) => leads.indexOf(leadId));

describe('deliveries', () => {
  it('come newest first, each with its state', async () => {
    const { status, body } = await get('/deliveries');
    expect(status).toBe(200);
    expect(body.items.map(({ state }: ADelivery) => state)).toEqual([
      'delivering',
      'withheld',
      'parked',
      'waiting',
      'delivered',
    ]);
    expect(body.items[4]).toEqual({
      id: expect.stringMatching(/^dlv_[0-9a-z]{20}$/),
      leadId: leads[0],
      event: null,
      destinationId: destination.id,
      destinationName: 'Our CRM',
      destinationKind: 'webhook',
      own: true,
      lead: {
        name: 'Halina Brzozowska',
        email: expect.stringMatching(/@x\.example$/),
        company: 'Dworzec Paczek',
        kind: 'customer',
        listingId: expect.stringMatching(/^lst_/),
        offerTitle: expect.stringMatching(/^The offer /),
        receivedAt: times[0],
      },
      route: 'policy:publisher-crm',
      state: 'delivered',
      attempts: 1,
      dueAt: null,
      createdAt: times[0],
      deliveredAt: times[0],
      externalId: null,
      externalUrl: null,
      lastReason: null,
      lastDetail: null,
      lastSaid: null,
      unconfirmed: false,
    });
    expect(body.items[3]).toMatchObject({
      lastReason: 'remote_error',
      dueAt: expect.any(String),
      lastDetail: expect.any(String),
      lastSaid: { code: 'unexpected_status', values: { name: 'The receiver', status: '500' } },
    });
    expect(body.items[2]).toMatchObject({ lastReason: 'too_large', dueAt: null });
    expect(body.nextCursor).toBeNull();
  });

  it('are narrowed by state, destination, lead and time, and by several at once', async () => {
    for (const [at, state] of ['delivered', 'waiting', 'parked', 'withheld', 'delivering'].entries())
      expect(await found(`?state=${state}`)).toEqual([at]);
    expect(await found('?state=scheduled')).toEqual([]);
    expect(await found(`?leadId=${leads[2]}`)).toEqual([2]);
    expect(await found(`?destinationId=${destination.id}`)).toEqual([4, 3, 2, 1, 0]);
    expect(await found(`?destinationId=${silent.id}`)).toEqual([]);
    expect(await found(`?since=${times[2]}`)).toEqual([4, 3, 2]);
    expect(await found(`?since=${times[2]}&state=parked&destinationId=${destination.id}`)).toEqual([2]);
    expect(await found(`?since=${times[3]}&state=parked`)).toEqual([]);
  });

  it('come in pages without gap or repeat', async () => {
    const seen: number[] = [];
    let pages = 0;
    for (let cursor: string | null = ''; cursor !== null; pages++) {
      const { body } = await get(`/deliveries?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ leadId }: ADelivery) => leads.indexOf(leadId)));
      cursor = body.nextCursor as string | null;
    }
    expect(seen).toEqual([4, 3, 2, 1, 0]);
    expect(pages).toBe(3);
  });

  it('one comes with its attempts', async () => {
    const { id } = (await get('/deliveries?state=parked')).body.items[0];
    const { body } = await get(`/deliveries/${id}`);
    expect(body).toMatchObject({
      id,
      state: 'parked',
      items: [
        {
          number: 1,
          startedAt: times[2],
          durationMs: expect.any(Number),
          outcome: 'refused',
          reason: 'too_large',
          detail: expect.stringMatching(/413/),
          said: { code: 'too_large', values: { status: '413' } },
          mended: null,
          transcript: [
            { method: 'POST', status: 413, requestSha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
          ],
        },
      ],
    });
  });

  it.each([
    ['state=lost', 'state'],
    ['since=yesterday', 'since'],
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['cursor=nonsense', 'cursor'],
    ['status=parked', 'status'],
  ])('asked for with %s name the field', async (query, field) => {
    expect(await get(`/deliveries?${query}`)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it.each(['destinationId=%00', 'leadId=%00', 'destinationId=x', 'leadId=%F0%9F%92%A3'])(
    'with %s find nothing, and break nothing',
    async (query) => {
      const { status, body } = await get(`/deliveries?${query}`);
      if (status === 200) expect(body.items).toEqual([]);
      else expect([400, 422]).toContain(status);
    },
  );

  it('of another publisher are not there', async () => {
    const other = await aPublisher(house);
    const theirs = await aKey(house, other);
    const { id } = (await get('/deliveries?state=parked')).body.items[0];
    expect((await get('/deliveries', theirs)).status).toBe(404);
    expect((await get(`/deliveries/${id}`, theirs)).status).toBe(404);
    const own = `/api/v1/publishers/${other.id}`;
    expect(
      (await house.call('GET', `${own}/deliveries?leadId=${leads[0]}`, undefined, { key: theirs })).body
        .items,
    ).toEqual([]);
    expect((await house.call('GET', `${own}/deliveries/${id}`, undefined, { key: theirs })).status).toBe(404);
    expect(
      (await house.call('POST', `${own}/deliveries/${id}/replays`, undefined, { key: theirs })).status,
    ).toBe(404);
  });

  it('are not there for a key without the scope', async () => {
    const reader = await aKey(house, publisher, ['deliveries:read']);
    const { id } = (await get('/deliveries?state=parked', reader)).body.items[0];
    for (const call of [`/deliveries/${id}/replays`, '/replays'])
      expect((await house.call('POST', path() + call, { state: 'parked' }, { key: reader })).status).toBe(
        403,
      );
    const none = await aKey(house, publisher, ['leads:read']);
    for (const call of ['/deliveries', `/deliveries/${id}`, '/ledger'])
      expect((await get(call, none)).status).toBe(403);
  });
});

describe('the ledger', () => {
  const line = (given: Partial<Record<string, number>>) => ({
    destinationId: destination.id,
    received: 0,
    delivered: 0,
    scheduled: 0,
    waiting: 0,
    parked: 0,
    withheld: 0,
    ...given,
  });
  const linesOf = async (query: string) =>
    (await get(`/ledger${query}`)).body.items as { destinationId: string }[];

  it('adds up, with a line for each destination, also one that has had nothing yet', async () => {
    const { body } = await get('/ledger');
    expect(body.at).toBe(house.clock.now().toISOString());
    expect(body.items).toContainEqual(
      line({ received: 5, delivered: 1, scheduled: 1, waiting: 1, parked: 1, withheld: 1 }),
    );
    expect(body.items).toContainEqual({ ...line({}), destinationId: silent.id });
    // The lead store's line as well.
    expect(body.items).toHaveLength(3);
  });

  it('is narrowed by destination and by the time the lead came', async () => {
    expect(await linesOf(`?destinationId=${destination.id}&from=${times[1]}&to=${times[3]}`)).toEqual([
      line({ received: 2, waiting: 1, parked: 1 }),
    ]);
    expect(await linesOf(`?destinationId=${destination.id}&to=${times[1]}`)).toEqual([
      line({ received: 1, delivered: 1 }),
    ]);
    expect(await linesOf(`?destinationId=${destination.id}&from=${times[4]}`)).toEqual([
      line({ received: 1, scheduled: 1 }),
    ]);
    expect(await linesOf(`?destinationId=${destination.id}&from=2030-01-01T00:00:00Z`)).toEqual([line({})]);
    expect(await linesOf(`?destinationId=${silent.id}`)).toHaveLength(1);
    expect(await linesOf('?destinationId=dst_00000000000000000000')).toEqual([]);
  });

  it('periods side by side add up to the whole', async () => {
    const sum = async (query: string) =>
      ((await linesOf(`?destinationId=${destination.id}&${query}`))[0] as unknown as { received: number })
        .received;
    for (const time of times) expect((await sum(`to=${time}`)) + (await sum(`from=${time}`))).toBe(5);
  });

  it.each([
    ['from=yesterday', 'from'],
    ['to=2026-13-01T00:00:00Z', 'to'],
    ['since=2026-01-01T00:00:00Z', 'since'],
  ])('with %s names the field', async (query, field) => {
    expect(await get(`/ledger?${query}`)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
  });

  it('over all publishers is the operator’s', async () => {
    const { body } = await house.call('GET', `/api/v1/operator/ledger?destinationId=${destination.id}`);
    expect(body.items).toEqual([
      line({ received: 5, delivered: 1, scheduled: 1, waiting: 1, parked: 1, withheld: 1 }),
    ]);
    expect((await house.call('GET', '/api/v1/operator/ledger', undefined, { key })).status).toBe(403);
    expect((await house.call('POST', '/api/v1/operator/replays', { state: 'parked' }, { key })).status).toBe(
      403,
    );
  });
});
