// What a comparison is looked at with: the destinations that leads may be at now, and what no rule takes there.
import { listingsOf } from '../catalog/store.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import { leadStoreKind, type Destination } from '../delivery/destination.ts';
import type { DestinationDirectory } from '../delivery/directory.ts';
import type { Tx } from '../platform/db.ts';
import { unroutedBecause } from './place.ts';
import { lackingAt, type Asked, type NoRoute } from './place-store.ts';

/** The CRMs: our own inbox is no place apart from us, and what has events has no leads. */
export function crmsOf(directory: DestinationDirectory, publisherId: string): Destination[] {
  return directory
    .recipientsOf(publisherId)
    .filter(({ events, kind }) => events === null && kind !== leadStoreKind);
}

/** A lead's storefront is its listing's, so what no rule takes anywhere is known without a look at the leads. */
export async function lookAt(
  tx: Tx,
  directory: DestinationDirectory,
  publisherId: string,
  comparisonId: string,
): Promise<Asked> {
  const crms = crmsOf(directory, publisherId);
  const listings = await listingsOf(tx, publisherId);
  const noRoutes = listings.flatMap(({ id: listingId, storefront }) =>
    (['customer', 'test'] as const).flatMap((kind) =>
      crms.flatMap((to): NoRoute[] => {
        const because = unroutedBecause({ storefront, listingId, kind }, storefrontById(storefront), to);
        return because === null ? [] : [{ destinationId: to.id, listingId, kind, because }];
      }),
    ),
  );
  const destinations = crms.map((to) => ({ id: to.id, ownerId: to.publisherId }));
  const lacking = await lackingAt(tx, publisherId, destinations);
  return { publisherId, comparisonId, destinations, noRoutes, lacking };
}
