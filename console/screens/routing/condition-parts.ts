// The condition of a territory as lists to choose from: of each fact one of some values, all facts together. Others are only shown.
import type { Condition } from './assignments.ts';

export const parts = [
  'country',
  'region',
  'subregion',
  'storefront',
  'listing',
  'language',
  'grade',
] as const;
export type Part = (typeof parts)[number];
export type Parts = Record<Part, string[]>;

export const noParts = (): Parts => ({
  country: [],
  region: [],
  subregion: [],
  storefront: [],
  listing: [],
  language: [],
  grade: [],
});

/** Null: it asks for more than lists can say. */
export function partsOf(condition: Condition): Parts | null {
  const asks = 'all' in condition ? condition.all : [condition];
  const found = noParts();
  for (const ask of asks) {
    if (!('fact' in ask) || ask.is !== 'one_of' || !Array.isArray(ask.value)) return null;
    const part = parts.find((each) => each === ask.fact);
    if (part === undefined || found[part].length > 0) return null;
    found[part] = ask.value;
  }
  return found;
}

/** Null where nothing is chosen: that would be every lead, which is what comes after the last territory. */
export function conditionOf(chosen: Parts): Condition | null {
  const asks = parts
    .filter((part) => chosen[part].length > 0)
    .map((part) => ({ fact: part, is: 'one_of' as const, value: chosen[part] }));
  if (asks.length === 0) return null;
  return asks.length === 1 ? asks[0]! : { all: asks };
}

/** UN M49: https://unstats.un.org/unsd/methodology/m49/ */
export const regionCodes = ['002', '019', '142', '150', '009'];
export const subregionCodes =
  '015 011 014 017 018 021 013 029 005 143 030 035 034 145 151 154 039 155 053 054 057 061'.split(' ');
export const grades = [...'ABCD'].flatMap((letter) => [...'1234'].map((figure) => letter + figure));
/** Those that our own forms are shown in; a marketplace’s lead names none. */
export const languages = ['cs', 'en', 'es', 'hu', 'pl', 'pt-PT'];
