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

export type Said = { code: string; values: Record<string, string> };

/** What a far side's answer means, as a sentence in the reader's language; null for a code that there are no words for. */
export function useSentence(): (said: Said | null) => string | null {
  const t = useTranslations('answers');
  return (said) => {
    if (said === null || !t.has(said.code)) return null;
    const { name = '', status = '', field = '', said: quoted } = said.values;
    return [
      ...(status === '' ? [] : [t('answered', { name, status })]),
      t(said.code, { name, status, field }),
      ...(quoted === undefined ? [] : [t('said', { said: quoted })]),
    ].join(' ');
  };
}
