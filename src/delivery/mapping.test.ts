// A destination's mapping: saved in versions with who and why, refused with the place of each fault, previewed without a write,
// and in effect with the next lead.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import { startOdoo, type Odoo } from '../../test/fakes/odoo.ts';
import { startSalesforce } from '../../test/fakes/salesforce.ts';
import { cursorTo } from '../platform/web-list.ts';

let house: Delivering;
let odoo: Odoo;
let crm: Crm;
let publisher: APublisher;
let listing: AListing;
let destination: ADestination;

beforeAll(async () => {
  [house, odoo, crm] = await Promise.all([bootDelivering(), startOdoo(), startCrm()]);
});
afterAll(async () => {
  await house.close();
  await Promise.all([odoo.close(), crm.close()]);
});
beforeEach(async () => {
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  const settings = { url: odoo.url, database: odoo.database, apiKey: odoo.apiKey };
  destination = await aDestination(house, publisher, { kind: 'odoo', settings });
});

const path = (to = destination) => `${destinationsPath(publisher)}/${to.id}`;
const name = { target: 'name', source: { from: 'field', field: 'lead.title' } };
const type = { target: 'type', source: { from: 'constant', value: 'lead' } };
const save = (fields: unknown[], basedOn: number | null = null, why = 'As sales asked') =>
  house.call('PUT', `${path()}/mapping`, { fields, why, basedOn });
const preview = (body: object = {}, to = destination) =>
  house.call('POST', `${path(to)}/mapping-previews`, body);

describe('a mapping', () => {
  it('is the connector’s own until somebody changes it', async () => {
    const { status, body } = await house.call('GET', `${path()}/mapping`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: null, madeBy: null, open: true, canReadFields: true });
    expect(body.fields).toEqual(body.defaults);
    expect(body.targets).toContainEqual({ name: 'name', label: 'Opportunity', type: 'text', required: true });
    expect(body.leadFields).toContain('contact.company');
  });

  it('counts from the next lead on, and says who saved it and why', async () => {
    const source = { from: 'template', template: '{{ contact.title }} at {{ offer.title }}' };
    const saved = await save([{ target: 'name', source }, type]);
    expect(saved.status).toBe(200);
    expect(saved.body).toMatchObject({ version: 1, madeBy: 'operator', why: 'As sales asked' });
    const leadId = await aLead(house, listing, { Title: 'COO' });
    await house.settle();
    const [delivery] = await deliveriesOf(house, publisher, { leadId, destinationId: destination.id });
    expect(delivery).toMatchObject({ state: 'delivered' });
    expect([...odoo.leads.values()].at(-1)!.values).toMatchObject({ name: `COO at ${listing.title}` });
  });

  it('leaves on record what it had to change, and never the value', async () => {
    const source = { from: 'constant', value: 'prospect' };
    await save([name, { target: 'type', source, fallback: 'lead' }]);
    const leadId = await aLead(house, listing);
    await house.settle();
    const [delivery] = await deliveriesOf(house, publisher, { leadId, destinationId: destination.id });
    const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/deliveries/${delivery!.id}`);
    expect(body).toMatchObject({ state: 'delivered', unconfirmed: false, lastSaid: null });
    expect(body.items[0].mended).toEqual([{ field: 'type', how: 'replaced' }]);
  });

  it('that makes a lead unfit parks it with the field’s name', async () => {
    await save([{ target: 'name', source: { from: 'field', field: 'extra.nothing' } }, type]);
    const leadId = await aLead(house, listing);
    await house.settle();
    const [delivery] = await deliveriesOf(house, publisher, { leadId, destinationId: destination.id });
    expect(delivery).toMatchObject({
      state: 'parked',
      lastReason: 'invalid_lead',
      lastSaid: { code: 'value_missing', values: { name: 'Odoo', field: 'name' } },
    });
  });

  it('has versions, newest first, and an old one is restored by saving it again', async () => {
    const other = { ...name, fallback: 'Unknown' };
    await save([name, type], null, 'One');
    await save([other, type], 1, 'Two');
    const versions = `${path()}/mapping-versions`;
    const first = await house.call('GET', `${versions}?limit=1`);
    expect(first.body.items).toEqual([
      expect.objectContaining({ version: 2, why: 'Two', madeBy: 'operator' }),
    ]);
    const rest = await house.call('GET', `${versions}?limit=1&cursor=${first.body.nextCursor}`);
    expect(rest.body).toMatchObject({ items: [{ version: 1, why: 'One' }], nextCursor: null });
    const old = await house.call('GET', `${versions}/1`);
    const { body } = await save(old.body.fields, 2, 'Back');
    expect(body).toMatchObject({ version: 3, fields: [name, type] });
    for (const none of ['9', '2147483648', '0', 'x'])
      expect((await house.call('GET', `${versions}/${none}`)).status).toBe(404);
    for (const place of ['2147483648', '-2147483649', 'x', '', '0x10', '1e400'])
      expect(await house.call('GET', `${versions}?cursor=${cursorTo(place)}`)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'cursor', code: 'not_a_cursor' }] },
      });
  });

  it('is not saved over one that somebody else has just saved', async () => {
    await save([name, type]);
    const late = await save([name, type], null);
    expect(late).toMatchObject({ status: 409, body: { code: 'conflict' } });
    expect((await house.call('GET', `${path()}/mapping`)).body.version).toBe(1);
  });

  it('of two that are saved at the same moment is the first one', async () => {
    const both = await Promise.all([save([name, type]), save([type, name])]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  const from = (source: object) => [{ target: 'phone', source }, name, type];
  it.each([
    [
      'a lead field that is none',
      from({ from: 'field', field: 'contact.fax' }),
      'fields.0.source.field',
      'unknown_lead_field',
    ],
    [
      'a template that is none',
      from({ from: 'template', template: '{{ x' }),
      'fields.0.source.template',
      'formula_wrong',
    ],
    [
      'a template with a wrong name',
      from({ from: 'template', template: '{{ contact.fax }}' }),
      'fields.0.source.template',
      'unknown_lead_field',
    ],
    [
      'a loop',
      from({ from: 'template', template: '{% for a in (1..9) %}{% endfor %}' }),
      'fields.0.source.template',
      'formula_wrong',
    ],
    [
      'an expression that is none',
      from({ from: 'expression', expression: '1 +' }),
      'fields.0.source.expression',
      'formula_wrong',
    ],
    [
      'a pattern',
      from({ from: 'expression', expression: 'contact.name.matches("a")' }),
      'fields.0.source.expression',
      'formula_wrong',
    ],
    ['a source of no kind', from({ from: 'nowhere' }), 'fields.0.source.from', 'not_one_of'],
    ['a NUL', from({ from: 'constant', value: 'a\0' }), 'fields.0.source.value', 'nul_in_text'],
    ['a field filled twice', [name, name, type], 'fields.1.target', 'mapped_twice'],
    ['a field that is needed and left out', [type], 'targets.name', 'target_needed'],
    [
      'a transform that is none',
      [{ ...name, transforms: ['rot13'] }, type],
      'fields.0.transforms.0',
      'not_one_of',
    ],
    [
      'a table with a line that never counts',
      [
        {
          ...name,
          pickList: [
            { when: 'a', then: 'b' },
            { when: ' A', then: 'c' },
          ],
        },
        type,
      ],
      'fields.0.pickList.1.when',
      'mapped_twice',
    ],
    [
      'a constant beyond measure',
      from({ from: 'constant', value: 'x'.repeat(4_001) }),
      'fields.0.source.value',
      'too_long',
    ],
    [
      'too many fields',
      Array.from({ length: 501 }, (_, nth) => ({ ...name, target: `f${nth}` })),
      'fields',
      'too_many',
    ],
  ] as const)('with %s is refused, with its place', async (_, fields, field, code) => {
    const { status, body } = await save([...fields]);
    expect(status).toBe(422);
    expect(body.errors).toEqual([expect.objectContaining({ field, code })]);
    expect((await house.call('GET', `${path()}/mapping`)).body.version).toBeNull();
  });

  it('needs a reason', async () => {
    const { body } = await save([name, type], null, ' ');
    expect(body.errors).toEqual([expect.objectContaining({ field: 'why', code: 'required' })]);
  });
});

describe('a preview', () => {
  it('shows the values and the very request, without sending it', async () => {
    const before = odoo.seen.length;
    const { status, body } = await preview();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      values: { contact_name: 'Ana Example', email_from: 'ana@example.com', type: 'lead' },
      mended: [],
      unfit: [],
      complaints: [],
      failed: null,
      requests: [
        {
          method: 'POST',
          url: `${odoo.url}/json/2/crm.lead/load`,
          sent: false,
          status: null,
          headers: { authorization: '[redacted]', 'x-odoo-database': odoo.database },
        },
      ],
    });
    expect(JSON.parse(body.requests[0].body).fields).toContain('email_from');
    expect(JSON.stringify(body)).not.toContain(odoo.apiKey);
    expect(odoo.seen).toHaveLength(before);
  });

  it('of a lead that is there shows that lead', async () => {
    const leadId = await aLead(house, listing, { Email: 'zofia@lipowa.example' });
    const { body } = await preview({ leadId });
    expect(body.values).toMatchObject({ email_from: 'zofia@lipowa.example' });
  });

  it('of fields that are not saved says what is wrong with them, mended and unfit', async () => {
    const fields = [
      { target: 'phone', source: { from: 'template', template: '{{ nothing }}' } },
      { target: 'type', source: { from: 'constant', value: 'prospect' }, fallback: 'lead' },
      { target: 'x_size', source: { from: 'expression', expression: 'int(contact.company)' } },
    ];
    const { body } = await preview({ fields });
    expect(body).toMatchObject({
      values: { type: 'lead' },
      mended: [{ field: 'type', how: 'replaced' }],
      unfit: [
        { field: 'x_size', why: 'failed' },
        { field: 'name', why: 'missing' },
      ],
      complaints: [
        { field: 'fields.0.source.template', code: 'unknown_lead_field' },
        { field: 'targets.name', code: 'target_needed' },
      ],
      requests: [],
    });
  });

  it('gets a token as a delivery would, and shows neither it nor what it was got with', async () => {
    const org = await startSalesforce();
    const { url, clientId, clientSecret } = org;
    const given = { kind: 'salesforce', settings: { url, clientId, clientSecret } };
    const { body } = await preview({}, await aDestination(house, publisher, given));
    expect(body.requests[0]).toMatchObject({ method: 'POST', sent: true, status: 200, body: null });
    expect(body.requests.at(-1)).toMatchObject({ sent: false, body: expect.any(String) });
    expect(JSON.stringify(body)).not.toContain(clientSecret);
    expect(org.leads).toEqual([]);
    await org.close();
  });

  it('can leave the requests out', async () => {
    expect((await preview({ requests: false })).body).toMatchObject({ requests: [], failed: null });
  });

  it('keeps nothing and changes nothing', async () => {
    await preview();
    expect(await deliveriesOf(house, publisher)).toEqual([]);
    expect((await house.call('GET', `${path()}/mapping`)).body.version).toBeNull();
  });

  it('of the operator’s destination wants to know whose lead it is', async () => {
    const operators = await aDestination(house, null, { settings: { url: crm.url } });
    const leadId = await aLead(house, listing);
    const at = `${destinationsPath(null)}/${operators.id}/mapping-previews`;
    const nobodys = await house.call('POST', at, { leadId });
    expect(nobodys.body.errors).toEqual([
      expect.objectContaining({ field: 'publisherId', code: 'required' }),
    ]);
    const { body } = await house.call('POST', at, { leadId, publisherId: publisher.id });
    expect(JSON.parse(body.requests[0].body).data.lead.id).toBe(leadId);
  });

  it('needs to see leads as well', async () => {
    const key = await aKey(house, publisher, ['destinations:read', 'mappings:write']);
    const answer = await house.call('POST', `${path()}/mapping-previews`, {}, { key });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('is of one’s own destinations alone, and so are the far side’s fields', async () => {
    const other = await aPublisher(house);
    const key = await aKey(house, other);
    const seen = odoo.seen.length;
    for (const what of ['mapping-previews', 'far-fields'])
      expect(
        await house.call('POST', `${destinationsPath(other)}/${destination.id}/${what}`, {}, { key }),
      ).toMatchObject({ status: 404 });
    expect(odoo.seen).toHaveLength(seen);
  });

  it('is for a marketer as saving is, and for a key that may only change destinations it is not', async () => {
    const marketer = await aPerson(house, publisher.id, 'marketer');
    expect((await house.call('POST', `${path()}/mapping-previews`, {}, marketer.as)).status).toBe(200);
    const fields = (await house.call('GET', `${path()}/mapping`)).body.defaults;
    const body = { fields, why: 'As it was', basedOn: null };
    expect((await house.call('PUT', `${path()}/mapping`, body, marketer.as)).status).toBe(200);
    expect((await house.call('PATCH', path(), { paused: true }, marketer.as)).status).toBe(403);
    const key = await aKey(house, publisher, ['destinations:read', 'destinations:write', 'leads:read']);
    expect(await house.call('PUT', `${path()}/mapping`, body, { key })).toMatchObject({ status: 403 });
  });

  it('shows no lead of another publisher', async () => {
    const other = await aPublisher(house);
    const leadId = await aLead(house, await aListing(house, other));
    expect((await preview({ leadId, publisherId: other.id })).status).toBe(404);
  });
});

describe('the far side’s fields', () => {
  it('of one that tells them are what can be filled from then on', async () => {
    expect(await house.call('POST', `${path()}/far-fields`)).toMatchObject({ status: 200 });
    const { body } = await house.call('GET', `${path()}/mapping`);
    expect(body.targets).toContainEqual(expect.objectContaining({ name: 'x_studio_code', maxLength: 12 }));
  });

  it('of one that does not tell them cannot be read', async () => {
    const settings = { connectionString: 'UseDevelopmentStorage=true', tableName: 'Leads' };
    destination = await aDestination(house, publisher, { kind: 'azure-table', settings });
    expect(await house.call('POST', `${path()}/far-fields`)).toMatchObject({ status: 409 });
    expect((await house.call('GET', `${path()}/far-fields`)).body).toEqual({
      step: null,
      readAt: null,
      targets: [],
    });
  });
});
