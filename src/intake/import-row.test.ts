// Headers by many names, rows read as leads, and a name for each row that survives another export.
import { describe, expect, it } from 'vitest';
import { columnsOf, namesPeople, readRow, type ImportRow } from './import-row.ts';

const row = (cells: Record<string, string>): ImportRow =>
  readRow(columnsOf(Object.keys(cells)), Object.values(cells))!;
const meaning = (header: string) => columnsOf([header])[0]!.means;

describe('columnsOf', () => {
  it.each([
    ['Name', 'name'],
    ['CONTACT NAME', 'name'],
    ['First name', 'firstName'],
    ['first_name', 'firstName'],
    ['LastName', 'lastName'],
    ['E-mail', 'email'],
    ['EMAIL ADDRESS', 'email'],
    ['Customer e-mail', 'email'],
    ['Phone Number', 'phone'],
    ['Company', 'company'],
    ['Customer name', 'company'],
    ['Country/Region', 'country'],
    ['Job title', 'title'],
    ['Offer', 'offerTitle'],
    ['Solution name', 'offerTitle'],
    ['Offer ID', 'offerId'],
    ['Lead source', 'leadSource'],
    ['Action', 'actionCode'],
    ['Created date', 'createdAt'],
    ['\ufeff Lead ID ', 'leadId'],
    ['Notes', 'note'],
    ['Marketplace Purchase Intent', null],
    ['', null],
  ])('%j means %s', (header, means) => {
    expect(meaning(header)).toBe(means);
  });

  it('takes the first of two that mean the same', () => {
    expect(columnsOf(['Email', 'E-mail address']).map(({ means }) => means)).toEqual(['email', null]);
  });

  it('knows whether a file names people', () => {
    expect(namesPeople(columnsOf(['Status', 'Company']))).toBe(true);
    expect(namesPeople(columnsOf(['PageVisits', 'Country', 'Lead ID']))).toBe(false);
  });
});

describe('readRow', () => {
  it('fills the lead and keeps the rest under its header', () => {
    const { read, importId, createdAt, raw } = row({
      'Lead ID': ' L-7 ',
      'Created date': '3/4/2026',
      'First name': 'Zoë',
      'Last name': '=SUM(A1)',
      'E-mail': ' Zoe@X.example ',
      Phone: '48225550143',
      Country: 'Poland',
      Company: '@firm',
      'Lead source': 'SPZA-PLT|acme.planner',
      Offer: 'Planner',
      'Offer ID': 'other',
      Notes: 'call',
      'Marketplace Purchase Intent': 'Have not decided',
      Empty: '',
    });
    expect(read).toMatchObject({
      kind: 'customer',
      action: 'PLT',
      namedStorefront: 'appsource',
      note: 'call',
      warnings: [],
      offer: { publisher: 'acme', offerId: 'planner', title: 'Planner' },
      contact: {
        firstName: 'Zoë',
        lastName: '=SUM(A1)',
        company: '@firm',
        normalized: { email: 'zoe@x.example', country: 'PL', phone: '+48225550143' },
      },
      source: { extra: { 'Marketplace Purchase Intent': 'Have not decided' } },
    });
    expect([importId, createdAt?.toISOString()]).toEqual(['L-7', '2026-03-04T00:00:00.000Z']);
    expect(JSON.parse(raw.toString())).toMatchObject({
      'Lead ID': ' L-7 ',
      'E-mail': ' Zoe@X.example ',
      Empty: '',
    });
  });

  it.each([
    ['Ann Bee', 'Ann', 'Bee'],
    ['Ann  van der Bee', 'Ann', 'van der Bee'],
    ['Bee, Ann', 'Ann', 'Bee'],
    ['Cher', null, 'Cher'],
  ])('splits the name %j', (name, firstName, lastName) => {
    expect(row({ Name: name }).read.contact).toMatchObject({ firstName, lastName });
  });

  it('takes a whole name only where first and last are missing', () => {
    const { read } = row({ Name: 'Deal of the year', 'First name': 'Ann', Company: 'C' });
    expect(read).toMatchObject({
      contact: { firstName: 'Ann', lastName: null },
      source: { extra: { Name: 'Deal of the year' } },
    });
  });

  it('reads a notice and a probe as what they are', () => {
    expect(row({ Company: 'C', Action: 'DNC' }).read.kind).toBe('notice');
    expect(row({ Company: 'MSFT_TEST_636573304831318844' }).read.kind).toBe('test');
  });

  it('takes the offer id of its own column where the source names none', () => {
    expect(row({ Company: 'C', 'Offer ID': 'planner', 'Lead source': 'AppSource' }).read.offer.offerId).toBe(
      'planner',
    );
  });

  it('says nothing of a row without a person, and has no time where none is told', () => {
    expect(readRow(columnsOf(['Email', 'Offer', 'Status']), [' ', 'Planner', 'New'])).toBe(null);
    expect(row({ Company: 'C', Created: 'soon' }).createdAt).toBe(null);
  });

  it('stores no character that the database refuses', () => {
    const { read, importId } = row({ 'Lead ID': 'L\0', 'E-mail': 'a\0@b.example', 'Odd\0': '\ud800x' });
    expect(JSON.stringify([read, importId])).not.toMatch(/\\u0000|\\ud800/);
  });
});

describe('the key of a row', () => {
  const key = (cells: Record<string, string>) => row(cells).key.toString('hex');

  it('is the id where there is one, whatever else changed', () => {
    expect(key({ 'Lead ID': 'L-7', Company: 'C', Status: 'New' })).toBe(
      key({ Status: 'Closed', Company: 'C', id: 'l-7' }),
    );
    expect(key({ 'Lead ID': 'L-7', Company: 'C' })).not.toBe(key({ 'Lead ID': 'L-8', Company: 'C' }));
  });

  it('is what the row says where there is no id, in whatever order of columns', () => {
    expect(key({ Company: 'C', Email: 'a@b.example', Blank: '' })).toBe(
      key({ email: 'a@b.example', Company: 'C' }),
    );
    expect(key({ Company: 'C', Email: 'a@b.example' })).not.toBe(key({ Company: 'a@b.example', Email: 'C' }));
    expect(key({ Company: 'C' })).toHaveLength(32);
  });
});
