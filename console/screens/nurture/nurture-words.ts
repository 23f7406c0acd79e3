// What sequences, steps and reasons are called in the reader's words.
import { useFormatter, useTranslations } from 'use-intl';
import { useQuery } from '@tanstack/react-query';
import { useMay, usePublisherId } from '../../session.ts';
import { useStorefrontName } from '../leads/storefronts.ts';
import { useConditionWords } from '../scoring/condition-words.ts';
import { factsQuery } from '../scoring/models.ts';
import type { Sequence, Step } from './sequences.ts';
import { useTemplateName } from './templates.ts';

export function useSequenceName(): (sequence: { id: string; name: string | null }) => string {
  const t = useTranslations('nurture');
  return ({ id, name }) => name ?? (t.has(`shipped.${id}`) ? t(`shipped.${id}`) : id);
}

export function useReasonWords(): (reason: string) => string {
  const t = useTranslations('nurture.reasons');
  return (reason) => (t.has(reason) ? t(reason) : reason);
}

/** 1 is Monday. */
export function useWeekday(): (day: number, style?: 'long' | 'short') => string {
  const format = useFormatter();
  return (day, style = 'long') =>
    format.dateTime(new Date(Date.UTC(2024, 0, day)), { weekday: style, timeZone: 'UTC' });
}

/** at: such as 09:30; 24:00 is midnight. */
export function useClockTime(): (at: string) => string {
  const format = useFormatter();
  return (at) =>
    at === '24:00'
      ? at
      : format.dateTime(new Date(`2024-01-01T${at}:00Z`), {
          hour: 'numeric',
          minute: '2-digit',
          timeZone: 'UTC',
        });
}

/** steps: those among which it stands, for whatever names another. */
export function useStepWords(): (step: Step, steps: readonly Step[]) => string {
  const t = useTranslations('nurture.step');
  const templateName = useTemplateName();
  const weekday = useWeekday();
  const clock = useClockTime();
  // A seller may not read what conditions can ask.
  const readable = useMay()('mail:read');
  const { data: facts = [] } = useQuery({ ...factsQuery(usePublisherId()), enabled: readable });
  const { sentence } = useConditionWords(facts);
  return (step, steps) => {
    switch (step.kind) {
      case 'mail':
        return step.templateId === '' ? t('noTemplate') : t('mail', { name: templateName(step.templateId) });
      case 'wait': {
        const { until } = step;
        if ('hours' in until) return t('hours', { count: until.hours });
        if ('days' in until) return t('days', { count: until.days });
        const time = clock(until.at);
        return until.weekday === null
          ? t('untilTime', { time })
          : t('until', { day: weekday(until.weekday), time });
      }
      case 'branch': {
        const { on } = step;
        if (on.is === 'answered') return t('answered');
        if (on.is === 'lead') return t('asks', { condition: sentence(on.when) });
        const place = steps.findIndex(({ id }) => id === on.step);
        return place === -1 ? t('clicked') : t('clickedIn', { number: place + 1 });
      }
      case 'task':
        return t('task', { what: step.what });
    }
  };
}

export function useEntryWords(): (sequence: Pick<Sequence, 'entry'>) => string {
  const t = useTranslations('nurture.entry');
  const storefrontName = useStorefrontName();
  return ({ entry }) => {
    if (entry.by === 'storefront') return t('storefront', { storefront: storefrontName(entry.storefront) });
    if (entry.by === 'hand') return t('hand');
    return entry.when === null ? t('every') : t('lead');
  };
}
