// How a referral stands, as marks: its state, and whether an answer is wanted.
import { useTranslations } from 'use-intl';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { Until } from '../../ui/time.tsx';
import { useMoney as useExactMoney } from '../pipeline/pipelines.ts';
import type { Referral, Step } from './referrals.ts';

const tones: Record<Referral['substatus'], Tone> = {
  pending: 'waiting',
  received: 'waiting',
  accepted: 'info',
  won: 'good',
  lost: 'bad',
  declined: 'quiet',
  expired: 'quiet',
  unknown: 'quiet',
};

export function ReferralState({ referral }: { referral: Referral }) {
  const t = useTranslations('cosell');
  return <Mark tone={tones[referral.substatus]}>{t(`substatus.${referral.substatus}`)}</Mark>;
}

const answerTones: Record<string, Tone> = {
  due: 'waiting',
  overdue: 'bad',
  in_time: 'good',
  late: 'quiet',
  never: 'bad',
};

export function AnswerState({ answer }: { answer: Referral['answer'] }) {
  const t = useTranslations('cosell');
  if (answer.state === 'none') return '–';
  return (
    <>
      <Mark tone={answerTones[answer.state] ?? 'quiet'}>{t(`answer.${answer.state}`)}</Mark>{' '}
      {answer.state === 'due' && answer.dueAt !== null && <Until at={answer.dueAt} />}
    </>
  );
}

const stepTones: Record<Step['state'], Tone> = {
  in_step: 'good',
  under_way: 'info',
  out_of_step: 'bad',
  apart: 'quiet',
};

/** How a referral and its opportunity stand to each other. */
export function StepState({ state }: { state: Step['state'] }) {
  const t = useTranslations('cosell.step.state');
  return <Mark tone={stepTones[state]}>{t(state)}</Mark>;
}

/** Exact, in the reader's way; what a programme calls a currency and nobody else does stands beside the figure. */
export function useMoney() {
  const t = useTranslations('cosell');
  const exactly = useExactMoney();
  return ({ value, currency }: { value: string | null; currency: string | null }) => {
    if (value === null) return t('notKnown');
    return /^[A-Z]{3}$/.test(currency ?? '') ? exactly(value, currency) : `${value} ${currency ?? ''}`.trim();
  };
}
