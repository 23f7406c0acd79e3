// A delivery's state as a mark.
import { useTranslations } from 'use-intl';
import { Mark, type Tone } from '../../ui/marks.tsx';
import type { State } from './deliveries.ts';
import { useSaid } from './said.ts';

const tones: Record<State, Tone> = {
  scheduled: 'info',
  delivering: 'info',
  delivered: 'good',
  waiting: 'waiting',
  parked: 'bad',
  withheld: 'quiet',
};

/** unconfirmed: delivered to a far side that does not tell what became of it. */
export function StateMark({ state, unconfirmed = false }: { state: State; unconfirmed?: boolean }) {
  const said = useSaid();
  const t = useTranslations('deliveries');
  if (unconfirmed && state === 'delivered') return <Mark tone="info">{t('unconfirmed')}</Mark>;
  return <Mark tone={tones[state]}>{said(state, 'state')}</Mark>;
}
