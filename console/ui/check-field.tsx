// A yes or no in a form.
import { Checkbox } from '@fluentui/react-components';
import { useController, type Control, type FieldPath, type FieldValues } from 'react-hook-form';

type CheckField<Values extends FieldValues> = {
  control: Control<Values>;
  name: FieldPath<Values>;
  label: string;
};

export function CheckField<Values extends FieldValues>({ control, name, label }: CheckField<Values>) {
  const { field } = useController({ control, name });
  const { value, onChange, ...rest } = field;
  return (
    <Checkbox
      {...rest}
      label={label}
      checked={value === true}
      onChange={(_, { checked }) => onChange(checked === true)}
    />
  );
}
