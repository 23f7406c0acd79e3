// Records of leads kept in step with their opportunities: each move is one delivery, in order, with its proof, and none makes a record.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDestination, aLead, attemptsOf, deliveriesOf, destinationsPath } from '../../test/delivering.ts';
import { aListing, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { bootFollowed, nameThere, type Followed } from '../../test/tracking.ts';
import { tellScored } from '../scoring/tell-scored.ts';

type Deal = { id: string; version: number };

let followed: Followed;
let publisher: APublisher;
let listing: AListing;
let destinationId: string;
let seller: APerson;
beforeAll(async () => {
  followed = await bootFollowed();
  ({ publisher, listing, destinationId } = followed);
  seller = await aPerson(followed.house, publisher.id, 'seller');
});
afterAll(() => followed.close());
beforeEach(() => follow(true));

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
// oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape it asks for
const ask = async (method: 'GET' | 'POST' | 'PUT' | 'PATCH', rest: string, body?: unknown): Promise<any> => {
  // Ids of one moment have no order.
  followed.house.clock.forward(1);
  return (await followed.house.call(method, path(rest), body)).body;
};
const follow = (followsOpportunities: boolean, id = destinationId) =>
  followed.house.call('PATCH', `${destinationsPath(publisher)}/${id}`, { followsOpportunities });

async function qualified(given: Record<string, unknown> = {}, of = listing): Promise<string> {
  const leadId = await aLead(followed.house, of, given);
  await followed.house.settle();
  await tellScored(followed.house.app);
  await ask('PUT', `/leads/${leadId}/stage`, { stage: 'sales_qualified', note: 'Has a budget' });
  return leadId;
}
const worth = { value: '1250.5', currency: 'EUR', expectedClose: '2027-04-30' };
async function converted(leadId: string, given: object = worth): Promise<Deal> {
  const { opportunity } = await ask('POST', `/leads/${leadId}/conversions`, {
    name: 'Three sites',
    ...given,
  });
  await followed.house.settle();
  return opportunity as Deal;
}
const move = (deal: Deal, to: string, more: object = {}): Promise<Deal> =>
  ask('POST', `/opportunities/${deal.id}/moves`, { to, version: deal.version, ...more });
const settled = async (moving: Promise<Deal>) => {
  const deal = await moving;
  await followed.house.settle();
  return deal;
};
const ofLead = (leadId: string, to = destinationId) =>
  deliveriesOf(followed.house, publisher, { leadId, destinationId: to });
/** The lead's own comes first. */
const updatesOf = async (leadId: string, to = destinationId) => (await ofLead(leadId, to)).slice(1);
const recordOf = async (leadId: string) => {
  const [own] = await ofLead(leadId);
  return followed.odoo.leads.get(nameThere(own!))?.values;
};
const newsOf = async (leadId: string) =>
  ((await ask('GET', `/leads/${leadId}`)).timeline as { type: string }[]).filter(
    ({ type }) => type === 'delivery.remote_changed',
  );

describe('a record in step', () => {
  it('has the value and the close of each move, by one delivery each, and is the one the lead made', async () => {
    const leadId = await qualified();
    const records = followed.odoo.leads.size;
    const before = await recordOf(leadId);
    expect(before).not.toHaveProperty('expected_revenue');
    let deal = await converted(leadId);
    expect(await recordOf(leadId)).toEqual({
      ...before,
      expected_revenue: '1250.5',
      date_deadline: '2027-04-30',
    });
    deal = await settled(ask('PATCH', `/opportunities/${deal.id}`, { version: deal.version, value: '9000' }));
    deal = await settled(move(deal, 'developed'));
    await settled(move(deal, 'won', { reason: 'price' }));
    expect(await recordOf(leadId)).toMatchObject({ expected_revenue: '9000' });
    expect(followed.odoo.leads.size).toBe(records);
    const updates = await updatesOf(leadId);
    expect(updates).toMatchObject(
      ['created', 'changed', 'moved', 'won'].map((what) => ({
        leadId,
        state: 'delivered',
        attempts: 1,
        route: 'follows:opportunities',
        event: { type: `opportunity.${what}`, subjectId: deal.id },
      })),
    );
    const [attempt] = await attemptsOf(followed.house, publisher, updates[0]!.id);
    expect(JSON.stringify(attempt!.transcript)).toContain('/json/2/crm.lead/load');
  });

  it('shows on the lead’s page and in its story, and counts in the ledger', async () => {
    const line = async () =>
      (await ask('GET', `/ledger?destinationId=${destinationId}`)).items[0] as Record<string, number>;
    const before = await line();
    const leadId = await qualified();
    const deal = await converted(leadId);
    const { deliveries, updates, timeline } = await ask('GET', `/leads/${leadId}`);
    expect(
      deliveries.filter((each: { destinationId: string }) => each.destinationId === destinationId),
    ).toHaveLength(1);
    expect(updates).toMatchObject([
      { destinationId, state: 'delivered', eventType: 'opportunity.created', opportunityId: deal.id },
    ]);
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'delivery.attempted', follows: 'opportunity.created' }),
    );
    const after = await line();
    expect(after).toMatchObject({
      received: before['received']! + 2,
      delivered: before['delivered']! + 2,
    });
  });

  it('is the seller’s to see with the lead, and nobody else’s', async () => {
    const leadId = await qualified();
    await ask('POST', '/leads/assignments', { leadIds: [leadId], userId: seller.userId });
    await converted(leadId);
    const seen = await followed.house.call('GET', path(`/leads/${leadId}`), undefined, seller.as);
    expect(seen.body.updates).toHaveLength(1);
    const other = await aPerson(followed.house, publisher.id, 'seller');
    const rowsOf = (userId: string) =>
      followed.house.app.db.asPublisher(
        publisher.id,
        (tx) => tx.rows(sql`select from deliveries where followed_lead_id = ${leadId}`),
        userId,
      );
    expect([(await rowsOf(seller.userId)).length, (await rowsOf(other.userId)).length]).toEqual([1, 0]);
  });

  it('waits in order while the far side fails, is tried again, and ends as it is by then', async () => {
    const leadId = await qualified();
    let deal = await converted(leadId);
    followed.odoo.script({ status: 503 });
    deal = await settled(ask('PATCH', `/opportunities/${deal.id}`, { version: deal.version, value: '1' }));
    await settled(ask('PATCH', `/opportunities/${deal.id}`, { version: deal.version, value: '2' }));
    expect((await updatesOf(leadId)).map(({ state }) => state)).toEqual([
      'delivered',
      'waiting',
      'scheduled',
    ]);
    await followed.house.forward(60_000);
    expect((await updatesOf(leadId)).map(({ state, attempts }) => [state, attempts])).toEqual([
      ['delivered', 1],
      ['delivered', 2],
      ['delivered', 1],
    ]);
    expect(await recordOf(leadId)).toMatchObject({ expected_revenue: '2' });
  });

  it('is left alone where it was closed there, and says so', async () => {
    const leadId = await qualified();
    const deal = await converted(leadId);
    const [own] = await ofLead(leadId);
    followed.odoo.change([nameThere(own!)], followed.house.clock.now(), { active: false, probability: 0 });
    await settled(move(deal, 'developed'));
    const [, update] = await updatesOf(leadId);
    expect(update).toMatchObject({ state: 'parked', lastReason: 'closed_remotely' });
    expect((await ask('GET', `/leads/${leadId}`)).timeline).toContainEqual(
      expect.objectContaining({ type: 'delivery.parked', reason: 'closed_remotely' }),
    );
  });

  it('has nothing to be told of a deal that nobody has priced', async () => {
    const leadId = await qualified();
    const before = followed.odoo.seen.length;
    await converted(leadId, {});
    expect(await updatesOf(leadId)).toMatchObject([{ state: 'delivered' }]);
    expect(followed.odoo.seen.length).toBe(before);
  });
});

describe('where there is no record', () => {
  const another = async (given: object = {}) => {
    const { url, database, apiKey } = followed.odoo;
    const settings = { url, database, apiKey };
    const made = await aDestination(followed.house, publisher, { kind: 'odoo', settings, ...given });
    return made.id;
  };

  it('says so and makes none; once the lead is sent there, both go, and the record begins as it is', async () => {
    const leadId = await qualified();
    const late = await another({ followsOpportunities: true });
    const records = followed.odoo.leads.size;
    const deal = await converted(leadId);
    expect(await ofLead(leadId, late)).toMatchObject([{ state: 'parked', lastReason: 'no_record' }]);
    expect(followed.odoo.leads.size).toBe(records);
    await ask('POST', '/replays', { destinationId: late, since: '2020-01-01T00:00:00Z' });
    await followed.house.settle();
    // Where it stood before the lead, it let it go first; else it is sent again now that the lead is there.
    await followed.house.forward(60_000);
    await ask('POST', '/replays', { destinationId: late, state: 'parked' });
    await followed.house.forward(60_000);
    const all = await ofLead(leadId, late);
    expect(all.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
    const own = all.find(({ route }) => route !== 'follows:opportunities');
    expect(followed.odoo.leads.get(nameThere(own!))?.values).toMatchObject({ expected_revenue: '1250.5' });
    await settled(move(deal, 'developed'));
    expect((await ofLead(leadId, late)).map(({ state }) => state)).not.toContain('parked');
    await follow(false, late);
  });

  it('has no delivery where the lead does not go', async () => {
    const elsewhere = await another({ listingIds: [listing.id], followsOpportunities: true });
    const leadId = await qualified({}, await aListing(followed.house, publisher, { offerId: 'another' }));
    await converted(leadId);
    expect(await ofLead(leadId, elsewhere)).toEqual([]);
    await follow(false, elsewhere);
  });

  it('waits behind the lead that is still on its way', async () => {
    const leadId = await qualified({ Email: 'waits@x.example' });
    await followed.house.settle();
    // Sent again, and not yet there.
    const [own] = await ofLead(leadId);
    followed.odoo.script({ status: 503 });
    await ask('POST', `/deliveries/${own!.id}/replays`);
    await followed.house.settle();
    await converted(leadId);
    expect((await ofLead(leadId)).map(({ state }) => state)).toEqual(['waiting', 'scheduled']);
    await followed.house.forward(60_000);
    expect((await ofLead(leadId)).map(({ state }) => state)).toEqual(['delivered', 'delivered']);
  });
});

describe('switching it', () => {
  const refusal = async (id: string, of: APublisher | null = publisher) => {
    const patch = { followsOpportunities: true };
    const { status, body } = await followed.house.call('PATCH', `${destinationsPath(of)}/${id}`, patch);
    const [error] = (body as { errors?: { field: string; code: string }[] }).errors ?? [];
    return [status, error?.field, error?.code];
  };

  it('is off until somebody switches it on; what waits when it is off again is not written', async () => {
    await follow(false);
    const leadId = await qualified();
    let deal = await converted(leadId);
    expect(await updatesOf(leadId)).toEqual([]);
    await follow(true);
    await ask('PATCH', `/destinations/${destinationId}`, { paused: true });
    deal = await settled(move(deal, 'developed'));
    expect(await updatesOf(leadId)).toMatchObject([{ state: 'scheduled' }]);
    await follow(false);
    await ask('PATCH', `/destinations/${destinationId}`, { paused: false });
    await followed.house.settle();
    expect(await updatesOf(leadId)).toMatchObject([{ state: 'parked', lastReason: 'no_record' }]);
    await settled(move(deal, 'won', { reason: 'price' }));
    expect(await updatesOf(leadId)).toHaveLength(1);
  });

  it('is refused, with field and remedy, for a kind that cannot, a mapping that takes nothing, and the operator', async () => {
    const { house } = followed;
    const hook = await aDestination(house, publisher, { settings: { url: 'http://127.0.0.1:9/' } });
    expect(await refusal(hook.id)).toEqual([422, 'followsOpportunities', 'cannot_follow']);
    const settings = {
      url: 'http://127.0.0.1:9',
      clientId: '3MVG9.fakeConsumerKey_0123456789',
      clientSecret: 'A1B2C3D4E5F60718293A4B5C6D7E8F90SECRET',
    };
    const sales = await aDestination(house, publisher, { kind: 'salesforce', settings });
    expect(await refusal(sales.id)).toEqual([422, 'followsOpportunities', 'nothing_to_follow']);
    const { url, database, apiKey } = followed.odoo;
    const theirs = await aDestination(house, null, { kind: 'odoo', settings: { url, database, apiKey } });
    expect(await refusal(theirs.id, null)).toEqual([422, 'followsOpportunities', 'follows_own_alone']);
    for (const [id, of] of [
      [hook.id, publisher],
      [sales.id, publisher],
      [theirs.id, null],
    ] as const)
      await house.call('PATCH', `${destinationsPath(of)}/${id}`, { paused: true });
  });

  it('keeps a mapping from taking nothing of the opportunity any more', async () => {
    const { fields } = await ask('GET', `/destinations/${destinationId}/mapping`);
    const body = {
      fields: fields.filter(
        ({ source }: { source: { field?: string } }) => !source.field?.startsWith('opportunity.'),
      ),
      why: 'Less',
      basedOn: null,
    };
    const saved = await ask('PUT', `/destinations/${destinationId}/mapping`, body);
    expect(saved.errors).toMatchObject([{ field: 'fields', code: 'nothing_to_follow' }]);
  });
});

describe('reading back', () => {
  it('takes our own word for ours, and theirs for theirs', async () => {
    const leadId = await qualified();
    await followed.read();
    await converted(leadId);
    followed.house.clock.forward(5 * 60_000);
    await followed.read();
    const [own] = (await ask('GET', `/leads/${leadId}`)).deliveries.filter(
      (each: { destinationId: string }) => each.destinationId === destinationId,
    );
    expect(own.remote).toMatchObject({ state: 'open', value: 1250.5 });
    expect(await newsOf(leadId)).toEqual([]);
    const [delivery] = await ofLead(leadId);
    followed.odoo.change([nameThere(delivery!)], followed.house.clock.now(), { won_status: 'won' });
    followed.house.clock.forward(5 * 60_000);
    await followed.read();
    expect(await newsOf(leadId)).toMatchObject([{ state: 'won', value: 1250.5 }]);
  });
});
