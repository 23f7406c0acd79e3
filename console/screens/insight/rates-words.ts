// By which exchange rates amounts were added up, in a sentence.
import { useTranslations } from 'use-intl';
import { useDay } from '../pipeline/pipelines.ts';

type Rate = { currency: string; rate: string; onDate: string };

/** Null where none took part. Each is named once. */
export function useRatesWords(): (rates: readonly Rate[], reporting: string | null) => string | null {
  const t = useTranslations('insight.results.forecast');
  const day = useDay();
  return (rates, reporting) => {
    if (reporting === null || rates.length === 0) return null;
    const once = new Map(rates.map((each) => [`${each.currency} ${each.onDate}`, each]));
    const words = [...once]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { currency, rate, onDate }]) =>
        t('rate', { currency, rate, to: reporting, day: day(onDate) }),
      );
    return t('rates', { rates: words.join('; ') });
  };
}
