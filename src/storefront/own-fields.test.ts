// A publisher's own fields on its forms: asked, judged in the visitor's language, kept with the lead, and sent on with it.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import {
  aPublishedListing,
  inboxOf,
  ownAddress,
  send,
  visit,
  workFor,
  zofia,
  type APage,
} from '../../test/customer.ts';
import { aDestination, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import { startOdoo, type Odoo } from '../../test/fakes/odoo.ts';
import { leadFieldsOf } from '../leads/lead-field-store.ts';
import { numberIn } from './number.ts';

const clock = testClock();
let booted: Delivering;
let publisher: APublisher;
let listing: APage;
let form: string;
let receiver: FarSide;
let odoo: Odoo;
const origin = 'https://www.northwind.example';

beforeAll(async () => {
  receiver = await startFarSide(() => ({ status: 200 }));
  odoo = await startOdoo();
  booted = await bootDelivering({}, clock);
});
afterAll(async () => {
  await booted.close();
  await receiver.close();
  await odoo.close();
});
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aPublishedListing(booted, publisher, { page: { allowedOrigins: [origin] } });
  form = `${listing.url}/contact-me`;
  for (const field of [
    { name: 'employees', kind: 'number', label: 'Employees', labels: { hu: 'Létszám' }, required: true },
    {
      name: 'system',
      kind: 'choice',
      label: 'Current system',
      labels: { hu: 'Mai rendszer' },
      help: 'What you plan with <today>.',
      options: [
        { value: 'paper', label: 'Paper', labels: { hu: 'Papír' } },
        { value: 'excel', label: 'Spreadsheets' },
      ],
    },
    { name: 'partner', kind: 'yes_no', label: 'Have you a partner?' },
    { name: 'plans', kind: 'multiline', label: 'Plans', maxLength: 20 },
    { name: 'code', kind: 'text', label: 'Code', maxLength: 5 },
  ])
    await added(field);
});

async function added(field: Record<string, unknown>): Promise<void> {
  const path = `/api/v1/publishers/${publisher.id}/lead-fields`;
  const { status, body } = await booted.call('POST', path, field);
  if (status !== 201) throw new Error(JSON.stringify(body));
}

async function fillIn(typed: Record<string, string>, query = '') {
  const shown = await visit(booted, `${form}${query}`);
  clock.forward(20_000);
  return { shown, sent: await send(booted, shown, { ...zofia, ...typed }) };
}

const newest = async () => {
  const { leads } = await inboxOf(booted, publisher);
  return (await booted.call('GET', `/api/v1/publishers/${publisher.id}/leads/${leads[0]!.id}`)).body;
};

const good = {
  'extra.employees': '1 250,5',
  'extra.system': 'excel',
  'extra.partner': 'no',
  'extra.plans': 'One\r\ntwo',
};

describe('the page', () => {
  it('asks them after the fixed ones, in their order and the reader’s language, else in the words there are', async () => {
    const { html } = await visit(booted, `${form}?lang=hu`);
    const asked = [...html.matchAll(/<label for="([^"]+)">([^<]+)</g)].map(
      ([, name, label]) => `${name}: ${label}`,
    );
    expect(asked.slice(7, -1)).toEqual([
      'note: Mit szeretne megtudni?',
      'extra.employees: Létszám *',
      'extra.system: Mai rendszer',
      'extra.partner: Have you a partner?',
      'extra.plans: Plans',
      'extra.code: Code',
    ]);
    expect(html).toContain('<option value="paper">Papír</option><option value="excel">Spreadsheets</option>');
    expect(html).toContain('<option value="yes">Igen</option><option value="no">Nem</option>');
    expect(html).toContain('What you plan with &lt;today&gt;.');
    expect(html).toMatch(/id="extra\.employees"[^>]* required/);
  });

  it('says beside each what is wrong, and loses nothing', async () => {
    const typed = {
      'extra.employees': 'many <b>',
      'extra.system': 'abacus',
      'extra.partner': 'perhaps',
      'extra.plans': 'x'.repeat(21),
      'extra.code': 'a\nb',
    };
    const { sent } = await fillIn(typed, '?lang=hu');
    expect(sent.status).toBe(422);
    const wrong = (name: string) => new RegExp(`id="${name}-wrong">([^<]+)<`).exec(sent.html)?.[1];
    expect(Object.keys(typed).map(wrong)).toEqual([
      'Adjon meg egy számot, például 1500 vagy 12,5.',
      'Válasszon egyet a listából.',
      'Válasszon egyet a listából.',
      'Legfeljebb 20 karaktert használjon.',
      'Egyetlen sort használjon.',
    ]);
    expect(sent.html).toContain('value="many &lt;b&gt;"');
    expect(sent.html).toContain(`${'x'.repeat(21)}</textarea>`);
    expect(sent.html).toContain('<a href="#extra.employees">Létszám</a>');
    const { sent: again } = await fillIn({ ...good, 'extra.employees': '', 'extra.system': 'excel' });
    expect(again.html).toContain('Please fill in this field.');
    expect(again.html).toContain('<option value="excel" selected>');
    expect((await inboxOf(booted, publisher)).leads).toEqual([]);
  });

  it('of another listing asks only what is meant for it, and nothing that is archived', async () => {
    const other = await aPublishedListing(booted, publisher, {});
    await added({ name: 'floor', kind: 'text', label: 'Floor', listingIds: [other.id] });
    await booted.call('DELETE', `/api/v1/publishers/${publisher.id}/lead-fields/code`);
    expect((await visit(booted, form)).html).not.toMatch(/extra\.(floor|code)/);
    const there = (await visit(booted, `${other.url}/contact-me`)).html;
    expect(there).toContain('extra.floor');
  });

  it('takes twenty full ones, in letters that need the most bytes', async () => {
    for (let nth = 5; nth < 20; nth++) await added({ name: `f${nth}`, kind: 'multiline', label: `F${nth}` });
    const long = Object.fromEntries(
      Array.from({ length: 15 }, (_, nth) => [`extra.f${nth + 5}`, '€'.repeat(1_000)]),
    );
    expect((await fillIn({ ...good, ...long, note: '€'.repeat(2_700) })).sent.status).toBe(303);
    const lead = await newest();
    expect(lead.fields.f19).toBe('€'.repeat(1_000));
    expect(lead.warnings).toEqual([]);
  });
});

describe('a lead of the form', () => {
  it('has the values by their kind, shows them with their labels, and goes on with them', async () => {
    const url = `${receiver.url}/hook`;
    await aDestination(booted, publisher, { settings: { url } });
    const crm = await aDestination(booted, publisher, {
      kind: 'odoo',
      name: 'Odoo',
      settings: { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey },
    });
    const mapping = {
      fields: [
        { target: 'name', source: { from: 'field', field: 'lead.title' } },
        { target: 'type', source: { from: 'constant', value: 'lead' } },
        { target: 'x_employees', source: { from: 'field', field: 'extra.employees' } },
        { target: 'x_system', source: { from: 'template', template: 'uses {{ extra.system }}' } },
        { target: 'description', source: { from: 'field', field: 'lead.summary' } },
      ],
      language: 'cs',
    };
    await booted.app.db.run(sql`
      insert into mappings (publisher_id, destination_id, version, mapping, made_by, made_at)
      values (${publisher.id}, ${crm.id}, 1, ${JSON.stringify(mapping)}::jsonb, 'test', ${clock.now()})`);

    const at = `/api/v1/publishers/${publisher.id}/destinations/${crm.id}`;
    await booted.call('PATCH', at, { name: 'Our Odoo' });
    expect((await fillIn(good, '?lang=hu')).sent.status).toBe(303);
    await booted.settle();

    const fields = { employees: 1250.5, system: 'excel', partner: false, plans: 'One\r\ntwo' };
    const lead = await newest();
    expect(lead.fields).toEqual(fields);
    expect(lead.source.extra.fields).toEqual(fields);
    expect(lead.leadFields.map(({ name, label }: Record<string, string>) => [name, label])).toEqual([
      ['employees', 'Employees'],
      ['system', 'Current system'],
      ['partner', 'Have you a partner?'],
      ['plans', 'Plans'],
    ]);
    const hook = JSON.parse(receiver.seen.at(-1)!.body.toString()) as {
      data: { lead: { source: { extra: { fields: unknown } } } };
    };
    expect(hook.data.lead.source.extra.fields).toEqual(fields);
    const [record] = [...odoo.leads.values()].map(({ values }) => values);
    expect(record).toMatchObject({ x_system: 'uses excel' });
    expect(Number(record!['x_employees'])).toBe(1250.5);
    expect(record!['description']).toContain('Souhlas: požádal o kontakt, v našem formuláři');
    expect(record!['description']).toContain('Current system: ');
    // What is typed into them is the customer's, so no log may have it.
    expect(JSON.stringify(booted.lines)).not.toContain('1250.5');
  });

  it('says nothing in a field that was left empty', async () => {
    await fillIn({ 'extra.employees': '7' });
    expect((await newest()).fields).toEqual({ employees: 7 });
  });

  it('with links all over such a field looks like spam, and is kept whole in quarantine', async () => {
    await booted.call('PATCH', `/api/v1/publishers/${publisher.id}/lead-fields/plans`, { maxLength: 500 });
    await fillIn({ ...good, 'extra.plans': 'http://a.example http://b.example http://c.example' });
    const { leads, quarantine } = await inboxOf(booted, publisher);
    expect([leads.length, quarantine.length]).toEqual([0, 1]);
    const path = `/api/v1/publishers/${publisher.id}/quarantine/${quarantine[0]!.id}/releases`;
    expect((await booted.call('POST', path)).status).toBeLessThan(300);
    expect((await newest()).fields).toMatchObject({ employees: 1250.5, system: 'excel' });
  });
});

it('the form on another web site asks the same, judges the same and keeps the same', async () => {
  const url = `/store/api/listings/${listing.id}/forms/contact-me?lang=hu`;
  const headers = { origin, 'x-forwarded-for': ownAddress(), 'user-agent': 'Mozilla/5.0' };
  const shown = (await booted.web.inject({ url, headers })).json<{
    token: string;
    fields: { name: string; label: string; kind: string; help: string | null; options: unknown[] }[];
  }>();
  expect(shown.fields.slice(8, 11)).toMatchObject([
    { name: 'extra.employees', label: 'Létszám', kind: 'number', help: null, options: [] },
    {
      name: 'extra.system',
      kind: 'choice',
      help: 'What you plan with <today>.',
      options: [
        { value: 'paper', label: 'Papír' },
        { value: 'excel', label: 'Spreadsheets' },
      ],
    },
    {
      name: 'extra.partner',
      kind: 'choice',
      options: [
        { value: 'yes', label: 'Igen' },
        { value: 'no', label: 'Nem' },
      ],
    },
  ]);
  const { token } = shown;
  const sent = (values: Record<string, string>) =>
    booted.web.inject({
      method: 'POST',
      url,
      headers,
      payload: { token, work: workFor(token), page: `${origin}/`, values: { ...zofia, ...values } },
    });
  clock.forward(20_000);
  const refused = await sent({ ...good, 'extra.employees': 'x' });
  expect([refused.statusCode, refused.json<{ errors: unknown }>().errors]).toEqual([
    422,
    { 'extra.employees': 'Adjon meg egy számot, például 1500 vagy 12,5.' },
  ]);
  expect((await sent(good)).statusCode).toBe(201);
  expect((await newest()).fields).toMatchObject({ employees: 1250.5, partner: false });
});

it('others may learn the names and labels in order', async () => {
  const known = await leadFieldsOf(booted.app.db, publisher.id);
  expect(known.map(({ name, label }) => `${name} ${label}`).slice(0, 2)).toEqual([
    'employees Employees',
    'system Current system',
  ]);
});

describe('a number', () => {
  it.each([
    ['1500', 'en', 1500],
    ['1,500', 'en', 1500],
    ['1,500.25', 'en', 1500.25],
    ['1500,25', 'en', 1500.25],
    ['1.500', 'es', 1500],
    ['1.500,25', 'es', 1500.25],
    ['12.5', 'es', 12.5],
    ['1 500,25', 'pl', 1500.25],
    ['1\u00a0500', 'cs', 1500],
    ['-3', 'hu', -3],
    ['+3', 'hu', 3],
    ["1'500", 'en', 1500],
    ['', 'en', null],
    ['many', 'en', null],
    ['1e5', 'en', null],
    ['0x10', 'en', null],
    ['1,5,5', 'cs', null],
    ['1.5.5', 'en', null],
    ['.', 'en', null],
    ['9'.repeat(16), 'en', null],
  ] as const)('%j in %s is %s', (text, language, expected) => {
    expect(numberIn(text, language)).toBe(expected);
  });
});
