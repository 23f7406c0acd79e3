// The offers that a marketplace's report names, and which listing each is; a person says so where no name fits.
import { Text } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useFormatter, useTranslations } from 'use-intl';
import { useMay, usePublisherId } from '../../session.ts';
import { Card } from '../../ui/card.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { Pick } from '../../ui/pick.tsx';
import { listingsQuery } from '../catalog/listings.ts';
import { offersQuery, useMarketplaceActs, type ToldOffer } from './marketplace.ts';

/** Nothing before a report names one. */
export function MarketplaceOffers() {
  const t = useTranslations('marketplace.offers');
  const format = useFormatter();
  const publisherId = usePublisherId();
  const { data: offers } = useQuery(offersQuery(publisherId));
  const { data: listings = [] } = useQuery(listingsQuery(publisherId));
  if (offers === undefined || offers.items.length === 0) return null;
  return (
    <Card title={t('title')}>
      <Text>{t('about')}</Text>
      <DataTable<ToldOffer>
        label={t('title')}
        columns={[
          { id: 'offer', title: t('offer'), cell: ({ offerName }) => offerName },
          {
            id: 'visits',
            title: t('visits'),
            align: 'end',
            hiddenBelow: 640,
            cell: ({ visits }) => format.number(visits),
          },
          {
            id: 'listing',
            title: t('listing'),
            cell: (offer) => <Listing offer={offer} listings={listings} />,
          },
        ]}
        rows={offers.items}
        rowId={({ offerName, storefront, listingId }) => `${storefront} ${offerName} ${listingId}`}
      />
    </Card>
  );
}

type Known = { id: string; title: string };

function Listing({ offer, listings }: { offer: ToldOffer; listings: readonly Known[] }) {
  const t = useTranslations('marketplace.offers');
  const may = useMay();
  const notices = useNotices();
  const { assign } = useMarketplaceActs();
  const named = listings.find(({ id }) => id === offer.listingId)?.title;
  if (!may('campaigns:write')) return named ?? t('none');
  const give = (listingId: string | undefined) => {
    if (listingId === undefined || listingId === offer.listingId) return;
    assign({ offer, listingId }).then(({ rows }) => notices.done(t('given', { rows })), notices.failed);
  };
  return (
    <Pick
      label={t('choose', { offer: offer.offerName })}
      value={offer.listingId ?? undefined}
      {...(offer.listingId === null ? { none: t('none') } : {})}
      options={listings.map(({ id, title }) => [id, title] as const)}
      onPick={give}
    />
  );
}
