// Events of the product by webhook: whoever asked for one has it once, signed, with the retries and the replay that leads have.
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
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { startReceiver } from '../../test/fakes/webhook-receiver.ts';
import { aPerson } from '../../test/people.ts';
import { handClock } from '../platform/clock.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { eventTypes } from './event-types.ts';
import { freeForgotten } from './upkeep.ts';

type Body = {
  type: string;
  version: string;
  timestamp: string;
  data: {
    id: string;
    publisherId: string;
    subjectId: string;
    leadId: string | null;
    actor: string;
    details: Record<string, unknown>;
  };
};

let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let far: Crm;

beforeAll(async () => {
  const now = new Date(performance.timeOrigin + performance.now()).toISOString();
  // The receiver's library holds the time of a request against this machine's clock.
  house = await bootDelivering({}, handClock(now));
});
afterAll(() => house.close());
beforeEach(async () => {
  far = await startCrm();
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
});
afterEach(async () => {
  await house.settle();
  await far.close();
});

const inPoland = { fact: 'country', is: 'one_of', value: ['PL'] };
const told = async (types: string[], filter: unknown = null, to: { url: string } = far, of = publisher) =>
  aDestination(house, of, { settings: { url: to.url }, events: { types, filter } });
const bodies = () => far.seen.map(({ body }) => JSON.parse(body.toString()) as Body);
const heard = () => bodies().map(({ type, data }) => [type, data.subjectId]);
const ids = () => far.seen.map(({ headers }) => headers['webhook-id']);
const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const post = async (given: Record<string, unknown> = {}) => {
  const id = await aLead(house, listing, given);
  await house.settle();
  return id;
};
const scored = async () => {
  await tellScored(house.app);
  await house.settle();
};

describe('a subscription', () => {
  it('is told of what it asked for and of nothing else, in ids and codes', async () => {
    await told(['lead.received', 'lead.scored']);
    const id = await post({ Email: 'zofia@lipowa.example' });
    await scored();
    expect(heard()).toEqual([
      ['lead.received', id],
      ['lead.scored', id],
    ]);
    const [first] = bodies();
    expect(first).toMatchObject({
      version: '1',
      timestamp: expect.stringMatching(/Z$/) as string,
      data: {
        id: expect.stringMatching(/^evt_/) as string,
        publisherId: publisher.id,
        leadId: id,
        actor: 'intake',
        details: { listingId: listing.id, kind: 'customer', status: 'new' },
      },
    });
    expect(ids()[0]).toBe(first!.data.id.replace('_', '-'));
    expect(far.seen.map(({ body }) => body.toString()).join()).not.toMatch(/zofia|lipowa/);
  });

  it('goes beside the leads: neither destination has what is the other’s', async () => {
    const crm = await startCrm();
    const leads = await aDestination(house, publisher, { settings: { url: crm.url } });
    const events = await told(['lead.received']);
    const id = await post();
    expect([crm.leads(), heard()]).toEqual([[id], [['lead.received', id]]]);
    const [ofLead] = await deliveriesOf(house, publisher, { destinationId: leads.id });
    expect(ofLead).toMatchObject({ leadId: id, event: null });
    const [ofEvent] = await deliveriesOf(house, publisher, { destinationId: events.id });
    expect(ofEvent).toMatchObject({
      leadId: null,
      lead: null,
      route: 'subscribed:events',
      state: 'delivered',
      event: { type: 'lead.received', subjectId: id },
    });
    // What a lead shows of where it went is about the lead alone.
    expect((await house.call('GET', path(`/leads/${id}`))).body.deliveries).toHaveLength(1);
    await crm.close();
  });

  it('with a filter is asked of the lead; what is about none goes all the same', async () => {
    await told(['lead.received', 'lead.scored', 'listing.changed'], inPoland);
    const id = await post({ Country: 'Poland' });
    await post({ Country: 'Germany' });
    await scored();
    await house.call('PATCH', path(`/listings/${listing.id}`), { title: 'Another' });
    await house.settle();
    expect(heard()).toEqual([
      ['lead.received', id],
      ['lead.scored', id],
      ['listing.changed', listing.id],
    ]);
  });

  it('asks also what only the scoring knows, and is changed for what comes next', async () => {
    const { id: destination } = await told(['lead.received'], { fact: 'score', is: 'at_least', value: 1 });
    const id = await post();
    expect(heard()).toEqual([['lead.received', id]]);
    const events = { types: ['lead.scored'], filter: null };
    const changed = await house.call('PATCH', `${destinationsPath(publisher)}/${destination}`, { events });
    expect(changed.body).toMatchObject({ role: 'events', events });
    await post();
    expect(far.seen).toHaveLength(1);
    await scored();
    expect(heard().map(([type]) => type)).toEqual(['lead.received', 'lead.scored', 'lead.scored']);
  });

  it('is signed as the Standard Webhooks library expects', async () => {
    const receiver = await startReceiver('whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYqr');
    const { signingSecret } = await told(['lead.received'], null, receiver);
    receiver.expect(signingSecret!);
    await post();
    expect(receiver.turnedDown).toEqual([]);
    expect([...receiver.byId.values()]).toMatchObject([{ type: 'lead.received' }]);
    await receiver.close();
  });

  it('leaves out people’s own words', async () => {
    const { id: paused } = await aDestination(house, publisher, { settings: { url: far.url } });
    await told(['destination.paused']);
    const why = { paused: true, pauseNote: 'Ana is on holiday' };
    await house.call('PATCH', `${destinationsPath(publisher)}/${paused}`, why);
    await house.settle();
    expect(bodies()).toMatchObject([{ data: { subjectId: paused, details: { reason: 'by_hand' } } }]);
    expect(far.seen[0]!.body.toString()).not.toContain('holiday');
  });
});

describe('the same engine as for leads', () => {
  it('tries again after a 503, under the same id and with the same bytes', async () => {
    const { id: destinationId } = await told(['lead.received']);
    far.answer = { status: 503 };
    await post();
    far.answer = { status: 200 };
    await house.forward(60_000);
    expect(far.seen).toHaveLength(2);
    expect(new Set(ids()).size).toBe(1);
    expect(far.seen[1]!.body).toEqual(far.seen[0]!.body);
    const [delivery] = await deliveriesOf(house, publisher, { destinationId });
    expect(delivery).toMatchObject({ state: 'delivered', attempts: 2 });
    const attempts = await attemptsOf(house, publisher, delivery!.id);
    expect(attempts.map(({ outcome }) => outcome)).toEqual(['retry', 'delivered']);
    expect(JSON.stringify(attempts[1]!.transcript)).toContain(ids()[0]);
  });

  it('replays a stretch of time, each under the id it had', async () => {
    const { id: destinationId } = await told(['lead.received']);
    const sent: string[] = [];
    for (let nth = 0; nth < 3; nth++) {
      await house.forward(60_000);
      await post();
      sent.push(house.app.clock.now().toISOString());
    }
    const stretch = { destinationId, state: 'delivered', since: sent[1], until: sent[2] };
    expect((await house.call('POST', path('/replays'), stretch)).body).toEqual({ count: 1 });
    await house.settle();
    expect(ids()).toHaveLength(4);
    expect(ids()[3]).toBe(ids()[1]);
    const wrong = await house.call('POST', path('/replays'), { ...stretch, until: sent[0] });
    expect(wrong.body.errors).toMatchObject([{ field: 'until', code: 'wrong_order' }]);
    expect((await house.call('POST', path('/replays'), { destinationId })).body).toEqual({ count: 0 });
  });

  it('tells what happens to one lead in its order, whatever fails between', async () => {
    await told(['lead.received', 'lead.scored', 'lead.disqualified']);
    far.answer = { status: 503 };
    const id = await post();
    await tellScored(house.app);
    await house.call('POST', path(`/leads/${id}/disqualifications`), { reason: 'no_need' });
    await house.settle();
    expect(new Set(heard().map(([type]) => type))).toEqual(new Set(['lead.received']));
    far.answer = { status: 200 };
    await house.forward(600_000);
    await house.forward(600_000);
    expect(
      heard()
        .map(([type]) => type)
        .slice(-3),
    ).toEqual(['lead.received', 'lead.scored', 'lead.disqualified']);
  });

  it('waits while it is paused, and counts in the ledger', async () => {
    const { id } = await told(['lead.received']);
    await house.call('PATCH', `${destinationsPath(publisher)}/${id}`, { paused: true });
    await post();
    const line = async () =>
      (await house.call('GET', path(`/ledger?destinationId=${id}`))).body.items[0] as Record<string, number>;
    expect([far.seen.length, await line()]).toMatchObject([0, { received: 1, scheduled: 1 }]);
    await house.call('PATCH', `${destinationsPath(publisher)}/${id}`, { paused: false });
    await house.settle();
    expect([far.seen.length, await line()]).toMatchObject([1, { received: 1, delivered: 1 }]);
  });

  it('sends a test event that no receiver takes for a real one', async () => {
    const { id } = await told(['lead.received']);
    const checked = await house.call('POST', `${destinationsPath(publisher)}/${id}/checks`);
    expect(checked.body).toMatchObject({ outcome: 'delivered' });
    expect(heard()).toEqual([['leadshare.test', id]]);
    expect(eventTypes).not.toContain('leadshare.test');
  });
});

describe('exactly one delivery for each event', () => {
  const count = async () =>
    (await house.app.db.rows(sql`select from deliveries where publisher_id = ${publisher.id}`)).length;

  it('also where the process dies after the commit, before anything is sent', async () => {
    const { id: destinationId } = await told(['lead.received']);
    const { engine } = house.house.delivering;
    far.hold();
    const id = await aLead(house, listing);
    await far.holding(1);
    // As another process finds it: leased by one that is gone, and behind nobody.
    await house.app.db.run(sql`
      update deliveries set due_at = 'infinity', lease = null, leased_until = null where destination_id = ${destinationId}`);
    await freeForgotten(house.app, engine, []);
    far.letGo();
    await house.settle();
    expect(new Set(heard().map(String))).toEqual(new Set([`lead.received,${id}`]));
    expect(new Set(ids()).size).toBe(1);
    expect(await count()).toBe(1);
  });

  it('none where the transaction is undone', async () => {
    await told(['lead.received', 'listing.created']);
    const { app } = house;
    const about = { publisherId: publisher.id, subjectId: listing.id, actor: 'operator' };
    const data = { storefront: 'appsource', kind: 'app', offerId: 'x' };
    await expect(
      app.outbox.transact(null, async (_tx, say) => {
        await say([{ ...about, type: 'listing.created', data }]);
        throw new Error('undone');
      }),
    ).rejects.toThrow('undone');
    await house.settle();
    expect([far.seen.length, await count()]).toEqual([0, 0]);
  });

  it('and never one of its own failures, which would fail as well', async () => {
    const all = ['lead.received', 'delivery.parked', 'destination.broken', 'destination.paused'];
    await told(all);
    far.answer = { status: 413 };
    await post();
    await post();
    far.answer = { status: 410 };
    await post();
    expect(new Set(heard().map(([type]) => type))).toEqual(new Set(['lead.received']));
    expect(await count()).toBe(3);
  });
});

describe('whose lead it is', () => {
  it('stays with its publisher', async () => {
    await told(['lead.received', 'listing.created']);
    const other = await aPublisher(house);
    await aLead(house, await aListing(house, other));
    await house.settle();
    expect(far.seen).toHaveLength(0);
    const key = await aKey(house, other);
    const [mine] = (await house.call('GET', destinationsPath(publisher))).body.items as { id: string }[];
    const answer = await house.call(
      'PATCH',
      `${destinationsPath(publisher)}/${mine!.id}`,
      { events: { types: ['lead.received'] } },
      { key },
    );
    expect(answer.status).toBe(404);
  });

  it('of a lead that is withheld, events say no more than ids', async () => {
    const closed = await aListing(house, publisher, { sharing: false });
    await told(['lead.received', 'lead.shared']);
    const id = await aLead(house, closed, { Email: 'zofia@lipowa.example' });
    await house.settle();
    expect(bodies()).toMatchObject([{ type: 'lead.received', data: { details: { status: 'withheld' } } }]);
    await house.call('PATCH', path(`/listings/${closed.id}`), { leadSharing: { enabled: true } });
    await house.settle();
    expect(heard()).toEqual([
      ['lead.received', id],
      ['lead.shared', id],
    ]);
    expect(far.seen.map(({ body }) => body.toString()).join()).not.toMatch(/zofia|lipowa/);
  });

  it('is asked in a seller’s own transaction, and a seller is shown none of it', async () => {
    await told(['activity.noted'], inPoland);
    const id = await post({ Country: 'Poland' });
    const { as, userId } = await aPerson(house, publisher.id, 'seller');
    await house.call('POST', path('/leads/assignments'), { leadIds: [id], userId });
    const noted = await house.call(
      'POST',
      path(`/leads/${id}/activities`),
      { kind: 'call', outcome: 'reached' },
      as,
    );
    expect(noted.status).toBe(201);
    await house.settle();
    expect(heard()).toEqual([['activity.noted', id]]);
    const seen = await house.app.db.asPublisher(
      publisher.id,
      (tx) => tx.rows(sql`select from deliveries where event_id is not null`),
      userId,
    );
    expect(seen).toEqual([]);
    const kept = await house.call('POST', destinationsPath(publisher), { kind: 'webhook' }, as);
    expect(kept.status).toBe(403);
  });
});

describe('what is wrong is told beside its field', () => {
  const wrong = async (given: Record<string, unknown>) => {
    const body = { kind: 'webhook', name: 'Events', settings: { url: far.url }, ...given };
    const answer = await house.call('POST', destinationsPath(publisher), body);
    return [
      answer.status,
      ...(answer.body.errors ?? []).map(({ field, code }: Record<string, string>) => `${field} ${code}`),
    ];
  };
  const types = ['lead.received'];
  it.each([
    [{ events: { types: ['lead.lost'] } }, 'events.types.0 not_one_of'],
    [{ events: { types: [] } }, 'events.types too_few'],
    [{ events: { types: ['listing.created'], filter: inPoland } }, 'events.filter must_be_empty'],
    [
      { events: { types, filter: { all: [inPoland, { fact: 'country', is: 'absent' }] } } },
      'events.filter never_matches',
    ],
    [{ events: { types, filter: { fact: 'shoeSize', is: 'present' } } }, 'events.filter.fact wrong_value'],
    [{ events: { types }, storefronts: ['appsource'] }, 'storefronts must_be_empty'],
    [
      {
        events: { types },
        kind: 'slack',
        settings: { webhookUrl: 'https://hooks.slack.com/services/T0000/B0000/abcdefghijkl' },
      },
      'kind not_one_of',
    ],
  ])('%j', async (given, complaint) => expect(await wrong(given)).toEqual([422, complaint]));

  it('a destination of leads stays one, and events are not mapped', async () => {
    const { id: leads } = await aDestination(house, publisher, { settings: { url: far.url } });
    const turned = await house.call('PATCH', `${destinationsPath(publisher)}/${leads}`, {
      events: { types },
    });
    expect(turned.body.errors).toMatchObject([{ field: 'events', code: 'must_be_empty' }]);
    const { id: events } = await told(types);
    const mapped = await house.call('GET', `${destinationsPath(publisher)}/${events}/mapping`);
    expect(mapped).toMatchObject({ status: 409, body: { reason: 'no_mapping' } });
  });

  it('lists every event that can be asked for', async () => {
    const key = await aKey(house, publisher);
    const { body } = await house.call('GET', '/api/v1/event-types?limit=200', undefined, { key });
    const items = body.items as { type: string; description: string }[];
    expect(items.map(({ type }) => type).toSorted()).toEqual(eventTypes.toSorted());
    expect(items.find(({ type }) => type === 'lead.received')).toMatchObject({
      aboutLead: true,
      group: 'leads',
      description: 'Lead received',
    });
  });
});

it('a private address is told beside the field where they are not allowed', async () => {
  const strict = await bootDelivering({ LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '' });
  const { id } = await aPublisher(strict);
  const events = { types: ['lead.received'] };
  for (const [url, status] of [
    ['http://10.0.0.1/', 422],
    ['http://[::1]:8080/', 422],
    ['http://localhost:1/', 422],
    ['https://hooks.example.com/', 201],
  ] as const) {
    const body = { kind: 'webhook', name: 'Events', settings: { url }, events };
    const answer = await strict.call('POST', destinationsPath({ id }), body);
    expect([url, answer.status, answer.body.errors?.[0]?.code]).toEqual([
      url,
      status,
      status === 422 ? 'private_address' : undefined,
    ]);
  }
  await strict.close();
});
