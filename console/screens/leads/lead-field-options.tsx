// The options of a choice, one under the other: what people read, and what a lead has.
import { Button, Field, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular, DeleteRegular } from '@fluentui/react-icons';
import { useFieldArray, type UseFormReturn } from 'react-hook-form';
import { useTranslations } from 'use-intl';
import { TextField } from '../../ui/form.tsx';
import { noTexts, type Values } from './lead-field-values.ts';

const most = 100;
const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    '& input': { minWidth: 0, width: '100%' },
    marginBottom: tokens.spacingVerticalS,
    // One below the other: a label that wraps would push its field down.
    '@media (max-width: 640px)': {
      gridTemplateColumns: 'minmax(0, 1fr) auto',
      rowGap: tokens.spacingVerticalXS,
      '& > :nth-child(2)': { gridColumn: '1', gridRow: '2' },
    },
  },
  // Level with the fields, under whose labels they stand.
  remove: { marginTop: '26px', '@media (max-width: 640px)': { gridColumn: '2', gridRow: '1' } },
});

export function LeadFieldOptions({ form: { control } }: { form: UseFormReturn<Values> }) {
  const t = useTranslations('lead-fields');
  const styles = useStyles();
  const { fields, append, remove } = useFieldArray({ control, name: 'options' });
  return (
    <Field label={t('options')} hint={t('optionsHint')}>
      <div role="group" aria-label={t('options')}>
        {fields.map(({ id }, at) => (
          <div key={id} className={styles.row}>
            <TextField
              control={control}
              name={`options.${at}.label`}
              label={t('optionLabel', { number: at + 1 })}
              required
            />
            <TextField
              control={control}
              name={`options.${at}.value`}
              label={t('optionValue', { number: at + 1 })}
            />
            <Button
              className={styles.remove}
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('removeOption', { number: at + 1 })}
              disabledFocusable={fields.length === 1}
              onClick={() => remove(at)}
            />
          </div>
        ))}
        <Button
          icon={<AddRegular />}
          disabledFocusable={fields.length >= most}
          onClick={() => append({ value: '', label: '', labels: noTexts() })}
        >
          {t('addOption')}
        </Button>
      </div>
    </Field>
  );
}
