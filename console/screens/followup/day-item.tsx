// One thing of a day: about whom, how they are reached, what is to be done by when, and the buttons that do it.
import { Link as Away, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { CallRegular, MailRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { useShortName } from '../leads/lead-names.ts';
import { kindIcons } from './kind-icon.tsx';
import { TaskButtons } from './task-buttons.tsx';
import type { AskedOfTask } from './task-dialog.tsx';
import { usePlaybookWords, type Brief, type Task } from './tasks.ts';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
  },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400, overflowWrap: 'anywhere' },
  marks: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  about: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  reach: { display: 'flex', flexWrap: 'wrap', gap: `0 ${tokens.spacingHorizontalL}` },
  way: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    minWidth: 0,
    maxWidth: '100%',
    overflowWrap: 'anywhere',
    '@media (max-width: 640px)': { minHeight: '44px' },
  },
  icon: { display: 'inline-flex', fontSize: '20px', flexShrink: 0 },
  todo: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0, flexGrow: 1 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteRedForeground1 },
});

type DayItem = {
  leadId: string;
  lead: Brief;
  marks?: ReactNode;
  task: Task | null;
  /** Left out for whoever may not work leads. */
  onAsk: ((asked: AskedOfTask) => void) | undefined;
  /** In place of a task and its buttons. */
  children?: ReactNode;
};

export function DayItem({ leadId, lead, marks, task, onAsk, children }: DayItem) {
  const styles = useStyles();
  const publisherId = usePublisherId();
  const name = useShortName()(lead);
  return (
    <li className={styles.item}>
      <div className={styles.head}>
        <Link to={`/publishers/${publisherId}/leads/${leadId}`} className={styles.name}>
          {name}
        </Link>
        {marks && <span className={styles.marks}>{marks}</span>}
      </div>
      <Text size={200} className={styles.about}>
        {[lead.company === name ? null : lead.company, lead.offerTitle].filter(Boolean).join(' · ')}
      </Text>
      <Reach lead={lead} />
      {task && <TaskWords task={task} />}
      {task && onAsk && <TaskButtons task={task} onAsk={onAsk} />}
      {children}
    </li>
  );
}

/** People write "n/a", too. */
const leastDigits = 5;

/** On a phone a tap calls or begins the mail. */
function Reach({ lead: { phone, email } }: { lead: Brief }) {
  const styles = useStyles();
  const number = phone?.replace(/[^\d+]/g, '') ?? '';
  const callable = number.length >= leastDigits;
  if (!callable && email === null) return null;
  return (
    <div className={styles.reach}>
      {callable && (
        <Away href={`tel:${number}`} className={styles.way}>
          <span className={styles.icon} aria-hidden>
            <CallRegular />
          </span>
          {phone}
        </Away>
      )}
      {email !== null && (
        <Away href={`mailto:${email}`} className={styles.way}>
          <span className={styles.icon} aria-hidden>
            <MailRegular />
          </span>
          {email}
        </Away>
      )}
    </div>
  );
}

export function TaskWords({ task }: { task: Task }) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  const due = useDueWords();
  const { whatOf, kindOf } = usePlaybookWords();
  const { kind, dueAt, overdue } = task;
  return (
    <div className={styles.todo}>
      <span className={styles.icon} role="img" aria-label={kindOf(kind)}>
        {kindIcons[kind]}
      </span>
      <div className={styles.words}>
        <Text block>{whatOf(task)}</Text>
        <Text block size={200} className={mergeClasses(styles.quiet, overdue && styles.late)}>
          <time dateTime={dueAt}>{t(overdue ? 'wasDue' : 'due', { at: due(dueAt) })}</time>
        </Text>
      </div>
    </div>
  );
}

/** The time alone for what is due today. */
export function useDueWords(): (at: string) => string {
  const format = useFormatter();
  return (at) => {
    const date = new Date(at);
    const time = { hour: 'numeric', minute: '2-digit' } as const;
    const isToday = date.toDateString() === new Date().toDateString();
    return format.dateTime(
      date,
      isToday ? time : { weekday: 'short', day: 'numeric', month: 'short', ...time },
    );
  };
}
