// Countries as customers type them: codes and names of many languages, and no guess for the rest.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { country } from './country.ts';

/** Any code units, halves of surrogate pairs among them. */
const anyUnits = fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units));

describe('country', () => {
  it.each([
    // The six spellings every marketplace receiver meets first.
    ['US', 'US'],
    ['USA', 'US'],
    ['United States', 'US'],
    ['Estados Unidos', 'US'],
    ['Deutschland', 'DE'],
    ['', null],
    ['Mars', null],
    ['pl', 'PL'],
    [' NO ', 'NO'],
    ['U.S.A.', 'US'],
    ['united states of america', 'US'],
    ['Estados Unidos da América', 'US'],
    ['Spojené státy americké', 'US'],
    ['UK', 'GB'],
    ['U.K.', 'GB'],
    ['Great Britain', 'GB'],
    ['England', 'GB'],
    ['Holland', 'NL'],
    ['The Netherlands', 'NL'],
    ['Czech Republic', 'CZ'],
    ['Česko', 'CZ'],
    ['cesko', 'CZ'],
    ['Polska', 'PL'],
    ['Polonia', 'PL'],
    ['Lengyelország', 'PL'],
    ['WŁOCHY', 'IT'],
    ['wlochy', 'IT'],
    ['España', 'ES'],
    ['ESPANA', 'ES'],
    ['Magyarország', 'HU'],
    ['Maďarsko', 'HU'],
    ['República Checa', 'CZ'],
    ['Alemanha', 'DE'],
    ['Niemcy', 'DE'],
    ['Großbritannien', 'GB'],
    ['Grossbritannien', 'GB'],
    ['Österreich', 'AT'],
    ['Côte d’Ivoire', 'CI'],
    ["cote d'ivoire", 'CI'],
    ['Korea, Republic of', 'KR'],
    ['Iran, Islamic Republic of', 'IR'],
    ['Trinidad & Tobago', 'TT'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Burma', 'MM'],
    ['Türkiye', 'TR'],
    ['Turkey', 'TR'],
    ['日本', 'JP'],
    ['Ελλάδα', 'GR'],
    ['Україна', 'UA'],
    ['Suomi', 'FI'],
    ['Congo', null],
    ['Democratic Republic of the Congo', 'CD'],
    ['n/a', null],
    ['-', null],
    ['constructor', null],
    ['Poland or Germany', null],
    [null, null],
  ])('%s → %s', (raw, code) => {
    expect(country(raw)).toBe(code);
  });

  it('reads every ISO code of two and three letters', () => {
    const wrong = codes.filter(
      ([two, three]) => country(two!) !== two || country(three!.toLowerCase()) !== two,
    );
    expect(wrong).toEqual([]);
  });

  it('answers with two letters or nothing, the same each time, for any text', () => {
    fc.assert(
      fc.property(anyUnits, (raw) => {
        const first = country(raw);
        expect(first ?? 'PL').toMatch(/^[A-Z]{2}$/);
        expect(country(raw)).toBe(first);
      }),
    );
  });

  it('still knows the common names after thousands of strange ones', () => {
    for (let index = 0; index < 5000; index += 1) country(`nowhere ${index}`);
    expect(country('Poland')).toBe('PL');
  });
});
