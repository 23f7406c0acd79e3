// Likely duplicates in words: why, how sure, and what each of the two is called.
import { makeStyles, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import type { Reason } from './duplicates.ts';
import { useLeadName } from './lead-names.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalXXS },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  points: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

export function Reasons({ reasons, points = false }: { reasons: Reason[]; points?: boolean }) {
  const t = useTranslations('duplicates.reason');
  const styles = useStyles();
  const format = useFormatter();
  return (
    <ul className={styles.list}>
      {reasons.map((reason) => (
        <li key={reason.code} className={styles.line}>
          {t(reason.code)}
          {points && (
            <span className={styles.points}>
              {format.number(reason.points, { signDisplay: 'exceptZero' })}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

type Named = { contact: Schema['Contact'] | null };

/** Two of one name are told apart by their addresses. */
export function usePersonName(): { nameOf: (person: Named) => string; addressOf: (person: Named) => string } {
  const t = useTranslations('duplicates');
  const leads = useTranslations('leads');
  const leadName = useLeadName();
  return {
    nameOf: ({ contact }) => (contact === null ? leads('nameless') : leadName({ contact })),
    addressOf: ({ contact }) => contact?.normalized.email ?? contact?.email ?? t('noEmail'),
  };
}
