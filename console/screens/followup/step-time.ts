// When a step is due, in words: by how long after the beginning, and as a date for a lead that arrives now.
import { useFormatter, useTranslations } from 'use-intl';
import type { Step } from './playbooks-draft.ts';

export function useStepTime(): (after: Step['after']) => string {
  const t = useTranslations('playbooks.after');
  const format = useFormatter();
  const clock = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  return (after) => {
    if ('hours' in after) return t('hours', { count: after.hours });
    const days = t('days', { count: after.days });
    return after.at === null
      ? days
      : t('at', { days, time: format.dateTime(new Date(`2024-01-01T${after.at}Z`), clock) });
  };
}

/** timeZone: the one by which the server counts for the reader. */
export function useStepDate(timeZone: string): (at: string) => string {
  const format = useFormatter();
  return (at) =>
    format.dateTime(new Date(at), {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
    });
}
