// Every body a receiver must expect, from bytes to lead; and nothing a sender can send makes it throw.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../body.ts';
import { readBody } from './index.ts';

const json = 'application/json; charset=utf-8';

function fixture(name: string): Buffer {
  return readFileSync(new URL(`../../../test/fixtures/bodies/${name}`, import.meta.url));
}

function text(name: string): string {
  return fixture(name).toString();
}

/** Any code units, halves of surrogate pairs among them. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('what marketplaces send', () => {
  it.each<[string, string, string, object]>([
    [
      'Contact me on AppSource',
      json,
      text('contact-me.json'),
      {
        kind: 'customer',
        action: 'PLT',
        namedStorefront: 'appsource',
        offer: { publisher: 'northwind-labs', offerId: 'shift-planner', title: 'Shift Planner for Teams' },
        consent: { basis: 'contact_form', scope: 'this_product' },
        contact: {
          normalized: {
            name: 'Halina Brzozowska',
            email: 'halina.brzozowska@dworzec-paczek.example',
            phone: '+48225550143',
            country: 'PL',
          },
        },
        note: 'Four depots, two hundred drivers; we need rotas before the autumn.',
        warnings: [],
      },
    ],
    [
      'Create in the Azure portal',
      json,
      text('portal-create.json'),
      {
        kind: 'customer',
        action: 'Create',
        namedStorefront: 'azure-marketplace',
        offer: { publisher: 'northwind-labs', offerId: 'edge-firewall-r77-10sg-byol' },
        consent: { basis: 'acquisition', scope: 'this_and_related_products' },
        contact: { phone: null, title: null, normalized: { phone: null, country: 'NO' } },
        note: null,
        warnings: [],
      },
    ],
    [
      'a test drive',
      json,
      text('test-drive.json'),
      {
        kind: 'customer',
        action: 'StartTestDrive',
        namedStorefront: 'azure-marketplace',
        consent: { basis: 'test_drive', scope: 'this_product' },
        contact: { lastName: "D'Arcy", normalized: { phone: '+34915557731', country: 'ES' } },
        warnings: [],
      },
    ],
    [
      'a source without a bar: the action from its field, the offer by its title alone',
      json,
      text('plain-source.json'),
      {
        action: 'INS',
        namedStorefront: 'azure-marketplace',
        offer: { publisher: null, offerId: null, title: 'Solar Forecast' },
        contact: { phone: '16175555555', normalized: { phone: '+16175555555', country: 'US' } },
        source: { leadSource: 'AzureMarketplace', actionCode: 'INS', extra: {} },
      },
    ],
    [
      'do not contact: a notice',
      json,
      text('do-not-contact.json'),
      {
        kind: 'notice',
        action: 'DNC',
        namedStorefront: 'appsource',
        offer: { publisher: 'northwind-labs', offerId: 'shift-planner' },
        consent: { basis: 'none', scope: 'none' },
      },
    ],
    [
      "the marketplace's probe, userDetails in lower case",
      json,
      text('probe.json'),
      { kind: 'test', action: 'INS', namedStorefront: 'azure-marketplace', warnings: [] },
    ],
    [
      'labels without values',
      json,
      text('empty-contact.json'),
      {
        kind: 'customer',
        warnings: ['contact_empty'],
        contact: { email: null, normalized: { name: null, email: null, phone: null, country: null } },
      },
    ],
    [
      'a contact withheld from the listing',
      json,
      text('withheld.json'),
      { kind: 'customer', action: 'INS', namedStorefront: 'appsource', warnings: ['contact_withheld'] },
    ],
    [
      "Salesforce's form",
      'application/x-www-form-urlencoded',
      text('web-to-lead.txt'),
      {
        kind: 'customer',
        action: 'PLT',
        namedStorefront: 'appsource',
        offer: { publisher: 'northwind-labs', offerId: 'shift-planner', title: null },
        note: 'Queremos uma demonstração',
        contact: {
          firstName: 'Inês',
          company: 'Campo Claro Agrícola',
          normalized: { email: 'ines.valadares@campoclaro.example', phone: '+351215550188', country: 'PT' },
        },
        source: { leadSource: 'SPZA-PLT|northwind-labs.shift-planner', actionCode: null, extra: {} },
        warnings: [],
      },
    ],
    [
      'a row of the leads table',
      json,
      text('table-row.json'),
      {
        action: 'INS',
        offer: { publisher: 'northwind-labs', offerId: 'solar-forecast', title: 'Solar Forecast' },
        contact: {
          normalized: { email: 'aga@zielona-apteka.example', phone: '+48585550131', country: 'PL' },
        },
        source: {
          extra: {
            PartitionKey: '20260303',
            RowKey: '0f6f1b58-2f31-4f0b-8a40-7a1f3c1f2d90',
            Timestamp: '2026-03-03T09:15:28.1034211Z',
            CreatedTime: '2026-03-03T09:15:27Z',
          },
        },
        warnings: [],
      },
    ],
    [
      'an unknown action',
      json,
      '{"Email":"a@b.example","LeadSource":"SPZA-XYZ|a.b"}',
      { action: 'XYZ', namedStorefront: 'appsource', warnings: ['action_unknown'] },
    ],
    [
      'an unknown source',
      json,
      '{"Email":"a@b.example","LeadSource":"Foo-BAR|x"}',
      { action: 'BAR', namedStorefront: null, offer: { offerId: 'x' } },
    ],
    [
      'an offer id that is no GUID',
      json,
      '{"Email":"a@b.example","LeadSource":"SPZA-INS|docusign.3701c77e-1cfa-4c56-91e6-3ed0b622145"}',
      { offer: { publisher: 'docusign', offerId: '3701c77e-1cfa-4c56-91e6-3ed0b622145' }, warnings: [] },
    ],
    [
      'twenty nested levels',
      json,
      `{"Email":"a@b.example","Deep":${'['.repeat(20)}${']'.repeat(20)}}`,
      { contact: { email: 'a@b.example' }, warnings: ['value_truncated'] },
    ],
  ])('%s', (_name, type, body, lead) => {
    expect(readBody(type, Buffer.from(body))).toMatchObject({ is: 'lead', lead });
  });

  it.each([' Zofia.Maj@Lipowa.Example ', 'zofia.maj@lipowa.example', 'ZOFIA.MAJ @lipowa.example'])(
    '%j is the address of one person',
    (email) => {
      const reading = readBody(json, Buffer.from(JSON.stringify({ UserDetails: { Email: email } })));
      expect(reading).toMatchObject({
        lead: { contact: { normalized: { email: 'zofia.maj@lipowa.example' } } },
      });
    },
  );

  it.each([
    ['US', 'US'],
    ['USA', 'US'],
    ['United States', 'US'],
    ['Estados Unidos', 'US'],
    ['Deutschland', 'DE'],
    ['', null],
    ['Mars', null],
  ])('the country %j is %s, and kept as sent', (sent, code) => {
    const reading = readBody(
      json,
      Buffer.from(JSON.stringify({ UserDetails: { Country: sent, Title: 'CTO' } })),
    );
    expect(reading).toMatchObject({
      lead: { contact: { country: sent || null, normalized: { country: code } } },
    });
  });

  it.each([
    ['+48 22 555 01 02', '+48225550102'],
    ['16175555555', '+16175555555'],
    ['n/a', null],
  ])('the phone %j is %s, and kept as sent', (sent, e164) => {
    const reading = readBody(json, Buffer.from(JSON.stringify({ UserDetails: { Phone: sent } })));
    expect(reading).toMatchObject({ lead: { contact: { phone: sent, normalized: { phone: e164 } } } });
  });
});

describe('what cannot be read', () => {
  it('points at the missing comma of the official sample', () => {
    expect(readBody(json, fixture('missing-comma.txt'))).toEqual({
      is: 'unreadable',
      reason: 'not_json',
      detail: 'line 14, column 3: expected a comma or a closing brace',
      code: 'not_json',
      given: { line: 14, column: 3, expected: 'comma_or_brace', member: 'body' },
    });
  });

  it.each([
    [json, '', 'empty_body'],
    [null, ' \n', 'empty_body'],
    ['image/png', '', 'empty_body'],
    [json, '[{"Email":"a@b.example"}]', 'not_an_object'],
    [json, '42', 'not_an_object'],
    [null, '"Email"', 'not_an_object'],
    [json, text('referral-webhook.json'), 'no_known_fields'],
    [null, 'hello', 'not_json'],
    ['text/plain', 'Dear partner, a customer', 'not_json'],
    [json, 'hello', 'not_json'],
    ['application/xml', '<lead/>', 'unsupported_content_type'],
    ['multipart/form-data; boundary=x', '--x\r\n', 'unsupported_content_type'],
    ['application/x-www-form-urlencoded', 'a=b', 'no_known_fields'],
  ])('%s %j: %s', (type, body, reason) => {
    expect(readBody(type, Buffer.from(body))).toMatchObject({ is: 'unreadable', reason });
  });

  it('says nothing of the person in the body', () => {
    const body = Buffer.from('{"Email":"olga@sad.example" "Phone":"48225550102"}');
    expect(JSON.stringify(readBody(json, body))).not.toMatch(/olga|4822/);
  });
});

describe('the content type is a hint only', () => {
  const lead = { is: 'lead', lead: { action: 'PLT' } };
  it.each([
    null,
    '',
    'text/plain',
    'application/octet-stream',
    'application/x-www-form-urlencoded',
    'image/png',
    'Nonsense',
  ])('JSON under %s', (type) => {
    expect(readBody(type, fixture('contact-me.json'))).toMatchObject(lead);
  });
  it.each([null, 'text/plain', json, 'image/png'])('a form under %s', (type) => {
    expect(readBody(type, fixture('web-to-lead.txt'))).toMatchObject(lead);
  });
});

describe('any bytes', () => {
  const types = fc.constantFrom(null, json, 'text/plain', 'application/x-www-form-urlencoded', 'image/png');
  const names = fc.constantFrom(
    'UserDetails',
    'userDetails',
    'CustomerInfo',
    'Email',
    'Phone',
    'Country',
    'LeadSource',
  );
  const member = fc.oneof(
    names,
    fc.constantFrom('__proto__', 'toString', 'ActionCode', 'Description', '00N1'),
  );
  const nearLead = fc.dictionary(
    member,
    fc.oneof(fc.jsonValue(), anyUnits, fc.dictionary(member, fc.jsonValue())),
  );

  function storableAll(reading: Reading): void {
    const stored = JSON.stringify(reading);
    expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/);
  }

  it('are read or refused by name, and what is read can be stored', () => {
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 400 }), (type, bytes) => {
        storableAll(readBody(type, Buffer.from(bytes)));
      }),
    );
    fc.assert(
      fc.property(types, fc.webQueryParameters(), (type, form) =>
        storableAll(readBody(type, Buffer.from(form))),
      ),
    );
    fc.assert(
      fc.property(types, nearLead, (type, body) =>
        storableAll(readBody(type, Buffer.from(JSON.stringify(body)))),
      ),
      { numRuns: 1000 },
    );
  });

  it('may be as deep or as wide as the largest body', () => {
    const deep = `{"Email":"a@b.example","X":${'{"a":'.repeat(40_000)}1${'}'.repeat(40_000)}}`;
    const wide = `{"Email":"a@b.example",${Array.from({ length: 20_000 }, (_, index) => `"m${index}":1`).join(',')}}`;
    const open = '['.repeat(262_144);
    for (const body of [deep, wide]) {
      expect(readBody(json, Buffer.from(body))).toMatchObject({ lead: { warnings: ['value_truncated'] } });
    }
    expect(readBody(json, Buffer.from(open))).toMatchObject({ reason: 'not_json' });
  });
});
