// When a report is mailed, in words, and what became of the last mails.
import { useFormatter, useTranslations } from 'use-intl';
import type { Report } from './reports.ts';

/** Monday first. */
export function useWeekdays(): string[] {
  const format = useFormatter();
  // The fifth of January 2026 was a Monday.
  return Array.from({ length: 7 }, (_, at) =>
    format.dateTime(new Date(Date.UTC(2026, 0, 5 + at)), { weekday: 'long', timeZone: 'UTC' }),
  );
}

export function useScheduleWords(): (schedule: Report['schedule']) => string {
  const t = useTranslations('reports');
  const weekdays = useWeekdays();
  return (schedule) => {
    if (schedule === null) return t('when.never');
    const { every, weekday = 1, day = 1, hour } = schedule;
    const at = `${String(hour).padStart(2, '0')}:00`;
    return t(`when.${every}`, { at, weekday: weekdays[weekday - 1]!, day });
  };
}

/** How many got the last one, and what became of the others. */
export function useMailedWords(): (lastMail: Report['lastMail']) => string {
  const t = useTranslations('reports');
  return (lastMail) => {
    if (lastMail === null) return t('outcome.none');
    const counts = Map.groupBy(lastMail.readers, ({ outcome }) => outcome ?? 'waiting');
    return (['sent', 'waiting', 'left', 'stopped', 'failed'] as const)
      .flatMap((outcome) => {
        const count = counts.get(outcome)?.length ?? 0;
        return count === 0 ? [] : [t(`outcome.${outcome}`, { count })];
      })
      .join(', ');
  };
}
