// Makes a new intake URL; the present one goes on for as long as pasting the new one takes.
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
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useListingActs, type Listing } from './listings.ts';

export function ListingRenewal({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.intake');
  const ui = useTranslations('ui');
  const notices = useNotices();
  const { renew } = useListingActs();
  const [open, setOpen] = useState(false);
  const { control, handleSubmit } = useForm({ defaultValues: { overlapHours: '48' } });
  const make = handleSubmit(({ overlapHours }) =>
    renew.mutate(
      { listingId: listing.id, overlapHours: Number(overlapHours) },
      {
        onSuccess: () => {
          notices.done(t('renewed'));
          setOpen(false);
        },
        onError: notices.failed,
      },
    ),
  );
  return (
    <Dialog open={open} onOpenChange={(_, { open: next }) => setOpen(next)}>
      <DialogTrigger disableButtonEnhancement>
        <Button size="small" icon={<ArrowSyncRegular />}>
          {t('renew')}
        </Button>
      </DialogTrigger>
      <DialogSurface>
        <form noValidate onSubmit={(event) => void make(event)}>
          <DialogBody>
            <DialogTitle>{t('renewTitle')}</DialogTitle>
            <DialogContent>
              <p>{t('renewWords')}</p>
              <TextField
                control={control}
                name="overlapHours"
                label={t('overlap')}
                hint={t('overlapHint')}
                required
                review={(text) =>
                  /^\d{1,3}$/.test(text) && Number(text) <= 720 ? undefined : t('overlapWrong')
                }
              />
            </DialogContent>
            <DialogActions>
              <DialogTrigger disableButtonEnhancement>
                <Button>{ui('cancel')}</Button>
              </DialogTrigger>
              <Button type="submit" appearance="primary" disabledFocusable={renew.isPending}>
                {t('renew')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
