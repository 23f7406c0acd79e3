// The inbox as most people look at it, each with how many leads it has under the filters beside.
import { CounterBadge, makeStyles, Tab as TabButton, TabList, tokens } from '@fluentui/react-components';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { usePublisherId, useSession } from '../../session.ts';
import { countQuery, tabOf, tabs, type Filters, type Tab } from './lead-query.ts';

const useStyles = makeStyles({
  frame: { overflowX: 'auto', minWidth: 0, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  tab: {
    display: 'inline-flex',
    gap: tokens.spacingHorizontalXS,
    alignItems: 'baseline',
    whiteSpace: 'nowrap',
  },
  count: { color: tokens.colorNeutralForeground3, fontVariantNumeric: 'tabular-nums' },
});

/** These show even when they are empty; of the others only those that have something. */
const always: Tab[] = ['all', 'unassigned', 'mine'];

export function LeadTabs({
  filters,
  onChange,
}: {
  filters: Filters;
  onChange: (change: Filters & { tab?: string }) => void;
}) {
  const t = useTranslations('leads.tab');
  const styles = useStyles();
  const format = useFormatter();
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
    <div className={styles.frame}>
      <TabList
        size="medium"
        selectedValue={selected}
        onTabSelect={(_, { value }) =>
          onChange({ tab: value === 'all' ? undefined : (value as Tab) } as Filters)
        }
      >
        {shown.map((tab) => {
          const counted = counts.data?.[tab];
          return (
            <TabButton key={tab} value={tab}>
              <span className={styles.tab}>
                {t(tab)}
                {counted && tab === 'parked' && counted.count > 0 ? (
                  <CounterBadge count={counted.count} overflowCount={999} color="danger" size="small" />
                ) : (
                  counted && (
                    <span className={styles.count}>
                      {format.number(counted.count)}
                      {counted.more && '+'}
                    </span>
                  )
                )}
              </span>
            </TabButton>
          );
        })}
      </TabList>
    </div>
  );
}
