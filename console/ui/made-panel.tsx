// What was just made, in the panel in which it was asked for, until its reader is done with it.
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});

export function MadePanel({
  done,
  onClose,
  children,
}: {
  done: string;
  onClose: () => void;
  children: ReactNode;
}) {
  const styles = useStyles();
  return (
    <div className={styles.panel}>
      {children}
      <div>
        <Button appearance="primary" onClick={onClose}>
          {done}
        </Button>
      </div>
    </div>
  );
}
