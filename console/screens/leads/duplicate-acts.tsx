// Buttons that decide on duplicates, each with a dialog that says what it does and takes a note.
import { Button, Field, Radio, RadioGroup, Text, Textarea } from '@fluentui/react-components';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Problem } from '../../ui/problem.ts';
import { usePersonName } from './duplicate-words.tsx';
import { useDuplicateActs, type DuplicateWhole } from './duplicates.ts';

type WithNote = {
  button: ReactElement;
  title: string;
  words: string;
  act: string;
  done: string;
  onAct: (note: string) => Promise<unknown>;
  children?: ReactNode;
};

function WithNote({ button, title, words, act, done, onAct, children }: WithNote) {
  const t = useTranslations('duplicates');
  const notices = useNotices();
  const problems = useProblemWords();
  const [note, setNote] = useState('');
  const send = async () => {
    try {
      await onAct(note);
      notices.done(done);
      return null;
    } catch (error) {
      if (error instanceof Problem) return problems.of(error);
      throw error;
    }
  };
  return (
    <Ask button={button} title={title} act={act} onSend={send} onOpen={() => setNote('')}>
      <Text>{words}</Text>
      {children}
      <Field label={t('note')} hint={t('noteHint')}>
        <Textarea value={note} maxLength={1_000} onChange={(_, { value }) => setNote(value)} />
      </Field>
    </Ask>
  );
}

export function MergeButton({ duplicate }: { duplicate: DuplicateWhole }) {
  const t = useTranslations('duplicates.merge');
  const acts = useDuplicateActs();
  const { addressOf } = usePersonName();
  const [left, right] = duplicate.sides;
  const [keep, setKeep] = useState(left?.personId ?? '');
  if (!left || !right) return null;
  return (
    <WithNote
      button={<Button appearance="primary">{t('act')}</Button>}
      title={t('title')}
      words={t('words')}
      act={t('act')}
      done={t('done')}
      onAct={(note) => acts.merge(duplicate.id, { keep, note })}
    >
      <Field label={t('keep')}>
        <RadioGroup value={keep} onChange={(_, { value }) => setKeep(value)}>
          <Radio value={left.personId} label={t('keepLeft', { name: addressOf(left) })} />
          <Radio value={right.personId} label={t('keepRight', { name: addressOf(right) })} />
        </RadioGroup>
      </Field>
    </WithNote>
  );
}

export function SeparateButton({ duplicateId }: { duplicateId: string }) {
  const t = useTranslations('duplicates.apart');
  const acts = useDuplicateActs();
  return (
    <WithNote
      button={<Button>{t('act')}</Button>}
      title={t('title')}
      words={t('words')}
      act={t('act')}
      done={t('done')}
      onAct={(note) => acts.separate(duplicateId, note)}
    />
  );
}

export function EndSeparationButton({ duplicateId }: { duplicateId: string }) {
  const t = useTranslations('duplicates.apart');
  const acts = useDuplicateActs();
  const notices = useNotices();
  return (
    <Confirm
      title={t('endTitle')}
      words={t('endWords')}
      act={t('end')}
      onConfirm={() =>
        void acts.endSeparation(duplicateId).then(() => notices.done(t('ended')), notices.failed)
      }
    >
      <Button>{t('end')}</Button>
    </Confirm>
  );
}

export function UndoButton({ mergeId, small = false }: { mergeId: string; small?: boolean }) {
  const t = useTranslations('duplicates.undo');
  const acts = useDuplicateActs();
  return (
    <WithNote
      button={<Button size={small ? 'small' : 'medium'}>{t('act')}</Button>}
      title={t('title')}
      words={t('words')}
      act={t('act')}
      done={t('done')}
      onAct={(note) => acts.undo(mergeId, note)}
    />
  );
}
