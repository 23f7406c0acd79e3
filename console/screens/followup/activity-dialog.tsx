// An activity with all that can be said of it: what came of it, in words, when it was, and what it corrects.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { useActivityActs, type NewActivity } from './activity-acts.ts';
import { outcomesOf, type Activity } from './follow-ups.ts';
import { localText } from './postpone-times.ts';

/** corrects: the activity that this one takes the place of. */
export type Asked = { kind: Activity['kind']; corrects?: Activity };

type Values = { kind: string; direction: string; outcome: string; note: string; at: string };
const names = ['kind', 'direction', 'outcome', 'note', 'at'] as const;
const kinds = ['call', 'mail', 'meeting', 'note'] as const;

export function ActivityDialog({
  leadId,
  asked,
  onClose,
}: {
  leadId: string;
  asked: Asked;
  onClose: () => void;
}) {
  const t = useTranslations('follow-up.activities');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const saveForm = useSaveForm();
  const { send, stale } = useActivityActs(leadId);
  const old = asked.corrects;
  const form = useForm<Values>({
    defaultValues: {
      kind: asked.kind,
      direction: old?.direction ?? 'outgoing',
      outcome: old?.outcome ?? '',
      note: old?.note ?? '',
      at: old ? localText(new Date(old.at)) : '',
    },
  });
  const save = async () => {
    const answer = await saveForm(form, names, (values) => send(activityOf(values, old)));
    if (answer !== null) return answer;
    notices.done(t('noted'));
    await stale();
    onClose();
    return null;
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{old ? t('correct') : t('ask')}</DialogTitle>
          <DialogContent>
            <PlainForm
              submit={t('write')}
              onSend={save}
              besides={<Button onClick={onClose}>{ui('cancel')}</Button>}
            >
              <ActivityFields form={form} />
            </PlainForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function ActivityFields({ form: { control, watch } }: { form: UseFormReturn<Values> }) {
  const t = useTranslations('follow-up.activities');
  const kind = watch('kind') as Activity['kind'];
  return (
    <>
      <SelectField
        control={control}
        name="kind"
        label={t('field.kind')}
        options={kinds.map((each) => [each, t(`kind.${each}`)] as const)}
      />
      {kind !== 'note' && (
        <>
          <SelectField
            control={control}
            name="direction"
            label={t('field.direction')}
            options={(['outgoing', 'incoming'] as const).map(
              (each) => [each, t(`direction.${each}`)] as const,
            )}
          />
          <SelectField
            control={control}
            name="outcome"
            label={t('field.outcome')}
            options={[
              ['', t('outcome.none')],
              ...outcomesOf[kind].map((each) => [each, t(`outcome.${each}`)] as const),
            ]}
          />
        </>
      )}
      <TextField
        control={control}
        name="note"
        label={t('field.note')}
        multiline
        rows={4}
        required={kind === 'note'}
      />
      <TextField
        control={control}
        name="at"
        label={t('field.at')}
        type="datetime-local"
        hint={t('field.atHint')}
      />
    </>
  );
}

function activityOf({ kind, direction, outcome, note, at }: Values, old: Activity | undefined): NewActivity {
  const of = kind as Activity['kind'];
  const offered: readonly string[] = outcomesOf[of];
  const made: NewActivity = { kind: of, note: note.trim() || null, corrects: old?.id ?? null };
  if (offered.includes(outcome)) made.outcome = outcome as NonNullable<Activity['outcome']>;
  if (of !== 'note') made.direction = direction as 'outgoing' | 'incoming';
  // The field knows no seconds: what is left as it was stays exact.
  if (old && localText(new Date(old.at)) === at) made.at = old.at;
  else if (at !== '') made.at = new Date(at).toISOString();
  return made;
}
