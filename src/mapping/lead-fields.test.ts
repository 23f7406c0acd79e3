// The names a mapping may take values from: each gives something of a full lead, and none reaches beyond the lead.
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { applyMapping } from './apply.ts';
import { isLeadField, leadFields, valueOf } from './lead-fields.ts';
import { labelled } from './lead-lines.ts';
import type { MappedField } from './mapping.ts';
import { opportunityFields } from './opportunity-facts.ts';

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
const lead = sharedLead({
  source: { extra },
  consent: {
    basis: 'contact_form',
    scope: 'this_product',
    source: 'own_form',
    record: { textId: 'txt_1', version: 2, language: 'pl', givenAt: '2026-11-20T09:30:00.000Z' } as never,
  },
});

const full = labelled(lead, [], {
  stage: 'lost',
  stageName: null,
  state: 'lost',
  value: 1250.5,
  currency: 'EUR',
  expectedClose: '2027-03-31',
  probability: 0,
  reason: 'too_dear',
  owner: 'Ana Duarte',
  ownerEmail: 'ana@x.example',
});

describe('every lead field', () => {
  it.each(Object.keys(leadFields))('%s has a value where the lead has one', (name) => {
    expect(valueOf(full, name)).toSatisfy((value) => value !== null && value !== '');
  });
});

describe('of an opportunity', () => {
  it('a stage of ours is called as the language has it, one of the publisher’s as they call it', () => {
    expect(valueOf(full, 'opportunity.stageName', 'pl')).toBe('Utracona');
    const own = { ...full.opportunity!, stage: 'demo', stageName: 'Demo held' };
    expect(valueOf(labelled(lead, [], own), 'opportunity.stageName', 'pl')).toBe('Demo held');
  });

  it('there is nothing before there is one, and an expression that reckons with it stops no lead', () => {
    for (const name of Object.keys(leadFields).filter((each) => each.startsWith('opportunity.')))
      expect(valueOf(lead, name)).toBeNull();
    const source = { from: 'expression', expression: 'opportunity.value * 2.0' } as const;
    const fields = [{ target: 'twice', source }];
    expect(applyMapping(lead, { fields }, []).unfit).toEqual([]);
    expect(applyMapping(full, { fields }, []).values).toEqual({ twice: 2501 });
  });

  it('those fields are known that say something of it, however they say it', () => {
    const fields: MappedField[] = [
      { target: 'a', source: { from: 'field', field: 'opportunity.stage' } },
      {
        target: 'b',
        source: { from: 'template', template: '{% if opportunity.state == "won" %}x{% endif %}' },
      },
      { target: 'c', source: { from: 'expression', expression: 'opportunity["value"] > 5.0' } },
      { target: 'd', source: { from: 'template', template: 'opportunity.stage' } },
      { target: 'e', source: { from: 'field', field: 'contact.email' } },
    ];
    expect(opportunityFields(fields).map(({ target }) => target)).toEqual(['a', 'b', 'c']);
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
