// What became of a destination's leads, in counts that add up; each leads to its deliveries. And the way to send again.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { Answered } from '../../ui/faces.tsx';
import { Link } from '../../ui/link.tsx';
import { countsQuery, type Counts } from './backlog.ts';
import { usePlace, type Destination } from './destinations.ts';
import { ReplaySince } from './replay-since.tsx';
import { useSaid } from './said.ts';

const states = ['delivered', 'scheduled', 'waiting', 'parked', 'withheld'] as const;

const useStyles = makeStyles({
  counts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(96px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  count: { margin: 0, fontSize: tokens.fontSizeBase600, fontVariantNumeric: 'tabular-nums' },
  name: { color: tokens.colorNeutralForeground2 },
});

export function DestinationCounts({ destination }: { destination: Destination }) {
  const t = useTranslations('destinations.counts');
  const { publisherId } = usePlace();
  const may = useMay();
  const query = useQuery(countsQuery(publisherId, destination.id));
  // Events that were missed are found in the list of deliveries; there are none from before it was there.
  const sendable = may('deliveries:write') && !['lead-store', 'events'].includes(destination.role);
  return (
    <Card title={t('title')} actions={sendable && <ReplaySince destination={destination} />}>
      <Answered query={query}>{(counts) => <Numbers counts={counts} destination={destination} />}</Answered>
    </Card>
  );
}

function Numbers({ counts, destination }: { counts: Counts | null; destination: Destination }) {
  const t = useTranslations('destinations.counts');
  const styles = useStyles();
  const said = useSaid();
  const format = useFormatter();
  const { base, isOperators } = usePlace();
  return (
    <>
      <dl className={styles.counts}>
        {states.map((state) => {
          const count = format.number(counts?.[state] ?? 0);
          return (
            <div key={state}>
              <dt className={styles.name}>{said(state, 'state')}</dt>
              <dd className={styles.count}>
                {isOperators ? (
                  count
                ) : (
                  <Link
                    to={`${base}/deliveries`}
                    search={{ destination: destination.id, state }}
                    aria-label={`${said(state, 'state')}: ${count}`}
                  >
                    {count}
                  </Link>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
      <Text size={200}>{t('sum', { received: counts?.received ?? 0 })}</Text>
    </>
  );
}
