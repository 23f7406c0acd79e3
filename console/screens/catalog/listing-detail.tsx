// One listing: how its leads come and go, how it does, and its public page.
import { Tab, TabList } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { Answered } from '../../ui/faces.tsx';
import { useFilters } from '../../ui/filters.ts';
import { Link } from '../../ui/link.tsx';
import { Screen } from '../../ui/screen.tsx';
import { ListingPage } from './listing-page.tsx';
import { ListingSharing } from './listing-sharing.tsx';
import { ListingWarnings } from './listing-warnings.tsx';
import { listingQuery, type Listing } from './listings.ts';

export function ListingDetail() {
  const { listingId } = useParams({ strict: false }) as { listingId: string };
  const query = useQuery(listingQuery(usePublisherId(), listingId));
  return <Answered query={query}>{(listing) => <Detail key={listing.id} listing={listing} />}</Answered>;
}

function Detail({ listing }: { listing: Listing }) {
  const t = useTranslations('listings');
  const publisherId = usePublisherId();
  const [{ tab = 'sharing' }, go] = useFilters(['tab']);
  return (
    <Screen title={listing.title} back={<Link to={`/publishers/${publisherId}/listings`}>{t('back')}</Link>}>
      <ListingWarnings listing={listing} />
      <TabList
        selectedValue={tab}
        onTabSelect={(_, { value }) => go({ tab: value === 'sharing' ? undefined : String(value) })}
      >
        <Tab value="sharing">{t('tabs.sharing')}</Tab>
        <Tab value="page">{t('tabs.page')}</Tab>
      </TabList>
      <div role="tabpanel" aria-label={t(tab === 'page' ? 'tabs.page' : 'tabs.sharing')}>
        {tab === 'page' ? <ListingPage listing={listing} /> : <ListingSharing listing={listing} />}
      </div>
    </Screen>
  );
}
