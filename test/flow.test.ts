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
import { aPublishedListing, inboxOf, send, visit, zofia, type APage } from './customer.ts';
import { aPerson, type APerson } from './people.ts';
import { mailResponses } from '../src/followup/mail-responses.ts';
import { runClocks } from '../src/followup/run-clocks.ts';
import { tellClicks } from '../src/mailing/tell-clicks.ts';
import { runSequences } from '../src/nurture/run-sequences.ts';
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

describe('a customer of a campaign is won', () => {
  const hourMs = 3_600_000;
  const dayMs = 24 * hourMs;
  let marketer: APerson;
  let seller: APerson;
  let page: APage;
  /** Checks no signature: those of weeks ahead are no longer this machine's time. */
  let partner: FarSide;
  let campaignId: string;
  let ines: string;
  let opportunityId: string;
  const at = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
  const day = (days: number) =>
    new Date(house.clock.now().getTime() + days * dayMs).toISOString().slice(0, 10);
  const toInes = () => mailbox.mails.filter(({ envelope }) => envelope.includes('ines@ouroverde.example'));

  /** Lets time go by, and everything happen that runs by the clock. */
  async function pass(ms: number): Promise<void> {
    // What is on its way arrives before the clock is moved.
    await house.settle();
    house.clock.forward(ms);
    await tellScored(house.app);
    await takeUpWaiting(house.app, house.house.scorers);
    while ((await runSequences(house.app, house.house.scorers)).more);
    await house.house.mailing.sender.settle();
    await tellClicks(house.app);
    await house.settle();
  }

  beforeAll(async () => {
    [marketer, seller, partner] = await Promise.all([
      aPerson(house, publisher.id, 'marketer'),
      aPerson(house, publisher.id, 'seller'),
      startFarSide(() => ({ status: 200, body: '' })),
    ]);
    await aDestination(house, publisher, {
      name: 'Partner portal',
      settings: { url: partner.url },
      events: { types: ['opportunity.created', 'opportunity.won'], filter: null },
    });
    page = await aPublishedListing(house, publisher, {
      offerId: 'northwind-labs.harvest-log',
      title: 'Harvest Log',
    });
  });
  afterAll(() => partner.close());

  test('a marketer plans a campaign with its goal, budget and link, and a sequence that writes to whoever comes', async () => {
    const plan = await done('POST', '/marketing-plans', {
      name: 'This year',
      fromDay: day(-30),
      toDay: day(330),
      goals: { wins: { target: 2 } },
    });
    const campaign = await done('POST', '/campaigns', {
      name: 'Harvest fair',
      planId: plan.id,
      listingIds: [page.id],
      codes: ['harvest-fair'],
      fromDay: day(-1),
      budget: '1500',
      currency: 'EUR',
    });
    campaignId = campaign.id;
    expect(campaign).toMatchObject({ motion: 'nurture', state: 'running', budget: '1500.00' });
    const link = await done('POST', '/campaign-links', {
      listingId: page.id,
      target: 'own-page',
      parameters: { mktcmpid: 'harvest-fair' },
    });
    expect(new URL(link.url).searchParams.get('mktcmpid')).toBe('harvest-fair');

    await done('PUT', '/mail-sender', {
      fromName: 'Northwind Labs',
      replyTo: 'hello@northwind.example',
      postalAddress: 'Rua do Ouro 12, Lisboa',
    });
    await done('PUT', '/nurture-settings', {
      cap: { mails: 3, days: 7 },
      window: { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' },
      skipHolidays: false,
      timeZone: 'UTC',
    });
    const { id } = await done('POST', '/sequences', {
      name: 'After the fair',
      entry: { by: 'lead', when: { fact: 'listing', is: 'one_of', value: [page.id] } },
      goals: { stage: null, answered: false, clicked: null },
      steps: [
        { id: 'thanks', kind: 'mail', templateId: 'nurture-thank-you', next: 'rest' },
        { id: 'rest', kind: 'wait', until: { days: 3 }, next: 'looked' },
        {
          id: 'looked',
          kind: 'branch',
          on: { is: 'clicked', step: 'thanks', link: null },
          yes: 'more',
          no: null,
        },
        { id: 'more', kind: 'mail', templateId: 'nurture-follow-up', next: 'long' },
        { id: 'long', kind: 'wait', until: { days: 30 }, next: 'last' },
        { id: 'last', kind: 'mail', templateId: 'nurture-follow-up', next: null },
      ],
    });
    await done('PATCH', `/sequences/${id}`, { state: 'on' });
  });

  test('a customer comes by that link and has the first mail, which names who sends it and how to end it', async () => {
    const shown = await visit(house, `${page.url}/contact-me?mktcmpid=harvest-fair`);
    house.clock.forward(20_000);
    const fields = { ...zofia, firstName: 'Inês', email: 'ines@ouroverde.example', country: 'Portugal' };
    expect((await send(house, shown, fields)).status).toBe(303);
    await pass(1_000);
    const { leads } = await inboxOf(house, publisher);
    ines = leads.find(({ contact }) => contact['email'] === 'ines@ouroverde.example')!.id;
    expect((await told(`/leads/${ines}/campaign`)).came).toEqual({ campaignId, parameter: 'mktcmpid' });
    await pass(0);
    const [mail] = toInes();
    expect(mail!.text).toContain('Rua do Ouro 12');
    const headers = new Map(mail!.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  });

  test('a click of theirs counts and one of a scanner does not, and the sequence goes on by it', async () => {
    const [link] = /https?:\/\/\S+\/m\/\S+/.exec(toInes()[0]!.text!)!;
    const { pathname } = new URL(link);
    const follow = (headers: Record<string, string>) =>
      house.call('GET', pathname, undefined, { key: null, headers });
    await pass(2 * hourMs);
    expect((await follow({ 'user-agent': 'Mimecast scanner' })).status).toBe(302);
    await pass(hourMs);
    await follow({ 'user-agent': 'Mozilla/5.0 Firefox/140.0', 'accept-language': 'pt-PT' });
    await pass(10_000);
    await pass(3 * dayMs);
    expect(toInes()).toHaveLength(2);
    const clicks = await timelineOf(ines, 'mail.clicked');
    expect(clicks.map(({ by }) => by)).toEqual(['scanner', 'person']);
  });

  test('they are qualified and become an opportunity, which ends the sequence', async () => {
    // Nobody stays signed in for days, so a key does it.
    await done('POST', '/leads/assignments', { leadIds: [ines], userId: seller.userId }, {});
    await done('PUT', `/leads/${ines}/stage`, { stage: 'sales_qualified', note: 'Has a budget' }, {});
    const deal = { value: '12000.10', currency: 'EUR', expectedClose: day(60) };
    const { opportunity } = await done('POST', `/leads/${ines}/conversions`, deal, {});
    expect(opportunity).toMatchObject({ ownerId: seller.userId, stage: 'qualified', value: '12000.10' });
    opportunityId = opportunity.id;
    await pass(40 * dayMs);
    expect(toInes()).toHaveLength(2);
    const [enrolment] = (await told(`/leads/${ines}/enrolments`)).items;
    expect(enrolment).toMatchObject({ state: 'ended', endedReason: 'opportunity' });
  });

  test('it is won: told to whoever asked, and the campaign says what a win cost', async () => {
    let { version } = await told(`/opportunities/${opportunityId}`);
    const move = async (to: string, more: object = {}) =>
      ({ version } = await done(
        'POST',
        `/opportunities/${opportunityId}/moves`,
        { to, version, ...more },
        {},
      ));
    await move('developed');
    await move('proposed');
    await move('won', { reason: 'fit' });
    await house.settle();
    expect(partner.seen.map(({ body }) => (JSON.parse(body.toString()) as { type: string }).type)).toEqual([
      'opportunity.created',
      'opportunity.won',
    ]);
    await done(
      'POST',
      `/campaigns/${campaignId}/costs`,
      { day: day(0), amount: '900.10', currency: 'EUR' },
      {},
    );
    const { campaigns } = await told(`/campaign-results?to=${day(0)}`);
    expect(campaigns).toMatchObject([
      { campaignId, leads: '1', qualified: '1', opportunities: '1', wins: '1' },
    ]);
    expect(campaigns[0].costPer).toMatchObject([{ currency: 'EUR', lead: '900.10', win: '900.10' }]);
    const types = (await told(`/leads/${ines}`)).timeline.map(({ type }: { type: string }) => type);
    for (const type of ['lead.received', 'lead.enrolled', 'mail.sent', 'lead.converted', 'opportunity.won'])
      expect(types).toContain(type);
  });

  const told = async (rest: string): Promise<Told> => (await house.call('GET', at(rest))).body;
  const timelineOf = async (id: string, type: string): Promise<Told[]> =>
    (await told(`/leads/${id}`)).timeline.filter((each: Told) => each.type === type);
  async function done(
    method: 'POST' | 'PUT' | 'PATCH',
    rest: string,
    body: object,
    as: object = marketer.as,
  ): Promise<Told> {
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
