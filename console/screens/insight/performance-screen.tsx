// How listings perform and how their leads are worked: one period above all numbers, each part at an address of its own.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered, Loading } from '../../ui/faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { ArrivalsCard } from './arrivals-card.tsx';
import { CohortsCard } from './cohorts-card.tsx';
import { ListingPart } from './listing-part.tsx';
import { InsightFilters } from './insight-filters.tsx';
import { settingsQuery } from './insight.ts';
import { ResponsesCard } from './responses-card.tsx';
import { ScoresCard } from './scores-card.tsx';
import { SpeedDaysCard } from './speed-days-card.tsx';
import { SpeedsCard } from './speeds-card.tsx';
import { useAsked, viewOf, type Part } from './use-asked.ts';

const ResultsPart = lazy(async () => ({ default: (await import('./results-part.tsx')).ResultsPart }));

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
  const isResults = filters.tab === 'results';
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
          { id: 'results', words: t('tab.results'), search: { ...kept, tab: 'results' } },
        ]}
        selected={isResults ? 'results' : isWork ? 'work' : 'listings'}
      />
      <Text>{t(isResults ? 'results.about' : isWork ? 'aboutWork' : 'about')}</Text>
      <InsightFilters {...{ filters, change, asked, faults }} compares={!isWork && !isResults} />
      {asked === null ? (
        <Text role="status">{t('mendDays')}</Text>
      ) : isResults ? (
        <Suspense fallback={<Loading />}>
          <ResultsPart {...{ filters, change, asked }} />
        </Suspense>
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
      {may('deliveries:read') && <SpeedDaysCard {...part} />}
    </>
  );
}
