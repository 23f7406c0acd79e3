// What a campaign cost on a day is entered, or what was entered wrong is corrected.
import { useQuery } from '@tanstack/react-query';
import { useForm } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { useChange, type Campaign, type Cost } from './campaigns.ts';
import { FormDialog, useFormStyles } from './form-dialog.tsx';
import { amountTyped, orNull } from './typed.ts';

type Given = { campaign: Campaign; corrects: Cost | null; onClose: () => void };
type Values = { day: string; amount: string; currency: string; listingId: string; note: string };
const names = ['day', 'amount', 'currency', 'listingId', 'note'];

export function CostDialog({ campaign, corrects, onClose }: Given) {
  const t = useTranslations('campaigns.costs');
  const field = useTranslations('campaigns.field');
  const styles = useFormStyles();
  const { language } = useLanguage();
  const listings = useQuery(listingsQuery(usePublisherId())).data ?? [];
  const form = useForm<Values>({
    defaultValues: {
      day: corrects?.day ?? new Date().toISOString().slice(0, 10),
      amount: corrects?.amount ?? '',
      currency: corrects?.currency ?? campaign.currency ?? '',
      listingId: corrects?.listingId ?? '',
      note: '',
    },
  });
  const save = useChange((publisherId: string, { day, amount, currency, listingId, note }: Values) =>
    told(
      api.POST('/api/v1/publishers/{publisherId}/campaigns/{campaignId}/costs', {
        params: { path: { publisherId, campaignId: campaign.id } },
        body: {
          day,
          amount: amountTyped(amount, language),
          currency: orNull(currency),
          listingId: orNull(listingId),
          note: orNull(note),
          corrects: corrects?.id ?? null,
        },
      }),
    ),
  );
  const { control } = form;
  return (
    <FormDialog
      title={corrects === null ? t('enter') : t('correct')}
      act={t('save')}
      form={form}
      names={names}
      onSend={save}
      onClose={onClose}
    >
      <TextField control={control} name="day" label={t('day')} type="date" required />
      <div className={styles.pair}>
        <TextField control={control} name="amount" label={t('amount')} required />
        <TextField control={control} name="currency" label={field('currency')} hint={field('currencyHint')} />
      </div>
      {campaign.listingIds.length > 1 && (
        <SelectField
          control={control}
          name="listingId"
          label={t('listing')}
          options={[
            ['', t('whole')],
            ...listings
              .filter(({ id }) => campaign.listingIds.includes(id))
              .map(({ id, title }) => [id, title] as const),
          ]}
        />
      )}
      <TextField control={control} name="note" label={t('note')} multiline />
    </FormDialog>
  );
}
