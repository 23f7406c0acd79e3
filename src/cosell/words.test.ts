// Each programme and each of its fields has words of its own in every language, so that no dialog falls back to English.
import { expect, it } from 'vitest';
import { languages, wordsOf } from '../platform/words.ts';
import { programmes } from './programmes.ts';

it.each(languages)('says in %s what each programme needs', (language) => {
  const words = wordsOf(language, 'connectors');
  for (const { name, fields } of programmes) {
    const keys = [
      `${name}.name`,
      `${name}.about`,
      ...fields.flatMap((field) => [
        `${name}.fields.${field.name}.label`,
        `${name}.fields.${field.name}.help`,
      ]),
    ];
    for (const key of keys) expect([key, words(key)]).toEqual([key, expect.stringMatching(/\S/)]);
  }
});
