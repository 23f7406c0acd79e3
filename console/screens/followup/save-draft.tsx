// Saves a draft with the reason, or takes it back; while nothing is changed, says which version this is.
import { Button, Text } from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';

type SaveDraft = {
  editing: {
    changed: boolean;
    /** What is wrong, in words; null: it is saved. */
    save: (note: string) => Promise<string | null>;
    undo: () => void;
  };
  /** 0: as shipped. */
  version: number;
  /** Of the button, and of the notice once it is saved. */
  act: string;
  done: string;
};

export function SaveDraft({ editing, version, act, done }: SaveDraft) {
  const t = useTranslations('follow-up.save');
  const notices = useNotices();
  const form = useForm({ defaultValues: { note: '' } });
  if (!editing.changed) return <Text>{version === 0 ? t('shipped') : t('version', { version })}</Text>;
  const send = async () => {
    const answer = await editing.save(form.getValues('note'));
    if (answer === null) notices.done(done);
    return answer;
  };
  return (
    <Card title={t('title')}>
      <PlainForm submit={act} onSend={send} besides={<Button onClick={editing.undo}>{t('undo')}</Button>}>
        <TextField control={form.control} name="note" label={t('note')} />
      </PlainForm>
    </Card>
  );
}
