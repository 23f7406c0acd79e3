// Marks of an opportunity: how long it has been in its stage, whether that is too long, and when it is to close.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CalendarRegular, WarningRegular } from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { useDay, type Deal } from './pipelines.ts';

const useStyles = makeStyles({
  // It breaks into lines where a card is narrow.
  mark: { display: 'inline-flex', gap: tokens.spacingHorizontalXS, alignItems: 'start', minWidth: 0 },
  icon: { display: 'inline-flex', flexShrink: 0, fontSize: '16px' },
  bad: { color: tokens.colorStatusDangerForeground1 },
  waiting: { color: tokens.colorStatusWarningForeground3 },
});

type Tone = 'bad' | 'waiting';

function Told({ tone, icon, children }: { tone: Tone; icon: ReactElement; children: string }) {
  const styles = useStyles();
  return (
    <span className={styles.mark}>
      <span className={mergeClasses(styles.icon, styles[tone])} aria-hidden>
        {icon}
      </span>
      <Text size={200} weight="semibold">
        {children}
      </Text>
    </span>
  );
}

type Aged = Pick<Deal, 'daysInStage' | 'stuck' | 'state'>;

/** By a word and a sign, never by colour alone. */
export function AgeMark({ deal: { daysInStage, stuck, state } }: { deal: Aged }) {
  const t = useTranslations('pipeline.mark');
  if (state !== 'open') return null;
  const days = t('days', { count: daysInStage });
  return stuck ? (
    <Told tone="waiting" icon={<WarningRegular />}>
      {t('stuck', { days })}
    </Told>
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
    <Told tone="bad" icon={<CalendarRegular />}>
      {t('overdue', { day: dayOf(expectedClose) })}
    </Told>
  ) : (
    <Text size={200}>{t('close', { day: dayOf(expectedClose) })}</Text>
  );
}
