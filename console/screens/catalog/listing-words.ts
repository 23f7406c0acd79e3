// A listing's storefront, kind, call to action and warnings in the reader's words. A code without words shows as it is.
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { storefrontsQuery, type Listing } from './listings.ts';

type Warning = Listing['warnings'][number];

export function useListingWords() {
  const t = useTranslations('listings');
  const storefronts = useQuery(storefrontsQuery).data?.items;
  const or = (key: string, fallback: string) => (t.has(key) ? t(key) : fallback);
  return {
    storefront: (id: string) => storefronts?.find((each) => each.id === id)?.name ?? id,
    kind: (kind: string) => or(`kinds.${kind}`, kind),
    callToAction: (action: string | null) => (action === null ? t('noCall') : or(`calls.${action}`, action)),
    warning: ({ code, message }: Warning) => or(`warnings.${code}.title`, message),
    /** What to do about it; the server's own sentence where there are no words. */
    remedy: ({ code, message }: Warning) => or(`warnings.${code}.remedy`, message),
  };
}
