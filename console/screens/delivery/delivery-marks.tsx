// A delivery's state as a mark.
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

export function StateMark({ state }: { state: State }) {
  const said = useSaid();
  return <Mark tone={tones[state]}>{said(state, 'state')}</Mark>;
}
