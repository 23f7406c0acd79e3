// What comes back of a destination's leads: whether it is read, when, why not, and where its webhook may say that something changed.
import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Card } from '../../ui/card.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { Copyable } from '../../ui/copy.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Exactly } from '../../ui/time.tsx';
import { usePlace, type Destination } from '../delivery/destinations.ts';
import { useRemedy, useSaid } from '../delivery/said.ts';
import { trackingQuery, useComingBackActs, type Tracking } from './coming-back.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  head: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

type ComingBack = { destination: Destination; changeable: boolean };

export function ComingBack({ destination, changeable }: ComingBack) {
  const t = useTranslations('coming-back');
  const { publisherId } = usePlace();
  const query = useQuery(trackingQuery(publisherId, destination.id));
  return (
    <Card
      title={t('title')}
      actions={changeable && query.data && <Turn {...{ destination }} {...query.data} />}
    >
      <Answered query={query}>
        {(tracking) => (
          <>
            <Standing tracking={tracking} paused={destination.paused} />
            {tracking.nudgeUrl !== null && <Address id={destination.id} url={tracking.nudgeUrl} />}
          </>
        )}
      </Answered>
    </Card>
  );
}

function Turn({ destination, enabled }: { destination: Destination } & Tracking) {
  const t = useTranslations('coming-back');
  const notices = useNotices();
  const { turn } = useComingBackActs(destination.id);
  return (
    <Button
      size="small"
      disabledFocusable={turn.isPending}
      onClick={() =>
        turn.mutate(!enabled, {
          onSuccess: () => notices.done(t(enabled ? 'switchedOff' : 'switchedOn')),
          onError: notices.failed,
        })
      }
    >
      {t(enabled ? 'switchOff' : 'switchOn')}
    </Button>
  );
}

function Standing({ tracking, paused }: { tracking: Tracking; paused: boolean }) {
  const t = useTranslations('coming-back');
  const styles = useStyles();
  const said = useSaid();
  const remedy = useRemedy();
  const { enabled, readAt, nextAt, failures, failure } = tracking;
  const facts: [string, ReactNode][] = [[t('lastRead'), readAt ? <Exactly at={readAt} /> : t('notYet')]];
  if (enabled && !paused && nextAt !== null)
    facts.push([t('nextRead'), Date.parse(nextAt) <= Date.now() ? t('soon') : <Exactly at={nextAt} />]);
  return (
    <div className={styles.column}>
      <Text>{t(!enabled ? 'offWords' : paused ? 'pausedWords' : 'about')}</Text>
      <Facts facts={facts} />
      {failure && (
        <div role="status" className={styles.column}>
          <Text weight="semibold">
            {t('failed', { count: failures })}: {said(failure.reason)}
          </Text>
          {remedy(failure.reason) && <Text>{remedy(failure.reason)}</Text>}
          {failure.detail && (
            <Text size={200} lang="en" className={styles.quiet}>
              {failure.detail}
            </Text>
          )}
        </div>
      )}
    </div>
  );
}

function Address({ id, url }: { id: string; url: string }) {
  const t = useTranslations('coming-back.address');
  const styles = useStyles();
  const notices = useNotices();
  const { renew } = useComingBackActs(id);
  const again = () =>
    renew.mutate(undefined, { onSuccess: () => notices.done(t('done')), onError: notices.failed });
  return (
    <div className={styles.column}>
      <Text as="h3" weight="semibold" className={styles.head}>
        {t('title')}
      </Text>
      <Text size={200} className={styles.quiet}>
        {t('words')}
      </Text>
      <Copyable value={url} label={t('title')} />
      <Confirm title={t('ask')} words={t('askWords')} act={t('renew')} onConfirm={again}>
        <Button size="small" style={{ alignSelf: 'flex-start' }} disabledFocusable={renew.isPending}>
          {t('renew')}
        </Button>
      </Confirm>
    </div>
  );
}
