// How a referral and the opportunity that it became stand to each other: in which they differ, why, and what a person may decide.
import { Button, makeStyles, MessageBar, MessageBarBody, Text, tokens } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useDay } from '../pipeline/pipelines.ts';
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
      {differences.length > 0 && <Differences differences={differences} />}
      {differences.length > 0 && may('cosell:write') && may('pipeline:write') && <Decide step={step} />}
    </>
  );
}

function Differences({ differences }: { differences: Difference[] }) {
  const t = useTranslations('cosell.step');
  const valueOf = useValue();
  return (
    <>
      <DataTable<Difference>
        label={t('differences')}
        rows={differences}
        rowId={({ field }) => field}
        columns={[
          { id: 'field', title: t('field.title'), cell: ({ field }) => t(`field.${field}`) },
          { id: 'referral', title: t('ofReferral'), cell: ({ field, referral }) => valueOf(field, referral) },
          {
            id: 'opportunity',
            title: t('ofOpportunity'),
            cell: ({ field, opportunity }) => valueOf(field, opportunity),
          },
        ]}
      />
      {differences.map(({ field, why, said }) => (
        <MessageBar key={field} intent="warning" layout="multiline">
          <MessageBarBody>
            {t('because', { field: t(`field.${field}`), why: t(`why.${why}`) })}
            {said !== null && (
              <Text block size={200} lang="en">
                {said}
              </Text>
            )}
          </MessageBarBody>
        </MessageBar>
      ))}
    </>
  );
}

/** The value is an amount with its currency. */
function useValue(): (field: Difference['field'], value: string | null) => string {
  const t = useTranslations('cosell.step');
  const money = useMoney();
  const day = useDay();
  return (field, value) => {
    if (value === null) return '–';
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
