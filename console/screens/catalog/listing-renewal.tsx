// Makes a new intake URL; the present one goes on for as long as pasting the new one takes.
import { Button, Text } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Ask } from '../../ui/ask.tsx';
import { HoursField } from '../../ui/hours-field.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { useListingActs, type Listing } from './listings.ts';

export function ListingRenewal({ listing }: { listing: Listing }) {
  const t = useTranslations('listings.intake');
  const notices = useNotices();
  const { renew } = useListingActs();
  const saveForm = useSaveForm();
  const form = useForm({ defaultValues: { overlapHours: '48' } });
  const make = () =>
    saveForm(form, ['overlapHours'], async ({ overlapHours }) => {
      await renew.mutateAsync({ listingId: listing.id, overlapHours: Number(overlapHours) });
      notices.done(t('renewed'));
    });
  return (
    <Ask
      button={
        <Button size="small" icon={<ArrowSyncRegular />}>
          {t('renew')}
        </Button>
      }
      title={t('renewTitle')}
      act={t('renew')}
      onOpen={() => form.reset()}
      onSend={make}
    >
      <Text>{t('renewWords')}</Text>
      <HoursField
        control={form.control}
        name="overlapHours"
        label={t('overlap')}
        hint={t('overlapHint')}
        wrong={t('overlapWrong')}
      />
    </Ask>
  );
}
