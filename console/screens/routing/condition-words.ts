// What a territory's condition asks, in the reader's language; and what each part of it may be.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { listingsQuery } from '../catalog/listings.ts';
import { countriesOf } from '../leads/countries.ts';
import { useStorefronts } from '../leads/storefronts.ts';
import type { Condition } from './assignments.ts';
import { grades, languages, regionCodes, subregionCodes, type Part } from './condition-parts.ts';

type Options = readonly (readonly [value: string, words: string])[];

export function usePartOptions(): Record<Part, Options> {
  const publisherId = usePublisherId();
  const { language } = useLanguage();
  const storefronts = useStorefronts();
  const listings = useQuery(listingsQuery(publisherId));
  const places = new Intl.DisplayNames(language, { type: 'region' });
  const tongues = new Intl.DisplayNames(language, { type: 'language' });
  const named = (codes: readonly string[], names: Intl.DisplayNames): Options =>
    codes.map((code) => [code, names.of(code) ?? code] as const);
  const sorted = (options: Options): Options =>
    options.toSorted(([, a], [, b]) => a.localeCompare(b, language));
  return {
    country: countriesOf(language),
    region: sorted(named(regionCodes, places)),
    subregion: sorted(named(subregionCodes, places)),
    storefront: storefronts.map(({ id, name }) => [id, name] as const),
    listing: (listings.data ?? []).map(({ id, title }) => [id, title] as const),
    language: sorted(named(languages, tongues)),
    grade: grades.map((grade) => [grade, grade] as const),
  };
}

export function useConditionWords(): (condition: Condition) => string {
  const t = useTranslations('assignment');
  const options = usePartOptions();
  const nameOf = (fact: string, value: string) =>
    Object.hasOwn(options, fact)
      ? (options[fact as Part].find(([each]) => each === value)?.[1] ?? value)
      : value;
  const factOf = (fact: string) => (t.has(`parts.${fact}`) ? t(`parts.${fact}`) : fact);
  const say = (condition: Condition): string => {
    if ('all' in condition) return condition.all.map(say).join(' · ');
    if ('any' in condition) return condition.any.map(say).join(t('or'));
    if ('not' in condition) return t('not', { words: say(condition.not) });
    const { fact, is, value } = condition;
    const values = Array.isArray(value)
      ? value.map((each) => nameOf(fact, each)).join(', ')
      : String(value ?? '');
    return is === 'one_of' ? `${factOf(fact)}: ${values}` : `${factOf(fact)} ${is} ${values}`.trim();
  };
  return say;
}
