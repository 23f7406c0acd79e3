// How the lead's records elsewhere were kept in step with its opportunity: what happened, and whether it is written there.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Exactly } from '../../ui/time.tsx';
import { StateMark } from '../delivery/delivery-marks.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { useRemedy, useSaid } from '../delivery/said.ts';
import { Sentence } from '../delivery/sentence.tsx';

type Update = Schema['LeadUpdate'];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  main: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

/** acts: what can be done with one. The newest comes first. */
export function LeadUpdates({ updates, acts }: { updates: Update[]; acts: (update: Update) => ReactNode }) {
  const t = useTranslations('leads.recipients');
  const styles = useStyles();
  const said = useSaid();
  const remedy = useRemedy();
  const nameOf = useDestinationName();
  if (updates.length === 0) return null;
  return (
    <Card title={t('updates')}>
      <ul className={styles.list}>
        {updates.toReversed().map((update) => {
          const { id, role, destinationName, eventType, state, lastReason, lastDetail, lastSaid } = update;
          const failed = state !== 'delivered' && lastReason !== null;
          return (
            <li key={id} className={styles.row}>
              <div className={styles.main}>
                <span className={styles.head}>
                  <Text weight="semibold">
                    {t('update', {
                      destination: nameOf(role, destinationName) ?? t('nameless'),
                      event: said(eventType, 'event'),
                    })}
                  </Text>
                  <StateMark state={state} />
                </span>
                {failed && <Text>{[said(lastReason), remedy(lastReason)].filter(Boolean).join('. ')}</Text>}
                {failed && <Sentence said={lastSaid} detail={lastDetail} className={styles.quiet} />}
                <Text size={200} className={styles.quiet}>
                  <Exactly at={update.deliveredAt ?? update.createdAt} />
                </Text>
              </div>
              {acts(update)}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
