// The parts of Performance, those at addresses of their own included.
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Tabs } from '../../ui/tabs.tsx';

type PerformanceTabs = {
  selected: 'listings' | 'work' | 'results' | 'reports' | 'reconciliation';
  /** The period, which goes with the reader from part to part. */
  kept?: Record<string, string | undefined>;
};

export function PerformanceTabs({ selected, kept = {} }: PerformanceTabs) {
  const t = useTranslations('insight');
  const may = useMay();
  const base = `/publishers/${usePublisherId()}/performance`;
  return (
    <Tabs
      label={t('title')}
      to={base}
      tabs={[
        { id: 'listings', words: t('tab.listings'), search: kept },
        { id: 'work', words: t('tab.work'), search: { ...kept, tab: 'work' } },
        { id: 'results', words: t('tab.results'), search: { ...kept, tab: 'results' } },
        { id: 'reports', words: t('tab.reports'), search: {}, to: `${base}/reports` },
        ...(may('deliveries:read')
          ? [
              {
                id: 'reconciliation',
                words: t('tab.reconciliation'),
                search: {},
                to: `${base}/reconciliation`,
              },
            ]
          : []),
      ]}
      selected={selected}
    />
  );
}
