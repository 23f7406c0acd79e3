// How listings perform and how their leads are worked: one period above all numbers, each part at an address of its own.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered, Loading } from '../../ui/faces.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ArrivalsCard } from './arrivals-card.tsx';
import { Building } from './building.tsx';
import { CohortsCard } from './cohorts-card.tsx';
import { ListingPart } from './listing-part.tsx';
import { SaveAsReport } from '../reports/save-as-report.tsx';
import { InsightFilters } from './insight-filters.tsx';
import { settingsQuery } from './insight.ts';
import { PerformanceTabs } from './performance-tabs.tsx';
import { ResponsesCard } from './responses-card.tsx';
import { ScoresCard } from './scores-card.tsx';
import { SpeedDaysCard } from './speed-days-card.tsx';
import { SpeedsCard } from './speeds-card.tsx';
import { ofListing, useAsked, viewOf, type Part } from './use-asked.ts';
import { ZoneDialog } from './zone-dialog.tsx';

const ResultsPart = lazy(async () => ({ default: (await import('./results-part.tsx')).ResultsPart }));

export function PerformanceScreen() {
  const t = useTranslations('insight');
  const query = useQuery(settingsQuery(usePublisherId()));
  const may = useMay();
  return (
    <Screen
      title={t('title')}
      actions={query.data && may('listings:write') && <ZoneDialog timeZone={query.data.timeZone} />}
    >
      <Answered query={query}>
        {(settings) => (
          <>
            <Building settings={settings} />
            <Asking timeZone={settings.timeZone} />
          </>
        )}
      </Answered>
    </Screen>
  );
}

function Asking({ timeZone }: { timeZone: string }) {
  const t = useTranslations('insight');
  const { filters, change, asked, faults } = useAsked(timeZone);
  const isWork = filters.tab === 'work';
  const isResults = filters.tab === 'results';
  // The period goes with the reader from part to part.
  const { tab: _, key: __, listing: ___, ...kept } = filters;
  return (
    <>
      <PerformanceTabs kept={kept} selected={isResults ? 'results' : isWork ? 'work' : 'listings'} />
      <Text>{t(isResults ? 'results.about' : isWork ? 'aboutWork' : 'about')}</Text>
      <InsightFilters {...{ filters, change, asked, faults }} compares={!isWork && !isResults} />
      {asked !== null && !isResults && <SaveAsReport filters={filters} of={isWork ? 'work' : 'listings'} />}
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
          <ScoresCard asked={asked} of="leads" {...ofListing(filters)} />
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
