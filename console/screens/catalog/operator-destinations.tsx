// The marketplace's own destinations on its overview: each in a line, with its health.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { operatorId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { HealthLine } from '../delivery/destination-health.tsx';
import { destinationsQuery } from '../delivery/destinations.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none' },
  one: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} 0`,
    ':not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
});

export function OperatorDestinations() {
  const t = useTranslations('operator.destinations');
  const styles = useStyles();
  const query = useQuery(destinationsQuery(operatorId));
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <Answered
        query={query}
        empty={(all) =>
          all.length === 0 && (
            <Text>
              {t('none')} <Link to="/operator/destinations/new">{t('add')}</Link>
            </Text>
          )
        }
      >
        {(all) => (
          <ul className={styles.list}>
            {all.map((destination) => (
              <li key={destination.id} className={styles.one}>
                <Link to={`/operator/destinations/${destination.id}`}>{destination.name}</Link>
                <HealthLine destination={destination} />
              </li>
            ))}
          </ul>
        )}
      </Answered>
      <Link to="/operator/destinations">{t('all')}</Link>
    </Card>
  );
}
