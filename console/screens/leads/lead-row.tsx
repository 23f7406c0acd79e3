// One lead in the inbox: as cells of a table, and as a card for phones.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { WarningRegular } from '@fluentui/react-icons';
import { useTranslations } from 'use-intl';
import type { EndlessColumn } from '../../ui/endless-table.tsx';
import { When } from '../../ui/when.tsx';
import { useSaid } from '../delivery/said.ts';
import { DueMark } from '../followup/due-mark.tsx';
import type { FollowUp } from '../followup/follow-ups.ts';
import type { Lead } from './inbox.ts';
import { LeadMarks } from './lead-marks.tsx';
import { useLeadName } from './lead-names.ts';
import { useAssignee } from './people.ts';
import { useStorefrontName } from './storefronts.ts';

const useStyles = makeStyles({
  two: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  line: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  marks: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'center' },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  row: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalS, minWidth: 0 },
  warning: { color: tokens.colorStatusWarningForeground3, flexShrink: 0 },
});

export function useLeadColumns(followUps: ReadonlyMap<string, FollowUp>): EndlessColumn<Lead>[] {
  const t = useTranslations('leads');
  const styles = useStyles();
  const nameOf = useLeadName();
  const assignee = useAssignee();
  const storefrontName = useStorefrontName();
  const action = useAction();
  const two = (first: string, second: string | null, strong = false) => (
    <span className={styles.two}>
      <Text weight={strong ? 'semibold' : 'regular'} className={styles.line}>
        {first}
      </Text>
      <span className={mergeClasses(styles.line, styles.quiet)}>{second ?? '–'}</span>
    </span>
  );
  return [
    {
      id: 'lead',
      title: t('column.lead'),
      width: 'minmax(0, 2.2fr)',
      cell: (lead) => two(nameOf(lead), lead.contact.company ?? lead.contact.email, true),
    },
    {
      id: 'offer',
      title: t('column.offer'),
      width: 'minmax(0, 2fr)',
      cell: (lead) => two(lead.offer.title, storefrontName(lead.storefront)),
    },
    { id: 'action', title: t('column.action'), width: 'minmax(0, 1.7fr)', cell: action },
    {
      id: 'state',
      title: t('column.state'),
      width: 'minmax(0, 1.7fr)',
      cell: (lead) => (
        <span className={styles.marks}>
          <LeadMarks lead={lead} />
          <Warned lead={lead} />
        </span>
      ),
    },
    {
      id: 'due',
      title: t('column.due'),
      width: 'minmax(0, 1.3fr)',
      cell: (lead) => <DueMark followUp={followUps.get(lead.id)} />,
    },
    {
      id: 'assigned',
      title: t('column.assigned'),
      width: 'minmax(0, 1.2fr)',
      cell: (lead) => assignee(lead.assignedTo) ?? '–',
    },
    {
      id: 'received',
      title: t('column.received'),
      width: '96px',
      align: 'end',
      cell: (lead) => <When at={lead.receivedAt} />,
    },
  ];
}

export function LeadCard({ lead, followUp }: { lead: Lead; followUp: FollowUp | undefined }) {
  const styles = useStyles();
  const nameOf = useLeadName();
  const assignee = useAssignee();
  const action = useAction();
  const { company, email } = lead.contact;
  return (
    <span className={styles.card}>
      <span className={styles.row}>
        <Text weight="semibold" className={styles.line}>
          {nameOf(lead)}
        </Text>
        <Text size={200}>
          <When at={lead.receivedAt} />
        </Text>
      </span>
      <span className={styles.line}>{company ?? email ?? '–'}</span>
      <span className={mergeClasses(styles.line, styles.quiet)}>
        {lead.offer.title} · {action(lead)}
      </span>
      <span className={styles.row}>
        <span className={styles.marks}>
          <LeadMarks lead={lead} />
          <DueMark followUp={followUp} />
          <Warned lead={lead} />
        </span>
        <span className={mergeClasses(styles.line, styles.quiet)}>{assignee(lead.assignedTo)}</span>
      </span>
    </span>
  );
}

function useAction(): (lead: Lead) => string {
  const said = useSaid();
  return ({ action }) => said(action ?? 'none', 'action');
}

function Warned({ lead }: { lead: Lead }) {
  const styles = useStyles();
  const said = useSaid();
  if (lead.warnings.length === 0) return null;
  const words = lead.warnings.map((code) => said(code, 'warning')).join(' · ');
  return <WarningRegular className={styles.warning} fontSize={16} title={words} />;
}
