// Makes a new signing secret. The old one goes on beside it for as long as the receiver needs to change over.
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
} from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useDestinationActs } from './destinations.ts';
import { SecretOnce } from './secret-once.tsx';

export function SigningSecret({ destinationId }: { destinationId: string }) {
  const t = useTranslations('destinations.secret');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const { rotate } = useDestinationActs();
  const [open, setOpen] = useState(false);
  const { control, handleSubmit } = useForm({ defaultValues: { overlapHours: '24' } });
  const made = rotate.data?.signingSecret;

  const make = handleSubmit(({ overlapHours }) =>
    rotate.mutate({ id: destinationId, overlapHours: Number(overlapHours) }, { onError: notices.failed }),
  );
  const turn = (next: boolean) => {
    setOpen(next);
    if (next) rotate.reset();
  };
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => turn(next)}>
      <DialogTrigger disableButtonEnhancement>
        <Button icon={<KeyRegular />} style={{ alignSelf: 'flex-start' }}>
          {t('rotate')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <form noValidate onSubmit={(event) => void make(event)}>
          <DialogBody>
            <DialogTitle>{t('rotate')}</DialogTitle>
            <DialogContent>
              {made ? (
                <SecretOnce secret={made} />
              ) : (
                <>
                  <p>{t('rotateWords')}</p>
                  <TextField
                    control={control}
                    name="overlapHours"
                    label={t('overlap')}
                    required
                    review={(text) =>
                      /^\d{1,3}$/.test(text) && Number(text) <= 720 ? undefined : t('overlapWrong')
                    }
                  />
                </>
              )}
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{made ? ui('close') : ui('cancel')}</Button>
              </DialogTrigger>
              {!made && (
                <Button type="submit" appearance="primary" disabledFocusable={rotate.isPending}>
                  {t('make')}
                </Button>
              )}
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
