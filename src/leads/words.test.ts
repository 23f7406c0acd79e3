import { expect, it } from 'vitest';
import { searchFor, wordsOfLead } from './words.ts';

const nobody = {
  firstName: null,
  lastName: null,
  email: null,
  phone: null,
  country: null,
  company: null,
  title: null,
};

it('words are in small letters without accents, each value once and on a line of its own', () => {
  const normalized = { name: 'Łucja Nováková', email: 'l@x.example', phone: '+48225550143', country: 'PL' };
  const contact = {
    ...nobody,
    email: 'L@x.example',
    company: 'Straße & Søn',
    phone: '22 555 01 43',
    normalized,
  };
  expect(wordsOfLead(contact, 'Volejte\nprosím').split('\n')).toEqual([
    'lucja novakova',
    'l@x.example',
    'strasse & son',
    '22 555 01 43',
    '+48225550143',
    'volejte',
    'prosim',
  ]);
});

it('of a long note the beginning is searched', () => {
  const normalized = { name: null, email: null, phone: null, country: null };
  const words = wordsOfLead({ ...nobody, normalized }, `${'a'.repeat(1_000)}end`);
  expect(words).toBe('a'.repeat(1_000));
});

it.each([
  ['   ', null],
  ['Ördög', { parts: ['%ordog%'], beginnings: [], indexed: true }],
  ['Li Bo', { parts: [], beginnings: [String.raw`\mli`, String.raw`\mbo`], indexed: true }],
  ['100%_\\', { parts: [String.raw`%100\%\_\\%`], beginnings: [], indexed: true }],
  ['%', { parts: [String.raw`%\%%`], beginnings: [], indexed: false }],
  ['.*', { parts: ['%.*%'], beginnings: [], indexed: false }],
])('%j looks for %j', (text, expected) => {
  expect(searchFor(text)).toEqual(expected);
});
