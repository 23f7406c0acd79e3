// Who shall have the lead: one row per recipient, with how far it is and the proof.
import {
  Button,
  Link as Away,
  makeStyles,
  Text,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly, Until } from '../../ui/time.tsx';
import { maySendAgain } from '../delivery/deliveries.ts';
import { StateMark } from '../delivery/delivery-marks.tsx';
import { useRemedy, useSaid } from '../delivery/said.ts';
import { Sentence } from '../delivery/sentence.tsx';
import { AttemptsPanel } from './attempts-panel.tsx';
import type { LeadWhole } from './lead-detail.tsx';
import { LeadUpdates } from './lead-updates.tsx';
import { useRecipientStyles } from './recipient-styles.ts';
import { LeadRemote } from './lead-remote.tsx';
import { useReplays } from './replay-leads.ts';
import { useDestinationName } from '../delivery/kinds.ts';

type Recipient = Schema['LeadDelivery'];
/** What a person may look into and send again. */
type Sent = Pick<Recipient, 'id' | 'state' | 'attempts'>;

const useStyles = makeStyles({
  buttons: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'start', flexWrap: 'wrap' },
});

export function LeadRecipients({ lead }: { lead: LeadWhole }) {
  const t = useTranslations('leads.recipients');
  const styles = useRecipientStyles();
  const [{ attempts }, change] = useFilters(['attempts'] as const);
  const shown = [...lead.deliveries, ...lead.updates].find(({ id }) => id === attempts);
  const acts = (delivery: Sent) => (
    <Acts delivery={delivery} onAttempts={() => change({ attempts: delivery.id })} />
  );
  return (
    <>
      <Card title={t('title')}>
        {lead.deliveries.length === 0 ? (
          <Text>{lead.kind === 'customer' ? t('none') : t('noneOfThese')}</Text>
        ) : (
          <ul className={styles.list}>
            {lead.deliveries.map((delivery) => (
              <li key={delivery.id} className={styles.row}>
                <Standing delivery={delivery} />
                {acts(delivery)}
              </li>
            ))}
          </ul>
        )}
        <AttemptsPanel delivery={shown ?? null} onClose={() => change({ attempts: undefined })} />
      </Card>
      <LeadUpdates updates={lead.updates} acts={acts} />
    </>
  );
}

function Standing({ delivery }: { delivery: Recipient }) {
  const t = useTranslations('leads.recipients');
  const styles = useRecipientStyles();
  const said = useSaid();
  const remedy = useRemedy();
  const nameOf = useDestinationName();
  const { destinationName, role, state, attempts, deliveredAt, nextTryAt, lastReason, lastDetail } = delivery;
  const failed = state !== 'delivered' && lastReason !== null;
  const lines: ReactNode[] = [
    deliveredAt && (
      <>
        {t('deliveredAt')} <Exactly at={deliveredAt} />
      </>
    ),
    attempts > 0 && t('attempts', { count: attempts }),
    state === 'waiting' && nextTryAt && (
      <>
        {t('nextTry')} <Until at={nextTryAt} />
      </>
    ),
  ].filter(Boolean);
  return (
    <div className={styles.main}>
      <span className={styles.head}>
        <Text weight="semibold">{nameOf(role, destinationName) ?? t('nameless')}</Text>
        <StateMark {...delivery} />
        {role && (
          <Text size={200} className={styles.quiet}>
            {said(role, 'route')}
          </Text>
        )}
      </span>
      {failed && <Text>{[said(lastReason), remedy(lastReason)].filter(Boolean).join('. ')}</Text>}
      {failed && <Sentence said={delivery.lastSaid} detail={lastDetail} className={styles.quiet} />}
      <Proof delivery={delivery} />
      {delivery.remote && <LeadRemote remote={delivery.remote} knownUrl={delivery.externalUrl} />}
      <Text size={200} className={styles.quiet}>
        {lines.map((line, at) => (
          <span key={at}>
            {at > 0 && ' · '}
            {line}
          </span>
        ))}
      </Text>
    </div>
  );
}

function Proof({ delivery: { externalId, externalUrl } }: { delivery: Recipient }) {
  const t = useTranslations('leads.recipients');
  if (externalId === null && externalUrl === null) return null;
  return (
    <Text>
      {t('record')}{' '}
      {externalUrl ? (
        <Away href={externalUrl} target="_blank" rel="noreferrer">
          {externalId ?? externalUrl}
        </Away>
      ) : (
        externalId
      )}
    </Text>
  );
}

function Acts({ delivery, onAttempts }: { delivery: Sent; onAttempts: () => void }) {
  const t = useTranslations('leads.recipients');
  const leads = useTranslations('leads.replay');
  const styles = useStyles();
  const may = useMay();
  const notices = useNotices();
  const publisherId = usePublisherId();
  const replay = useReplays();
  const opener = useRestoreFocusTarget();
  if (!may('deliveries:read')) return null;
  const again = () =>
    replay.mutate(
      { deliveryIds: [delivery.id] },
      {
        onSuccess: (count) => notices.done(leads('done', { count })),
        onError: notices.failed,
      },
    );
  return (
    <div className={styles.buttons}>
      {delivery.attempts > 0 && (
        <Button {...opener} size="small" onClick={onAttempts}>
          {t('showAttempts')}
        </Button>
      )}
      {may('deliveries:write') && maySendAgain(delivery) && (
        <Button size="small" icon={<SendRegular />} disabledFocusable={replay.isPending} onClick={again}>
          {leads('act')}
        </Button>
      )}
      <Link to={`/publishers/${publisherId}/deliveries/${delivery.id}`} style={{ padding: '4px' }}>
        {t('open')}
      </Link>
    </div>
  );
}
