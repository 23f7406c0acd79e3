// One line of a list that opens below itself: what it is called, what it says while closed, what is wrong with it, and its buttons.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronUpRegular, DeleteRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

/** Of the list's item around a line, and of what opens below it. */
export const useOpeningStyles = makeStyles({
  row: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  open: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const useStyles = makeStyles({
  line: { display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'start' },
  words: { flexGrow: 1, minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  bad: { color: tokens.colorPaletteRedForeground1 },
});

type OpeningLine = {
  name: string;
  says: string;
  complaint: string | undefined;
  open: boolean;
  onTurn: (open: boolean) => void;
  /** Left out where the reader may not. */
  onRemove: (() => void) | undefined;
  /** Stands before the buttons. */
  children?: ReactNode;
};

export function OpeningLine({ name, says, complaint, open, onTurn, onRemove, children }: OpeningLine) {
  const t = useTranslations('scoring');
  const styles = useStyles();
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <Text weight="semibold">{name}</Text>
        <Text block size={200} className={styles.quiet}>
          {says}
        </Text>
        {complaint && !open && (
          <Text block size={200} className={styles.bad} role="alert">
            {complaint}
          </Text>
        )}
      </div>
      {children}
      <Button
        appearance="subtle"
        icon={open ? <ChevronUpRegular /> : <ChevronDownRegular />}
        aria-expanded={open}
        aria-label={t(open ? 'close' : 'open', { name })}
        onClick={() => onTurn(!open)}
      />
      {onRemove && (
        <Button
          appearance="subtle"
          icon={<DeleteRegular />}
          aria-label={t('removeRule', { name })}
          onClick={onRemove}
        />
      )}
    </div>
  );
}
