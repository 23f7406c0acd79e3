// The shipped consent texts: each names who, whom and how to withdraw, and none changes without a version of its own.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { callsToAction } from '../catalog/listing.ts';
import { languages } from '../platform/words.ts';
import { hasTick, placeholders, shippedText, shippedVersion, shownConsent } from './consent-text.ts';
import type { StoreListing } from './store.ts';

const all = languages.flatMap((language) =>
  callsToAction.map((call) => ({ call, ...shippedText(call, language) })),
);

it('a change of their words is a new version: raise shippedVersion, then write its hash here', () => {
  const hash = createHash('sha256').update(JSON.stringify(all.map(({ button, tick }) => [button, tick])));
  expect({ version: shippedVersion, hash: hash.digest('hex').slice(0, 16) }).toEqual({
    version: 1,
    hash: '27905b6ad741b118',
  });
});

it('each names the publisher, the marketplace, the product and who gets the data', () => {
  for (const { button } of all)
    expect(placeholders.filter((name) => !button.includes(`{${name}}`))).toEqual([]);
});

it('an acquisition alone has a box, which names the recipients and the publisher to tell', () => {
  for (const { call, tick } of all) {
    expect(tick !== null).toBe(hasTick(call));
    if (tick !== null) expect(tick).toMatch(/\{recipients\}[^]*\{publisher\}/);
  }
});

it('what a publisher is called is put in once and not read again', () => {
  const listing = { publisherName: 'A {product} & {x}', storefront: 'appsource', title: '$& {publisher}' };
  const { button } = shownConsent(
    { id: 'cst_1', version: 1, language: 'en', button: '{publisher}/{product}/{other}', tick: null },
    listing as StoreListing,
  );
  expect(button).toBe('A {product} & {x}/$& {publisher}/{other}');
});
