// What the members of a dimension are called: by the server's name, else in the reader's words, else by their key.
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { useListingWords } from '../catalog/listing-words.ts';
import { countryName } from '../leads/countries.ts';
import { notKnown, type By } from './insight.ts';

export function useKeyName(): (by: By, key: string, name: string | null) => string {
  const t = useTranslations('insight');
  const { language } = useLanguage();
  const listings = useListingWords();
  return (by, key, name) => {
    if (key === notKnown) return t('unknown');
    // So the counts of our own pages call what is beyond fifty names a day.
    if (key === '(other)') return t('other');
    if (name !== null) return name;
    if (by === 'country') return countryName(language, key);
    if (by === 'kind') return listings.kind(key);
    if (by === 'storefront') return listings.storefront(key);
    if (by === 'device' && t.has(`device.${key}`)) return t(`device.${key}`);
    return key;
  };
}
