// The inbox as most people look at it: links, each with how many leads it has under the filters beside.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { api, told } from '../../api.ts';
import { useOnlyAssigned, usePublisherId } from '../../session.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { countQuery, tabOf, tabs, type Filters, type Tab } from './lead-query.ts';

/** These show even when they are empty; of the others only those that have something. */
const always: Tab[] = ['all', 'unassigned', 'mine'];

export function LeadTabs({ filters }: { filters: Filters }) {
  const t = useTranslations('leads');
  const publisherId = usePublisherId();
  const onlyOwn = useOnlyAssigned();
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
    <Tabs
      label={t('tabs')}
      to={`/publishers/${publisherId}/leads`}
      selected={selected}
      tabs={shown.map((tab) => ({
        id: tab,
        words: t(`tab.${tab}`),
        search: { ...filters, tab: tab === 'all' ? undefined : tab },
        counted: counts.data?.[tab],
        urgent: tab === 'parked',
      }))}
    />
  );
}
