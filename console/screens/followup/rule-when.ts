// For which leads a rule is, as people choose it: a few usual questions; any other condition is kept as it is.
import { useTranslations } from 'use-intl';
import { useStorefrontName } from '../leads/storefronts.ts';
import type { Policy } from './rules-draft.ts';

export const usual = ['all', 'hot', 'grade', 'storefront', 'country'] as const;
export type Usual = (typeof usual)[number];
export type When = { what: Usual | 'other'; values: string[] };

const listed: readonly string[] = ['grade', 'storefront', 'country'];

export function whenOf(when: Policy['when']): When {
  if (when === null) return { what: 'all', values: [] };
  const { fact, is, value } = when as { fact?: string; is?: string; value?: unknown };
  if (fact === 'hot' && is === 'yes') return { what: 'hot', values: [] };
  if (fact !== undefined && listed.includes(fact) && is === 'one_of')
    return { what: fact as Usual, values: value as string[] };
  return { what: 'other', values: [] };
}

export function conditionOf({ what, values }: When): Policy['when'] {
  if (what === 'all') return null;
  if (what === 'hot') return { fact: 'hot', is: 'yes' };
  return { fact: what, is: 'one_of', value: values };
}

export function useWhenWords(): (when: Policy['when']) => string {
  const t = useTranslations('follow-up.rules.when');
  const storefrontName = useStorefrontName();
  return (when) => {
    const { what, values } = whenOf(when);
    if (values.length === 0) return t(what);
    const names = what === 'storefront' ? values.map(storefrontName) : values;
    return t('of', { what: t(what), values: names.join(', ') });
  };
}
