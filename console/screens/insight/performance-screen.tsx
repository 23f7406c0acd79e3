// How listings perform and how their leads are worked: one period above all numbers, each part at an address of its own.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ArrivalsCard } from './arrivals-card.tsx';
import { CohortsCard } from './cohorts-card.tsx';
import { ListingPart } from './listing-part.tsx';
import { SaveAsReport } from '../reports/save-as-report.tsx';
import { InsightFilters } from './insight-filters.tsx';
import { settingsQuery } from './insight.ts';
import { ResponsesCard } from './responses-card.tsx';
import { ScoresCard } from './scores-card.tsx';
import { SpeedsCard } from './speeds-card.tsx';
import { useAsked, viewOf, type Part } from './use-asked.ts';

export function PerformanceScreen() {
  const t = useTranslations('insight');
  const query = useQuery(settingsQuery(usePublisherId()));
  return (
    <Screen title={t('title')}>
      <Answered query={query}>{({ timeZone }) => <Asking timeZone={timeZone} />}</Answered>
    </Screen>
  );
}

function Asking({ timeZone }: { timeZone: string }) {
  const t = useTranslations('insight');
  const base = `/publishers/${usePublisherId()}/performance`;
  const { filters, change, asked, faults } = useAsked(timeZone);
  const isWork = filters.tab === 'work';
  // The period goes with the reader from part to part.
  const { tab: _, key: __, ...kept } = filters;
  return (
    <>
      <Tabs
        label={t('title')}
        to={base}
        tabs={[
          { id: 'listings', words: t('tab.listings'), search: kept },
          { id: 'work', words: t('tab.work'), search: { ...kept, tab: 'work' } },
          { id: 'reports', words: t('tab.reports'), search: {}, to: `${base}/reports` },
        ]}
        selected={isWork ? 'work' : 'listings'}
      />
      <Text>{t(isWork ? 'aboutWork' : 'about')}</Text>
      <InsightFilters {...{ filters, change, asked, faults }} compares={!isWork} />
      {asked !== null && <SaveAsReport filters={filters} of={isWork ? 'work' : 'listings'} />}
      {asked === null ? (
        <Text role="status">{t('mendDays')}</Text>
      ) : isWork ? (
        <WorkPart {...{ filters, change, asked }} />
      ) : (
        <>
          <Text size={200}>{t(`views.${viewOf(filters)}`)}</Text>
          <ListingPart {...{ filters, change, asked }} />
          <ArrivalsCard {...{ filters, change, asked }} />
          <ScoresCard asked={asked} of="leads" />
        </>
      )}
    </>
  );
}

function WorkPart(part: Part) {
  const may = useMay();
  return (
    <>
      <ResponsesCard {...part} />
      <ScoresCard asked={part.asked} of="winRate" />
      <CohortsCard {...part} />
      {may('deliveries:read') && <SpeedsCard {...part} />}
    </>
  );
}
