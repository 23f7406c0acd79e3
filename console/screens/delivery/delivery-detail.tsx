// One delivery: where it stands, the record it made, and each attempt with what was said on the wire.
import { Button, Link as Away, Text } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Exactly } from '../../ui/time.tsx';
import { AttemptCard, type Attempt } from './attempt-card.tsx';
import { deliveryQuery, maySendAgain, type Delivery } from './deliveries.ts';
import { StateMark } from './delivery-marks.tsx';
import { destinationsQuery, usePlace } from './destinations.ts';
import { useReplays } from './replays.ts';
import { useRemedy, useSaid } from './said.ts';

export function DeliveryDetail() {
  const { deliveryId = '' } = useParams({ strict: false });
  const { publisherId } = usePlace();
  const query = useQuery(deliveryQuery(publisherId, deliveryId));
  return <Answered query={query}>{(delivery) => <Detail delivery={delivery} />}</Answered>;
}

function Detail({ delivery }: { delivery: Delivery & { items: Attempt[] } }) {
  const t = useTranslations('deliveries');
  const { base } = usePlace();
  const may = useMay();
  const notices = useNotices();
  const { chosen: replay } = useReplays();
  const again = may('deliveries:write') && maySendAgain(delivery) && (
    <Button
      icon={<ArrowRepeatAllRegular />}
      disabled={replay.isPending}
      onClick={() =>
        replay.mutate([delivery.id], {
          onSuccess: ({ count, refused }) =>
            notices.done(refused > 0 ? t('replay.doneSome', { count, refused }) : t('replay.done', { count })),
          onError: notices.failed,
        })
      }
    >
      {t('replay.one')}
    </Button>
  );
  return (
    <Screen
      title={t('one')}
      back={<Link to={`${base}/deliveries`}>{t('back')}</Link>}
      actions={again}
    >
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
  const { publisherId, base } = usePlace();
  const destinations = useQuery(destinationsQuery(publisherId));
  const { destinationId, leadId, lastReason, lastDetail, externalUrl, route } = delivery;
  const destination = destinations.data?.find(({ id }) => id === destinationId);
  const why: [string, ReactNode][] = lastReason
    ? [
        [
          t('reason'),
          <span key="reason">
            {said(lastReason)}
            {lastDetail && (
              <Text block size={200} lang="en">
                {lastDetail}
              </Text>
            )}
          </span>,
        ],
        [t('advice'), remedy(lastReason)],
      ]
    : [];
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
        [t('state'), <StateMark key="state" state={delivery.state} />],
        ...why,
        [
          t('destination'),
          destination ? (
            <Link to={`${base}/destinations/${destinationId}`}>{destination.name}</Link>
          ) : (
            t('unnamed')
          ),
        ],
        [t('lead'), <Link key="lead" to={`${base}/leads/${leadId}`}>{t('openLead')}</Link>],
        [t('route'), route.startsWith('policy:') ? said(route.slice(7), 'route') : route],
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
