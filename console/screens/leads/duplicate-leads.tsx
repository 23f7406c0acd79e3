// The leads of one of two people: what each agreed to, and where it went.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Ago } from '../../ui/time.tsx';
import { StateMark } from '../delivery/delivery-marks.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { useSaid } from '../delivery/said.ts';
import { toneOf, useRemoteWords } from '../tracking/remote-words.ts';
import { usePersonName } from './duplicate-words.tsx';
import type { DuplicateWhole } from './duplicates.ts';

type Side = DuplicateWhole['sides'][number];

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  lead: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  spread: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  whole: { flexShrink: 0 },
});

export function DuplicateLeads({ side }: { side: Side }) {
  const t = useTranslations('duplicates');
  const styles = useStyles();
  const { addressOf } = usePersonName();
  return (
    <Card title={t('leadsOf', { name: addressOf(side) })}>
      <ul className={styles.list}>
        {side.leads.map((lead) => (
          <LeadOf key={lead.id} lead={lead} />
        ))}
      </ul>
      {side.leadCount > side.leads.length && (
        <Text size={200} className={styles.quiet}>
          {t('leads', { count: side.leadCount })}
        </Text>
      )}
    </Card>
  );
}

function LeadOf({ lead }: { lead: Side['leads'][number] }) {
  const t = useTranslations('duplicates');
  const styles = useStyles();
  const said = useSaid();
  const publisherId = usePublisherId();
  const nameOf = useDestinationName();
  const recipients = useTranslations('leads.recipients');
  const { stateOf } = useRemoteWords();
  return (
    <li className={styles.lead}>
      <span className={styles.spread}>
        <Link to={`/publishers/${publisherId}/leads/${lead.id}`}>{lead.offer.title}</Link>
        <Text size={200} wrap={false} className={styles.whole}>
          <Ago at={lead.receivedAt} />
        </Text>
      </span>
      <Text size={200} className={styles.quiet}>
        {said(lead.action ?? 'none', 'action')} · {said(lead.consent.basis, 'basis')} ·{' '}
        {said(lead.consent.scope, 'scope')}
      </Text>
      {lead.deliveries.length === 0 && (
        <Text size={200} className={styles.quiet}>
          {t('nowhere')}
        </Text>
      )}
      {lead.deliveries.map((delivery) => (
        <span key={delivery.id} className={styles.line}>
          <Text size={200}>{nameOf(delivery.role, delivery.destinationName) ?? recipients('nameless')}</Text>
          <StateMark {...delivery} />
          {delivery.remote && (
            <Mark tone={toneOf(delivery.remote.state)}>{stateOf(delivery.remote.state)}</Mark>
          )}
        </span>
      ))}
    </li>
  );
}
