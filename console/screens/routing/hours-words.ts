// Working hours as a line: days that work alike stand together.
import { useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import type { Hours } from './assignments.ts';

/** 1 is Monday, which 2024-01-01 was. */
export function dayName(language: string, day: number, weekday: 'short' | 'long' = 'long'): string {
  return new Intl.DateTimeFormat(language, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
}

export function useHoursWords(): (hours: Hours | null) => string {
  const t = useTranslations('assignment');
  const { language } = useLanguage();
  return (hours) => {
    if (hours === null) return t('hours.always');
    const byTimes = Map.groupBy(hours.windows, ({ from, to }) => `${from}–${to}`);
    const times = [...byTimes].map(([span, windows]) => {
      const days = windows.map(({ day }) => day).toSorted((a, b) => a - b);
      const inARow = days.length > 2 && days.length - 1 === days.at(-1)! - days[0]!;
      const named = inARow ? [days[0]!, days.at(-1)!] : days;
      return `${named.map((day) => dayName(language, day, 'short')).join(inARow ? '–' : ', ')} ${span}`;
    });
    return `${times.join('; ')} (${hours.timeZone})`;
  };
}
