// One listing: how its leads come and go, how it does, and its public page.
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { usePublisherId } from '../../session.ts';
import { AnsweredScreen } from '../../ui/answered-screen.tsx';
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
  const t = useTranslations('listings');
  const query = useQuery(listingQuery(usePublisherId(), listingId));
  return (
    <AnsweredScreen query={query} title={t('listing')} back={<Back />}>
      {(listing) => <Detail key={listing.id} listing={listing} />}
    </AnsweredScreen>
  );
}

function Back() {
  const t = useTranslations('listings');
  return <Link to={`/publishers/${usePublisherId()}/listings`}>{t('back')}</Link>;
}

function Detail({ listing }: { listing: Listing }) {
  const [{ tab }] = useFilters(['tab']);
  const shown = tab === 'page' ? 'page' : 'sharing';
  return (
    <Screen title={listing.title} back={<Back />}>
      <ListingWarnings listing={listing} />
      <ListingTabs listingId={listing.id} shown={shown} />
      {shown === 'page' ? <ListingPage listing={listing} /> : <ListingSharing listing={listing} />}
    </Screen>
  );
}
