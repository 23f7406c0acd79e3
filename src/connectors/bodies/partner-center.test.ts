// Partner Center's JSON in the spellings and accidents seen in the wild.
import { describe, expect, it } from 'vitest';
import type { ReadLead } from '../../leads/lead.ts';
import { partnerCenter } from './partner-center.ts';

const person = { FirstName: 'Olga', LastName: 'Wrona', Email: 'olga@sad.example', Company: 'Sad' };

function read(body: unknown) {
  return partnerCenter.read(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)));
}

function lead(body: unknown): ReadLead {
  const reading = read(body);
  if (reading.is !== 'lead') throw new Error(`${reading.reason}: ${reading.detail}`);
  return reading.lead;
}

describe('names', () => {
  it.each([
    ['as documented', { UserDetails: person }],
    [
      'camel case',
      { userDetails: { firstName: 'Olga', lastName: 'Wrona', email: 'olga@sad.example', company: 'Sad' } },
    ],
    [
      'upper case',
      { USERDETAILS: { FIRSTNAME: 'Olga', LASTNAME: 'Wrona', EMAIL: 'olga@sad.example', COMPANY: 'Sad' } },
    ],
    [
      'blanks',
      {
        'User Details': {
          'First Name': 'Olga',
          'Last Name': 'Wrona',
          Email: 'olga@sad.example',
          Company: 'Sad',
        },
      },
    ],
    [
      'snake case',
      { user_details: { first_name: 'Olga', last_name: 'Wrona', email: 'olga@sad.example', company: 'Sad' } },
    ],
    ['contact at the top', { ...person, LeadSource: 'SPZA' }],
    ['a null block and the contact at the top', { UserDetails: null, ...person }],
    ['the block as JSON text', { UserDetails: JSON.stringify(person) }],
    ['a table row', { CustomerInfo: JSON.stringify(person) }],
    ['an empty cell beside the block', { CustomerInfo: '', UserDetails: person }],
  ])('%s', (_name, body) => {
    expect(lead(body).contact).toMatchObject({
      firstName: 'Olga',
      lastName: 'Wrona',
      email: 'olga@sad.example',
      company: 'Sad',
      phone: null,
    });
  });

  it('reads a body behind a byte order mark', () => {
    expect(partnerCenter.matches('', Buffer.from('\ufeff {}'))).toBe(true);
    expect(lead(`\ufeff${JSON.stringify({ UserDetails: person })}`).contact.firstName).toBe('Olga');
  });

  it('takes the first value that says something and keeps the other', () => {
    const read = lead({ UserDetails: { Email: '', email: 'a@b.example', EMAIL: 'c@d.example' } });
    expect(read.contact.email).toBe('a@b.example');
    expect(read.source.extra).toEqual({ EMAIL: 'c@d.example' });
  });
});

describe('values', () => {
  it('takes numbers and truth values for text, and keeps lists and objects apart', () => {
    const read = lead({ UserDetails: { Phone: 48225550102, Title: true, Company: { Name: 'Sad' } } });
    expect(read.contact).toMatchObject({ phone: '48225550102', title: 'true', company: null });
    expect(read.contact.normalized.phone).toBe('+48225550102');
    expect(read.source.extra).toEqual({ Company: { Name: 'Sad' } });
  });

  it('keeps every member it does not know', () => {
    const read = lead({
      UserDetails: { ...person, Fax: '1' },
      LeadId: 'x-1',
      Plan: { id: 'gold' },
      LeadSource: 'SPZA',
    });
    expect(read.source.extra).toEqual({ Fax: '1', LeadId: 'x-1', Plan: { id: 'gold' } });
  });

  it('cuts a text at 8 KiB, between characters, and says so', () => {
    const read = lead({ UserDetails: person, Description: '🌸'.repeat(3000) });
    expect(read.note).toBe('🌸'.repeat(2048));
    expect(read.warnings).toEqual(['value_truncated']);
  });

  it('stores a note of 5,000 characters, names of any script and HTML as they came', () => {
    const note = `<b onclick="x()">=1+1</b>\n${'ů'.repeat(1500)}${'x'.repeat(3500)}`;
    const read = lead({
      UserDetails: { FirstName: "Zoë 🌸 O'Neil", LastName: 'حداد', Company: '=cmd|calc' },
      Description: note,
    });
    expect(read.note).toBe(note);
    expect(read.contact).toMatchObject({
      firstName: "Zoë 🌸 O'Neil",
      lastName: 'حداد',
      company: '=cmd|calc',
    });
    expect(read.warnings).toEqual([]);
  });

  it('takes out what PostgreSQL cannot hold', () => {
    const body =
      '{"UserDetails":{"FirstName":"Ol\\u0000ga\\ud800","Email":"\\u0000"},"Odd":["\\udc00x\\u0000"]}';
    const read = lead(body);
    expect(read.contact).toMatchObject({ firstName: 'Olga', email: null });
    expect(read.source.extra).toEqual({ Odd: ['x'] });
  });

  it('is not led astray by members of a prototype', () => {
    const read = lead(
      '{"UserDetails":{"FirstName":"Olga","__proto__":{"Email":"x@y.example"}},"__proto__":{"a":1},"constructor":2}',
    );
    expect(read.contact).toMatchObject({ firstName: 'Olga', email: null });
    expect(read.source.extra).toEqual({ constructor: 2 });
    expect(read.source.extra['a']).toBeUndefined();
  });
});

describe('action, kind and consent', () => {
  const none = { basis: 'none', scope: 'none', source: 'storefront_terms' };
  const acquired = { basis: 'acquisition', scope: 'this_and_related_products', source: 'storefront_terms' };
  const unknown = { basis: 'unknown', scope: 'this_product', source: 'storefront_terms' };
  it.each([
    ['SPZA-INS|a.b', 'INS', 'INS', 'customer', acquired, []],
    ['SPZA-INS|a.b', 'ins', 'INS', 'customer', acquired, []],
    ['SPZA-INS|a.b', undefined, 'INS', 'customer', acquired, []],
    ['AzureMarketplace', 'cta_ins', 'INS', 'customer', acquired, []],
    // The field is believed before the line, and the difference told.
    ['SPZA-PLT|a.b', 'INS', 'INS', 'customer', acquired, ['action_conflict']],
    // But whoever must not be contacted is not, whichever of the two says so.
    ['SPZA-DNC|a.b', 'INS', 'INS', 'notice', none, ['action_conflict']],
    ['SPZA-INS|a.b', 'DNC', 'DNC', 'notice', none, ['action_conflict']],
    ['SPZA-dnc|a.b', undefined, 'DNC', 'notice', none, []],
    ['SPZA-XYZ|a.b', undefined, 'XYZ', 'customer', unknown, ['action_unknown']],
    ['SPZA-XYZ|a.b', 'xyz', 'xyz', 'customer', unknown, ['action_unknown']],
    ['SPZA-INS|a.b', 'XYZ', 'XYZ', 'customer', unknown, ['action_unknown', 'action_conflict']],
    ['SPZA', undefined, null, 'customer', unknown, []],
    [undefined, undefined, null, 'customer', unknown, []],
  ])('%s with %s: %s, a %s', (LeadSource, ActionCode, action, kind, consent, warnings) => {
    expect(lead({ UserDetails: person, LeadSource, ActionCode })).toMatchObject({
      action,
      kind,
      consent,
      warnings,
    });
  });

  it.each([
    ['FirstName', { UserDetails: { ...person, FirstName: 'MSFT_TEST_639081261270000000' } }],
    ['LastName', { UserDetails: { ...person, LastName: 'msft_test' } }],
    ['Company', { UserDetails: { ...person, Company: 'MSFT_TEST_639081261270000000' } }],
    ['Title', { UserDetails: { ...person, Title: 'MSFT_TEST_639081261270000000' } }],
    ['Email', { UserDetails: { ...person, Email: 'MSFT_TEST_639081261270000000@test.com' } }],
    ['Description', { UserDetails: person, Description: 'MSFT_TEST_639081261270000000' }],
    ['LeadSource', { UserDetails: person, LeadSource: 'MSFT_TEST_1-MSFT_TEST_1|Solar Forecast' }],
    [
      'LeadSource and DNC',
      { UserDetails: person, LeadSource: 'MSFT_TEST_1-MSFT_TEST_1|Solar', ActionCode: 'DNC' },
    ],
    ['ActionCode', { UserDetails: person, ActionCode: 'MSFT_TEST_1' }],
  ])('a test is known by its marker in %s', (_field, body) => {
    const read = lead(body);
    expect(read.kind).toBe('test');
    expect(read.warnings).toEqual([]);
  });

  it('takes the offer of a test lead for a title, unless the body has one', () => {
    const LeadSource = 'MSFT_TEST_1-MSFT_TEST_1|Solar | Forecast 2.0';
    expect(lead({ LeadSource }).offer).toEqual({
      publisher: null,
      offerId: null,
      title: 'Solar | Forecast 2.0',
    });
    expect(lead({ LeadSource, OfferTitle: 'Solar' }).offer.title).toBe('Solar');
  });

  it('keeps an offer title with bars and dashes whole', () => {
    const { offer } = lead({ LeadSource: 'SPZA-PLT|a.b', OfferTitle: 'Plan | Act - Check.' });
    expect(offer).toEqual({ publisher: 'a', offerId: 'b', title: 'Plan | Act - Check.' });
  });
});

describe('an incomplete contact', () => {
  it.each([
    ['no block', { LeadSource: 'SPZA' }, ['contact_withheld']],
    ['a null block', { UserDetails: null, LeadSource: 'SPZA' }, ['contact_withheld']],
    ['an empty block', { UserDetails: {}, LeadSource: 'SPZA' }, ['contact_empty']],
    ['labels alone', { UserDetails: { Email: '', Phone: ' \u0000' } }, ['contact_empty']],
    ['labels alone at the top', { Email: '', LeadSource: 'SPZA' }, ['contact_empty']],
    ['one thing known', { UserDetails: { Country: 'Mars' } }, []],
    ['an address that is none', { UserDetails: { Email: 'call me' } }, ['email_unreadable']],
  ])('%s', (_name, body, warnings) => {
    expect(lead(body).warnings).toEqual(warnings);
  });
});

describe('what is no lead', () => {
  it.each([
    ['', 'empty_body', 'the body is empty'],
    [' \r\n', 'empty_body', 'the body is empty'],
    ['[]', 'not_an_object', 'the body is a list, not an object'],
    ['[{"UserDetails":{}}]', 'not_an_object', 'the body is a list, not an object'],
    ['42', 'not_an_object', 'the body is a single value, not an object'],
    ['"text"', 'not_an_object', 'the body is a single value, not an object'],
    ['null', 'not_an_object', 'the body is a single value, not an object'],
    ['{}', 'no_known_fields', 'none of the members of a lead is there'],
    [
      '{"EventName":"x","__proto__":{"Email":"a"}}',
      'no_known_fields',
      'none of the members of a lead is there',
    ],
    ['{"UserDetails":[]}', 'not_an_object', 'UserDetails is a list, not an object'],
    ['{"UserDetails":"[1]"}', 'not_an_object', 'UserDetails is a list, not an object'],
    ['{"CustomerInfo":"Olga Wrona"}', 'not_json', 'inside CustomerInfo, line 1, column 1: expected a value'],
    [
      '{"userdetails":"{\\"Email\\":\\"a\\" \\"b\\"}"}',
      'not_json',
      'inside UserDetails, line 1, column 14: expected a comma or a closing brace',
    ],
    ['{"Email":"olga@sad.example"', 'not_json', 'line 1, column 28: expected a comma or a closing brace'],
  ])('%j: %s', (body, reason, detail) => {
    expect(read(body)).toMatchObject({ is: 'unreadable', reason, detail });
  });

  it('is neither Latin-1 nor UTF-16', () => {
    expect(partnerCenter.read(Buffer.from('{"FirstName":"Zoë"}', 'latin1'))).toMatchObject({
      reason: 'not_utf8',
    });
    expect(partnerCenter.read(Buffer.from('\ufeff{"FirstName":"Zoë"}', 'utf16le'))).toMatchObject({
      reason: 'not_utf8',
    });
  });
});
