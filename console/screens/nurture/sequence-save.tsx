// Saves a sequence with the reason, or takes the changes back; those who are in it may go over to the new version.
import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { Problem } from '../../ui/problem.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { TextDraft, TickDraft } from '../followup/draft-fields.tsx';
import type { EditingSequence } from './sequence-draft.ts';
import { useSequenceActs, type Sequence } from './sequences.ts';

export function SequenceSave({ saved, editing }: { saved: Sequence | null; editing: EditingSequence }) {
  const t = useTranslations('nurture');
  const words = useProblemWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const publisherId = usePublisherId();
  const acts = useSequenceActs();
  const [note, setNote] = useState('');
  const [movesPeople, setMoves] = useState(false);
  if (saved !== null && !editing.changed) return null;
  const send = async () => {
    const why = note.trim() || null;
    try {
      if (saved === null) {
        const { id } = await acts.create(editing.draft, why);
        await navigate({ to: `/publishers/${publisherId}/sequences/${id}`, replace: true });
      } else await acts.save(saved.id, saved.version, editing.draft, { note: why, movesPeople });
      notices.done(t('save.done'));
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return error.errors.length > 0 ? error.errors.map(words.named).join(' ') : words.of(error);
    }
  };
  return (
    <Card title={t('save.title')}>
      {editing.problems > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('problems', { count: editing.problems })}</MessageBarBody>
        </MessageBar>
      )}
      <PlainForm
        submit={t('save.act')}
        onSend={send}
        besides={saved !== null && <Button onClick={editing.undo}>{t('save.undo')}</Button>}
      >
        {saved !== null && (
          <>
            <TextDraft label={t('save.note')} value="" onChange={setNote} />
            {saved.people.inIt > 0 && (
              <TickDraft label={t('save.moves')} value={movesPeople} onChange={setMoves} />
            )}
          </>
        )}
      </PlainForm>
    </Card>
  );
}
