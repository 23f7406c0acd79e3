// The first territory that a lead meets has it, and one that no lead can reach is told when it is written.
import { describe, expect, it } from 'vitest';
import { testsFor, type Condition } from '../scoring/condition.ts';
import type { ListedFact } from '../scoring/fact-list.ts';
import { factsOf } from '../scoring/facts.ts';
import { sharedLead } from '../../test/fakes/lead.ts';
import { reviewTerritories, territoryOf, type Territory } from './territory.ts';

const country = (...value: string[]): Condition => ({ fact: 'country', is: 'one_of', value });
const region = (...value: string[]): Condition => ({ fact: 'region', is: 'one_of', value });
const territory = (id: string, when: Condition, poolId = 'pol_a'): Territory => ({
  id,
  name: id.toUpperCase(),
  when,
  poolId,
});
const leadFrom = (code: string | null) =>
  sharedLead({ contact: { normalized: { name: null, email: null, phone: null, country: code } } });
const pools = new Set(['pol_a', 'pol_b']);
const asked = (name: string, ...values: string[]): ListedFact => ({
  name,
  kind: 'choice',
  label: null,
  known: name === 'grade' ? 'scored' : 'received',
  tests: testsFor('choice'),
  choices: values.map((value) => ({ value, label: null })),
});
const facts = [asked('country', 'PT', 'ES', 'FR'), asked('region', '150'), asked('grade', 'A1')];

describe('a lead', () => {
  const place = territoryOf({
    territories: [
      territory('iberia', country('PT', 'ES')),
      territory('europe', region('150'), 'pol_b'),
      territory('asked', { fact: 'grade', is: 'one_of', value: ['A1'] }),
    ],
    otherwise: null,
  });
  it.each([
    ['PT', 'D4', 'iberia', 'pol_a'],
    ['PL', 'A1', 'europe', 'pol_b'],
    ['BR', 'A1', 'asked', 'pol_a'],
    ['BR', 'B1', 'otherwise', null],
    [null, null, 'otherwise', null],
  ])('from %s of grade %s falls into %s', (from, grade, territoryId, poolId) => {
    const facts = { ...factsOf(leadFrom(from), 0), grade };
    expect(place(facts)).toMatchObject({ territoryId, poolId });
  });
});

describe('a list of territories is refused', () => {
  const all: Condition = { any: [country('PT'), { not: country('PT') }] };
  it.each<[string, Territory[], string, string]>([
    [
      'for a condition that nothing meets',
      [territory('a', { all: [country('PT'), country('ES')] })],
      'territories.0.when',
      'never_matches',
    ],
    [
      'for a country that there is none of',
      [territory('a', country('ES', 'XX'))],
      'territories.0.when.value.1',
      'not_a_country',
    ],
    [
      'for one that an earlier one takes all of',
      [territory('a', country('PT', 'ES')), territory('b', country('ES'))],
      'territories.1.when',
      'taken_by_earlier',
    ],
    [
      'for one that earlier ones take all of together',
      [territory('a', country('PT')), territory('b', country('ES')), territory('c', country('ES', 'PT'))],
      'territories.2.when',
      'taken_by_earlier',
    ],
    [
      'for whatever comes after one that takes all',
      [territory('a', all), territory('b', region('150'))],
      'territories.1.when',
      'taken_by_earlier',
    ],
    [
      'for a pool that is not there',
      [territory('a', country('PT'), 'pol_none')],
      'territories.0.poolId',
      'no_such_pool',
    ],
    [
      'for an id given twice',
      [territory('a', country('PT')), territory('a', country('ES'))],
      'territories.1.id',
      'same_as_another',
    ],
  ])('%s', (_why, territories, field, code) => {
    expect(reviewTerritories({ territories, otherwise: null }, pools, facts)).toMatchObject([
      { field, code },
    ]);
  });

  it('never for a guess: what overlaps in part is fine', () => {
    const territories = [
      territory('a', country('PT', 'ES')),
      territory('b', country('ES', 'FR')),
      territory('c', region('150')),
    ];
    expect(reviewTerritories({ territories, otherwise: 'pol_b' }, pools, facts)).toEqual([]);
  });

  it('for a pool of the rest that is not there', () => {
    expect(reviewTerritories({ territories: [], otherwise: 'pol_none' }, pools, facts)).toMatchObject([
      { field: 'otherwise' },
    ]);
  });
});
