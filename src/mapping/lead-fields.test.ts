// The names a mapping may take values from: each gives something of a full lead, and none reaches beyond the lead.
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { isLeadField, leadFields, valueOf } from './lead-fields.ts';

const campaign = Object.fromEntries(
  'mktcmpid utm_source utm_medium utm_campaign utm_term utm_content ref src'
    .split(' ')
    .map((name) => [name, `the ${name}`]),
);
const extra = {
  campaign,
  fields: { employees: 12, agreed: true },
  employees: 99,
  region: 'North',
  deep: { a: 1 },
};
const full = sharedLead({
  source: { extra },
  consent: {
    basis: 'contact_form',
    scope: 'this_product',
    source: 'own_form',
    record: { textId: 'txt_1', version: 2, language: 'pl', givenAt: '2026-11-20T09:30:00.000Z' } as never,
  },
});

describe('every lead field', () => {
  it.each(Object.keys(leadFields))('%s has a value where the lead has one', (name) => {
    expect(valueOf(full, name)).toSatisfy((value) => value !== null && value !== '');
  });
});

describe('a field of the publisher’s own', () => {
  it.each([
    ['extra.employees', 12],
    ['extra.agreed', true],
    ['extra.region', 'North'],
    ['extra.deep', '{"a":1}'],
    ['extra.nothing', null],
    ['extra.toString', null],
    ['extra.__proto__', null],
    ['toString', null],
    ['contact.nothing', null],
  ])('%s is %s', (name, value) => expect(valueOf(full, name)).toBe(value));

  it.each([
    ['contact.email', true],
    ['extra.anything', true],
    ['extra.', false],
    ['contact.nothing', false],
    ['constructor', false],
  ])('%s may be named: %s', (name, may) => expect(isLeadField(name)).toBe(may));
});
