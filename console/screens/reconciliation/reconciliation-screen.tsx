// The marketplace's own list against ours against each CRM's: give a list, see what is where and why not, fill in what is missing.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Screen } from '../../ui/screen.tsx';
import { PerformanceTabs } from '../insight/performance-tabs.tsx';
import { BeginCard } from './begin-card.tsx';
import { comparisonQuery } from './comparisons.ts';
import { EarlierLists } from './earlier-lists.tsx';
import { ExtraList } from './extra-list.tsx';
import { LeftOutList } from './left-out-list.tsx';
import { ListedLeads } from './listed-leads.tsx';
import { ResultCard } from './result-card.tsx';

export function ReconciliationScreen() {
  const t = useTranslations('reconciliation');
  const may = useMay();
  const [{ list }, change] = useFilters(['list', 'which', 'where', 'reason'] as const);
  const show = (id: string | undefined) =>
    change({ list: id, which: undefined, where: undefined, reason: undefined });
  return (
    <Screen title={t('title')}>
      <PerformanceTabs selected="reconciliation" />
      <Text>{t('about')}</Text>
      {may('deliveries:write') && <BeginCard onMade={show} />}
      {list !== undefined && <Result key={list} id={list} />}
      <EarlierLists onRemoved={(id) => id === list && show(undefined)} />
    </Screen>
  );
}

function Result({ id }: { id: string }) {
  const query = useQuery(comparisonQuery(usePublisherId(), id));
  return (
    <Answered query={query}>
      {(whole) => (
        <>
          <ResultCard whole={whole} />
          {whole.comparison.leftOut > 0 && <LeftOutList id={id} />}
          <ListedLeads whole={whole} />
          <ExtraList whole={whole} />
        </>
      )}
    </Answered>
  );
}
