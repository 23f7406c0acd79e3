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
import { CheckResult } from './check-result.tsx';
import { DestinationCounts } from './destination-counts.tsx';
import { HealthStory } from './destination-health.tsx';
import { DestinationLimits } from './destination-limits.tsx';
import { DestinationRemoval } from './destination-removal.tsx';
import { DestinationScope } from './destination-scope.tsx';
import { DestinationSettings } from './destination-settings.tsx';
import { destinationQuery, useDestinationActs, usePlace, type Destination } from './destinations.ts';
import { useDestinationName } from './kinds.ts';
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
        {t('check.send')}
      </Button>
    </>
  );
  return (
    <Screen title={nameOf(destination.kind, destination.name)} back={<Back />} actions={actions}>
      {(check.isPending || check.data) && (
        <Card title={t('check.title')}>
          {check.isPending ? <Spinner label={t('check.sending')} /> : <CheckResult check={check.data} />}
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
          <DestinationScope destination={destination} changeable={changeable} />
          <DestinationLimits destination={destination} changeable={changeable} />
          {changeable && <DestinationRemoval destination={destination} />}
        </div>
      )}
      {!isOperators && may('deliveries:read') && <RecentDeliveries destinationId={destination.id} />}
    </Screen>
  );
}
