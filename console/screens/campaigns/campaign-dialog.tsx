// A campaign is written or changed: its plan, its listings, its dates, its budget and the codes by which its leads come.
import { useQuery } from '@tanstack/react-query';
import { useController, useForm, type Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useLanguage } from '../../language.tsx';
import { usePublisherId } from '../../session.ts';
import { Boxes } from '../../ui/boxes.tsx';
import { useFilters } from '../../ui/filters.ts';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { plansQuery, useChange, type Campaign, type Plan } from './campaigns.ts';
import { FormDialog, useFormStyles } from './form-dialog.tsx';
import { amountTyped, codesTyped, orNull } from './typed.ts';

type Values = {
  name: string;
  planId: string;
  motion: string;
  listingIds: string[];
  fromDay: string;
  toDay: string;
  budget: string;
  currency: string;
  codes: string;
  saidState: string;
  notes: string;
};
const names = [
  'name',
  'planId',
  'listingIds',
  'motion',
  'fromDay',
  'toDay',
  'budget',
  'currency',
  'codes',
  'saidState',
  'notes',
];
const states = ['planned', 'running', 'ended', 'archived'] as const;
const motions = ['nurture', 'demand-generation'] as const;

export function CampaignDialog({ campaign, onClose }: { campaign?: Campaign; onClose: () => void }) {
  const t = useTranslations('campaigns');
  const { language } = useLanguage();
  const [{ plan }] = useFilters(['plan']);
  const plans = useQuery(plansQuery(usePublisherId())).data ?? [];
  const form = useForm<Values>({
    defaultValues: valuesOf(campaign, plan ?? plans.find(({ archivedAt }) => archivedAt === null)?.id),
  });
  const { control } = form;
  const save = useChange((publisherId: string, values: Values) => {
    const body = {
      ...bodyOf(values),
      budget: values.budget.trim() === '' ? null : amountTyped(values.budget, language),
    };
    return told(
      campaign === undefined
        ? api.POST('/api/v1/publishers/{publisherId}/campaigns', { params: { path: { publisherId } }, body })
        : api.PUT('/api/v1/publishers/{publisherId}/campaigns/{campaignId}', {
            params: { path: { publisherId, campaignId: campaign.id } },
            body: { ...body, version: campaign.version },
          }),
    );
  });
  return (
    <FormDialog
      title={campaign === undefined ? t('create') : t('edit')}
      act={t('save')}
      form={form}
      names={names}
      onSend={save}
      onClose={onClose}
    >
      <Fields control={control} isNew={campaign === undefined} plans={plans} />
    </FormDialog>
  );
}

type Fields = { control: Control<Values>; isNew: boolean; plans: readonly Plan[] };

function Fields({ control, isNew, plans }: Fields) {
  const t = useTranslations('campaigns');
  const styles = useFormStyles();
  return (
    <>
      <TextField control={control} name="name" label={t('field.name')} required />
      <SelectField
        control={control}
        name="planId"
        label={t('field.plan')}
        options={[['', t('field.noPlan')], ...plans.map(({ id, name }) => [id, name] as const)]}
      />
      <Listings control={control} />
      <SelectField
        control={control}
        name="motion"
        label={t('field.motion')}
        options={[
          ['', t('field.byListings')],
          ...motions.map((each) => [each, t(`motion.${each}`)] as const),
        ]}
      />
      <div className={styles.pair}>
        <TextField control={control} name="fromDay" label={t('field.fromDay')} type="date" required />
        <TextField
          control={control}
          name="toDay"
          label={t('field.toDay')}
          hint={t('field.openEnd')}
          type="date"
        />
      </div>
      <div className={styles.pair}>
        <TextField control={control} name="budget" label={t('field.budget')} />
        <TextField
          control={control}
          name="currency"
          label={t('field.currency')}
          hint={t('field.currencyHint')}
        />
      </div>
      <TextField
        control={control}
        name="codes"
        label={t('field.codes')}
        hint={t('field.codesHint')}
        multiline
      />
      {!isNew && (
        <SelectField
          control={control}
          name="saidState"
          label={t('field.state')}
          options={[['', t('field.byDates')], ...states.map((each) => [each, t(`state.${each}`)] as const)]}
        />
      )}
      <TextField control={control} name="notes" label={t('field.notes')} multiline />
    </>
  );
}

function Listings({ control }: { control: Control<Values> }) {
  const t = useTranslations('campaigns.field');
  const listings = useQuery(listingsQuery(usePublisherId())).data ?? [];
  const { field, fieldState } = useController({ control, name: 'listingIds' });
  return (
    <Boxes
      label={t('listings')}
      scrolls
      options={listings.map(({ id, title }) => [id, title] as const)}
      chosen={field.value}
      onChoose={field.onChange}
      wrong={fieldState.error?.message}
    />
  );
}

function valuesOf(campaign: Campaign | undefined, planId: string | undefined): Values {
  if (campaign === undefined)
    return {
      name: '',
      planId: planId ?? '',
      motion: '',
      listingIds: [],
      fromDay: new Date().toISOString().slice(0, 10),
      toDay: '',
      budget: '',
      currency: '',
      codes: '',
      saidState: '',
      notes: '',
    };
  return {
    name: campaign.name,
    planId: campaign.planId ?? '',
    motion: campaign.motion,
    listingIds: campaign.listingIds,
    fromDay: campaign.fromDay,
    toDay: campaign.toDay ?? '',
    budget: campaign.budget ?? '',
    currency: campaign.currency ?? '',
    codes: campaign.codes.join('\n'),
    saidState: campaign.saidState ?? '',
    notes: campaign.notes ?? '',
  };
}

function bodyOf({ name, listingIds, fromDay, ...values }: Values) {
  return {
    name,
    listingIds,
    fromDay,
    planId: orNull(values.planId),
    motion: orNull(values.motion) as Campaign['motion'] | null,
    toDay: orNull(values.toDay),
    currency: orNull(values.currency),
    codes: codesTyped(values.codes),
    saidState: orNull(values.saidState) as Campaign['saidState'],
    notes: orNull(values.notes),
  };
}
