// When two contacts are likely one person, reason by reason; and what holds for any two.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contactFrom } from './contact.ts';
import type { Contact, ContactFields } from './lead.ts';
import { likeness, threshold } from './likeness.ts';
import { companyKeyOf, keysOf, traitsOf } from './traits.ts';

type Given = Partial<Record<keyof ContactFields, string>>;
const contact = ({ firstName = 'Zofia', lastName = 'Majchrzak', ...rest }: Given): Contact =>
  contactFrom({
    firstName: firstName || null,
    lastName: lastName || null,
    email: null,
    phone: null,
    country: 'PL',
    company: null,
    title: null,
    ...rest,
  });

const codes = (a: Given, b: Given) => likeness(contact(a), contact(b)).reasons.map(({ code }) => code);

describe('one person, likely', () => {
  it.each<[why: string, a: Given, b: Given, reasons: string[]]>([
    [
      'the same phone number, written otherwise, and the same name',
      { phone: '22 555 01 02' },
      { phone: '+48 225550102' },
      ['same_phone', 'same_name'],
    ],
    [
      'the same phone number where one left out the name',
      { phone: '+48225550102' },
      { phone: '+48225550102', firstName: '', lastName: '' },
      ['same_phone'],
    ],
    [
      'the same name and company domain',
      { email: 'zofia@lipowa.example' },
      { email: 'z.majchrzak@mail.lipowa.example' },
      ['same_name_same_domain'],
    ],
    [
      'names in the other order, with a title, without accents',
      { email: 'a@lipowa.example', firstName: 'Dr. Žofia', lastName: 'Majchrzak' },
      { email: 'b@lipowa.example', firstName: 'MAJCHRZAK', lastName: 'Zofia' },
      ['same_name_same_domain'],
    ],
    [
      'the same name and company at a free mail provider',
      { email: 'zofia@lipowa.example', company: 'Lipowa Logistyka Sp. z o.o.' },
      { email: 'zm77@gmail.com', company: 'lipowa logistyka' },
      ['same_name_same_company'],
    ],
    [
      'the same name, a company with a slip',
      { company: 'Lipowa Logistyka' },
      { company: 'Lipova Logistyka S.A.' },
      ['same_name_alike_company'],
    ],
    [
      'the same name, a company said in short',
      { company: 'Lipowa' },
      { company: 'Lipowa Logistyka' },
      ['same_name_alike_company'],
    ],
    [
      'the same name, an address with one slip',
      { email: 'zofia.m@gmail.com' },
      { email: 'zofia.n@gmail.com' },
      ['same_name_alike_address'],
    ],
    [
      'the same name, the company’s domain of another country',
      { email: 'zofia@lipowa.com' },
      { email: 'zofia@lipowa.de' },
      ['same_name_alike_address'],
    ],
    [
      'the same name, a slip in the domain',
      { email: 'zofia@lipowa.com' },
      { email: 'zofia@lipova.com' },
      ['same_name_alike_address'],
    ],
    [
      'one mailbox under a tag',
      { email: 'zofia@lipowa.example' },
      { email: 'zofia+crm@lipowa.example' },
      ['same_mailbox', 'same_name_same_domain'],
    ],
    [
      'one mailbox of Gmail, which passes over dots',
      { email: 'zofia.majchrzak@gmail.com' },
      { email: 'zofiamajchrzak+a@googlemail.com' },
      ['same_mailbox', 'same_name'],
    ],
    [
      'an initial in the name, the local part in another order',
      { firstName: 'Z.', email: 'majchrzak.zofia@lipowa.example' },
      { email: 'zofia.majchrzak@lipowa.example' },
      ['alike_name_alike_address'],
    ],
  ])('%s', (_, a, b, reasons) => {
    expect(codes(a, b)).toEqual(reasons);
    expect(likeness(contact(a), contact(b)).score).toBeGreaterThanOrEqual(threshold);
  });
});

describe('two people, as far as anybody can tell', () => {
  it.each<[why: string, a: Given, b: Given]>([
    ['the same name and nothing else', {}, {}],
    ['nothing known of either', { firstName: '', lastName: '' }, { firstName: '', lastName: '' }],
    [
      'colleagues: one switchboard, two names',
      { phone: '+48225550102', email: 'zofia@lipowa.example' },
      { phone: '+48225550102', email: 'marek@lipowa.example', firstName: 'Marek', lastName: 'Dąbek' },
    ],
    [
      'Jan and Jana of one company',
      { firstName: 'Jan', lastName: 'Novák', email: 'jan@lipowa.example' },
      { firstName: 'Jana', lastName: 'Nováková', email: 'jana@lipowa.example' },
    ],
    [
      'one name at one provider for everybody',
      { email: 'zofia@gmail.com' },
      { email: 'majchrzak77@gmail.com' },
    ],
    [
      'a team’s mailbox with tags by person',
      { email: 'sales+zofia@lipowa.example' },
      { email: 'sales+marek@lipowa.example', firstName: 'Marek', lastName: 'Dąbek' },
    ],
    [
      'a first name alone, of one company',
      { firstName: 'Zofia', lastName: '', email: 'office@lipowa.example' },
      { firstName: 'Zofia', lastName: '', email: 'zofia.m@lipowa.example' },
    ],
    ['the same name in companies of other names', { company: 'Lipowa' }, { company: 'Dębowa' }],
  ])('%s', (_, a, b) => {
    expect(likeness(contact(a), contact(b)).score).toBeLessThan(threshold);
  });
});

/** Few values, so that pairs have much in common. */
const anyContact = fc
  .record({
    firstName: fc.constantFrom('Zofia', 'Zosia', 'Z.', 'Marek', '', 'Žofia'),
    lastName: fc.constantFrom('Majchrzak', 'Majchrzk', 'Dąbek', ''),
    email: fc.constantFrom(
      'zofia@lipowa.com',
      'zofia@lipowa.de',
      'zofia+x@lipowa.com',
      'zofi@lipowa.com',
      'zofia.m@gmail.com',
      'zofiam@gmail.com',
      'marek@lipowa.com',
      '',
    ),
    phone: fc.constantFrom('+48225550102', '225550102', ''),
    company: fc.constantFrom('Lipowa', 'Lipowa Logistyka sp. z o.o.', 'Lipova Logistyka', ''),
  })
  .map((given) =>
    contactFrom({
      ...given,
      firstName: given.firstName || null,
      lastName: given.lastName || null,
      email: given.email || null,
      phone: given.phone || null,
      company: given.company || null,
      country: 'PL',
      title: null,
    }),
  );

describe('any two', () => {
  it('are as like the one way as the other', () =>
    fc.assert(
      fc.property(anyContact, anyContact, (a, b) => {
        expect(likeness(a, b)).toEqual(likeness(b, a));
      }),
    ));

  it('have a score that is what their reasons add up to, from 0 to 100', () =>
    fc.assert(
      fc.property(anyContact, anyContact, (a, b) => {
        const { score, reasons } = likeness(a, b);
        const sum = reasons.reduce((total, { points }) => total + points, 0);
        expect(score).toBe(Math.min(100, Math.max(0, sum)));
      }),
    ));

  it('that are likely one have a key in common, by which they are found', () =>
    fc.assert(
      fc.property(anyContact, anyContact, (a, b) => {
        if (likeness(a, b).score < threshold) return;
        const theirs = new Set(keysOf(traitsOf(b)).map((key) => key.toString('hex')));
        expect(keysOf(traitsOf(a)).some((key) => theirs.has(key.toString('hex')))).toBe(true);
      }),
      { numRuns: 2_000 },
    ));

  it('can be of any text without harm', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, company) => {
        const given = contact({ firstName: name, company, email: `${name}@lipowa.example` });
        expect(likeness(given, given).score).toBeLessThanOrEqual(100);
        keysOf(traitsOf(given));
      }),
    ));
});

describe('a company', () => {
  it.each<[Given, string | null]>([
    [{ email: 'zofia@mail.lipowa.co.uk', company: 'Other' }, 'd:lipowa.co.uk'],
    [{ email: 'zofia@gmail.com', company: 'Lipowa Logistyka, s.r.o.' }, 'n:lipowa logistyka'],
    [{ company: 'ŁIPOWA GmbH & Co. KG' }, 'n:lipowa'],
    [{ email: 'zofia@gmail.com' }, null],
    [{ company: 'AB' }, null],
  ])('of %o is %s', (given, key) => expect(companyKeyOf(traitsOf(contact(given)))).toBe(key));
});
