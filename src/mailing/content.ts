// What a template says, by language. Shapes alone.
import * as z from 'zod';
import { languages, type Language } from '../platform/words.ts';

export const longestBody = 60_000;

const ContentShape = z
  .strictObject({
    subject: z.string().trim().max(200).describe('Liquid; one line'),
    preheader: z
      .string()
      .trim()
      .max(200)
      .default('')
      .describe('Liquid; what a mail program shows beside the subject'),
    body: z.string().max(longestBody).describe('Plain paragraphs, or MJML; with Liquid in either'),
    text: z
      .string()
      .max(longestBody)
      .nullable()
      .default(null)
      .describe('The text part by hand, in Liquid; null: made of the body'),
  })
  .meta({ id: 'MailContent' });
export type MailContent = z.infer<typeof ContentShape>;

export const ContentsShape = z
  .partialRecord(z.enum(languages), ContentShape)
  .describe('By language; at least one');
export type Contents = Partial<Record<Language, MailContent>>;

/** form: that of the form the person filled in. only: what there is. */
export type LanguageBecause = 'form' | 'country' | 'publisher' | 'only';

/** The language in which somebody is written to, and why that one; of several that are left, in the order of `languages`. */
export function chooseLanguage(
  contents: Contents,
  reader: { form: Language | null; country: string | null; publisher: Language | null },
): { language: Language; because: LanguageBecause } {
  const there = languages.filter((language) => contents[language] !== undefined);
  const wanted = [
    [reader.form, 'form'],
    [languageOfCountry(reader.country), 'country'],
    [reader.publisher, 'publisher'],
  ] as const;
  for (const [language, because] of wanted)
    if (language !== null && there.includes(language)) return { language, because };
  return { language: there[0]!, because: 'only' };
}

/** Where one of our languages is what nearly all business is done in. */
const countries: Record<Language, string> = {
  en: 'GB US IE AU NZ CA SG IN ZA NG KE GH',
  'pt-PT': 'PT BR AO MZ CV',
  cs: 'CZ',
  pl: 'PL',
  es: 'ES MX AR CO CL PE EC UY PY BO VE CR PA GT HN NI SV DO CU',
  hu: 'HU',
};

function languageOfCountry(country: string | null): Language | null {
  return (
    languages.find((language) => country !== null && countries[language].split(' ').includes(country)) ?? null
  );
}
