// Every country of the world lies in one region, and none in two.
import { expect, it } from 'vitest';
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import { regionOf } from './regions.ts';

it('knows a region for every country but Antarctica', () => {
  const without = codes.map(([two]) => two!).filter((code) => regionOf(code).region === null);
  expect(without).toEqual(['AQ']);
});

it.each([
  ['PL', '150', '151'],
  ['PT', '150', '039'],
  ['BR', '019', '005'],
  ['US', '019', '021'],
  ['ZA', '002', '018'],
  ['TR', '142', '145'],
  ['NZ', '009', '053'],
  ['ZZ', null, null],
  [null, null, null],
])('%s lies in %s, more closely in %s', (country, region, subregion) => {
  expect(regionOf(country)).toEqual({ region, subregion });
});
