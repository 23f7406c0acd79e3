// Which leads become deliveries, and what a publisher may know of the operator's.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
import { fixture, leadBody, post } from '../../test/posting.ts';

let house: Delivering;
let field: Crm;
let fieldSellers: ADestination;
let publisher: APublisher;
let listing: AListing;

beforeAll(async () => {
  house = await bootDelivering();
  field = await startCrm();
  fieldSellers = await aDestination(house, null, {
    name: 'Field sellers',
    settings: { url: `${field.url}/hush?sig=hush` },
  });
});
afterAll(async () => {
  await house.close();
  await field.close();
});
beforeEach(async () => {
  field.seen.splice(0);
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
});

const lead = async (at = listing, given: Record<string, unknown> = {}) => {
  const id = await aLead(house, at, given);
  await house.settle();
  return id;
};
const routesOf = async () => (await deliveriesOf(house, publisher)).map(({ route }) => route).toSorted();
const test = { FirstName: 'MSFT_TEST_1', LastName: 'MSFT_TEST_1', Description: 'MSFT_TEST_1' };

describe('the field sellers’ CRM', () => {
  it('has the leads of every publisher and storefront', async () => {
    const other = await aPublisher(house);
    const ids = [
      await lead(),
      await lead(await aListing(house, publisher, { storefront: 'azure-marketplace' })),
      await lead(await aListing(house, other)),
    ];
    expect(field.leads()).toEqual(ids);
    const publishers = field.seen.map(
      ({ body }) => JSON.parse(body.toString()).data.lead.publisherId as string,
    );
    expect(publishers).toEqual([publisher.id, publisher.id, other.id]);
  });

  it('cannot be looked into by a publisher, though its deliveries are known', async () => {
    const key = await aKey(house, publisher);
    const as = { key };
    field.answer = { headers: { 'content-type': 'application/json' }, body: '{"id":"field-1"}' };
    field.script({ status: 413 });
    await lead();
    await house.call('POST', `/api/v1/publishers/${publisher.id}/replays`, { state: 'parked' }, as);
    await house.settle();
    const listed = await house.call('GET', `/api/v1/publishers/${publisher.id}/deliveries`, undefined, as);
    const [delivery] = listed.body.items;
    expect(delivery).toMatchObject({
      destinationId: fieldSellers.id,
      state: 'delivered',
      externalId: 'field-1',
    });
    const one = await house.call(
      'GET',
      `/api/v1/publishers/${publisher.id}/deliveries/${delivery.id}`,
      undefined,
      as,
    );
    expect(one.body.items).toMatchObject([
      { outcome: 'refused', reason: 'too_large', detail: null, transcript: null },
      { outcome: 'delivered', transcript: null },
    ]);
    const ledger = await house.call('GET', `/api/v1/publishers/${publisher.id}/ledger`, undefined, as);
    expect(ledger.body.items).toContainEqual(
      expect.objectContaining({ destinationId: fieldSellers.id, delivered: 1 }),
    );
    const whole = await house.call(
      'GET',
      `/api/v1/publishers/${publisher.id}/leads/${delivery.leadId}`,
      undefined,
      as,
    );
    for (const { body } of [listed, one, ledger, whole])
      expect(JSON.stringify(body)).not.toMatch(/hush|127\.0\.0\.1/);
    for (const path of [
      `/api/v1/publishers/${publisher.id}/destinations/${fieldSellers.id}`,
      `/api/v1/publishers/pub_operator/destinations/${fieldSellers.id}`,
    ])
      expect((await house.call('GET', path, undefined, as)).status).toBe(404);
    expect((await house.call('GET', '/api/v1/operator/destinations', undefined, as)).status).toBe(403);
    expect(
      (await house.call('PATCH', `${destinationsPath(publisher)}/${fieldSellers.id}`, { paused: true }, as))
        .status,
    ).toBe(404);
    expect(
      (await house.call('POST', `${destinationsPath(publisher)}/${fieldSellers.id}/checks`, {}, as)).status,
    ).toBe(404);
    // The operator sees it whole.
    const seen = await attemptsOf(house, publisher, delivery.id);
    expect(JSON.stringify(seen)).toContain('/hush');
  });

  it('in trouble shows a publisher the reason, not the address', async () => {
    const key = await aKey(house, publisher);
    field.script('cut');
    await lead();
    const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/deliveries`, undefined, {
      key,
    });
    expect(body.items).toMatchObject([{ state: 'waiting', lastReason: 'unreachable', lastDetail: null }]);
    await house.forward(6_000);
  });
});

describe('the lead store', () => {
  it('has what Azure Marketplace sends, at once, from the publisher’s first lead on', async () => {
    const azure = await aListing(house, publisher, { storefront: 'azure-marketplace' });
    await lead(azure);
    const stored = (await deliveriesOf(house, publisher)).find(({ route }) => route === 'policy:lead-store')!;
    expect(stored).toMatchObject({
      state: 'delivered',
      attempts: 0,
      deliveredAt: house.clock.now().toISOString(),
    });
    const { body } = await house.call('GET', `${destinationsPath(publisher)}/${stored.destinationId}`);
    expect(body).toMatchObject({ kind: 'lead-store', name: 'Lead store', settings: {}, secretsSet: [] });
  });

  it('has none of AppSource’s', async () => {
    await lead();
    expect(await routesOf()).toEqual(['policy:field-seller-crm']);
  });

  it('cannot be changed, removed or checked', async () => {
    const { body } = await house.call('GET', destinationsPath(publisher));
    const path = `${destinationsPath(publisher)}/${body.items[0].id}`;
    expect((await house.call('PATCH', path, { paused: true })).status).toBe(409);
    expect((await house.call('DELETE', path)).status).toBe(409);
    expect((await house.call('POST', `${path}/checks`)).status).toBe(409);
    expect((await house.call('POST', `${path}/signing-secrets`)).status).toBe(409);
  });
});

describe('a publisher’s own destination', () => {
  it('has Azure Marketplace leads when it is attached', async () => {
    const crm = await startCrm();
    const azure = await aListing(house, publisher, { storefront: 'azure-marketplace' });
    await aDestination(house, publisher, { settings: { url: crm.url } });
    const id = await lead(azure);
    expect(crm.leads()).toEqual([id]);
    expect(await routesOf()).toEqual([
      'attached:publisher-crm',
      'policy:field-seller-crm',
      'policy:lead-store',
    ]);
    await crm.close();
  });

  it('narrowed to a storefront or listing has no others, and takes them once it is widened', async () => {
    const crm = await startCrm();
    const azure = await aListing(house, publisher, { storefront: 'azure-marketplace' });
    const { id } = await aDestination(house, publisher, {
      settings: { url: crm.url },
      storefronts: ['appsource'],
      listingIds: [azure.id],
    });
    const path = `${destinationsPath(publisher)}/${id}`;
    await lead();
    await lead(azure);
    expect(crm.seen).toHaveLength(0);
    await house.call('PATCH', path, { storefronts: null });
    const taken = await lead(azure);
    await lead();
    await house.call('PATCH', path, { listingIds: null });
    const both = await lead();
    expect(crm.leads()).toEqual([taken, both]);
    await crm.close();
  });

  it('of one publisher has no leads of another', async () => {
    const crm = await startCrm();
    await aDestination(house, await aPublisher(house), { settings: { url: crm.url } });
    await lead();
    expect(crm.seen).toHaveLength(0);
    await crm.close();
  });
});

describe('what is no customer', () => {
  it('a test goes where it is asked for, and nowhere else', async () => {
    const crm = await startCrm();
    const wants = await startCrm();
    await aDestination(house, publisher, { settings: { url: crm.url } });
    await aDestination(house, publisher, { settings: { url: wants.url }, forwardTestLeads: true });
    const id = await lead(listing, test);
    expect(wants.leads()).toEqual([id]);
    expect([crm.seen.length, field.seen.length]).toEqual([0, 0]);
    const body = JSON.parse(wants.seen[0]!.body.toString());
    expect(body.data.lead).toMatchObject({ kind: 'test', id });
    await crm.close();
    await wants.close();
  });

  it('a test of a listing whose sharing is off goes there as well: it tests the way', async () => {
    const crm = await startCrm();
    const closed = await aListing(house, publisher, { sharing: false });
    await aDestination(house, publisher, { settings: { url: crm.url }, forwardTestLeads: true });
    await lead(closed, test);
    expect(crm.seen).toHaveLength(1);
    await crm.close();
  });

  it('a notice goes nowhere, but is in the inbox', async () => {
    const crm = await startCrm();
    await aDestination(house, publisher, { settings: { url: crm.url }, forwardTestLeads: true });
    const { body } = await post(house, listing, fixture('do-not-contact.json'));
    await house.settle();
    expect(await deliveriesOf(house, publisher)).toEqual([]);
    expect([crm.seen.length, field.seen.length]).toEqual([0, 0]);
    const kept = await house.call('GET', `/api/v1/publishers/${publisher.id}/leads/${body.id}`);
    expect(kept.body).toMatchObject({ kind: 'notice', status: 'kept', deliveries: [] });
    await crm.close();
  });

  it('a post repeated is one lead with one delivery', async () => {
    const body = leadBody({ Title: 'twice' });
    await post(house, listing, body);
    await post(house, listing, body);
    await house.settle();
    expect(field.seen).toHaveLength(1);
  });

  it('what is quarantined goes when it is released', async () => {
    const { body } = await post(house, listing, fixture('missing-comma.txt'));
    await house.settle();
    expect(field.seen).toHaveLength(0);
    const path = `/api/v1/publishers/${publisher.id}/quarantine/${body.id}/releases`;
    const released = await house.call('POST', path, { body: leadBody({ Title: 'mended' }) });
    await house.settle();
    expect(field.leads()).toEqual([released.body.leadId]);
  });
});
