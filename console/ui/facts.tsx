// Pairs of a name and a value, as a definition list. What is not known shows as a dash, for all to see that nothing is missing.
import { InfoLabel, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'fit-content(45%) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
  },
  name: { color: tokens.colorNeutralForeground2 },
  value: { margin: 0, overflowWrap: 'anywhere' },
});

/** about: what the value means, beside its name. */
export function Facts({ facts }: { facts: [name: string, value: ReactNode, about?: string][] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {facts.map(([name, value, about]) => (
        <div key={name} style={{ display: 'contents' }}>
          <dt className={styles.name}>
            {about === undefined ? name : <InfoLabel info={about}>{name}</InfoLabel>}
          </dt>
          <dd className={styles.value}>
            {value === null || value === undefined || value === '' ? '–' : value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
