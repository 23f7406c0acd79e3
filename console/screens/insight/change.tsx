// How a number stands against the one before: an arrow and words, and of small numbers no percentage.
import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useFormatter, useTranslations } from 'use-intl';
import { compared, enough } from '../../../src/insight/compared.ts';

const useStyles = makeStyles({
  change: {
    display: 'inline-flex',
    alignItems: 'baseline',
    gap: tokens.spacingHorizontalXXS,
    whiteSpace: 'nowrap',
  },
  quiet: {
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'normal',
    '@media (min-width: 641px)': { minWidth: '15ch' },
  },
  arrow: { alignSelf: 'center', display: 'inline-flex' },
});

type Change = { now: number | null; before: number | null };

export function useChangeWords(): (change: Change) => string {
  const t = useTranslations('insight.change');
  const format = useFormatter();
  return ({ now, before }) => {
    if (now === null || before === null) return '–';
    const change = compared(now, before);
    if (change.kind === 'none' || change.kind === 'same') return t(change.kind);
    const sign = change.kind === 'more' ? '+' : '−';
    const count = format.number(change.difference);
    // Where there are enough now, it did grow; by which part of so few, nobody can tell.
    if (change.share === null) return t(now >= enough ? 'fewBefore' : 'few', { sign, count });
    return sign + format.number(change.share, { style: 'percent', maximumFractionDigits: 0 });
  };
}

export function Change(change: Change) {
  const styles = useStyles();
  const words = useChangeWords()(change);
  if (change.now === null || change.before === null) return words;
  const told = compared(change.now, change.before);
  if (told.kind === 'none' || told.kind === 'same') return <span className={styles.quiet}>{words}</span>;
  return (
    <span className={styles.change}>
      <span className={styles.arrow} aria-hidden>
        {told.kind === 'more' ? <ArrowUpRegular /> : <ArrowDownRegular />}
      </span>
      <span className={told.share === null ? styles.quiet : undefined}>{words}</span>
    </span>
  );
}
