// Each kind of destination and each of its fields has words of its own in every language, so that no form falls back to English.
import { describe, expect, it } from 'vitest';
import { languages, wordsOf } from '../platform/words.ts';
import { crms } from './crms/index.ts';

describe.each(languages)('%s', (language) => {
  const words = wordsOf(language, 'connectors');

  it.each(crms.map((crm) => [crm.kind, crm] as const))('names %s and says what to put in it', (kind, crm) => {
    const keys = [
      `${kind}.name`,
      `${kind}.about`,
      ...crm.fields.flatMap(({ name }) => [`${kind}.fields.${name}.label`, `${kind}.fields.${name}.help`]),
    ];
    for (const key of keys) expect([key, words(key)]).toEqual([key, expect.stringMatching(/\S/)]);
  });
});
