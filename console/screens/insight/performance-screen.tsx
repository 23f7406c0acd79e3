// How listings perform and how their leads are worked: one period above all numbers, each part at an address of its own.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
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
import { SpeedsCard } from './speeds-card.tsx';
import { ofListing, useAsked, viewOf, type Part } from './use-asked.ts';
import { ZoneDialog } from './zone-dialog.tsx';

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
  // The period goes with the reader from part to part.
  const { tab: _, key: __, listing: ___, ...kept } = filters;
  return (
    <>
      <PerformanceTabs kept={kept} selected={isWork ? 'work' : 'listings'} />
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
    </>
  );
}
