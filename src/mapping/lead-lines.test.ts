// A lead in six languages: what a text far side shows, and what a mapping's language changes.
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import type { Consent } from '../leads/lead.ts';
import { languages } from '../platform/words.ts';
import { applyMapping } from './apply.ts';
import { consentText, labelled, leadLines, leadTitle } from './lead-lines.ts';
import type { MappedField } from './mapping.ts';

const bases: Consent['basis'][] = ['contact_form', 'acquisition', 'test_drive', 'unknown', 'none'];
const scopes: Consent['scope'][] = ['this_product', 'this_and_related_products', 'none'];
const sources: Consent['source'][] = ['storefront_terms', 'own_form'];
const consents = bases.flatMap((basis) =>
  scopes.flatMap((scope) => sources.map((source): Consent => ({ basis, scope, source }))),
);
const others = languages.filter((language) => language !== 'en');

describe.each(others)('in %s', (language) => {
  it('no label, action or consent is as in English, but for what is written alike', () => {
    const alike = new Set(['E-mail', 'Telefon', 'TEST: Halo Apteka: Shift Planner for Teams']);
    const english = leadLines(sharedLead());
    const spoken = leadLines(sharedLead(), language);
    expect(spoken).toHaveLength(english.length);
    const same = spoken.filter(({ label }, at) => label === english[at]!.label && !alike.has(label));
    expect(same).toEqual([]);
    for (const action of ['INS', 'PLT', 'DNC', 'Create', 'StartTestDrive']) {
      const said = leadLines(sharedLead({ action }), language).map(({ value }) => value);
      const inEnglish = leadLines(sharedLead({ action }))[8]!.value;
      expect(said[8]).toContain(`(${action})`);
      expect(said).not.toContain(inEnglish);
    }
  });

  it('every consent is said, none as in English, and no two alike that differ', () => {
    const said = consents.map((consent) => consentText(consent, language));
    for (const [at, consent] of consents.entries()) expect(said[at]).not.toBe(consentText(consent));
    // Who showed the terms is said of those who agreed to some.
    expect(new Set(said).size).toBe(3 * 3 * 2 + 2 * 3);
  });
});

it('an action that nobody documented stands as it was sent', () => {
  const lines = leadLines(sharedLead({ action: 'XYZ' }), 'hu');
  expect(lines).toContainEqual({ label: 'Művelet', value: 'XYZ' });
});

it('a title names somebody without a name, and marks a test', () => {
  const contact = { firstName: null, lastName: null, company: null, email: null };
  const normalized = { name: null, email: null, phone: null, country: null };
  const nobody = sharedLead({ kind: 'test', contact: { ...contact, normalized } });
  expect(leadTitle(nobody, 'cs')).toBe('TEST: Kontakt beze jména: Shift Planner for Teams');
  expect(leadTitle(nobody, 'hu')).toBe('TESZT: Névtelen kapcsolat: Shift Planner for Teams');
});

it('a mapping’s language is that of every text we make, by a field, a template or an expression; values stay', () => {
  const fields: MappedField[] = [
    { target: 'summary', source: { from: 'field', field: 'lead.summary' } },
    { target: 'country', source: { from: 'template', template: '{{ contact.countryName }}' } },
    { target: 'consent', source: { from: 'expression', expression: 'consent.text' } },
    { target: 'basis', source: { from: 'field', field: 'consent.basis' } },
  ];
  const lead = sharedLead();
  expect(applyMapping(lead, { fields, language: 'es' }, []).values).toMatchObject({
    summary: expect.stringContaining('Nombre: Noor Wiśniewska\n'),
    country: 'Polonia',
    consent: 'pidió que le contactaran, según las condiciones de la tienda; solo sobre este producto',
    basis: 'contact_form',
  });
  // The same lead to another destination at once.
  expect(applyMapping(lead, { fields }, []).values).toMatchObject({
    summary: expect.stringContaining('Name: Noor Wiśniewska\n'),
    country: 'Poland',
  });
});

describe('what a publisher asks beyond the marketplaces', () => {
  const extra = { fields: { employees: 1250.5, system: 'excel', partner: false, old: 'kept' } };
  const source = { leadSource: null, actionCode: null, extra };
  const field = (
    name: string,
    label: string,
    labels = {},
    options: { value: string; label: string; labels: object }[] = [],
  ) => ({
    name,
    label,
    labels,
    options,
  });
  const lead = labelled(sharedLead({ source }), [
    field('employees', 'Employees', { pl: 'Pracownicy' }),
    field('system', 'Current system', {}, [
      { value: 'excel', label: 'Spreadsheets', labels: { pl: 'Arkusze' } },
    ]),
    field('partner', 'Have you a partner?', { pl: 'Czy macie partnera?' }),
  ]);

  it.each([
    [
      'en',
      { Employees: '1,250.5', 'Current system': 'Spreadsheets', 'Have you a partner?': 'no', old: 'kept' },
    ],
    ['pl', { Pracownicy: '1250,5', 'Current system': 'Arkusze', 'Czy macie partnera?': 'nie', old: 'kept' }],
  ] as const)(
    'goes by its label in %s, else in the publisher’s own words, else by its name',
    (language, expected) => {
      const lines = Object.fromEntries(leadLines(lead, language).map(({ label, value }) => [label, value]));
      expect(lines).toMatchObject(expected);
      expect(lines).not.toHaveProperty('employees');
      const fields: MappedField[] = [{ target: 'x', source: { from: 'field', field: 'lead.summary' } }];
      const { values } = applyMapping(lead, { fields, language }, []);
      for (const [label, value] of Object.entries(expected))
        expect(values['x']).toContain(`${label}: ${value}`);
    },
  );
});
