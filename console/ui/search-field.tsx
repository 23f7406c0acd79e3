// A field of words to search for: asks once the reader pauses, and follows the address.
import { Field, makeStyles, SearchBox } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';

type SearchField = {
  label: string;
  hint: string;
  value: string | undefined;
  onSearch: (q: string | undefined) => void;
  /** Characters. */
  most?: number;
  /** On arrow down, which goes on to what was found. */
  onDown?: () => void;
};

const useStyles = makeStyles({
  search: { maxWidth: '100%', minWidth: 0 },
  field: { minWidth: 0 },
});

const pauseMs = 300;

export function SearchField({ label, hint, value = '', most = 100, onSearch, onDown }: SearchField) {
  const styles = useStyles();
  const [typed, setTyped] = useState(value);
  const asked = useRef(value);
  // A change of the address that was not made here, such as by Back, shows; what is being typed stays.
  useEffect(() => {
    if (value !== asked.current) setTyped(value);
    asked.current = value;
  }, [value]);
  useEffect(() => {
    const next = typed.trim();
    if (next === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = next;
      onSearch(next || undefined);
    }, pauseMs);
    return () => clearTimeout(timer);
  });
  return (
    <Field label={label} className={styles.field}>
      <SearchBox
        className={styles.search}
        value={typed}
        maxLength={most}
        placeholder={hint}
        onChange={(_, data) => setTyped(data.value)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' || !onDown) return;
          event.preventDefault();
          onDown();
        }}
      />
    </Field>
  );
}
