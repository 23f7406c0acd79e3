import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sharedLead } from '../../test/fakes/lead.ts';
import { predicateOf, type Ask, type Condition } from './condition.ts';
import { factsOf, type Facts } from './facts.ts';
import { neverMatches } from './never.ts';
import { regionOf } from './regions.ts';

const countries = ['DE', 'AT', 'PL', 'HU'];
const region = fc.record({
  fact: fc.constant('region'),
  is: fc.constantFrom('one_of' as const, 'none_of' as const),
  value: fc.uniqueArray(fc.constantFrom('150', '002'), { minLength: 1 }),
});
const ask = fc.oneof(
  region,
  fc.record({
    fact: fc.constant('country'),
    is: fc.constantFrom('one_of' as const, 'none_of' as const),
    value: fc.uniqueArray(fc.constantFrom(...countries), { minLength: 1 }),
  }),
  fc.record({ fact: fc.constant('country'), is: fc.constantFrom('present' as const, 'absent' as const) }),
  fc.record({ fact: fc.constant('freeMail'), is: fc.constantFrom('yes' as const, 'no' as const) }),
  fc.record({
    fact: fc.constant('earlierLeads'),
    is: fc.constantFrom('at_least' as const, 'at_most' as const),
    value: fc.integer({ min: 0, max: 5 }),
  }),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'condition' },
    ask as fc.Arbitrary<Ask>,
    fc.record({ all: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('condition'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('condition') }),
  ),
}));

/** Every lead that these conditions could tell apart. */
const everyLead: Facts[] = [...countries, 'FR', 'EG', null].flatMap((country) =>
  [true, false, null].flatMap((freeMail) =>
    [0, 1, 2, 3, 4, 5, 6].map((earlierLeads) => ({
      ...factsOf(sharedLead(), 0),
      country,
      ...regionOf(country),
      freeMail,
      earlierLeads,
    })),
  ),
);

describe('a condition that is said to match never', () => {
  it('matches none of all leads, and one that some lead meets is never said to', () =>
    fc.assert(
      fc.property(condition, (given) => {
        const matches = everyLead.some(predicateOf(given));
        expect(neverMatches(given) && matches).toBe(false);
      }),
      { numRuns: 2_000 },
    ));

  it.each<[string, Condition, Condition[]]>([
    [
      'two countries at once',
      {
        all: [
          { fact: 'country', is: 'one_of', value: ['DE'] },
          { fact: 'country', is: 'one_of', value: ['FR'] },
        ],
      },
      [],
    ],
    [
      'missing, and holding a word',
      {
        all: [
          { fact: 'title', is: 'absent' },
          { fact: 'title', is: 'has_words', value: ['head'] },
        ],
      },
      [],
    ],
    [
      'more than five and less than three',
      {
        all: [
          { fact: 'earlierLeads', is: 'at_least', value: 5 },
          { fact: 'earlierLeads', is: 'at_most', value: 3 },
        ],
      },
      [],
    ],
    [
      'one of a list that does not end as asked',
      {
        all: [
          { fact: 'emailDomain', is: 'one_of', value: ['contoso.com', 'fabrikam.com'] },
          { fact: 'emailDomain', is: 'ends_with', value: ['.edu'] },
        ],
      },
      [],
    ],
    [
      'a country outside the region',
      {
        all: [
          { fact: 'country', is: 'one_of', value: ['PL', 'CZ'] },
          { fact: 'region', is: 'none_of', value: ['150'] },
        ],
      },
      [],
    ],
    [
      'a sub-region of another region',
      {
        all: [
          { fact: 'subregion', is: 'one_of', value: ['151'] },
          { fact: 'region', is: 'one_of', value: ['002'] },
        ],
      },
      [],
    ],
    [
      'a country that its region took before',
      { fact: 'country', is: 'one_of', value: ['PL'] },
      [{ not: { fact: 'region', is: 'one_of', value: ['150'] } }],
    ],
    ['fewer than no earlier leads', { fact: 'earlierLeads', is: 'at_most', value: -1 }, []],
    ['more points than there are', { fact: 'score', is: 'at_least', value: 101 }, []],
    [
      'the other storefront',
      { fact: 'storefront', is: 'one_of', value: ['azure-marketplace'] },
      [{ fact: 'storefront', is: 'one_of', value: ['appsource'] }],
    ],
    [
      'what an exclusion takes out',
      { fact: 'freeMail', is: 'yes' },
      [
        {
          not: {
            any: [
              { fact: 'freeMail', is: 'yes' },
              { fact: 'academic', is: 'yes' },
            ],
          },
        },
      ],
    ],
  ])('is %s', (_why, given, besides) => expect(neverMatches(given, besides)).toBe(true));

  it('is not one that a person might meet', () =>
    expect(
      neverMatches({
        all: [
          { fact: 'title', is: 'has_words', value: ['head'] },
          { fact: 'title', is: 'begins_with', value: ['chief'] },
        ],
      }),
    ).toBe(false));
});
