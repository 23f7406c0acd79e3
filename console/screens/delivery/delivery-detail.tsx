// One delivery: where it stands, the record it made, and each attempt with what was said on the wire.
import { Button, Link as Away, Text } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Exactly } from '../../ui/time.tsx';
import { AttemptCard, type Attempt } from './attempt-card.tsx';
import { deliveryQuery, maySendAgain, type Delivery } from './deliveries.ts';
import { StateMark } from './delivery-marks.tsx';
import { usePlace } from './destinations.ts';
import { useReplay } from './replays.ts';
import { useRemedy, useSaid } from './said.ts';
import { useDestinationName } from './kinds.ts';
import { Sentence } from './sentence.tsx';

export function DeliveryDetail() {
  const { deliveryId } = useParams({ strict: false }) as { deliveryId: string };
  const t = useTranslations('deliveries');
  const { publisherId } = usePlace();
  const query = useQuery(deliveryQuery(publisherId, deliveryId));
  return (
    <AnsweredScreen query={query} title={t('one')} back={<Back />}>
      {(delivery) => <Detail delivery={delivery} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('deliveries');
  return <Link to={`${usePlace().base}/deliveries`}>{t('back')}</Link>;
}

function Detail({ delivery }: { delivery: Delivery & { items: Attempt[] } }) {
  const t = useTranslations('deliveries');
  const may = useMay();
  const notices = useNotices();
  const replay = useReplay();
  const again = may('deliveries:write') && maySendAgain(delivery) && (
    <Button
      icon={<ArrowRepeatAllRegular />}
      disabledFocusable={replay.isPending}
      onClick={() =>
        replay.mutate(
          { deliveryIds: [delivery.id] },
          { onSuccess: ({ count }) => notices.done(t('replay.done', { count })), onError: notices.failed },
        )
      }
    >
      {t('replay.one')}
    </Button>
  );
  return (
    <Screen title={t('one')} back={<Back />} actions={again}>
      <Card title={t('standing')}>
        <Standing delivery={delivery} />
      </Card>
      {delivery.items.length === 0 && <Text>{t('noAttempts')}</Text>}
      {delivery.items.toReversed().map((attempt) => (
        <AttemptCard key={attempt.number} attempt={attempt} />
      ))}
    </Screen>
  );
}

function Standing({ delivery }: { delivery: Delivery }) {
  const t = useTranslations('deliveries');
  const said = useSaid();
  const remedy = useRemedy();
  const { base } = usePlace();
  const { destinationId, leadId, event, lastReason, lastDetail, externalUrl, route } = delivery;
  const why: [string, ReactNode][] = lastReason
    ? [
        [
          t('reason'),
          <span key="reason">
            {said(lastReason)}
            <Sentence said={delivery.lastSaid} detail={lastDetail} />
          </span>,
        ],
        [t('advice'), remedy(lastReason)],
      ]
    : [];
  const name = useDestinationName()(delivery.destinationKind, delivery.destinationName);
  const record = externalUrl ? (
    <Away href={externalUrl} target="_blank" rel="noreferrer">
      {delivery.externalId ?? externalUrl}
    </Away>
  ) : (
    delivery.externalId
  );
  return (
    <Facts
      facts={[
        [t('state'), <StateMark key="state" {...delivery} />],
        ...why,
        [
          t('destination'),
          delivery.own ? (
            <Link key="to" to={`${base}/destinations/${destinationId}`}>
              {name ?? destinationId}
            </Link>
          ) : (
            (name ?? t('unnamed'))
          ),
        ],
        ...(event === null ? [] : [[t('event'), said(event.type, 'event')] as [string, ReactNode]]),
        event === null || leadId !== null || event.subjectId.startsWith('lead_')
          ? [
              t('lead'),
              <Link key="lead" to={`${base}/leads/${leadId ?? event?.subjectId}`}>
                {delivery.lead?.name ?? delivery.lead?.company ?? t('openLead')}
              </Link>,
            ]
          : [t('subject'), event.subjectId],
        [t('route'), said(route.slice(route.indexOf(':') + 1), 'route')],
        [t('record'), record],
        [t('attempts'), String(delivery.attempts)],
        [t('created'), <Exactly key="created" at={delivery.createdAt} />],
        ...(delivery.deliveredAt
          ? [[t('delivered'), <Exactly key="delivered" at={delivery.deliveredAt} />] as [string, ReactNode]]
          : []),
        ...(delivery.dueAt
          ? [[t('due'), <Exactly key="due" at={delivery.dueAt} />] as [string, ReactNode]]
          : []),
        [t('id'), delivery.id],
      ]}
    />
  );
}
