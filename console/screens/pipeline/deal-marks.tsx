// Marks of an opportunity: how long it has been in its stage, whether that is too long, and when it is to close.
import { Text } from '@fluentui/react-components';
import { CalendarRegular, WarningRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import { Mark } from '../../ui/marks.tsx';
import { useDay, type Deal } from './pipelines.ts';

type Aged = Pick<Deal, 'daysInStage' | 'stuck' | 'state'>;

/** By a word and a sign, never by colour alone. */
export function AgeMark({ deal: { daysInStage, stuck, state } }: { deal: Aged }) {
  const t = useTranslations('pipeline.mark');
  if (state !== 'open') return null;
  const days = t('days', { count: daysInStage });
  return stuck ? (
    <Mark tone="waiting" icon={<WarningRegular />}>
      {t('stuck', { days })}
    </Mark>
  ) : (
    <Text size={200}>{days}</Text>
  );
}

export function CloseDay({
  deal: { expectedClose, state },
}: {
  deal: Pick<Deal, 'expectedClose' | 'state'>;
}) {
  const t = useTranslations('pipeline.mark');
  const dayOf = useDay();
  if (expectedClose === null || state !== 'open') return null;
  const today = new Date().toISOString().slice(0, 10);
  return expectedClose < today ? (
    <Mark tone="bad" icon={<CalendarRegular />}>
      {t('overdue', { day: dayOf(expectedClose) })}
    </Mark>
  ) : (
    <Text size={200}>{t('close', { day: dayOf(expectedClose) })}</Text>
  );
}
