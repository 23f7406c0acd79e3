// The fields of an opportunity in a form: value and currency, when it is to close, the next step, who has it, whom to speak to.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { Control } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { currencies } from '../../../src/platform/currency.ts';
import { useMay } from '../../session.ts';
import { plainAmount } from '../../ui/amount.ts';
import { TextField } from '../../ui/form.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { usePeople } from '../leads/people.ts';
import type { Fields } from './deal-acts.ts';
import type { DealWhole } from './pipelines.ts';

/** As text, as forms have it; names as the server's, so that its complaints find their fields. */
export type Typed = {
  value: string;
  currency: string;
  expectedClose: string;
  nextStep: string;
  nextStepOn: string;
  ownerId: string;
  contacts: string;
};
export type FieldName = keyof Typed;

export const noFields: Typed = {
  value: '',
  currency: '',
  expectedClose: '',
  nextStep: '',
  nextStepOn: '',
  ownerId: '',
  contacts: '',
};

export const typedOf = (deal: DealWhole): Typed => ({
  value: deal.value ?? '',
  currency: deal.currency ?? '',
  expectedClose: deal.expectedClose ?? '',
  nextStep: deal.nextStep ?? '',
  nextStepOn: deal.nextStepOn ?? '',
  ownerId: deal.ownerId ?? '',
  contacts: '',
});

/** Of the named fields alone. A comma is a point to half of Europe. */
export function fieldsOf(typed: Typed, names: readonly FieldName[]): Fields {
  const text = (name: FieldName) => typed[name].trim() || null;
  const fields: Record<string, unknown> = {};
  for (const name of names)
    if (name !== 'contacts') fields[name] = name === 'value' ? plainAmount(typed.value) || null : text(name);
  if (names.includes('contacts') && text('contacts') !== null)
    fields['contacts'] = [{ name: text('contacts') }];
  return fields;
}

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 190px), 1fr))',
    gap: tokens.spacingVerticalM,
    alignItems: 'start',
    minWidth: 0,
  },
});

type DealFields = {
  control: Control<Typed & { name: string; reason: string; note: string }>;
  names: readonly FieldName[];
  required?: readonly FieldName[];
};

export function DealFields({ control, names, required = [] }: DealFields) {
  const t = useTranslations('pipeline.field');
  const styles = useStyles();
  const may = useMay();
  const people = usePeople().filter(({ works }) => works);
  const has = (name: FieldName) => names.includes(name);
  const needs = (name: FieldName) => required.includes(name);
  return (
    <div className={styles.grid}>
      {has('value') && (
        <TextField
          control={control}
          name="value"
          label={t('value')}
          hint={t('valueHint')}
          required={needs('value')}
        />
      )}
      {has('currency') && (
        <SelectField
          control={control}
          name="currency"
          label={t('currency')}
          required={needs('value')}
          options={[['', ''], ...currencies.map((code) => [code, code] as const)]}
        />
      )}
      {has('expectedClose') && (
        <TextField
          control={control}
          name="expectedClose"
          label={t('expectedClose')}
          type="date"
          required={needs('expectedClose')}
        />
      )}
      {has('nextStep') && (
        <TextField control={control} name="nextStep" label={t('nextStep')} required={needs('nextStep')} />
      )}
      {has('nextStepOn') && (
        <TextField control={control} name="nextStepOn" label={t('nextStepOn')} type="date" />
      )}
      {has('ownerId') && may('leads:write') && (
        <SelectField
          control={control}
          name="ownerId"
          label={t('owner')}
          required={needs('ownerId')}
          options={[['', t('nobody')], ...people.map(({ id, name }) => [id, name] as const)]}
        />
      )}
      {has('contacts') && (
        <TextField
          control={control}
          name="contacts"
          label={t('contact')}
          hint={t('contactHint')}
          required={needs('contacts')}
        />
      )}
    </div>
  );
}
