// The product's story: a customer raises a hand, and everyone who should follow up has the lead, provably.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handClock } from '../src/platform/clock.ts';
import type { Answer } from './app.ts';
import {
  aDestination,
  bootDelivering,
  deliveriesOf,
  type ADestination,
  type Delivering,
} from './delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from './factories.ts';
import { startAzurite, type Azurite } from './fakes/azurite.ts';
import { startFarSide, type FarSide } from './fakes/http-far-side.ts';
import { startOdoo, type Odoo } from './fakes/odoo.ts';
import { startMailbox, type Mailbox } from './fakes/smtp.ts';
import { startReceiver, type Receiver } from './fakes/webhook-receiver.ts';
import { aPerson, type APerson } from './people.ts';
import { mailResponses } from '../src/followup/mail-responses.ts';
import { runClocks } from '../src/followup/run-clocks.ts';
import { takeUpWaiting } from '../src/routing/take-up.ts';
import { tellScored } from '../src/scoring/tell-scored.ts';

let house: Delivering;
let receiver: Receiver;
let fieldSellers: FarSide;
let azurite: Azurite;
let odoo: Odoo;
let mailbox: Mailbox;
let publisher: APublisher;
let planner: AListing;
let forecast: AListing;
const to: Record<'crm' | 'table' | 'mail' | 'odoo' | 'field', ADestination> = {} as never;

/** As the marketplace posts it, invented people and firms. */
const contactMe = {
  UserDetails: {
    FirstName: 'Zofia',
    LastName: 'Majchrzak',
    Email: 'zofia.majchrzak@lipowa-logistyka.example',
    Phone: '48225550102',
    Country: 'Poland',
    Company: 'Lipowa Logistyka',
    Title: 'Head of Operations',
  },
  LeadSource: 'SPZA-PLT|northwind-labs.shift-planner',
  ActionCode: 'PLT',
  OfferTitle: 'Shift Planner for Teams',
  Description: 'We run three warehouses and need rota planning before June.',
};

beforeAll(async () => {
  [receiver, fieldSellers, azurite, odoo, mailbox] = await Promise.all([
    startReceiver('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA'),
    startFarSide(() => ({
      status: 200,
      body: '{"id":"field-1"}',
      headers: { 'content-type': 'application/json' },
    })),
    startAzurite(),
    startOdoo(),
    startMailbox(),
  ]);
  // The webhook library holds signatures against this machine's clock, so the story begins now.
  house = await bootDelivering({ SMTP_URL: mailbox.url }, handClock(new Date().toISOString()));
  publisher = await aPublisher(house, { slug: 'northwind-labs' });
  planner = await aListing(house, publisher, {
    offerId: 'northwind-labs.shift-planner',
    title: 'Shift Planner for Teams',
  });
  const azure = {
    storefront: 'azure-marketplace',
    offerId: 'northwind-labs.solar-forecast',
    title: 'Solar Forecast',
  };
  forecast = await aListing(house, publisher, azure);
  to.crm = await aDestination(house, publisher, { settings: { url: receiver.url } });
  receiver.expect(to.crm.signingSecret!);
  to.table = await aDestination(house, publisher, {
    kind: 'azure-table',
    settings: { connectionString: azurite.connectionString, tableName: 'MarketplaceLeads' },
  });
  to.mail = await aDestination(house, publisher, {
    kind: 'email',
    settings: { to: 'sales@northwind.example' },
  });
  const { apiKey, database } = odoo;
  to.odoo = await aDestination(house, publisher, {
    kind: 'odoo',
    settings: { url: odoo.url, database, apiKey },
  });
  to.field = await aDestination(house, null, {
    name: 'Field seller CRM',
    settings: { url: fieldSellers.url },
  });
});
afterAll(async () => {
  await house.close();
  await Promise.all([receiver, fieldSellers, azurite, odoo, mailbox].map((far) => far.close()));
});

let first: string;

test('a lead is on disk when it is acknowledged, and understood', async () => {
  const { status, body } = await raiseHand(planner, contactMe);
  expect(status).toBe(202);
  first = body.id;
  expect((await lead(first)).body).toMatchObject({
    kind: 'customer',
    status: 'new',
    storefront: 'appsource',
    motion: 'nurture',
    action: 'PLT',
    consent: { basis: 'contact_form', scope: 'this_product' },
    contact: {
      country: 'Poland',
      normalized: { country: 'PL', phone: '+48225550102', name: 'Zofia Majchrzak' },
    },
    raw: { body: JSON.stringify(contactMe) },
  });
});

test('it is at the webhook, in the table, in the mailbox, in Odoo and with the field sellers, each once and with its proof', async () => {
  await house.settle();
  const deliveries = await deliveriesOf(house, publisher, { leadId: first });
  const byDestination = new Map(deliveries.map((delivery) => [delivery.destinationId, delivery]));
  expect(byDestination.size).toBe(5);
  for (const { id } of Object.values(to))
    expect(byDestination.get(id)).toMatchObject({ state: 'delivered', attempts: 1, lastReason: null });

  expect(receiver.turnedDown).toEqual([]);
  expect([...receiver.byId.values()]).toMatchObject([{ type: 'lead.shared', data: { lead: { id: first } } }]);
  const rows = await azurite.rows('MarketplaceLeads');
  expect(rows).toMatchObject([{ ActionCode: 'PLT', OfferDisplayName: 'Shift Planner for Teams' }]);
  expect(JSON.parse(rows[0]!['CustomerInfo'] as string)).toMatchObject({
    Email: contactMe.UserDetails.Email,
  });
  expect(mailbox.mails.map(({ envelope, text }) => [envelope, text?.includes('Lipowa Logistyka')])).toEqual([
    [['sales@northwind.example'], true],
  ]);
  const [record] = [...odoo.leads.values()];
  expect(record!.values).toMatchObject({ partner_name: 'Lipowa Logistyka' });
  expect(byDestination.get(to.odoo.id)!.externalId).toBe(String(record!.id));
  expect(fieldSellers.seen).toHaveLength(1);
});

test('a lead of Azure Marketplace is in the lead store besides, and shared with the field sellers by policy', async () => {
  const body = {
    ...contactMe,
    LeadSource: 'AzureMarketplace-INS|northwind-labs.solar-forecast',
    ActionCode: 'INS',
  };
  const { id } = (await raiseHand(forecast, body)).body;
  await house.settle();
  const routes = (await deliveriesOf(house, publisher, { leadId: id })).map(
    ({ route, state }) => `${route} ${state}`,
  );
  expect(routes.toSorted()).toEqual([
    ...Array.from({ length: 4 }, () => 'attached:publisher-crm delivered'),
    'policy:field-seller-crm delivered',
    'policy:lead-store delivered',
  ]);
  expect((await lead(id)).body).toMatchObject({
    storefront: 'azure-marketplace',
    motion: 'demand-generation',
  });
});

test('a test lead and a do-not-contact notice are kept and go to no CRM', async () => {
  const marked = 'MSFT_TEST_639081261270000000';
  const probe = {
    ...contactMe,
    UserDetails: { FirstName: marked, LastName: marked, Email: `${marked}@test.com` },
  };
  const notice = {
    ...contactMe,
    ActionCode: 'DNC',
    LeadSource: 'AppSource (SPZA)-DNC | northwind-labs.shift-planner',
  };
  for (const [body, kind] of [
    [probe, 'test'],
    [notice, 'notice'],
  ] as const) {
    const { id } = (await raiseHand(planner, body)).body;
    await house.settle();
    expect((await lead(id)).body).toMatchObject({ kind, status: 'kept', deliveries: [] });
  }
  expect(receiver.byId.size).toBe(2);
});

test('a CRM that is down delays nobody else, and has every lead once it is back', async () => {
  receiver.script({ status: 503, body: '' });
  const { id } = (await raiseHand(planner, { ...contactMe, Description: 'Second thoughts.' })).body;
  await house.settle();
  const states = async () =>
    new Map(
      (await deliveriesOf(house, publisher, { leadId: id })).map((each) => [each.destinationId, each.state]),
    );
  expect(await states()).toEqual(
    new Map(Object.values(to).map((each) => [each.id, each === to.crm ? 'waiting' : 'delivered'])),
  );
  await house.forward(10_000);
  expect((await states()).get(to.crm.id)).toBe('delivered');
  expect(receiver.byId.size).toBe(3);
});

test('the ledger adds up, and two leads of one person are two leads of one person', async () => {
  const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/ledger`);
  const lines = (body as { items: Record<string, number>[] }).items;
  expect(lines).toHaveLength(6);
  for (const { received, delivered, scheduled, waiting, parked, withheld } of lines)
    expect(received).toBe(delivered! + scheduled! + waiting! + parked! + withheld!);
  const found = await lead(first);
  expect((found.body as { person: unknown }).person).toMatchObject({ leads: 4 });
  expect((found.body as { timeline: unknown[] }).timeline.length).toBeGreaterThanOrEqual(6);
});

describe('a lead that came is worked', () => {
  let manager: APerson;
  let sellers: APerson[];
  let hugh: string;
  const minute = 60_000;
  const at = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
  const ofLead = async (rest: string) => (await house.call('GET', at(`/leads/${hugh}${rest}`))).body;
  const who = async () => sellers.find(({ userId }) => userId === seen.assignedTo)!;
  let seen: Told;

  /** Lets time go by, and everything happen that runs by the clock. */
  async function pass(minutes: number): Promise<void> {
    house.clock.forward(minutes * minute);
    await tellScored(house.app);
    await takeUpWaiting(house.app, house.house.scorers);
    await runClocks(house.app);
    await mailResponses(house.app, house.house.post);
    await house.settle();
    seen = await ofLead('');
  }

  beforeAll(async () => {
    manager = await aPerson(house, publisher.id, 'manager');
    sellers = [await aPerson(house, publisher.id, 'seller'), await aPerson(house, publisher.id, 'seller')];
    const members = sellers.map(({ userId }) => ({ userId }));
    // The leads before it came while there was nobody to hand them to.
    await tellScored(house.app);
    const pool = await done('POST', '/pools', { name: 'Central Europe', outside: 'anyone', members });
    const poland = { fact: 'country', is: 'one_of', value: ['PL'] };
    await done('PUT', '/territories', {
      basedOn: 0,
      territories: [{ id: 'poland', name: 'Poland', when: poland, poolId: pool.id }],
      otherwise: null,
    });
    const policies = [
      { id: 'all', minutes: 60, warn: { percent: 75 }, reassign: true, escalate: { to: 'managers' } },
    ];
    await done('PUT', '/response-times', { version: 0, policies });
  });

  test('it is scored with a reason for each point, and goes to whoever’s turn it is', async () => {
    const body = {
      ...contactMe,
      UserDetails: { ...contactMe.UserDetails, FirstName: 'Hugh', Email: 'hugh@lipowa-logistyka.example' },
    };
    hugh = (await raiseHand(planner, body)).body.id;
    await pass(0);
    const { points, score, grade, stage } = seen.standing;
    expect(points.map(({ rule }: { rule: string }) => rule)).toContain('company');
    expect(score).toBeGreaterThan(0);
    expect(grade).toMatch(/^[A-D][1-4]$/);
    expect(stage).toBe('marketing_qualified');
    expect(await who()).toBeDefined();
    const [entry] = (await house.call('GET', at(`/assignments?leadId=${hugh}`))).body.items;
    expect(entry).toMatchObject({
      userId: seen.assignedTo,
      because: 'turn',
      territory: { id: 'poland' },
      decision: { passed: [{ reason: 'later' }] },
    });
  });

  test('its person has it on their day with the first step, and an hour for it', async () => {
    const { as, userId } = await who();
    const day = (await house.call('GET', at('/my-day'), undefined, as)).body;
    const [first] = day.newLeads.items;
    expect(first).toMatchObject({
      leadId: hugh,
      state: 'open',
      task: { playbook: 'nurture', step: 'thank', userId },
    });
    expect(Date.parse(first.dueAt) - Date.parse(first.startedAt)).toBe(60 * minute);
  });

  test('when nobody answers, it is told, goes to the next one, and its task with it', async () => {
    const before = await who();
    const mails = mailbox.mails.length;
    await pass(50);
    expect(await ofLead('/follow-up')).toMatchObject({ state: 'warned' });
    await pass(11);
    const after = await who();
    expect(after).not.toBe(before);
    expect(await ofLead('/follow-up')).toMatchObject({ state: 'breached', assignedTo: after.userId });
    expect((await ofLead('/playbook-run')).task).toMatchObject({ step: 'thank', userId: after.userId });
    const told = mailbox.mails.slice(mails).flatMap(({ envelope }) => envelope);
    expect(told).toContain(manager.email);
    expect(mailbox.mails.slice(mails).some(({ text }) => text?.includes('Tremaine'))).toBe(false);
  });

  test('it is answered by a call: measured, late, and the playbook ends', async () => {
    const { as, userId } = await who();
    const { task } = await ofLead('/playbook-run');
    const { status } = await house.call('POST', at(`/tasks/${task.id}/completions`), { outcome: 'held' }, as);
    expect(status).toBe(422);
    await done('POST', `/tasks/${task.id}/completions`, { outcome: 'replied' }, as);
    expect(await ofLead('/follow-up')).toMatchObject({
      state: 'answered',
      inTime: false,
      answeredBy: userId,
    });
    expect(await ofLead('/playbook-run')).toMatchObject({ state: 'stopped', endedReason: 'answered' });
  });

  test('it is qualified by what was found out, and its whole story is told in order', async () => {
    const { as } = await who();
    for (const criterion of ['need', 'spoken'])
      await done('PUT', `/leads/${hugh}/criteria/${criterion}`, { met: true, note: null }, as);
    await pass(1);
    expect((await ofLead('/qualification')).stage).toBe('sales_qualified');
    const told = seen.timeline.map(({ type }: { type: string }) => type);
    const story = [
      'lead.received',
      'lead.assigned',
      'lead.response_warned',
      'lead.response_breached',
      'lead.assigned',
      'lead.answered',
      'lead.qualified',
    ];
    let from = 0;
    for (const type of story) {
      expect(told.slice(from)).toContain(type);
      from = told.indexOf(type, from) + 1;
    }
  });

  test('it becomes an opportunity, goes through its stages, and is won', async () => {
    const { as, userId } = await who();
    const { opportunity } = await done(
      'POST',
      `/leads/${hugh}/conversions`,
      { value: '12500', currency: 'EUR', expectedClose: '2030-01-31' },
      as,
    );
    const { id } = opportunity;
    expect(opportunity).toMatchObject({
      leadId: hugh,
      stage: 'qualified',
      value: '12500.00',
      ownerId: userId,
    });
    const moves = `/opportunities/${id}/moves`;
    await done(
      'POST',
      moves,
      { to: 'negotiated', version: 1, fields: { nextStep: 'Send the contract' } },
      as,
    );
    await done('POST', moves, { to: 'won', version: 2, reason: 'speed' }, as);
    const { body } = await house.call('GET', at(`/opportunities?leadId=${hugh}`), undefined, manager.as);
    expect(body).toMatchObject({ items: [{ id, state: 'won', probability: 100, reason: 'speed' }] });
    await pass(1);
    expect(seen.convertedAt).not.toBeNull();
    const told = seen.timeline.map(({ type }: { type: string }) => type);
    expect(told.slice(told.indexOf('opportunity.created'))).toEqual(
      expect.arrayContaining(['lead.converted', 'opportunity.moved', 'opportunity.won']),
    );
  });

  async function done(method: 'POST' | 'PUT', rest: string, body: object, as: object = {}): Promise<Told> {
    const answer = await house.call(method, at(rest), body, as);
    expect({ rest, ...answer }).toMatchObject({ status: expect.toSatisfy((status) => status < 300) });
    return answer.body;
  }
});

// What an answer holds is what the tests say of it.
// oxlint-disable-next-line no-explicit-any
type Told = any;

function raiseHand(listing: AListing, body: unknown): Promise<Answer<{ id: string }>> {
  const { pathname } = new URL(listing.leadSharing.intakeUrl, 'http://house');
  return house.call<{ id: string }>('POST', pathname, body, { key: null });
}

function lead(id: string): Promise<Answer<unknown>> {
  return house.call<unknown>('GET', `/api/v1/publishers/${publisher.id}/leads/${id}`);
}
