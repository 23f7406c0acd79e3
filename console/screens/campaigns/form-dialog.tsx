// A dialog that is one form: what is wrong stands beside the fields, and it closes when all is saved.
import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FieldValues, UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useNotices } from '../../ui/notices.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { Problem } from '../../ui/problem.ts';
import { useSaveForm } from '../../ui/save-form.ts';

export const useFormStyles = makeStyles({
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
});

type FormDialog<Values extends FieldValues> = {
  title: string;
  act: string;
  form: UseFormReturn<Values>;
  /** Of the fields, as the API calls them, in their order. */
  names: readonly string[];
  onSend: (values: Values) => Promise<unknown>;
  onClose: () => void;
  children: ReactNode;
};

export function FormDialog<Values extends FieldValues>(props: FormDialog<Values>) {
  const { title, act, form, names, onSend, onClose, children } = props;
  const ui = useTranslations('ui');
  const notices = useNotices();
  const saveForm = useSaveForm();
  const save = async () => {
    const answer = await saveForm(form, names, (values) => onSend(values).catch(ofWholeFields));
    if (answer !== null) return answer;
    notices.done(ui('saved'));
    onClose();
    return null;
  };
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <PlainForm submit={act} onSend={save} besides={<Button onClick={onClose}>{ui('cancel')}</Button>}>
              {children}
            </PlainForm>
          </DialogContent>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

/** What is wrong with one of several codes stands beside the field that holds them all. */
function ofWholeFields(error: unknown): never {
  if (!(error instanceof Problem)) throw error;
  const { status, code, reason, given, requestId, message } = error;
  const errors = error.errors.map((each) => ({ ...each, field: each.field.replace(/\.\d+$/, '') }));
  throw new Problem(status, {
    code,
    reason,
    given,
    errors,
    detail: message,
    ...(requestId ? { requestId } : {}),
  });
}
