// What a template is given of a lead, its listing and its publisher: text alone, on one line, not too long.
import type { Language } from '../platform/words.ts';
import type { Values } from './liquid.ts';

/** What is known of a lead where it is written to; null where it was not told. */
export type Known = {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  title: string | null;
  /** ISO 3166-1 alpha-2. */
  country: string | null;
  listing: string;
  storefront: string;
  publisher: string;
  seller: { name: string; email: string } | null;
  sender: { name: string; postalAddress: string };
  askedAt: Date;
  links: { listing: string; unsubscribe: string };
};

const longest = 200;
// Everything that some mail program takes for a line end, and the other control characters; and what turns text around.
const oneLine = (text: string | null) =>
  (text ?? '')
    .replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
    .slice(0, longest)
    .toWellFormed();

export function valuesOf(known: Known, language: Language): Values {
  const { firstName, lastName, company, title, country, seller, sender, links } = known;
  return {
    lead: {
      firstName: oneLine(firstName),
      lastName: oneLine(lastName),
      name: oneLine(`${firstName ?? ''} ${lastName ?? ''}`),
      company: oneLine(company),
      title: oneLine(title),
      country: country === null ? '' : countryName(country, language),
    },
    listing: { title: oneLine(known.listing) },
    storefront: { name: oneLine(known.storefront) },
    publisher: { name: oneLine(known.publisher) },
    seller: { name: oneLine(seller?.name ?? null), email: oneLine(seller?.email ?? null) },
    sender: {
      name: oneLine(sender.name),
      postalAddress: sender.postalAddress.split('\n').map(oneLine).filter(Boolean).join(', '),
    },
    links: { listing: links.listing, unsubscribe: links.unsubscribe },
    mail: { askedOn: dateIn(language).format(known.askedAt) },
  };
}

const regions = new Map<Language, Intl.DisplayNames>();
function countryName(code: string, language: Language): string {
  let names = regions.get(language);
  if (!names)
    regions.set(language, (names = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' })));
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

const dates = new Map<Language, Intl.DateTimeFormat>();
function dateIn(language: Language): Intl.DateTimeFormat {
  let format = dates.get(language);
  if (!format)
    dates.set(language, (format = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' })));
  return format;
}

/** Nobody: for previews, and to see what a template does before anybody gets it. */
export const sampleKnown: Known = {
  firstName: 'Zofia',
  lastName: 'Majchrzak',
  company: 'Lipowa Logistyka',
  title: 'Head of Operations',
  country: 'PL',
  listing: 'Shift Planner',
  storefront: 'AppSource',
  publisher: 'Northwind Labs',
  seller: { name: 'Inês Carvalho', email: 'ines@northwind.example' },
  sender: { name: 'Northwind Labs', postalAddress: 'Rua do Ouro 12\n1100-063 Lisboa\nPortugal' },
  askedAt: new Date('2026-03-02T09:00:00Z'),
  links: { listing: 'https://northwind.example/', unsubscribe: 'https://northwind.example/' },
};

export const sampleValues = (language: Language): Values => valuesOf(sampleKnown, language);
