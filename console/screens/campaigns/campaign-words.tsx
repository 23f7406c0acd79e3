// How money, divided counts, days and states of campaigns are written for people.
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { useLanguage } from '../../language.tsx';
import { Mark, type Tone } from '../../ui/marks.tsx';
import type { Campaign, Money, Numbers } from './campaigns.ts';

const tones: Record<Campaign['state'], Tone> = {
  planned: 'waiting',
  running: 'good',
  ended: 'info',
  archived: 'quiet',
};

export function StateMark({ state }: { state: Campaign['state'] }) {
  const t = useTranslations('campaigns');
  return <Mark tone={tones[state]}>{t(`state.${state}`)}</Mark>;
}

export function useCampaignWords() {
  const format = useFormatter();
  const { language } = useLanguage();
  const t = useTranslations('campaigns');
  const day = (text: string) =>
    format.dateTime(new Date(`${text}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    day,
    days: (from: string, to: string | null) =>
      to === null ? t('since', { from: day(from) }) : `${day(from)} – ${day(to)}`,
    /** Exact, whatever its length: as text it never becomes a float. */
    money: ({ amount, currency }: Money) =>
      new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount as unknown as number),
    /** A divided count is rounded for the eye alone. */
    count: (text: string) => format.number(Number(text), { maximumFractionDigits: 2 }),
    percent: (share: string) => format.number(Number(share), { style: 'percent', maximumFractionDigits: 1 }),
  };
}

const useStyles = makeStyles({
  list: { display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-end', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  what: { minWidth: '11ch', '@media (min-width: 641px)': { minWidth: '24ch' } },
});

/** The first cell of a wide table: numbers must not squeeze what they are of. */
export function What({ children }: { children: ReactNode }) {
  return <div className={useStyles().what}>{children}</div>;
}

/** One line a currency: they are never added up. */
export function Amounts({ amounts }: { amounts: readonly Money[] }) {
  const styles = useStyles();
  const { money } = useCampaignWords();
  if (amounts.length === 0) return <span className={styles.quiet}>–</span>;
  return (
    <span className={styles.list}>
      {amounts.map((each) => (
        <span key={each.currency}>{money(each)}</span>
      ))}
    </span>
  );
}

export type Per = 'lead' | 'qualified' | 'opportunity' | 'win';

export function pricesOf({ costPer }: Pick<Numbers, 'costPer'>, per: Per): Money[] {
  return costPer.flatMap(({ currency, [per]: amount }) => (amount === null ? [] : [{ amount, currency }]));
}
