// Goals of a plan: how much there is of each, where it should be today, and in words whether it is ahead or behind.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import type { Schema } from '../../api.ts';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { useCampaignWords } from './campaign-words.tsx';

type Goal = Schema['GoalStanding'];

const tones: Record<Goal['pace'], Tone> = {
  not_begun: 'quiet',
  ahead: 'good',
  on_pace: 'good',
  behind: 'waiting',
  reached: 'good',
  missed: 'bad',
};

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalL, listStyleType: 'none', margin: 0, padding: 0 },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  bar: {
    position: 'relative',
    height: '10px',
    marginTop: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalXS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground5,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    overflow: 'hidden',
  },
  done: { height: '100%', backgroundColor: tokens.colorCompoundBrandBackground },
  due: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    width: '2px',
    backgroundColor: tokens.colorNeutralForeground1,
  },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

export function GoalBars({ goals }: { goals: readonly Goal[] }) {
  const t = useTranslations('campaigns.goals');
  const styles = useStyles();
  if (goals.length === 0) return <Text>{t('none')}</Text>;
  return (
    <ul className={styles.list}>
      {goals.map((goal) => (
        <li key={goal.goal}>
          <Bar goal={goal} />
        </li>
      ))}
    </ul>
  );
}

function Bar({ goal: { goal, target, actual, expected, currency, by, pace } }: { goal: Goal }) {
  const t = useTranslations('campaigns.goals');
  const styles = useStyles();
  const format = useFormatter();
  const { money, day } = useCampaignWords();
  const shown = (text: string) =>
    currency === null ? format.number(Number(text)) : money({ amount: text, currency });
  const part = (text: string) => `${Math.min(100, (Number(text) / Number(target)) * 100)}%`;
  return (
    <>
      <div className={styles.head}>
        <Text weight="semibold">
          {t('of', { goal: t(goal), actual: shown(actual), target: shown(target) })}
        </Text>
        <Mark tone={tones[pace]}>{t(`pace.${pace}`)}</Mark>
      </div>
      <div className={styles.bar} aria-hidden>
        <div className={styles.done} style={{ width: part(actual) }} />
        <div className={styles.due} style={{ insetInlineStart: part(expected) }} />
      </div>
      <span className={styles.quiet}>{t('expected', { expected: shown(expected), by: day(by) })}</span>
    </>
  );
}
