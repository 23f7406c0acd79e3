// How a referral stands, as marks: its state, and whether an answer is wanted.
import { useFormatter, useTranslations } from 'use-intl';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { Until } from '../../ui/time.tsx';
import type { Referral } from './referrals.ts';

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

export function useMoney() {
  const t = useTranslations('cosell');
  const format = useFormatter();
  return ({ value, currency }: { value: string | null; currency: string | null }) =>
    value === null ? t('notKnown') : `${format.number(Number(value))} ${currency ?? ''}`.trim();
}
