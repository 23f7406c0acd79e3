// Whatever the doctor finds is said in every language: a sentence that needs no more than the finding holds, and a remedy.
import { describe, expect, it } from 'vitest';
import { languages, wordsOf, type Given } from '../platform/words.ts';
import { findingCodes, valuesByFinding } from './doctor.ts';

describe.each(languages)('%s', (language) => {
  const overview = wordsOf(language, 'overview');
  const listings = wordsOf(language, 'listings');

  it.each(findingCodes)('says %s', (code) => {
    const given: Given = Object.fromEntries(valuesByFinding[code].map((name) => [name, 3]));
    expect(overview(`finding.${code}`, given)).toMatch(/\S/);
    const ofListing = `warnings.${code === 'kind_unusual' ? 'kind_unlisted' : code}.remedy`;
    expect(has(listings, ofListing) || has(overview, `remedy.${code}`)).toBe(true);
  });
});

function has(words: ReturnType<typeof wordsOf>, key: string): boolean {
  try {
    return words(key) !== '';
  } catch {
    return false;
  }
}
