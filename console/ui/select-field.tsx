// One of a few values in a form: labelled, with what is wrong or worth knowing beside it.
import { Field, makeStyles, Select } from '@fluentui/react-components';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { useTranslations } from 'use-intl';

/** A long choice must not make its form wider than the window. */
export const useSelectStyles = makeStyles({ field: { '& > *, & select': { minWidth: 0 } } });

type SelectField<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  /** Value and words of each. */
  options: readonly (readonly [string, string])[];
  hint?: string;
  required?: boolean;
  /** Worth knowing, but no reason to refuse. */
  warning?: string;
};

export function SelectField<Values extends FieldValues>(props: SelectField<Values>) {
  const { control, name, label, options, hint, required = false, warning } = props;
  const t = useTranslations('ui');
  const styles = useSelectStyles();
  const { field, fieldState } = useController({
    control,
    name,
    rules: { validate: (value: string) => (required && !value ? t('required') : true) },
  });
  const message = fieldState.error?.message ?? warning;
  return (
    <Field
      className={styles.field}
      label={label}
      required={required}
      {...(hint === undefined ? {} : { hint })}
      {...(message === undefined
        ? {}
        : { validationState: fieldState.error ? 'error' : 'warning', validationMessage: message })}
    >
      <Select {...field} value={field.value ?? ''}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
