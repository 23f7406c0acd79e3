// A code of the API in the reader's words. One that there are no words for shows as it is.
import { useTranslations } from 'use-intl';

/** group: '' for reasons, else such as 'state', 'outcome' or 'health'. */
export function useSaid(): (code: string, group?: string) => string {
  const t = useTranslations('reasons');
  return (code, group = '') => {
    const key = group === '' ? code : `${group}.${code}`;
    return t.has(key) ? t(key) : code;
  };
}

/** What a person can do about a reason; null when there is no advice beyond what the server says. */
export function useRemedy(): (reason: string) => string | null {
  const t = useTranslations('deliveries');
  return (reason) => (t.has(`remedy.${reason}`) ? t(`remedy.${reason}`) : null);
}
