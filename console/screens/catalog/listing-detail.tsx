// One listing: how its leads come and go, how it does, and its public page.
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
import { ListingTabs } from './listing-tabs.tsx';
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
  const [{ tab }] = useFilters(['tab']);
  const shown = tab === 'page' ? 'page' : 'sharing';
  return (
    <Screen title={listing.title} back={<Link to={`/publishers/${publisherId}/listings`}>{t('back')}</Link>}>
      <ListingWarnings listing={listing} />
      <ListingTabs listingId={listing.id} shown={shown} />
      {shown === 'page' ? <ListingPage listing={listing} /> : <ListingSharing listing={listing} />}
    </Screen>
  );
}
