// Whether a sequence is on, as a mark with its word.
import { Badge } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import type { Sequence } from './sequences.ts';

const colors = { draft: 'subtle', on: 'success', paused: 'warning', archived: 'subtle' } as const;

export function SequenceState({ state }: { state: Sequence['state'] }) {
  const t = useTranslations('nurture.states');
  return (
    <Badge appearance="tint" color={colors[state]}>
      {t(state)}
    </Badge>
  );
}
