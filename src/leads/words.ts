// What a search looks through and for: small letters without accents, so that "novakova" finds Nováková. Pure.
import type { Contact } from './lead.ts';

/** A note is searched as far as people skim it. */
const longestNote = 1_000;
const mostWords = 6;

/** The values of a lead that people search by, folded, one a line so that nothing matches across two of them. */
export function wordsOfLead({ normalized, ...sent }: Contact, note: string | null): string {
  const values = [
    normalized.name,
    sent.email,
    normalized.email,
    sent.company,
    sent.phone,
    normalized.phone,
    note?.slice(0, longestNote) ?? null,
  ];
  const folded = values.flatMap((value) => (value === null ? [] : [folds(value)]));
  return [...new Set(folded)].join('\n');
}

/** Every member must hold: parts anywhere, as LIKE patterns; beginnings of words, as regular expressions. */
export type Search = {
  parts: string[];
  beginnings: string[];
  /** Whether the index of word parts can serve it; a lone sign has no three letters to look up. */
  indexed: boolean;
};

/** Null for a search for nothing. A word of one or two letters is the beginning of a word, since as a part it would be everywhere. */
export function searchFor(text: string): Search | null {
  const words = folds(text).split(/\s+/u).filter(Boolean).slice(0, mostWords);
  if (words.length === 0) return null;
  const beginnings = words.filter((word) => word.length < 3 && /^[\p{L}\p{N}]+$/u.test(word));
  const parts = words.filter((word) => !beginnings.includes(word));
  return {
    parts: parts.map((part) => `%${part.replace(/[\\%_]/g, String.raw`\$&`)}%`),
    beginnings: beginnings.map((beginning) => String.raw`\m${beginning}`),
    indexed: beginnings.length > 0 || parts.some((part) => /[\p{L}\p{N}]{3}/u.test(part)),
  };
}

/** Letters that stand for another without being it and a mark. */
const alike: Record<string, string> = { ł: 'l', ø: 'o', đ: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe' };

/** Small letters without accents. */
export function folds(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[łøđıßæœ]/g, (letter) => alike[letter]!)
    .replaceAll('\0', '');
}
