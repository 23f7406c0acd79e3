// What a field of the publisher's own is: its kind, its words, whether it must be filled in, and on which listings it is asked.
import { Field, Switch } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { Boxes } from '../../ui/boxes.tsx';
import { TextField } from '../../ui/form.tsx';
import { PlainForm } from '../../ui/plain-form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { useSaveForm } from '../../ui/save-form.ts';
import { listingsQuery } from '../catalog/listings.ts';
import { useSettings } from '../accounts/settings-frame.tsx';
import { LeadFieldOptions } from './lead-field-options.tsx';
import {
  factsGiven,
  fixedGiven,
  valuesOf,
  type Facts,
  type Fixed,
  type Values,
} from './lead-field-values.ts';
import { LeadFieldWords } from './lead-field-words.tsx';
import { kinds, type LeadField } from './lead-fields.ts';

type LeadFieldForm = {
  /** Left out for a new one. */
  field?: LeadField;
  submit: string;
  changeable?: boolean;
  onSave: (facts: Facts, fixed: Fixed) => Promise<unknown>;
};

export function LeadFieldForm({ field, submit, changeable = true, onSave }: LeadFieldForm) {
  const t = useTranslations('lead-fields');
  const saveForm = useSaveForm();
  const form = useForm<Values>({ defaultValues: valuesOf(field) });
  const kind = form.watch('kind');
  const send = () => {
    const options = form
      .getValues('options')
      .flatMap((_, at) => [`options.${at}.value`, `options.${at}.label`]);
    const names = ['label', 'name', 'kind', 'help', 'maxLength', ...options, 'listingIds'];
    return saveForm(form, names, (values) => onSave(factsGiven(values), fixedGiven(values)));
  };
  const { control } = form;
  return (
    <fieldset disabled={!changeable} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <PlainForm submit={submit} onSend={send}>
        <TextField control={control} name="label" label={t('label')} hint={t('labelHint')} required />
        {field === undefined && <NameAndKind form={form} />}
        <TextField control={control} name="help" label={t('help')} hint={t('helpHint')} />
        {(kind === 'text' || kind === 'multiline') && (
          <TextField
            control={control}
            name="maxLength"
            label={t('maxLength')}
            hint={t('maxLengthHint', { usual: kind === 'text' ? 200 : 1000 })}
            inputMode="numeric"
            review={(value) => (/^\d+$/.test(value.trim()) ? undefined : t('notNumber'))}
          />
        )}
        {kind === 'choice' && <LeadFieldOptions form={form} />}
        <Field hint={t('requiredHint')}>
          <Switch
            label={t('required')}
            checked={form.watch('required')}
            onChange={(_, { checked }) => form.setValue('required', checked)}
          />
        </Field>
        <Listings form={form} />
        <LeadFieldWords form={form} />
      </PlainForm>
    </fieldset>
  );
}

/** Chosen once: leads have their values by them. */
function NameAndKind({ form: { control } }: { form: UseFormReturn<Values> }) {
  const t = useTranslations('lead-fields');
  return (
    <>
      <TextField
        control={control}
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        placeholder="numberOfEmployees"
        autoComplete="off"
        required
        review={(value) => (/^[a-z][A-Za-z0-9]{0,39}$/.test(value.trim()) ? undefined : t('nameWrong'))}
      />
      <SelectField
        control={control}
        name="kind"
        label={t('kind')}
        hint={t('kindHint')}
        options={kinds.map((kind) => [kind, t(`kinds.${kind}`)] as const)}
      />
    </>
  );
}

function Listings({ form }: { form: UseFormReturn<Values> }) {
  const t = useTranslations('lead-fields');
  const { publisherId } = useSettings();
  const { data: listings = [] } = useQuery(listingsQuery(publisherId));
  const ticked = form.watch('listingIds');
  const wrong = form.formState.errors.listingIds?.message;
  return (
    <Boxes
      label={t('listings')}
      hint={t('noneIsAll')}
      scrolls
      options={listings.map(({ id, title }) => [id, title] as const)}
      chosen={ticked}
      onChoose={(ids) => form.setValue('listingIds', ids)}
      wrong={wrong}
    />
  );
}
