// When the owners of a destination were last mailed about it, of what, and how many were reached.
import { Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Ago } from '../../ui/time.tsx';
import type { Destination } from './destinations.ts';

type LastWarning = { destination: Destination; kind?: Destination['warnings'][number]['kind'] };

/** kind: only of this; else the newest of all. Nothing where there was none. */
export function LastWarning({ destination: { warnings }, kind }: LastWarning) {
  const t = useTranslations('destinations.warned');
  const last = warnings.find((each) => kind === undefined || each.kind === kind);
  if (!last) return null;
  return (
    <Text block size={200} style={{ color: tokens.colorNeutralForeground2 }}>
      {t(last.kind)} <Ago at={last.at} />, {t('people', { people: last.people })}
    </Text>
  );
}
