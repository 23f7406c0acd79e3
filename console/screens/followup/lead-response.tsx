// The first response of a lead: how long there is for it and by which rule; or how soon it came, and from whom.
import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Exactly } from '../../ui/time.tsx';
import { useAssignee } from '../leads/people.ts';
import { followUpQuery, useRuleWords, type FollowUp } from './follow-ups.ts';
import { useLength, useNow } from './length.ts';

const useStyles = makeStyles({
  time: { display: 'block', fontVariantNumeric: 'tabular-nums' },
  late: { color: tokens.colorPaletteRedForeground1 },
  soon: { color: tokens.colorStatusWarningForeground3 },
});

/** Nothing at all for a lead that has no clock, such as a test. */
export function LeadResponse({ leadId }: { leadId: string }) {
  const t = useTranslations('follow-up');
  const query = useQuery(followUpQuery(usePublisherId(), leadId));
  if (query.data === null) return null;
  return (
    <Card title={t('response.title')}>
      <Answered query={query}>{(followUp) => followUp && <Standing followUp={followUp} />}</Answered>
    </Card>
  );
}

function Standing({ followUp }: { followUp: FollowUp }) {
  const t = useTranslations('follow-up');
  const ruleWords = useRuleWords();
  const { state, policy, dueAt, stoppedReason } = followUp;
  const rule: [string, ReactNode][] = policy ? [[t('response.rule'), ruleWords(policy)]] : [];
  const due: [string, ReactNode][] = dueAt ? [[t('response.due'), <Exactly at={dueAt} />]] : [];
  if (state === 'stopped')
    return <Text>{stoppedReason === null ? t('state.stopped') : t(`stopped.${stoppedReason}`)}</Text>;
  if (state === 'answered') return <Came followUp={followUp} facts={[...due, ...rule]} />;
  if (dueAt === null) return <Text>{t('response.none')}</Text>;
  return (
    <>
      <Countdown dueAt={dueAt} warned={state === 'warned'} />
      <Facts facts={[...due, ...rule]} />
    </>
  );
}

function Countdown({ dueAt, warned }: { dueAt: string; warned: boolean }) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const length = useLength();
  const left = (Date.parse(dueAt) - useNow(1_000)) / 1_000;
  return (
    <Text
      size={500}
      weight="semibold"
      role="timer"
      className={mergeClasses(styles.time, left <= 0 ? styles.late : warned && styles.soon)}
    >
      {left > 0 ? t('left', { time: length(left) }) : t('lateBy', { time: length(-left) })}
    </Text>
  );
}

function Came({ followUp, facts }: { followUp: FollowUp; facts: [string, ReactNode][] }) {
  const t = useTranslations('follow-up');
  const styles = useStyles();
  const length = useLength();
  const assignee = useAssignee();
  const { answeredBy, responseSeconds, businessSeconds, inTime, policy } = followUp;
  const business = policy?.calendar && businessSeconds !== null;
  return (
    <>
      <Text size={500} weight="semibold" className={styles.time}>
        {t('response.took', { time: length(responseSeconds ?? 0) })}
      </Text>
      {inTime !== null && (
        <span>
          <Mark tone={inTime ? 'good' : 'bad'}>{t(inTime ? 'response.inTime' : 'response.wasLate')}</Mark>
        </span>
      )}
      {business && <Text>{t('response.business', { time: length(businessSeconds) })}</Text>}
      <Facts facts={[[t('response.by'), assignee(answeredBy) ?? t('farSide')], ...facts]} />
    </>
  );
}
