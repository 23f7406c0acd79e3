// How a lead's first response stands, as a mark: how long there is, how late it is, or that it was answered.
import { useTranslations } from 'use-intl';
import { Mark } from '../../ui/marks.tsx';
import type { FollowUp } from './follow-ups.ts';
import { useLength, useNow } from './length.ts';

type Clock = Pick<FollowUp, 'state' | 'dueAt' | 'inTime'>;

/** Nothing for a lead without a due time, and for one that needs no answer any more. */
export function DueMark({ followUp }: { followUp: Clock | undefined }) {
  const t = useTranslations('follow-up');
  const length = useLength();
  const now = useNow(30_000);
  if (!followUp || followUp.state === 'stopped') return null;
  if (followUp.state === 'answered')
    return <Mark tone={followUp.inTime === false ? 'quiet' : 'good'}>{t('state.answered')}</Mark>;
  if (followUp.dueAt === null) return null;
  const left = (Date.parse(followUp.dueAt) - now) / 1_000;
  if (left <= 0) return <Mark tone="bad">{t('lateBy', { time: length(-left) })}</Mark>;
  return (
    <Mark tone={followUp.state === 'warned' ? 'waiting' : 'info'}>{t('left', { time: length(left) })}</Mark>
  );
}
