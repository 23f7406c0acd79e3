// Each destination in a line: its health, what waits for it, when it last took a lead.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { Ago } from '../../ui/time.tsx';
import { HealthLine } from '../delivery/destination-health.tsx';
import { useDestinationName } from '../delivery/kinds.ts';
import { destinationsQuery, type Destination } from '../delivery/destinations.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function DestinationsHealth() {
  const t = useTranslations('overview.destinations');
  const styles = useStyles();
  const may = useMay();
  const publisherId = usePublisherId();
  const query = useQuery(destinationsQuery(publisherId));
  return (
    <Card title={t('title')}>
      <Answered
        query={query}
        empty={(all) =>
          all.length === 0 ? (
            <Text>
              {t('none')}{' '}
              {may('destinations:write') && (
                <Link to={`/publishers/${publisherId}/destinations/new`}>{t('add')}</Link>
              )}
            </Text>
          ) : null
        }
      >
        {(all) => (
          <ul className={styles.list}>
            {all.map((destination) => (
              <One key={destination.id} destination={destination} />
            ))}
          </ul>
        )}
      </Answered>
    </Card>
  );
}

function One({ destination }: { destination: Destination }) {
  const t = useTranslations('overview.destinations');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const nameOf = useDestinationName();
  const { waiting, parked, lastDeliveredAt } = destination.activity;
  return (
    <li className={styles.one}>
      <span className={styles.head}>
        <Link to={`/publishers/${publisherId}/destinations/${destination.id}`}>
          {nameOf(destination.kind, destination.name)}
        </Link>
        <HealthLine destination={destination} />
      </span>
      {/* Into the built-in inbox nothing is sent, so there is nothing to tell. */}
      {destination.role !== 'lead-store' && (
        <Text size={200} className={styles.quiet}>
          {lastDeliveredAt ? (
            <>
              {t('last')} <Ago at={lastDeliveredAt} />
            </>
          ) : (
            t('never')
          )}
          {waiting > 0 && <> · {t('waiting', { count: waiting })}</>}
          {parked > 0 && <> · {t('parked', { count: parked })}</>}
        </Text>
      )}
    </li>
  );
}
