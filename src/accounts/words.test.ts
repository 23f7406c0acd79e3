// What accounts say by a code has words in every language: failed sign-ins, what is wrong with a provider and what to do.
import { describe, expect, it } from 'vitest';
import { languages, wordsOf } from '../platform/words.ts';
import { complaintCodes } from './identity-provider-check.ts';
import { oidcCodes } from './oidc-refusal.ts';

describe.each(languages)('%s', (language) => {
  it.each(oidcCodes)('says %s', (code) =>
    expect(wordsOf(language, 'sign-in')(`error.${code}`)).toMatch(/\S/),
  );

  it.each(complaintCodes)('says %s, and its remedy', (code) => {
    const words = wordsOf(language, 'settings');
    const given = { address: 'https://login.example', issuer: 'https://issuer.example' };
    expect(words(`provider.check.complaint.${code}`)).toMatch(/\S/);
    expect(words(`provider.check.remedy.${code}`, given)).toMatch(/\S/);
  });
});
