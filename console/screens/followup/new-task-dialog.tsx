// A task that a person sets themselves: what, of which kind, by when. It is theirs to do.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { localText, postponeTimes } from './postpone-times.ts';
import { useTaskActs } from './task-acts.ts';
import { taskKinds, usePlaybookWords, type Task } from './tasks.ts';

export function NewTaskDialog({ leadId, onClose }: { leadId: string; onClose: () => void }) {
  const t = useTranslations('my-day.new');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const saveForm = useSaveForm();
  const { kindOf } = usePlaybookWords();
  const { set } = useTaskActs();
  const form = useForm({
    defaultValues: { title: '', kind: 'call', dueAt: localText(postponeTimes(new Date()).tomorrow) },
  });
  const save = async () => {
    const answer = await saveForm(form, ['title', 'kind', 'dueAt'], ({ title, kind, dueAt }) =>
      set(leadId, { title, kind: kind as Task['kind'], dueAt: new Date(dueAt).toISOString() }),
    );
    if (answer !== null) return answer;
    notices.done(t('said'));
    onClose();
    return null;
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('heading')}</DialogTitle>
          <DialogContent>
            <PlainForm
              submit={t('act')}
              onSend={save}
              besides={<Button onClick={onClose}>{ui('cancel')}</Button>}
            >
              <TextField control={form.control} name="title" label={t('title')} required />
              <SelectField
                control={form.control}
                name="kind"
                label={t('kind')}
                options={taskKinds.map((each) => [each, kindOf(each)] as const)}
              />
              <TextField
                control={form.control}
                name="dueAt"
                label={t('dueAt')}
                type="datetime-local"
                required
              />
            </PlainForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
