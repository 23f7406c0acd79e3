// The words people read, by language: one file per language and room in words/, the same for server and console.
import { readFileSync } from 'node:fs';
import { createTranslator } from 'use-intl/core';

/** BCP 47 tags, English first: it is what a reader of any other language gets. */
export const languages = ['en', 'pt-PT', 'cs', 'pl', 'es', 'hu'] as const;
export type Language = (typeof languages)[number];

/** What a message may be given: text, numbers and times. Times are shown in UTC unless the message says otherwise. */
export type Given = Record<string, string | number | Date>;
export type Words = (key: string, given?: Given) => string;

const folder = new URL('../../words/', import.meta.url);
const known = new Map<string, Words>();

/** The words of words/<language>/<room>.json, in ICU message format. Throws for a key that is not there: a missing word is a bug. */
export function wordsOf(language: Language, room: string): Words {
  const path = `${language}/${room}.json`;
  const found = known.get(path);
  if (found) return found;
  const messages = JSON.parse(readFileSync(new URL(path, folder), 'utf8')) as Record<string, never>;
  const words = createTranslator({
    locale: language,
    messages,
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  }) as unknown as Words;
  known.set(path, words);
  return words;
}

/** The first language of an Accept-Language header (RFC 9110, section 12.5.4) that we speak; else the one given. */
export function languageOf(accept: string | undefined, otherwise: Language = 'en'): Language {
  const wanted = (accept ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...parameters] = part.trim().split(/\s*;\s*/);
      const weight = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
      return { tag: tag.toLowerCase(), weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  for (const { tag } of wanted) {
    const found = languageNamed(tag);
    if (found) return found;
  }
  return otherwise;
}

/** By its tag or by the language alone: every kind of Portuguese reads the European one. Undefined: we do not speak it. */
export function languageNamed(tag: string): Language | undefined {
  const [primary] = tag.toLowerCase().split('-');
  return languages.find((language) => language.toLowerCase().split('-')[0] === primary);
}
