// How the lead's records elsewhere were kept in step with its opportunity: what happened, and whether it is written there.
import { Text } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Card } from '../../ui/card.tsx';
import { Exactly } from '../../ui/time.tsx';
import { StateMark } from '../delivery/delivery-marks.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { useRemedy, useSaid } from '../delivery/said.ts';
import { Sentence } from '../delivery/sentence.tsx';
import { useRecipientStyles } from './recipient-styles.ts';

type Update = Schema['LeadUpdate'];

/** acts: what can be done with one. The newest comes first. */
export function LeadUpdates({ updates, acts }: { updates: Update[]; acts: (update: Update) => ReactNode }) {
  const t = useTranslations('leads.recipients');
  const styles = useRecipientStyles();
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
