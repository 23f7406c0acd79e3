// How long a delivery took, in words.
import { useFormatter, useTranslations } from 'use-intl';
import { useLength } from '../followup/length.ts';

/** Takes milliseconds; null where nothing was delivered. */
export function useLasted(): (ms: number | null) => string {
  const t = useTranslations('insight.speeds');
  const format = useFormatter();
  const length = useLength();
  return (ms) => {
    if (ms === null) return '–';
    if (ms >= 60_000) return length(ms / 1_000);
    const maximumFractionDigits = ms < 10_000 ? 1 : 0;
    return t('seconds', { seconds: format.number(ms / 1_000, { maximumFractionDigits }) });
  };
}
