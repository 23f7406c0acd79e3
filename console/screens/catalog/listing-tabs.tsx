// The parts of a listing's screen, as links: each has an address.
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Tabs } from '../../ui/tabs.tsx';

export type ListingTab = 'sharing' | 'page';
const tabs: readonly ListingTab[] = ['sharing', 'page'];

export function ListingTabs({ listingId, shown }: { listingId: string; shown: ListingTab }) {
  const t = useTranslations('listings');
  const publisherId = usePublisherId();
  return (
    <Tabs
      label={t('listing')}
      to={`/publishers/${publisherId}/listings/${listingId}`}
      tabs={tabs.map((id) => ({
        id,
        words: t(`tabs.${id}`),
        search: { tab: id === 'sharing' ? undefined : id },
      }))}
      selected={shown}
    />
  );
}
