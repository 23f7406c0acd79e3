// What marketplaces really send, posted to the door and read back from the inbox: kind, status, listing, person, re-posts.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aListing, aPublisher, tokenOf, type AListing, type APublisher } from '../../test/factories.ts';
import { countOf, fixture, leadBody, post } from '../../test/posting.ts';
import { openIntake } from './intake.ts';

const clock = testClock();
const minute = 60_000;
let booted: Booted;
let publisher: APublisher;
let planner: AListing;
let firewall: AListing;
let solar: AListing;

beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  planner = await aListing(booted, publisher, { offerId: 'shift-planner', title: 'Shift Planner for Teams' });
  const azure = { storefront: 'azure-marketplace' };
  firewall = await aListing(booted, publisher, {
    ...azure,
    offerId: 'edge-firewall-r77-10sg-byol',
    title: 'Edge Firewall R77.10 (BYOL)',
  });
  solar = await aListing(booted, publisher, {
    ...azure,
    offerId: 'northwind-labs.solar-forecast',
    title: 'Solar Forecast',
  });
});
afterAll(() => booted.close());

// oxlint-disable-next-line typescript/no-explicit-any -- tests look at what they name
const leadOf = async (id: string): Promise<any> => {
  const { status, body } = await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads/${id}`);
  expect(status).toBe(200);
  return body;
};
/** Posts a body that must become a lead and reads the lead back. */
const kept = async (listing: AListing, body: string | Buffer, type?: string) => {
  const answer = await post(booted, listing, body, type);
  expect(answer).toMatchObject({ status: 202, body: { id: expect.stringMatching(/^lead_/) } });
  return leadOf(answer.body.id);
};

describe('each documented body', () => {
  it('contact me on AppSource', async () => {
    const body = fixture('contact-me.json');
    expect(await kept(planner, body)).toMatchObject({
      kind: 'customer',
      status: 'new',
      storefront: 'appsource',
      motion: 'nurture',
      listingId: planner.id,
      offer: { id: 'shift-planner', title: 'Shift Planner for Teams' },
      action: 'PLT',
      contact: {
        firstName: 'Halina',
        email: 'halina.brzozowska@dworzec-paczek.example',
        phone: '48225550143',
        country: 'Poland',
        normalized: { name: 'Halina Brzozowska', phone: '+48225550143', country: 'PL' },
      },
      note: 'Four depots, two hundred drivers; we need rotas before the autumn.',
      consent: { basis: 'contact_form', scope: 'this_product', source: 'storefront_terms' },
      source: { leadSource: 'SPZA-PLT|northwind-labs.shift-planner', actionCode: 'PLT', extra: {} },
      warnings: [],
      receivedAt: clock.now().toISOString(),
      posts: 1,
      raw: { contentType: 'application/json', body: body.toString(), encoding: 'utf-8' },
    });
  });

  it('created in the Azure portal', async () => {
    expect(await kept(firewall, fixture('portal-create.json'))).toMatchObject({
      kind: 'customer',
      storefront: 'azure-marketplace',
      motion: 'demand-generation',
      action: 'Create',
      listingId: firewall.id,
      warnings: [],
    });
  });

  it('a test drive', async () => {
    expect(await kept(solar, fixture('test-drive.json'))).toMatchObject({
      kind: 'customer',
      action: 'StartTestDrive',
      listingId: solar.id,
      consent: { basis: 'test_drive' },
      warnings: [],
    });
  });

  it('a plain source, where the title tells the listing', async () => {
    expect(await kept(firewall, fixture('plain-source.json'))).toMatchObject({
      action: 'INS',
      storefront: 'azure-marketplace',
      listingId: solar.id,
      warnings: ['offer_named_other_listing'],
    });
  });

  it('a plain source, where two listings have the title', async () => {
    const other = await aPublisher(booted);
    const url = await aListing(booted, other, { storefront: 'azure-marketplace', title: 'Something else' });
    for (let i = 0; i < 2; i++)
      await aListing(booted, other, { storefront: 'azure-marketplace', title: 'Solar Forecast' });
    const { body } = await post(booted, url, fixture('plain-source.json'));
    expect((await booted.call('GET', `/api/v1/publishers/${other.id}/leads/${body.id}`)).body).toMatchObject({
      status: 'new',
      listingId: url.id,
      warnings: ['offer_ambiguous'],
    });
  });

  it('do not contact: a notice that goes nowhere', async () => {
    const lead = await kept(planner, fixture('do-not-contact.json'));
    expect(lead).toMatchObject({
      kind: 'notice',
      status: 'kept',
      action: 'DNC',
      consent: { basis: 'none', scope: 'none' },
      deliveries: [],
    });
  });

  it('a marketplace probe: a test of the URL it came by, and nobody', async () => {
    const lead = await kept(solar, fixture('probe.json'));
    expect(lead).toMatchObject({
      kind: 'test',
      status: 'kept',
      listingId: solar.id,
      personId: null,
      person: null,
      deliveries: [],
    });
  });

  it('the official sample that lacks a comma is set aside with its place', async () => {
    const { status, body } = await post(booted, planner, fixture('missing-comma.txt'));
    expect([status, body.quarantined]).toEqual([202, true]);
    const { body: list } = await booted.call('GET', `/api/v1/publishers/${publisher.id}/quarantine`);
    expect(list.items[0]).toMatchObject({
      id: body.id,
      listingId: planner.id,
      reason: 'not_json',
      detail: 'line 14, column 3: expected a comma or a closing brace',
    });
  });

  it('labels without values', async () => {
    expect(await kept(planner, fixture('empty-contact.json'))).toMatchObject({
      kind: 'customer',
      status: 'new',
      personId: null,
      warnings: ['contact_empty'],
    });
  });

  it('a contact withheld by the marketplace', async () => {
    expect(await kept(planner, fixture('withheld.json'))).toMatchObject({
      kind: 'customer',
      warnings: ['contact_withheld'],
    });
  });

  it('a web-to-lead form', async () => {
    const body = fixture('web-to-lead.txt');
    expect(await kept(planner, body, 'application/x-www-form-urlencoded')).toMatchObject({
      action: 'PLT',
      contact: { firstName: 'Inês', company: 'Campo Claro Agrícola', normalized: { country: 'PT' } },
      raw: { body: body.toString(), contentType: 'application/x-www-form-urlencoded' },
    });
  });
});

describe('odd but readable', () => {
  it.each([
    [
      'an unknown action',
      { LeadSource: 'SPZA-XYZ|northwind-labs.shift-planner', ActionCode: 'XYZ' },
      { action: 'XYZ', warnings: ['action_unknown'] },
    ],
    [
      'an offer id that is no whole GUID',
      { LeadSource: 'SPZA-PLT|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145' },
      { listingId: 'planner', warnings: ['offer_unknown'] },
    ],
    [
      'another storefront’s source',
      { LeadSource: 'AzureMarketplace-INS|x.shift-planner', ActionCode: 'INS' },
      { warnings: ['storefront_differs'] },
    ],
    ['codes that disagree', { ActionCode: 'INS' }, { action: 'INS', warnings: ['action_conflict'] }],
    [
      'a title with a bar and a dash',
      { OfferTitle: 'Plan | Act - Now', LeadSource: 'SPZA' },
      { warnings: ['offer_unknown'] },
    ],
    ['an address that is none', { Email: 'n/a' }, { personId: null, warnings: ['email_unreadable'] }],
    [
      'a telephone number that is none',
      { Phone: 'n/a' },
      { contact: { phone: 'n/a', normalized: { phone: null } } },
    ],
    [
      'a country that is none',
      { Country: 'Mars' },
      { contact: { country: 'Mars', normalized: { country: null } } },
    ],
    [
      'a country in another language',
      { Country: 'Estados Unidos' },
      { contact: { normalized: { country: 'US' } } },
    ],
    [
      'twenty levels',
      { deep: JSON.parse('['.repeat(20) + ']'.repeat(20)) as unknown },
      { warnings: ['value_truncated'] },
    ],
  ])('%s', async (_what, members, expected) => {
    const lead = await kept(planner, leadBody(members));
    expect(lead).toMatchObject({
      ...expected,
      ...('listingId' in expected ? { listingId: planner.id } : {}),
    });
  });

  it('keeps names, notes and markup as they were sent', async () => {
    const sent = {
      FirstName: 'Žofie “ʼ” \u202bأحمد\u202c',
      LastName: "O'Neil-Ødegård 🦊",
      Company: '=cmd|calc!A1',
      Description: `<script>alert(1)</script> ${'é'.repeat(5_000)}`.slice(0, 4_000),
    };
    const lead = await kept(planner, leadBody(sent));
    expect(lead.contact).toMatchObject({
      firstName: sent.FirstName,
      lastName: sent.LastName,
      company: sent.Company,
    });
    expect(lead.note).toBe(sent.Description);
  });

  it('an unknown member is kept under its name', async () => {
    expect((await kept(planner, leadBody({ CampaignCode: { a: [1] } }))).source.extra).toEqual({
      CampaignCode: { a: [1] },
    });
  });
});

describe('lead sharing', () => {
  it('switched off keeps leads and withholds them', async () => {
    const off = await aListing(booted, publisher, { sharing: false });
    const body = leadBody({ LeadSource: `SPZA-PLT|x.${off.offerId}` });
    expect(await kept(off, body)).toMatchObject({ status: 'withheld', listingId: off.id });
  });
});

describe('one person', () => {
  it('is known by the address however it is written, across listings', async () => {
    const first = await kept(planner, leadBody({ Email: 'rut.haugen@fjell.example' }));
    clock.forward(60 * minute);
    const second = await kept(
      solar,
      leadBody({ Email: ' Rut.Haugen@FJELL.example ', LeadSource: 'AzurePortal-Create|x.y' }),
    );
    expect(second.personId).toBe(first.personId);
    expect(second.person).toEqual({ id: first.personId, leads: 2, firstSeenAt: first.receivedAt });
  });

  it('is another one at another publisher, and two people of one company are two', async () => {
    const other = await aPublisher(booted);
    const theirs = await aListing(booted, other);
    const body = leadBody({ Email: 'one@firm.example' });
    const mine = await kept(planner, body);
    const { body: answer } = await post(booted, theirs, body);
    const lead = await booted.call('GET', `/api/v1/publishers/${other.id}/leads/${answer.id}`);
    expect(lead.body.person.leads).toBe(1);
    expect(lead.body.personId).not.toBe(mine.personId);
    expect((await kept(planner, leadBody({ Email: 'two@firm.example' }))).personId).not.toBe(mine.personId);
  });
});

describe('the same bytes again', () => {
  it('within ten minutes are the same lead, counted; later they are another', async () => {
    const body = leadBody({ Title: 'sent again' });
    const first = await kept(planner, body);
    clock.forward(4 * minute);
    expect((await kept(planner, body)).id).toBe(first.id);
    clock.forward(5.9 * minute);
    const third = await kept(planner, body);
    expect(third).toMatchObject({
      id: first.id,
      posts: 3,
      receivedAt: first.receivedAt,
      lastPostedAt: clock.now().toISOString(),
    });
    expect(third.timeline.at(-1)).toMatchObject({
      type: 'lead.posted_again',
      posts: 3,
      at: clock.now().toISOString(),
    });
    clock.forward(0.2 * minute);
    expect(await kept(planner, body)).toMatchObject({ id: expect.not.stringContaining(first.id), posts: 1 });
  });

  it('are another lead at another listing, as is one byte more', async () => {
    const body = leadBody({ Title: 'twice', LeadSource: 'SPZA-PLT', OfferTitle: '' });
    const ids = [await kept(planner, body), await kept(solar, body), await kept(planner, `${body} `)].map(
      ({ id }) => id as string,
    );
    expect(new Set(ids).size).toBe(3);
  });

  it('are said to be received once', async () => {
    const body = leadBody({ Title: 'once' });
    const { id } = await kept(planner, body);
    await kept(planner, body);
    expect(await booted.app.db.rows(sql`select type from events where subject_id = ${id}`)).toEqual([
      { type: 'lead.received' },
    ]);
  });

  it('are one lead when they arrive in the same batch', async () => {
    const body = leadBody({ Title: 'at once' });
    const answers = await Promise.all(Array.from({ length: 7 }, () => post(booted, planner, body)));
    const ids = new Set(answers.map((answer) => answer.body.id));
    expect(ids.size).toBe(1);
    expect(await leadOf([...ids][0]!)).toMatchObject({ posts: 7 });
  });

  it('are one lead when two processes have them at the same time', async () => {
    const { app, house } = booted;
    const found = (await house.intake.directory.byToken(tokenOf(planner.leadSharing.intakeUrl)))!;
    const processes = [house.intake, openIntake(app, house.intake.directory)];
    const bodies = Array.from({ length: 20 }, (_, i) =>
      Buffer.from(leadBody({ Title: `both ${i}`, Email: `both${i % 3}@x.example` })),
    );
    const accepted = await Promise.all(
      processes.flatMap((intake, at) =>
        (at === 0 ? bodies : bodies.toReversed()).map((body) =>
          intake.accept({ ...found, contentType: null, body }),
        ),
      ),
    );
    expect(new Set(accepted.map(({ id }) => id)).size).toBe(bodies.length);
    for (const { id } of accepted.slice(0, bodies.length))
      expect(await leadOf(id)).toMatchObject({ posts: 2 });
  });
});

describe('a batch', () => {
  it('with one lead that the database refuses harms no other', async () => {
    const { db } = booted.app;
    await db.script(`alter table leads add constraint no_poison check (contact ->> 'company' <> 'Poison')`);
    const bodies = ['a', 'b', 'c', 'd', 'e'].map((title) =>
      leadBody({ Title: `batch ${title}`, Company: title === 'c' ? 'Poison' : 'Sound' }),
    );
    const answers = await Promise.all([...bodies, '[]'].map((body) => post(booted, planner, body)));
    await db.script('alter table leads drop constraint no_poison');
    expect(answers.map(({ status, body }) => `${status} ${body.id.slice(0, 4)}`)).toEqual([
      '202 lead',
      '202 lead',
      '202 qrn_',
      '202 lead',
      '202 lead',
      '202 qrn_',
    ]);
    const rows = await db.rows(sql`select body, reason from quarantine where id = ${answers[2]!.body.id}`);
    expect(rows).toEqual([{ body: Buffer.from(bodies[2]!), reason: 'not_storable' }]);
  });

  it('of several publishers keeps them apart', async () => {
    const others = await Promise.all([aPublisher(booted), aPublisher(booted)]);
    const listings = await Promise.all(others.map((other) => aListing(booted, other)));
    await Promise.all(
      listings.flatMap((listing, at) =>
        Array.from({ length: at + 2 }, (_, i) => post(booted, listing, leadBody({ Title: `${i}` }))),
      ),
    );
    expect(await Promise.all(others.map(({ id }) => countOf(booted, 'leads', id)))).toEqual([2, 3]);
    expect(await Promise.all(others.map(({ id }) => countOf(booted, 'people', id)))).toEqual([1, 1]);
  });
});
