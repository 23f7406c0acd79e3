// Links: encoded, added to what is there, and honest about what may not arrive.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildLink, isOn, usualAddress } from './link.ts';

it.each([
  ['https://a.example/p', { mktcmpid: 'spring' }, 'https://a.example/p?mktcmpid=spring', []],
  [
    'https://a.example/p?tab=overview#plans',
    { mktcmpid: 'spring', utm_campaign: 'spring', utm_source: 'news' },
    'https://a.example/p?tab=overview&mktcmpid=spring&utm_campaign=spring&utm_source=news#plans',
    [],
  ],
  [
    'https://a.example/p?MKTCMPID=old&x=1',
    { mktcmpid: 'new' },
    'https://a.example/p?x=1&mktcmpid=new',
    [['replaced', 'mktcmpid']],
  ],
  [
    'https://a.example/p',
    { mktcmpid: 'jaro & léto' },
    'https://a.example/p?mktcmpid=jaro%20%26%20l%C3%A9to',
    [['unsafe_characters', 'mktcmpid']],
  ],
  [
    'https://a.example/p',
    { mktcmpid: '  ', utm_source: 'news' },
    'https://a.example/p?utm_source=news',
    [['no_campaign', null]],
  ],
  [
    'https://a.example/p',
    { mktcmpid: 'a'.repeat(101) },
    `https://a.example/p?mktcmpid=${'a'.repeat(101)}`,
    [['long', 'mktcmpid']],
  ],
])('%s with %j is %s', (address, parameters, url, warnings) => {
  const built = buildLink(address, 'own-page', parameters);
  expect(built.url).toBe(url);
  expect(built.warnings.map(({ code, parameter }) => [code, parameter])).toEqual(warnings);
});

it('tells that marketplaces report no medium, and that long addresses are cut', () => {
  const codes = (parameters: Record<string, string>) =>
    buildLink('https://a.example/p', 'appsource', { mktcmpid: 'a', ...parameters }).warnings.map(
      ({ code, parameter }) => [code, parameter],
    );
  expect(codes({ utm_medium: 'mail' })).toEqual([['not_counted', 'utm_medium']]);
  expect(codes({ utm_source: 'x'.repeat(2_000) })).toContainEqual(['long_address', null]);
});

it('arrives as it was given, whatever is in it', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (value) => {
      const given = value.trim().toWellFormed();
      fc.pre(given !== '');
      const { url } = buildLink('https://a.example/p?q=a+b', 'own-page', { mktcmpid: given });
      expect(new URL(url).searchParams.get('mktcmpid')).toBe(given);
      expect(new URL(url).searchParams.get('q')).toBe('a b');
    }),
  ));

it('knows the marketplaces’ own addresses, and no others', () => {
  const app = { kind: 'app', offerId: 'northwind.shift-planner' };
  expect(usualAddress('appsource', app)).toBe(
    'https://appsource.microsoft.com/product/web-apps/northwind.shift-planner',
  );
  expect(isOn('azure-marketplace', usualAddress('azure-marketplace', app))).toBe(true);
  for (const address of [
    'http://appsource.microsoft.com/x',
    'https://appsource.microsoft.com.evil.example/x',
    'https://evil.example/?appsource.microsoft.com',
    'nothing',
  ])
    expect(isOn('appsource', address)).toBe(false);
});
