// Campaigns: whether the effort serves the plan, all campaigns in numbers, and what marketplaces count. Each part has an address.
import { Text } from '@fluentui/react-components';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { useFilters } from '../../ui/filters.ts';
import { Screen } from '../../ui/screen.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { CampaignList } from './campaign-list.tsx';
import { PlanOverview } from './plan-overview.tsx';
import { TrafficImports } from './traffic-imports.tsx';

const tabs = ['plan', 'list', 'traffic'] as const;
type Tab = (typeof tabs)[number];
const parts: Record<Tab, () => React.ReactElement> = {
  plan: PlanOverview,
  list: CampaignList,
  traffic: TrafficImports,
};

export function CampaignsScreen() {
  const t = useTranslations('campaigns');
  const publisherId = usePublisherId();
  const [{ tab }] = useFilters(['tab']);
  const open = tabs.find((each) => each === tab) ?? 'plan';
  const Part = parts[open];
  return (
    <Screen title={t('title')}>
      <Text>{t('about')}</Text>
      <Tabs
        label={t('title')}
        to={`/publishers/${publisherId}/campaigns`}
        tabs={tabs.map((id) => ({
          id,
          words: t(`tab.${id}`),
          search: { tab: id === 'plan' ? undefined : id },
        }))}
        selected={open}
      />
      <Part />
    </Screen>
  );
}
