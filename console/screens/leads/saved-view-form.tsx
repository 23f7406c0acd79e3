// Gives the filters shown, or a view there is, a name; says whether it is for the reader or for everybody.
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Text,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { TextField, usePlaceProblem } from '../../ui/form.tsx';
import type { Filters } from './lead-query.ts';
import { useViewActs, type SavedView } from './saved-view-acts.ts';

type Values = { name: string };
/** view: the one to rename; without it, a new one of these filters. */
type SavedViewForm = { filters?: Filters; view?: SavedView; onClose: () => void };

export function SavedViewForm({ filters = {}, view, onClose }: SavedViewForm) {
  const t = useTranslations('leads.view');
  const ui = useTranslations('ui');
  const may = useMay();
  const placeProblem = usePlaceProblem();
  const { save, change } = useViewActs();
  const [shared, setShared] = useState(view?.shared ?? false);
  const [problem, setProblem] = useState<string | null>(null);
  const { control, handleSubmit, setError } = useForm<Values>({ defaultValues: { name: view?.name ?? '' } });
  const submit = handleSubmit(async ({ name }) => {
    try {
      await (view
        ? change.mutateAsync({ id: view.id, name, shared })
        : save.mutateAsync({ name, shared, filters }));
      onClose();
    } catch (error) {
      setProblem(placeProblem(error, setError, ['name']));
    }
  });
  return (
    <Dialog open onOpenChange={(_, { open }) => !open && onClose()}>
      <DialogSurface>
        <form onSubmit={(event) => void submit(event)} noValidate>
          <DialogBody>
            <DialogTitle>{view ? t('rename', { name: view.name }) : t('save')}</DialogTitle>
            <DialogContent>
              {problem && <Text role="alert">{problem}</Text>}
              <TextField control={control} name="name" label={t('name')} required autoComplete="off" />
              {may('leads:write') && (
                <Checkbox
                  label={t('forAll')}
                  checked={shared}
                  onChange={(_, { checked }) => setShared(checked === true)}
                />
              )}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{ui('cancel')}</Button>
              <Button
                appearance="primary"
                type="submit"
                disabledFocusable={save.isPending || change.isPending}
              >
                {ui('save')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
