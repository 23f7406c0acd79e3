// In which fields two sides differ: what each of them has.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Facts } from '../../ui/facts.tsx';

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 240px), 1fr))',
    gap: tokens.spacingHorizontalM,
  },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

export type Difference = {
  id: string;
  field: string;
  /** What each side is called, and what it has. */
  sides: [name: string, value: string | null][];
  because?: ReactNode;
};

export function Differences({ label, differences }: { label: string; differences: Difference[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={label}>
      {differences.map(({ id, field, sides, because }) => (
        <li key={id} className={styles.one}>
          <Text weight="semibold">{field}</Text>
          <Facts facts={sides} />
          {because}
        </li>
      ))}
    </ul>
  );
}
