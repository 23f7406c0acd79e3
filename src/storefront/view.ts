// What every page of a visit knows: the reader's language, and what its links carry on.
import {
  languageNamed,
  languageOf,
  languages,
  wordsOf,
  type Language,
  type Words,
} from '../platform/words.ts';
import { campaignOf, type Campaign } from './campaign.ts';
import { formScript, stylesheet } from './assets.ts';
import { markup, type Markup } from './markup.ts';

export type View = {
  language: Language;
  words: Words;
  /** The page's own path. */
  path: string;
  /** Set when the reader chose the language, which then stays in every address. */
  chosen: Language | null;
  campaign: Campaign;
  /** The domain it began at; null: nobody says. */
  referrer: string | null;
};

type Query = Record<string, unknown>;

/** otherwise: for a browser that names no language of ours. */
export function viewOf(
  path: string,
  query: Query,
  acceptLanguage: string | undefined,
  otherwise: Language,
  referrer: string | null = null,
): View {
  const lang = query['lang'];
  const chosen = typeof lang === 'string' ? (languageNamed(lang) ?? null) : null;
  const language = chosen ?? languageOf(acceptLanguage, otherwise);
  const words = wordsOf(language, 'storefront');
  return { language, words, path, chosen, campaign: campaignOf(Object.entries(query)), referrer };
}

export function inLanguage(view: View, language: Language): View {
  return { ...view, language, words: wordsOf(language, 'storefront') };
}

/** An address of the store with what the visit carries. */
export function link(
  { chosen, campaign, referrer }: View,
  path: string,
  more: Record<string, string> = {},
): string {
  const query = new URLSearchParams({
    ...more,
    ...(chosen ? { lang: chosen } : {}),
    ...campaign,
    ...(referrer ? { from: referrer } : {}),
  });
  return query.size > 0 ? `${path}?${query.toString()}` : path;
}

/** Nothing inline, nobody else, no frames. */
export const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "worker-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

type Page = {
  title: string;
  main: Markup;
  /** Whether it has the form's script. */
  script?: boolean;
  /** What the address has besides, kept when the language is switched. */
  more?: Record<string, string>;
};

export function document(view: View, { title, main, script = false, more = {} }: Page): string {
  const { words, language } = view;
  const name = words('layout.name');
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === name ? name : `${title} – ${name}`}</title>
<link rel="stylesheet" href="${stylesheet.path}">
${script && markup`<script src="${formScript.path}" defer></script>`}
</head>
<body>
<a class="skip" href="#main">${words('layout.skip')}</a>
<header><a href="${link(view, '/store')}">${name}</a></header>
<main id="main">
${main}
</main>
<footer><nav aria-label="${words('layout.language')}"><ul>
${languages.map((each) => languageLink(view, each, more))}</ul></nav></footer>
</body>
</html>
`.text;
}

function languageLink(view: View, language: Language, more: Record<string, string>): Markup {
  const address = link({ ...view, chosen: language }, view.path, more);
  const current = language === view.language && markup` aria-current="true"`;
  return markup`<li><a href="${address}" lang="${language}" hreflang="${language}"${current}>${nameOf(language)}</a></li>
`;
}

/** As its speakers call it, with a capital letter as in a list. */
function nameOf(language: Language): string {
  const name = new Intl.DisplayNames(language, { type: 'language' }).of(language.split('-')[0]!) ?? language;
  return name.charAt(0).toLocaleUpperCase(language) + name.slice(1);
}
