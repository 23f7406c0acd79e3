// The templates that we ship, in every language: a sequence can begin with them as they are, and a publisher can change each.
import { languages, type Language } from '../platform/words.ts';
import type { Contents } from './content.ts';
import { words as cs } from './shipped-cs.ts';
import { words as en } from './shipped-en.ts';
import { words as es } from './shipped-es.ts';
import { words as hu } from './shipped-hu.ts';
import { words as pl } from './shipped-pl.ts';
import { words as pt } from './shipped-pt-pt.ts';

/** Two for nurturing (AppSource), two for demand generation (Azure Marketplace). */
export const shippedTemplateIds = [
  'nurture-thank-you',
  'nurture-follow-up',
  'demand-thank-you',
  'demand-next-step',
] as const;
type ShippedTemplateId = (typeof shippedTemplateIds)[number];

export type ShippedWords = Record<
  ShippedTemplateId,
  { name: string; subject: string; preheader: string; body: string }
>;

const words: Record<Language, ShippedWords> = { en, 'pt-PT': pt, cs, pl, es, hu };

/** As version 0 of a template; name null: in the reader's language, see `shippedName`. */
export function shippedTemplate(id: string) {
  const known = shippedTemplateIds.find((shipped) => shipped === id);
  return known === undefined ? null : templates[known];
}

export function shippedName(id: string, language: Language): string | null {
  const known = shippedTemplateIds.find((shipped) => shipped === id);
  return known === undefined ? null : words[language][known].name;
}

const templateFor = (id: ShippedTemplateId) => ({
  id: id as string,
  version: 0,
  name: null,
  contents: Object.fromEntries(
    languages.map((language) => {
      const { subject, preheader, body } = words[language][id];
      return [language, { subject, preheader, body, text: null }];
    }),
  ) as Contents,
  note: null,
  savedBy: null,
  savedAt: null,
  archivedAt: null,
});

const templates = Object.fromEntries(shippedTemplateIds.map((id) => [id, templateFor(id)])) as Record<
  ShippedTemplateId,
  ReturnType<typeof templateFor>
>;
