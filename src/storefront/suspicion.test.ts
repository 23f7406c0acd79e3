// What makes a submission look like spam, and what does not.
import { expect, it } from 'vitest';
import { limits, suspicionOf, type Circumstances } from './suspicion.ts';

const person = {
  name: 'Zofia Majchrzak Lipowa',
  email: 'zofia@lipowa.example',
  note: 'Before June, please.',
};
const usual: Circumstances = {
  honeypot: '',
  tookMs: 20_000,
  work: 'done',
  usesBefore: 0,
  fromAddress: 1,
  forListing: 1,
};
const weighed = (typed: Partial<typeof person>, seen: Partial<Circumstances>) =>
  suspicionOf({ ...person, ...typed }, { ...usual, ...seen });

it.each<[string, Partial<typeof person>, Partial<Circumstances>]>([
  ['a person', {}, {}],
  [
    'one without JavaScript and with two links',
    { note: 'www.a.example https://b.example' },
    { work: 'none' },
  ],
  ['one whose browser fills everything in', {}, { tookMs: 400, work: 'none' }],
  ['one who comes back to mend a mistake', {}, { usesBefore: 3 }],
  ['the last of a busy office', {}, { fromAddress: limits.fromAddress }],
  ['the last of a busy day', {}, { forListing: limits.forListing }],
  ['a person with an address for minutes', { email: 'z@YOPMAIL.com' }, {}],
])('%s is let through', (_who, typed, seen) => expect(weighed(typed, seen).suspected).toBe(false));

it.each<[string, Partial<typeof person>, Partial<Circumstances>, RegExp]>([
  ['who fills the hidden field', {}, { honeypot: 'x' }, /100 points of 60: the field that no person sees/],
  ['who sends links alone', { note: '<a href="x">[url=x]http://x' }, {}, /the note has 3 links \(60\)/],
  ['who is called a web address', { name: 'WWW.x.example' }, {}, /where a name belongs/],
  [
    'who is too quick and cheats',
    {},
    { tookMs: 100, work: 'wrong' },
    /sent 0\.1 s .*; the browser’s proof of work is wrong \(40\)/,
  ],
  ['who sends one form over and over', {}, { usesBefore: 4 }, /sent 4 times before/],
  [
    'who is one of a crowd of one address',
    {},
    { fromAddress: limits.fromAddress + 1 },
    /no\. 11 of its network address/,
  ],
  [
    'who is one of a crowd for a listing',
    {},
    { forListing: limits.forListing + 1 },
    /no\. 301 for this listing/,
  ],
])('a person looks at one %s', (_who, typed, seen, why) => {
  const { suspected, detail } = weighed(typed, seen);
  expect([suspected, detail]).toEqual([true, expect.stringMatching(why)]);
});

it('says nothing of what was typed', () => {
  const { detail } = weighed(
    { name: 'https://secret.example', note: 'secret www.a www.b www.c' },
    { honeypot: 'secret' },
  );
  expect(detail).not.toContain('secret');
});
