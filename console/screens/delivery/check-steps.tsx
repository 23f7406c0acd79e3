// What a check proved, step by step, in the reader's words.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { useCheckWords } from './check-words.ts';
import type { Check, Destination } from './destinations.ts';
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

type CheckSteps = {
  destination: Destination;
  steps: Step[];
  /** The far side told which record it is; else it may have made none. */
  isNamed: boolean;
};

export function CheckSteps({ destination, steps, isNamed }: CheckSteps) {
  const t = useTranslations('destinations.check');
  const words = useCheckWords(destination);
  const styles = useStyles();
  return (
    <ul className={styles.list} aria-label={t('steps')}>
      {steps.map((step, nth) => (
        <li key={nth} className={styles.step}>
          <div className={styles.words}>
            <Text>
              {step.step === 'record' && step.is === 'well' && !isNamed
                ? words('taken')
                : t(`step.${step.step}`)}
            </Text>
            {step.is !== 'well' && !isSaidBefore(steps, nth) && (
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

/** One fault often fails all that comes after it: its sentence stands once. */
function isSaidBefore(steps: readonly Step[], nth: number): boolean {
  const before = steps[nth - 1];
  return before !== undefined && before.is === 'failed' && before.detail === steps[nth]!.detail;
}
