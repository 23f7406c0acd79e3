// Whether a sequence is on, as a mark with its word.
import { useTranslations } from 'use-intl';
import { Mark } from '../../ui/marks.tsx';
import type { Sequence } from './sequences.ts';

const tones = { draft: 'quiet', on: 'good', paused: 'waiting', archived: 'quiet' } as const;

export function SequenceState({ state }: { state: Sequence['state'] }) {
  const t = useTranslations('nurture.states');
  return <Mark tone={tones[state]}>{t(state)}</Mark>;
}
