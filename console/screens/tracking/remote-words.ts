// What became of a record there, in the reader's words: its state, who has it, what it is worth.
import { useFormatter, useTranslations } from 'use-intl';
import type { Tone } from '../../ui/marks.tsx';

export type Remote = {
  state: string;
  status?: string | null;
  owner?: string | null;
  value?: number | null;
  currency?: string | null;
};

const tones: Record<string, Tone> = {
  open: 'quiet',
  working: 'info',
  qualified: 'good',
  converted: 'good',
  won: 'good',
  disqualified: 'waiting',
  lost: 'bad',
  deleted: 'bad',
};

export const toneOf = (state: string): Tone => tones[state] ?? 'quiet';

export function useRemoteWords() {
  const t = useTranslations('coming-back');
  const format = useFormatter();
  const stateOf = (state: string) => (t.has(`state.${state}`) ? t(`state.${state}`) : state);
  /** What there is to say beside the state. */
  const moreOf = ({ state, status, owner, value, currency }: Remote): string[] =>
    [
      // Their own word, unless it is ours.
      status && status.toLowerCase() !== stateOf(state).toLowerCase() && status,
      owner && t('owner', { name: owner }),
      typeof value === 'number' &&
        format.number(value, currency ? { style: 'currency', currency, maximumFractionDigits: 2 } : {}),
    ].filter((words): words is string => typeof words === 'string' && words !== '');
  return { stateOf, moreOf };
}
