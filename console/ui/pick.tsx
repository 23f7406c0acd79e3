// One of a few values, in the browser's own list: quick by keyboard, and at home on a phone.
import { Field, makeStyles, Select } from '@fluentui/react-components';

const column = 'minmax(0, 1fr)';
const useStyles = makeStyles({
  // A list is as wide as its longest value, unless told otherwise.
  field: { minWidth: 0, gridTemplateColumns: column },
  list: {
    minWidth: 0,
    width: '100%',
    gridTemplateColumns: column,
    '& select': { minWidth: 0, width: '100%' },
  },
});

type Pick = {
  label: string;
  value: string | undefined;
  /** What the empty value says, such as "Any". */
  none?: string;
  options: readonly (readonly [value: string, words: string])[];
  onPick: (value: string | undefined) => void;
};

export function Pick({ label, value, none, options, onPick }: Pick) {
  const styles = useStyles();
  // A value that is no longer offered is still what the address says.
  const known = value === undefined || options.some(([each]) => each === value);
  return (
    <Field label={label} className={styles.field}>
      <Select
        className={styles.list}
        value={value ?? ''}
        onChange={(_, data) => onPick(data.value || undefined)}
      >
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
