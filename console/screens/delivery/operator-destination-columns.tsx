// What a row says of one of the marketplace's destinations: whose it is, how it does, what waits for it.
import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useFormatter, useTranslations } from 'use-intl';
import type { Column } from '../../ui/data-table.tsx';
import { Link } from '../../ui/link.tsx';
import { Mark } from '../../ui/marks.tsx';
import { Ago, Exactly } from '../../ui/time.tsx';
import { HealthLine } from './destination-health.tsx';
import { useKindWords } from './kinds.ts';
import type { MarketplaceDestination } from './operator-destinations.ts';

const useStyles = makeStyles({
  // Where columns of their own have no room.
  narrow: { display: 'none', '@media (max-width: 640px)': { display: 'block' } },
  quiet: { color: tokens.colorNeutralForeground3 },
  line: { whiteSpace: 'nowrap' },
  // A name is not broken into letters beside a long reason.
  name: { minWidth: '15ch' },
});

/** What a bounded count stops at. */
const most = 1_000;

/** Its own page: the publisher's, or the marketplace's. */
export function pathOf({ id, own, publisherId }: MarketplaceDestination): string {
  return `${own ? '/operator' : `/publishers/${publisherId}`}/destinations/${id}`;
}

export function useMarketplaceColumns(): Column<MarketplaceDestination>[] {
  const t = useTranslations('destinations');
  const styles = useStyles();
  const format = useFormatter();
  const counted = (count: number) => `${format.number(count)}${count >= most ? '+' : ''}`;
  return [
    {
      id: 'name',
      title: t('name'),
      cell: (row) => <Name row={row} />,
    },
    {
      id: 'publisher',
      title: t('everywhere.publisher'),
      hiddenBelow: 640,
      cell: (row) => (
        <div className={styles.name}>
          <Whose row={row} />
        </div>
      ),
    },
    { id: 'health', title: t('state'), cell: (row) => <Health row={row} /> },
    {
      id: 'waiting',
      title: t('backlog'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ activity }) => counted(activity.waiting),
    },
    {
      id: 'due',
      title: t('everywhere.due'),
      align: 'end',
      hiddenBelow: 960,
      cell: ({ activity: { due, oldestDueAt } }) => (
        <>
          {counted(due)}
          {due > 0 && oldestDueAt && (
            <Text block align="end" size={200} wrap={false} className={styles.quiet}>
              {t('everywhere.oldest')} <Ago at={oldestDueAt} />
            </Text>
          )}
        </>
      ),
    },
    {
      id: 'parked',
      title: t('parked'),
      align: 'end',
      hiddenBelow: 640,
      cell: ({ activity }) => counted(activity.parked),
    },
    {
      id: 'delivered',
      title: t('lastDelivered'),
      hiddenBelow: 1200,
      cell: ({ activity: { lastDeliveredAt } }) => (
        <span className={styles.line}>{lastDeliveredAt ? <Ago at={lastDeliveredAt} /> : t('never')}</span>
      ),
    },
  ];
}

function Name({ row }: { row: MarketplaceDestination }) {
  const styles = useStyles();
  const words = useKindWords();
  return (
    <div className={styles.name}>
      <Link to={pathOf(row)}>{row.name}</Link>
      <Text block size={200} className={styles.quiet}>
        {words.name(row.kind)}
      </Text>
      <div className={styles.narrow}>
        <Whose row={row} />
      </div>
    </div>
  );
}

function Whose({ row: { own, publisherId, publisherName } }: { row: MarketplaceDestination }) {
  const t = useTranslations('nav');
  if (own) return <Mark tone="info">{t('marketplace')}</Mark>;
  return <Link to={`/publishers/${publisherId}/overview`}>{publisherName}</Link>;
}

/** The line, since or until when, and on a phone what waits. */
function Health({ row }: { row: MarketplaceDestination }) {
  const t = useTranslations('destinations.health');
  const overview = useTranslations('overview.destinations');
  const styles = useStyles();
  const { pausedAt, health, activity } = row;
  const backlog = [
    activity.waiting > 0 && overview('waiting', { count: activity.waiting }),
    activity.parked > 0 && overview('parked', { count: activity.parked }),
  ].filter(Boolean);
  return (
    <>
      <HealthLine destination={row} />
      {pausedAt && (
        <Text block size={200} className={styles.quiet}>
          {t('pausedSince')} <Exactly at={pausedAt} />
        </Text>
      )}
      {health.heldUntil && (
        <Text block size={200} className={styles.quiet}>
          {t('heldUntil')} <Exactly at={health.heldUntil} />
        </Text>
      )}
      {backlog.length > 0 && (
        <div className={styles.narrow}>
          <Text size={200}>{backlog.join(' · ')}</Text>
        </div>
      )}
    </>
  );
}
