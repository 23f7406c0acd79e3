// One step as it is drawn: what it does, what it has seen, what is wrong with it; opened, its fields.
import { Button, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  BranchForkRegular,
  ClockRegular,
  DeleteRegular,
  DismissRegular,
  EditRegular,
  MailRegular,
  TaskListLtrRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { canMove, move, takeOut } from './edit-steps.ts';
import { useReasonWords, useStepWords } from './nurture-words.ts';
import type { EditingSequence } from './sequence-draft.ts';
import type { Counts, Step, StepKind } from './sequences.ts';
import { StepFields } from './step-fields.tsx';

const icons: Record<StepKind, ReactElement> = {
  mail: <MailRegular />,
  wait: <ClockRegular />,
  branch: <BranchForkRegular />,
  task: <TaskListLtrRegular />,
};

const useStyles = makeStyles({
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '560px',
    minWidth: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow2,
  },
  open: { maxWidth: '880px', boxShadow: tokens.shadow8 },
  wrong: { border: `1px solid ${tokens.colorPaletteRedBorder2}` },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  icon: { display: 'inline-flex', fontSize: '20px', color: tokens.colorNeutralForeground2, marginTop: '2px' },
  words: { flex: '1 1 140px', minWidth: 0, overflowWrap: 'anywhere' },
  acts: { display: 'flex', flexShrink: 0 },
  counts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontVariantNumeric: 'tabular-nums',
  },
  complaint: { color: tokens.colorPaletteRedForeground1 },
});

export type StepCardGiven = {
  step: Step;
  place: number;
  editing: EditingSequence;
  changeable: boolean;
  counts: ReadonlyMap<string, Counts>;
  opened: string | null;
  onOpen: (id: string | null) => void;
};

export function StepCard(given: StepCardGiven) {
  const { step, place, editing, counts, opened } = given;
  const t = useTranslations('nurture.step');
  const styles = useStyles();
  const wordsOf = useStepWords();
  const open = opened === step.id;
  const wrong = editing.wrongWithin(`steps.${place}`);
  const what = wordsOf(step, editing.draft.steps);
  return (
    <div
      className={mergeClasses(styles.card, open && styles.open, wrong.length > 0 && styles.wrong)}
      role="group"
      aria-label={t('named', { number: place + 1, what })}
    >
      <div className={styles.head}>
        <span className={styles.icon} aria-hidden>
          {icons[step.kind]}
        </span>
        <Text weight="semibold" className={styles.words}>
          {t('named', { number: place + 1, what })}
        </Text>
        {given.changeable && <Acts {...given} open={open} />}
      </div>
      <StepSeen seen={counts.get(step.id)} />
      {wrong.map((words) => (
        <Text key={words} size={200} className={styles.complaint} role="alert">
          {words}
        </Text>
      ))}
      {open && <StepFields key={editing.round} step={step} place={place} editing={editing} />}
    </div>
  );
}

function Acts({ step, place, editing, open, onOpen }: StepCardGiven & { open: boolean }) {
  const t = useTranslations('nurture.step');
  const styles = useStyles();
  const { draft, change } = editing;
  const number = place + 1;
  const to = (by: -1 | 1) => change({ steps: move(draft.steps, step.id, by) });
  return (
    <span className={styles.acts}>
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowUpRegular />}
        aria-label={t('up', { number })}
        disabledFocusable={!canMove(draft.steps, step.id, -1)}
        onClick={() => to(-1)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<ArrowDownRegular />}
        aria-label={t('down', { number })}
        disabledFocusable={!canMove(draft.steps, step.id, 1)}
        onClick={() => to(1)}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={<DeleteRegular />}
        aria-label={t('remove', { number })}
        disabledFocusable={draft.steps.length === 1}
        onClick={() => change({ steps: takeOut(draft.steps, step.id) })}
      />
      <Button
        appearance="subtle"
        size="small"
        icon={open ? <DismissRegular /> : <EditRegular />}
        aria-label={t(open ? 'close' : 'edit', { number })}
        aria-expanded={open}
        onClick={() => onOpen(open ? null : step.id)}
      />
    </span>
  );
}

/** Nothing, until somebody came. */
function StepSeen({ seen }: { seen: Counts | undefined }) {
  const t = useTranslations('nurture.count');
  const styles = useStyles();
  const format = useFormatter();
  const reasonOf = useReasonWords();
  if (seen === undefined || seen.entered === 0) return null;
  const { entered, waiting, mailed, clicked, yes, no, ended } = seen;
  const left = Object.entries(ended);
  const reasons = format.list(
    left.map(([reason, count]) => t('reason', { reason: reasonOf(reason), count })),
  );
  const lines = [
    t('entered', { count: entered }),
    waiting > 0 && t('waiting', { count: waiting }),
    mailed > 0 && t('mailed', { count: mailed }),
    clicked > 0 && t('clicked', { count: clicked }),
    yes + no > 0 && t('yes', { count: yes }),
    yes + no > 0 && t('no', { count: no }),
    left.length > 0 && t('ended', { count: left.reduce((sum, [, count]) => sum + count, 0), reasons }),
  ].filter((line) => line !== false);
  return (
    <ul className={styles.counts} aria-label={t('label')}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
