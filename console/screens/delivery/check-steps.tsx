// What a check proved, step by step, in the reader's words.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Mark, type Tone } from '../../ui/marks.tsx';
import type { Check } from './destinations.ts';
import { Sentence } from './sentence.tsx';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  step: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
  },
  words: { minWidth: 0, overflowWrap: 'anywhere' },
});

type Step = Check['steps'][number];
const tones: Record<Step['is'], Tone> = { well: 'good', failed: 'bad', not_told: 'quiet' };

export function CheckSteps({ steps }: { steps: Step[] }) {
  const t = useTranslations('destinations.check');
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={t('steps')}>
      {steps.map((step, nth) => (
        <li key={nth} className={styles.step}>
          <div className={styles.words}>
            <Text>{t(`step.${step.step}`)}</Text>
            {step.is !== 'well' && (
              <Sentence
                said={step.code === null ? null : { code: step.code, values: step.values }}
                detail={step.detail}
              />
            )}
            {step.step === 'cleaned_up' && step.is === 'failed' && (
              <Text block size={200}>
                {t('notCleanedUp')}
              </Text>
            )}
          </div>
          <Mark tone={tones[step.is]}>{t(`stepIs.${step.is}`)}</Mark>
        </li>
      ))}
    </ul>
  );
}
