// One of a few values, in the browser's own list: quick by keyboard, and at home on a phone.
import { Field, Select } from '@fluentui/react-components';

type Pick = {
  label: string;
  value: string | undefined;
  /** What the empty value says, such as "Any". */
  none?: string;
  options: readonly (readonly [value: string, words: string])[];
  onPick: (value: string | undefined) => void;
};

export function Pick({ label, value, none, options, onPick }: Pick) {
  // A value that is no longer offered is still what the address says.
  const known = value === undefined || options.some(([each]) => each === value);
  return (
    <Field label={label} size="small">
      <Select value={value ?? ''} onChange={(_, data) => onPick(data.value || undefined)}>
        {none !== undefined && <option value="">{none}</option>}
        {options.map(([each, words]) => (
          <option key={each} value={each}>
            {words}
          </option>
        ))}
        {!known && <option value={value}>{value}</option>}
      </Select>
    </Field>
  );
}
