// Several of a list, each by a box of its own. Not a field: to its label all of its boxes would be one.
import { Checkbox, Label, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

type Boxes<Id extends string> = {
  label: string;
  hint?: string;
  required?: boolean;
  options: readonly (readonly [id: Id, name: string])[];
  chosen: readonly Id[];
  /** The one that was ticked comes last. */
  onChoose: (chosen: Id[]) => void;
  wrong?: string | undefined;
  /** Of what there may be very many. */
  scrolls?: boolean;
  /** Above the boxes, such as buttons that tick many at once. */
  children?: ReactNode;
};

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column' },
  boxes: { display: 'flex', flexDirection: 'column' },
  scrolls: { maxHeight: '260px', overflowY: 'auto' },
  hint: { color: tokens.colorNeutralForeground3 },
  wrong: { color: tokens.colorPaletteRedForeground1 },
});

export function Boxes<Id extends string>(props: Boxes<Id>) {
  const {
    label,
    hint,
    required = false,
    options,
    chosen,
    onChoose,
    wrong,
    scrolls = false,
    children,
  } = props;
  const styles = useStyles();
  const id = useId();
  return (
    <div role="group" aria-labelledby={id} className={styles.group}>
      <Label id={id} required={required}>
        {label}
      </Label>
      {hint !== undefined && (
        <Text size={200} className={styles.hint}>
          {hint}
        </Text>
      )}
      {children}
      <div className={mergeClasses(styles.boxes, scrolls && styles.scrolls)}>
        {options.map(([id, name]) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(_, { checked }) =>
              onChoose(checked === true ? [...chosen, id] : chosen.filter((each) => each !== id))
            }
          />
        ))}
      </div>
      {wrong !== undefined && (
        <Text size={200} className={styles.wrong} role="alert">
          {wrong}
        </Text>
      )}
    </div>
  );
}
