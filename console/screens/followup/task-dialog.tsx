// What is asked before a task ends or moves: what came of it, why it is skipped, or when it is to be done instead.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import type { Sent } from '../../ui/sending.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { outcomesOf, type Activity } from './follow-ups.ts';
import { localText, postponeTimes } from './postpone-times.ts';
import { useTaskActs } from './task-acts.ts';
import { usePlaybookWords, type Task } from './tasks.ts';

export type AskedOfTask = { act: 'done' | 'skip' | 'date'; task: Task };
type Outcome = NonNullable<Activity['outcome']>;

/** What comes of most; of calls the one that ends nothing when it was tapped in haste. */
const usual = { call: 'no_answer', mail: 'sent', meeting: 'held', other: null } as const;
const settling: readonly Outcome[] = ['reached', 'replied', 'held'];
const reasons = ['needless', 'elsewhere', 'no_way', 'own'] as const;

const useStyles = makeStyles({
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    '@media (max-width: 640px)': { '& form button': { minHeight: '44px', flexGrow: 1 } },
  },
  what: { overflowWrap: 'anywhere' },
  // As high as a thumb needs it.
  choice: { minHeight: '44px', alignItems: 'center' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function TaskDialog({ asked: { act, task }, onClose }: { asked: AskedOfTask; onClose: () => void }) {
  const t = useTranslations('my-day');
  const styles = useStyles();
  const { whatOf } = usePlaybookWords();
  const Form = { done: DoneForm, skip: SkipForm, date: DateForm }[act];
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t(`${act}.title`)}</DialogTitle>
          <DialogContent className={styles.content}>
            <Text className={styles.what} weight="semibold">
              {whatOf(task)}
            </Text>
            <Form task={task} onClose={onClose} />
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

type Form = { task: Task; onClose: () => void };

function Framed({
  act,
  onClose,
  onSend,
  children,
}: {
  act: AskedOfTask['act'];
  onClose: () => void;
  onSend: () => Promise<Sent>;
  children: ReactNode;
}) {
  const t = useTranslations('my-day');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const send = async () => {
    const answer = await onSend();
    if (answer !== null) return answer;
    notices.done(t(`${act}.said`));
    onClose();
    return null;
  };
  return (
    <PlainForm
      submit={t(`${act}.act`)}
      onSend={send}
      besides={<Button onClick={onClose}>{ui('cancel')}</Button>}
    >
      {children}
    </PlainForm>
  );
}

function DoneForm({ task, onClose }: Form) {
  const t = useTranslations('my-day.done');
  const words = useTranslations('follow-up.activities');
  const styles = useStyles();
  const { complete } = useTaskActs();
  const [outcome, setOutcome] = useState<Outcome | null>(usual[task.kind]);
  const [note, setNote] = useState('');
  const offered: readonly Outcome[] = task.kind === 'other' ? [] : outcomesOf[task.kind];
  const ends = task.playbook !== null && outcome !== null && settling.includes(outcome);
  return (
    <Framed
      act="done"
      onClose={onClose}
      onSend={() => complete(task.id, { outcome, note: note.trim() || null })}
    >
      {offered.length > 0 && (
        <Field label={words('field.outcome')}>
          <RadioGroup value={outcome ?? ''} onChange={(_, { value }) => setOutcome(value as Outcome)}>
            {offered.map((each) => (
              <Radio key={each} value={each} label={words(`outcome.${each}`)} className={styles.choice} />
            ))}
          </RadioGroup>
        </Field>
      )}
      {ends && <Text className={styles.quiet}>{t('ends')}</Text>}
      <Field label={words('field.note')}>
        <Textarea value={note} rows={2} maxLength={5_000} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </Framed>
  );
}

function SkipForm({ task, onClose }: Form) {
  const t = useTranslations('my-day.skip');
  const ui = useTranslations('ui');
  const styles = useStyles();
  const { skip } = useTaskActs();
  const [reason, setReason] = useState('');
  const [own, setOwn] = useState('');
  const [tried, setTried] = useState(false);
  const given = reason === 'own' ? own.trim() : reason && t(`reason.${reason}`);
  const send = async () => {
    setTried(true);
    return given === '' ? false : skip(task.id, given);
  };
  const missing = (is: boolean) =>
    tried && given === '' && is
      ? ({ validationState: 'error', validationMessage: ui('required') } as const)
      : {};
  return (
    <Framed act="skip" onClose={onClose} onSend={send}>
      <Field label={t('why')} required {...missing(reason === '')}>
        <RadioGroup value={reason} onChange={(_, { value }) => setReason(value)}>
          {reasons.map((each) => (
            <Radio key={each} value={each} label={t(`reason.${each}`)} className={styles.choice} />
          ))}
        </RadioGroup>
      </Field>
      {reason === 'own' && (
        <Field label={t('own')} required {...missing(true)}>
          <Textarea value={own} rows={2} maxLength={500} onChange={(_, { value }) => setOwn(value)} />
        </Field>
      )}
    </Framed>
  );
}

function DateForm({ task, onClose }: Form) {
  const t = useTranslations('my-day.date');
  const { postpone } = useTaskActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { dueAt: localText(postponeTimes(new Date()).tomorrow) } });
  const send = () =>
    saveForm(form, ['dueAt'], ({ dueAt }) => postpone(task.id, new Date(dueAt).toISOString()));
  return (
    <Framed act="date" onClose={onClose} onSend={send}>
      <TextField control={form.control} name="dueAt" label={t('when')} type="datetime-local" required />
    </Framed>
  );
}
