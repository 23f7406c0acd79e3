// How a destination does, in one line: its state as a mark, why, and what happens next.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  ClockRegular,
  DismissCircleRegular,
  PauseRegular,
} from '@fluentui/react-icons';
import type { ReactElement } from 'react';
import { useTranslations } from 'use-intl';
import { Mark, type Tone } from '../../ui/marks.tsx';
import { Ago, Exactly } from '../../ui/time.tsx';
import { useByWhom } from '../leads/people.ts';
import type { Destination } from './destinations.ts';
import { LastWarning } from './last-warning.tsx';
import { useRemedy, useSaid } from './said.ts';
import { Sentence } from './sentence.tsx';

type State = Destination['health']['state'];

const looks: Record<State, { tone: Tone; icon: ReactElement }> = {
  well: { tone: 'good', icon: <CheckmarkCircleRegular /> },
  broken: { tone: 'bad', icon: <DismissCircleRegular /> },
  held: { tone: 'waiting', icon: <ClockRegular /> },
  paused: { tone: 'quiet', icon: <PauseRegular /> },
};

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXXS,
  },
  words: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type Healthful = Pick<Destination, 'health' | 'pausedReason' | 'pauseNote'>;

/** The state alone. */
export function HealthMark({ state }: { state: State }) {
  const said = useSaid();
  const { tone, icon } = looks[state];
  return (
    <Mark tone={tone} icon={icon}>
      {said(state, 'health')}
    </Mark>
  );
}

/** For a row of a list: the state and the reason. */
export function HealthLine({ destination }: { destination: Healthful }) {
  const styles = useStyles();
  const said = useSaid();
  const t = useTranslations('destinations.health');
  const reason = reasonOf(destination);
  const note = destination.pauseNote;
  return (
    <span className={styles.line}>
      <HealthMark state={destination.health.state} />
      {reason && (
        <Text className={styles.words}>
          {/* Whoever paused it says more than what was wrong before. */}
          {note === null ? said(reason) : t('withNote', { reason: said('by_hand'), note })}
        </Text>
      )}
    </span>
  );
}

/** For the destination's own screen: the line, what it means, what to do, and when it is tried next. */
export function HealthStory({ destination }: { destination: Destination }) {
  const t = useTranslations('destinations.health');
  const said = useSaid();
  const remedy = useRemedy();
  const styles = useStyles();
  const byWhom = useByWhom();
  const { health, pausedAt, pausedReason, pausedBy } = destination;
  const by = pausedBy === null ? null : byWhom(pausedBy);
  const reason = reasonOf(destination);
  const advice = reason === null ? null : remedy(reason);
  // A pause by the far side's own doing says why behind its code: "endpoint_gone: …".
  const detail = health.detail ?? pausedReason?.split(': ').slice(1).join(': ');
  return (
    <div style={{ display: 'flex', flexDirection: 'column', gap: 8 }}>
      <HealthLine destination={destination} />
      <Text>{t(`means.${health.state}`)}</Text>
      {advice && <Text>{advice}</Text>}
      <Sentence said={health.said} detail={detail ?? null} className={styles.words} />
      {pausedAt && (
        <Text size={200}>
          {t('pausedSince')} <Exactly at={pausedAt} />
          {by !== null && <> · {t('pausedBy', { name: by })}</>}
        </Text>
      )}
      {health.state === 'broken' && health.nextProbeAt && (
        <Text size={200}>
          {t('nextProbe')} <Exactly at={health.nextProbeAt} />
        </Text>
      )}
      {health.heldUntil && (
        <Text size={200}>
          {t('heldUntil')} <Exactly at={health.heldUntil} />
        </Text>
      )}
      <Text size={200} className={styles.words}>
        {health.checkedAt ? (
          <>
            {t('checked')} <Ago at={health.checkedAt} />
            {health.checkOutcome && `: ${said(health.checkOutcome, 'outcome')}`}
          </>
        ) : (
          t('neverChecked')
        )}
      </Text>
      <LastWarning destination={destination} />
    </div>
  );
}

/** Why it does not work: the far side's last word, or why it is paused. */
function reasonOf({ health, pausedReason }: Healthful): string | null {
  return health.reason ?? pausedReason?.split(':')[0] ?? null;
}
