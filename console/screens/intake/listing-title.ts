// The listing a body came by, by its title.
import { useQuery } from '@tanstack/react-query';
import { api, told } from '../../api.ts';
import { useMay, usePublisherId } from '../../session.ts';

/** The listing's title where the reader may see listings, else its id. */
export function useListingTitle(): (listingId: string) => string {
  const publisherId = usePublisherId();
  const may = useMay();
  const listings = useQuery({
    queryKey: [publisherId, 'listing names'],
    queryFn: () =>
      told(
        api.GET('/api/v1/publishers/{publisherId}/listings', {
          params: { path: { publisherId }, query: { limit: 200 } },
        }),
      ),
    enabled: may('listings:read'),
  });
  return (listingId) => listings.data?.items.find(({ id }) => id === listingId)?.title ?? listingId;
}
