// The playbook of a lead: how far it has come, what follows and when, why it ended; stopped and taken up again here.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useDueWords } from './day-item.tsx';
import { kindIcons } from './kind-icon.tsx';
import { useTaskActs } from './task-acts.ts';
import { runQuery, usePlaybookWords, type Run } from './tasks.ts';

/** More of what follows is shown when it is asked for. */
const shownFirst = 2;

const useStyles = makeStyles({
  run: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  step: { display: 'flex', gap: tokens.spacingHorizontalS, minWidth: 0 },
  icon: { display: 'inline-flex', fontSize: '16px', marginTop: '2px', color: tokens.colorNeutralForeground3 },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3 },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function LeadRun({ leadId, changeable }: { leadId: string; changeable: boolean }) {
  const styles = useStyles();
  const query = useQuery(runQuery(usePublisherId(), leadId));
  return (
    <div className={styles.run}>
      <Answered query={query}>{(run) => <Standing run={run} changeable={changeable} />}</Answered>
    </div>
  );
}

function Standing({ run, changeable }: { run: Run; changeable: boolean }) {
  const t = useTranslations('playbooks.run');
  const styles = useStyles();
  const { nameOf } = usePlaybookWords();
  const { playbook, name, state, step, steps, endedReason } = run;
  const whole = nameOf({ id: playbook, name });
  const [isAll, setAll] = useState(false);
  const ahead = state === 'running' ? steps.slice(step + 1) : [];
  const known = endedReason !== null && t.has(`ended.${endedReason}`);
  return (
    <>
      <Text weight="semibold">{t('title', { name: whole })}</Text>
      <Text className={styles.quiet}>
        {state === 'running'
          ? t('at', { step: step + 1, steps: steps.length })
          : known
            ? t(`ended.${endedReason}`)
            : t('ended.finished')}
      </Text>
      {ahead.length > 0 && <Ahead run={run} steps={isAll ? ahead : ahead.slice(0, shownFirst)} />}
      <div className={styles.acts}>
        {ahead.length > shownFirst && (
          <Button size="small" aria-expanded={isAll} onClick={() => setAll(!isAll)}>
            {isAll ? t('fewer') : t('all', { count: ahead.length })}
          </Button>
        )}
        {changeable && <Turn run={run} />}
      </div>
    </>
  );
}

function Ahead({ run, steps }: { run: Run; steps: Run['steps'] }) {
  const t = useTranslations('playbooks.run');
  const styles = useStyles();
  const { whatOf, kindOf } = usePlaybookWords();
  const due = useDueWords();
  return (
    <ol className={styles.list} aria-label={t('ahead')}>
      {steps.map(({ id, kind, what, dueAt }) => (
        <li key={id} className={styles.step}>
          <span className={styles.icon} role="img" aria-label={kindOf(kind)}>
            {kindIcons[kind]}
          </span>
          <span className={styles.words}>
            <Text block size={200}>
              {whatOf({ playbook: run.playbook, step: id, title: what })}
            </Text>
            {dueAt && (
              <Text block size={200} className={styles.quiet}>
                <time dateTime={dueAt}>{due(dueAt)}</time>
              </Text>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** One that has come to its end cannot be taken up. */
function Turn({ run: { leadId, state, step, steps } }: { run: Run }) {
  const t = useTranslations('playbooks.run');
  const notices = useNotices();
  const acts = useTaskActs();
  const turn = useMutation({
    mutationFn: (to: 'running' | 'stopped') => acts.turn(leadId, to),
    onSuccess: (_, to) => notices.done(t(to === 'running' ? 'resumed' : 'stopped')),
    onError: notices.failed,
  });
  if (state === 'finished' || step >= steps.length) return null;
  const to = state === 'running' ? 'stopped' : 'running';
  return (
    <Button size="small" disabledFocusable={turn.isPending} onClick={() => turn.mutate(to)}>
      {t(to === 'running' ? 'resume' : 'stop')}
    </Button>
  );
}
