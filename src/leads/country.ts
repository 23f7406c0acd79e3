// What a customer typed for a country, and the ISO code where it can be told. Nothing is ever rejected.
import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import cs from 'i18n-iso-countries/langs/cs.json' with { type: 'json' };
import de from 'i18n-iso-countries/langs/de.json' with { type: 'json' };
import en from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import es from 'i18n-iso-countries/langs/es.json' with { type: 'json' };
import fr from 'i18n-iso-countries/langs/fr.json' with { type: 'json' };
import hu from 'i18n-iso-countries/langs/hu.json' with { type: 'json' };
import pl from 'i18n-iso-countries/langs/pl.json' with { type: 'json' };
import pt from 'i18n-iso-countries/langs/pt.json' with { type: 'json' };

/** The six languages of the product and two of its neighbours; the first to name a country keeps the name. */
const languages = ['en', 'pt-PT', 'cs', 'pl', 'es', 'hu', 'de', 'fr'];
/** ISO's formal names ("Estados Unidos da América"), which the display names of ICU leave out. */
const formalNames = [en, pt, cs, pl, es, hu, de, fr];

/** Two countries answer to these. */
const doubtfulNames = ['Congo', 'Kongo'];

/** Usual names that neither list holds, and corrections of the formal lists; by code, ahead of both. */
const usualNames: Record<string, string[]> = {
  AE: ['Emirates'],
  BA: ['Bosnia'],
  BO: ['Plurinational State of Bolivia'],
  CD: ['DR Congo', 'DRC', 'República Democrática do Congo', 'Demokratische Republik Kongo'],
  CG: ['República do Congo', 'República Popular do Congo'],
  CN: ['PR China', 'PRC', 'Mainland China'],
  CZ: ['Česká republika', 'ČR', 'Tschechische Republik', 'République tchèque', 'República Checa'],
  DE: ['Federal Republic of Germany', 'BRD', 'Bundesrepublik Deutschland'],
  ES: ['Kingdom of Spain'],
  FR: ['République française'],
  GB: ['England', 'Scotland', 'Wales', 'Northern Ireland', 'Britain', 'Inglaterra', 'Anglia', 'Anglie'],
  GR: ['Hellas', 'EL'],
  IE: ['Republic of Ireland', 'Éire'],
  KP: ['DPRK'],
  KR: ['Korea'],
  MD: ['Republic of Moldova'],
  MK: ['Macedonia'],
  NL: ['Holland', 'Holanda', 'Hollandia', 'Holandia', 'Holandsko', 'Hollande'],
  SK: ['Slovak Republic'],
  SY: ['Syrian Arab Republic'],
  US: ['The States', 'EE UU', 'EUA', 'Stany Zjednoczone Ameryki'],
  VA: ['Holy See'],
  VE: ['Bolivarian Republic of Venezuela'],
};

type Names = Map<string, string | null>;
const byCode = new Map<string, string>(
  codes.flatMap(
    ([two = '', three = '']) =>
      [
        [two, two],
        [three, two],
      ] as const,
  ),
);
byCode.set('UK', 'GB');
let common: Names | undefined;
let native: Names | undefined;
/** What senders repeat; cleared when full, so no sender can make it grow. */
const answers = new Map<string, string | null>();
const mostAnswers = 2000;
const longestRaw = 80;

/** ISO 3166-1 alpha-2 for a code of two or three letters or a name in a product or native language; null when unknown. */
export function country(raw: string | null): string | null {
  if (raw === null || raw.length > longestRaw) return null;
  const known = answers.get(raw);
  if (known !== undefined) return known;
  const found = lookUp(raw);
  if (answers.size >= mostAnswers) answers.clear();
  answers.set(raw, found);
  return found;
}

function lookUp(raw: string): string | null {
  const text = raw.trim();
  const code = byCode.get(text.toUpperCase());
  if (code !== undefined) return code;
  const key = nameKey(text);
  if (key === '') return null;
  common ??= commonNames();
  const found = common.has(key) ? common.get(key) : turned(text, common);
  if (found !== undefined) return found;
  // A hundred more languages take a moment to load: only a name that none of the first knows is worth it.
  native ??= nativeNames();
  return native.get(key) ?? null;
}

/** "Korea, Republic of" is written for sorting; people also say "Republic of Korea". */
function turned(text: string, names: Names): string | null | undefined {
  const parts = text.split(',');
  return parts.length === 2 ? names.get(nameKey(`${parts[1]} ${parts[0]}`)) : undefined;
}

function commonNames(): Names {
  const names: Names = new Map(doubtfulNames.map((name) => [nameKey(name), null]));
  for (const [code, list] of Object.entries(usualNames)) for (const name of list) addFirst(names, name, code);
  for (const [index, language] of languages.entries()) {
    for (const style of ['long', 'short'] as const) {
      const display = new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
      for (const [code = ''] of codes) addFirst(names, display.of(code), code);
    }
    for (const [code, list] of Object.entries(formalNames[index]?.countries ?? {})) {
      for (const name of [list].flat()) addFirst(names, name, code);
    }
  }
  return names;
}

function nativeNames(): Names {
  const names: Names = new Map();
  const displays = new Map<string, Intl.DisplayNames>();
  for (const [code = ''] of codes) {
    const { language } = new Intl.Locale(`und-${code}`).maximize();
    const display =
      displays.get(language) ?? new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
    displays.set(language, display);
    addFirst(names, display.of(code), code);
  }
  return names;
}

/** The first to claim a name keeps it; a name in brackets counts alone too: "Myanmar (Burma)". */
function addFirst(names: Names, name: string | undefined, code: string): void {
  if (name === undefined) return;
  const [, outer, inner] = /^(.+?) ?[(（](.+)[)）]$/.exec(name) ?? [];
  for (const part of [name, outer, inner]) {
    const key = nameKey(part ?? '');
    if (key !== '' && !names.has(key)) names.set(key, code);
  }
}

const folded: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ø: 'o',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  '&': 'and',
};

/** Letters and digits alone, without accents and case: "Côte d’Ivoire" and "cote d ivoire" meet here. */
function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[łđøßæœı&]/g, (letter) => folded[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(/^the(?=.)/, '');
}
