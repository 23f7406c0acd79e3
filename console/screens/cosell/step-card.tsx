// How a referral and the opportunity that it became stand to each other: in which they differ, why, and what a person may decide.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useDay } from '../pipeline/pipelines.ts';
import { Differences } from './differences.tsx';
import { StepState, useMoney } from './referral-marks.tsx';
import { useSettle } from './cosell-acts.ts';
import type { Step } from './referrals.ts';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

type Difference = Step['differences'][number];

export function StepStanding({ step }: { step: Step }) {
  const t = useTranslations('cosell.step');
  const styles = useStyles();
  const may = useMay();
  const { state, stateSince, differences } = step;
  return (
    <>
      <span className={styles.line}>
        <StepState state={state} />
        <Text size={200} className={styles.quiet}>
          {t('since')} <Exactly at={stateSince} />
        </Text>
      </span>
      <Text>{t(`words.${state}`)}</Text>
      {differences.length > 0 && <Unlike differences={differences} />}
      {differences.length > 0 && may('cosell:write') && may('pipeline:write') && <Decide step={step} />}
    </>
  );
}

/** In which both differ, and why that stays until a person decides. */
function Unlike({ differences }: { differences: Difference[] }) {
  const t = useTranslations('cosell.step');
  const valueOf = useValue();
  return (
    <Differences
      label={t('differences')}
      differences={differences.map(({ field, referral, opportunity, why, said }) => ({
        id: field,
        field: t(`field.${field}`),
        sides: [
          [t('ofReferral'), valueOf(field, referral)],
          [t('ofOpportunity'), valueOf(field, opportunity)],
        ],
        because: (
          <>
            <Text>{t(`why.${why}`)}</Text>
            {said !== null && (
              <Text size={200} lang="en">
                {said}
              </Text>
            )}
          </>
        ),
      }))}
    />
  );
}

/** The value is an amount with its currency. */
function useValue(): (field: Difference['field'], value: string | null) => string | null {
  const t = useTranslations('cosell.step');
  const money = useMoney();
  const day = useDay();
  return (field, value) => {
    if (value === null) return null;
    if (field === 'closesOn') return day(value);
    if (field === 'state') return t(`side.${value}`);
    const [amount = '', currency = null] = value.split(' ');
    return field === 'value' ? money({ value: amount, currency }) : value;
  };
}

function Decide({ step }: { step: Step }) {
  const t = useTranslations('cosell.step.keep');
  const styles = useStyles();
  const notices = useNotices();
  const settle = useSettle();
  const decide = (keep: 'referral' | 'opportunity' | 'both') =>
    settle.mutate(
      { referralId: step.referralId, keep },
      { onSuccess: ({ state }) => notices.done(t(`now.${state}`)), onError: notices.failed },
    );
  return (
    <span className={styles.line}>
      {(['referral', 'opportunity', 'both'] as const).map((keep) => (
        <Confirm
          key={keep}
          title={t(`${keep}.title`)}
          words={t(`${keep}.words`)}
          act={t(`${keep}.act`)}
          onConfirm={() => decide(keep)}
        >
          <Button size="small" disabledFocusable={settle.isPending}>
            {t(`${keep}.act`)}
          </Button>
        </Confirm>
      ))}
    </span>
  );
}
