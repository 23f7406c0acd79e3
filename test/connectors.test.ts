// One suite for every CRM in the list, and words for each of them.
import { existsSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { answerCodes } from '../src/connectors/answers.ts';
import { crmByKind, crms } from '../src/connectors/crms/index.ts';
import { languages, wordsOf } from '../src/platform/words.ts';
import { conforms } from './conformance.ts';
import { peerOf, type Peer } from './far-side.ts';

test.each(crms.map(({ kind }) => kind))('%s has a peer and words in every language', (kind) => {
  expect(existsSync(new URL(`far-sides/${kind}.ts`, import.meta.url))).toBe(true);
  for (const language of languages) {
    const words = wordsOf(language, 'connectors');
    expect(words(`${kind}.name`)).not.toBe('');
    expect(words(`${kind}.about`)).not.toBe('');
    for (const { name, options = [] } of crmByKind(kind)!.fields) {
      expect(words(`${kind}.fields.${name}.label`)).not.toBe('');
      expect(words(`${kind}.fields.${name}.help`)).not.toBe('');
      for (const option of options) expect(words(`${kind}.fields.${name}.options.${option}`)).not.toBe('');
    }
  }
});

test.each(languages)('every answer has a sentence in %s', (language) => {
  const words = wordsOf(language, 'answers');
  for (const code of answerCodes)
    expect(words(code, { name: 'The CRM', status: '429', field: 'Company' })).toMatch(/\S.{10,}[.!]$/);
});

// To start one holds up this process for longer than another's time-out lasts, so all stand before the first test.
const peers = new Map<string, Peer>();
beforeAll(async () => {
  for (const crm of crms) peers.set(crm.kind, await peerOf(crm));
});

// Far sides have nothing in common, so their time-outs pass at once; the tests of one follow each other.
describe.concurrent.each(crms.map((crm) => [crm.kind, crm] as const))('%s', (kind, crm) => {
  describe('as every connector', { concurrent: false }, () => {
    test('is found by its kind', () => expect(crmByKind(kind)).toBe(crm));
    conforms(crm, () => Promise.resolve(peers.get(kind)!));
  });
});
