// Whatever goes wrong at a provider, the sign-in page has words for it.
import { describe, expect, it } from 'vitest';
import { languages, wordsOf } from '../platform/words.ts';
import { oidcCodes } from './oidc-refusal.ts';

describe.each(languages)('%s', (language) => {
  it.each(oidcCodes)('says %s', (code) => {
    expect(wordsOf(language, 'accounts')(`oidc.${code}`)).toMatch(/\S \S/);
  });
});
