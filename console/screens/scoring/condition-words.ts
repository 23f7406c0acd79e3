// Conditions in the reader's words: what a fact, a test and a value are called, and a whole condition as one sentence.
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { countryName } from '../leads/countries.ts';
import { useStorefrontName } from '../leads/storefronts.ts';
import { treeOf, isGroup, wants, type Ask, type Condition, type Group, type Test } from './condition-tree.ts';

/** What a condition may ask about, as the API tells. label: of a publisher's own field. choices: of a list, else empty. */
export type Fact = {
  name: string;
  kind: 'text' | 'choice' | 'number' | 'flag';
  label: string | null;
  /** scored: only once a lead is scored. */
  known: 'received' | 'scored';
  tests: Test[];
  choices: { value: string; label: string | null }[];
};

/** Empty while it is typed. */
const numberWords = (given: number | undefined) =>
  given === undefined || Number.isNaN(given) ? '' : String(given);

export function useConditionWords(facts: readonly Fact[]) {
  const t = useTranslations('conditions');
  const { language } = useLanguage();
  const storefrontName = useStorefrontName();
  const known = new Map(facts.map((fact) => [fact.name, fact]));

  const fact = (name: string): string =>
    known.get(name)?.label ?? (t.has(`facts.${name}`) ? t(`facts.${name}`) : name);
  const test = (is: Test): string => t(`tests.${is}`);
  const value = (name: string, given: string): string => {
    if (name === 'country') return countryName(language, given);
    if (name === 'storefront') return storefrontName(given);
    if (name === 'language') return new Intl.DisplayNames(language, { type: 'language' }).of(given) ?? given;
    const label = known.get(name)?.choices.find((choice) => choice.value === given)?.label;
    // Browsers do not know the names of UN M49's regions. A list of JSON would put keys that are numbers first.
    const key = `values.${name}.${/^\d/.test(given) ? `m${given}` : given}`;
    // Ours come in the reader's language; a publisher's own come as they are.
    return t.has(key) ? t(key) : (label ?? given);
  };
  const list = (values: readonly string[]) =>
    new Intl.ListFormat(language, { type: 'disjunction' }).format(values);
  const ask = ({ fact: name, is, value: given }: Ask): string => {
    // What is a yes is said by its name alone.
    if (is === 'yes') return fact(name);
    const words = `${fact(name)} ${test(is)}`;
    if (wants(is) === 'none') return words;
    const values = Array.isArray(given) ? list(given.map((each) => value(name, each))) : numberWords(given);
    return `${words} ${values}`;
  };
  const group = ({ mode, parts }: Group): string => {
    const words = parts.map((part) => (isGroup(part) ? `(${group(part)})` : ask(part)));
    if (mode === 'none') return t('noneOf', { parts: words.join('; ') });
    return words.join(` ${t(mode === 'all' ? 'and' : 'or')} `);
  };
  return { fact, test, value, sentence: (condition: Condition) => group(treeOf(condition)) };
}
