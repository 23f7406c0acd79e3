// Where an enrolment stands, in words: the next step with its time and why then, or why it ended.
import { Text } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import { useReasonWords, useStepWords } from './nurture-words.ts';
import type { Enrolment } from './sequences.ts';

export function Standing({ enrolment }: { enrolment: Enrolment }) {
  const t = useTranslations('nurture');
  const reasonOf = useReasonWords();
  const stepWords = useStepWords();
  const { state, step, endedReason, note, sequenceState } = enrolment;
  if (state === 'ended')
    return (
      <Text block>
        {t('lead.ended', { reason: reasonOf(endedReason ?? '') })}
        {note !== null && ` – ${note}`}
      </Text>
    );
  return (
    <>
      <Text block>{t('lead.next', { step: step === null ? enrolment.stepId : stepWords(step, []) })}</Text>
      {state === 'paused' ? (
        <Text block>
          {t('people.states.paused')}
          {note !== null && ` – ${note}`}
        </Text>
      ) : (
        <Due enrolment={enrolment} held={sequenceState === 'paused'} />
      )}
    </>
  );
}

/** By the clock of whom the mail goes to, and why by that one. */
function Due({
  enrolment: { dueAt, because, timeZone, zoneBecause },
  held,
}: {
  enrolment: Enrolment;
  held: boolean;
}) {
  const t = useTranslations('nurture');
  const format = useFormatter();
  const time = format.dateTime(new Date(dueAt), {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  });
  const why = held ? 'paused' : because;
  return (
    <>
      {!held && (
        <Text block size={200}>
          <time dateTime={dueAt}>
            {t('lead.at', { time, zone: `${timeZone}: ${t(`zone.${zoneBecause}`)}` })}
          </time>
        </Text>
      )}
      <Text block size={200}>
        {t(`because.${why}`)}
      </Text>
    </>
  );
}
