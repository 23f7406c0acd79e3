// The inbox as most people look at it: links, each with how many leads it has under the filters beside.
import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId, useSession } from '../../session.ts';
import { Link } from '../../ui/link.tsx';
import { countQuery, tabOf, tabs, type Filters, type Tab } from './lead-query.ts';

const useStyles = makeStyles({
  tabs: {
    display: 'flex',
    gap: tokens.spacingHorizontalXL,
    margin: 0,
    padding: '0 2px',
    listStyleType: 'none',
    overflowX: 'auto',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  tab: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalS} 0`,
    whiteSpace: 'nowrap',
    color: tokens.colorNeutralForeground2,
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'none' },
    '&[aria-current=page]': {
      color: tokens.colorNeutralForeground1,
      fontWeight: tokens.fontWeightSemibold,
      boxShadow: `inset 0 -3px 0 ${tokens.colorCompoundBrandStroke}`,
    },
  },
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

/** These show even when they are empty; of the others only those that have something. */
const always: Tab[] = ['all', 'unassigned', 'mine'];

export function LeadTabs({ filters }: { filters: Filters }) {
  const t = useTranslations('leads');
  const styles = useStyles();
  const publisherId = usePublisherId();
  const { memberships } = useSession();
  const onlyOwn = memberships.find((each) => each.publisherId === publisherId)?.onlyAssigned ?? false;
  const counts = useQuery({
    queryKey: [publisherId, 'leads', 'counts', { ...filters, q: undefined, tab: undefined }],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/lead-counts', {
          params: { path: { publisherId }, query: countQuery(filters, new Date()) },
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const selected = tabOf(filters);
  const shown = (Object.keys(tabs) as Tab[]).filter((tab) => {
    // Whoever sees only their own has no use for these.
    if (onlyOwn && (tab === 'unassigned' || tab === 'mine')) return false;
    return always.includes(tab) || tab === selected || (counts.data?.[tab].count ?? 0) > 0;
  });
  return (
    <nav aria-label={t('tabs')}>
      <ul className={styles.tabs}>
        {shown.map((tab) => (
          <li key={tab}>
            <Link
              to={`/publishers/${publisherId}/leads`}
              search={{ ...filters, tab: tab === 'all' ? undefined : tab }}
              className={styles.tab}
              // All would else be marked beside every other.
              activeOptions={{ exact: true }}
              aria-current={tab === selected ? 'page' : undefined}
            >
              {t(`tab.${tab}`)}
              <Count counted={counts.data?.[tab]} urgent={tab === 'parked'} />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

type Counted = { count: number; more: boolean } | undefined;

function Count({ counted, urgent }: { counted: Counted; urgent: boolean }) {
  const styles = useStyles();
  const format = useFormatter();
  if (!counted) return null;
  const words = `${format.number(counted.count)}${counted.more ? '+' : ''}`;
  return urgent && counted.count > 0 ? (
    <Badge color="danger" appearance="tint" size="small">
      {words}
    </Badge>
  ) : (
    <span className={styles.count}>{words}</span>
  );
}
