// A choice among the languages, each named in itself.
import { Field, Select } from '@fluentui/react-components';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { languageNames } from '../../language.tsx';

type LanguageField<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
  hint?: string;
  /** What leaving it open means; left out: one is always chosen. */
  none?: string;
};

export function LanguageField<Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  none,
}: LanguageField<Values>) {
  const { field } = useController({ control, name });
  return (
    <Field label={label} {...(hint === undefined ? {} : { hint })}>
      <Select {...field}>
        {none !== undefined && <option value="">{none}</option>}
        {Object.entries(languageNames).map(([tag, words]) => (
          <option key={tag} value={tag} lang={tag}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  );
}
