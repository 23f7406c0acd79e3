// How the listing that is looked at alone is called.
import { useQuery } from '@tanstack/react-query';
import { usePublisherId } from '../../session.ts';
import { listingQuery } from '../catalog/listings.ts';

/** Of the one that is looked at; its id until it is known. */
export function useListingTitle(listingId: string | undefined): string | null {
  const publisherId = usePublisherId();
  const query = useQuery({ ...listingQuery(publisherId, listingId ?? ''), enabled: listingId !== undefined });
  return listingId === undefined ? null : (query.data?.title ?? listingId);
}
