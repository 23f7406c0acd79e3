// One destination: how it does, what waits for it, how it is set up, what it got lately.
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
import { Card } from '../../ui/card.tsx';
import { Link } from '../../ui/link.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ComingBack } from '../tracking/coming-back.tsx';
import { Reconciliations } from '../tracking/reconciliations.tsx';
import { CheckResult } from './check-result.tsx';
import { useCheckWords } from './check-words.ts';
import { DestinationCounts } from './destination-counts.tsx';
import { DestinationEvents } from './destination-events.tsx';
import { DestinationFollowing } from './destination-following.tsx';
import { HealthStory } from './destination-health.tsx';
import { DestinationLimits } from './destination-limits.tsx';
import { DestinationRemoval } from './destination-removal.tsx';
import { DestinationScope } from './destination-scope.tsx';
import { DestinationSettings } from './destination-settings.tsx';
import { destinationQuery, useDestinationActs, usePlace, type Destination } from './destinations.ts';
import { useDestinationName } from './kinds.ts';
import { MappingCard } from './mapping-card.tsx';
import { PauseButton } from './pause-button.tsx';
import { RecentDeliveries } from './recent-deliveries.tsx';

const useStyles = makeStyles({
  pairs: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(420px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'stretch',
  },
});

export function DestinationDetail() {
  const { destinationId } = useParams({ strict: false }) as { destinationId: string };
  const t = useTranslations('destinations');
  const { publisherId } = usePlace();
  const query = useQuery(destinationQuery(publisherId, destinationId));
  return (
    <AnsweredScreen query={query} title={t('one')} back={<Back />}>
      {(destination) => <Detail key={destination.id} destination={destination} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('destinations');
  return <Link to={`${usePlace().base}/destinations`}>{t('new.back')}</Link>;
}

function Detail({ destination }: { destination: Destination }) {
  const t = useTranslations('destinations');
  const words = useCheckWords(destination);
  const { isOperators } = usePlace();
  const nameOf = useDestinationName();
  const may = useMay();
  const notices = useNotices();
  const styles = useStyles();
  const { check } = useDestinationActs();
  // The built-in inbox is no far side: it has no settings, and nothing can fail.
  const changeable = may('destinations:write') && destination.role !== 'lead-store';
  const actions = changeable && (
    <>
      <PauseButton destination={destination} />
      <Button
        icon={<SendRegular />}
        disabledFocusable={check.isPending}
        onClick={() => check.mutate(destination.id, { onError: notices.failed })}
      >
        {words('send')}
      </Button>
    </>
  );
  return (
    <Screen title={nameOf(destination.kind, destination.name)} back={<Back />} actions={actions}>
      {(check.isPending || check.data) && (
        <Card title={words('title')}>
          {check.isPending ? (
            <Spinner label={words('sending')} />
          ) : (
            <CheckResult check={check.data} destination={destination} />
          )}
        </Card>
      )}
      <div className={styles.pairs}>
        <Card title={t('health.title')}>
          <HealthStory destination={destination} />
        </Card>
        <DestinationCounts destination={destination} />
      </div>
      {destination.role !== 'lead-store' && (
        <div className={styles.pairs}>
          <DestinationSettings destination={destination} changeable={changeable} />
          {destination.role === 'events' ? (
            <DestinationEvents destination={destination} changeable={changeable} />
          ) : (
            <>
              <MappingCard destinationId={destination.id} />
              <DestinationScope destination={destination} changeable={changeable} />
              {destination.canFollow && (
                <DestinationFollowing destination={destination} changeable={changeable} />
              )}
            </>
          )}
          <DestinationLimits destination={destination} changeable={changeable} />
          {changeable && <DestinationRemoval destination={destination} />}
        </div>
      )}
      {destination.tellsBack && (
        <>
          <ComingBack destination={destination} changeable={changeable} />
          <Reconciliations destinationId={destination.id} changeable={changeable} />
        </>
      )}
      {!isOperators && may('deliveries:read') && <RecentDeliveries destinationId={destination.id} />}
    </Screen>
  );
}
