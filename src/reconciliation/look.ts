// What a comparison is looked at with: the destinations that leads may be at now, and what no rule takes there.
import { storefrontById } from '../catalog/storefronts.ts';
import { leadStoreKind, type Destination } from '../delivery/destination.ts';
import type { DestinationDirectory } from '../delivery/directory.ts';
import type { Sql } from 'sql-template-tag';
import type { Tx } from '../platform/db.ts';
import { unroutedBecause } from './place.ts';
import { kindsListed, type Asked, type NoRoute } from './place-store.ts';

/** The CRMs: our own inbox is no place apart from us, and what has events has no leads. */
export function crmsOf(directory: DestinationDirectory, publisherId: string): Destination[] {
  return directory
    .recipientsOf(publisherId)
    .filter(({ events, kind }) => events === null && kind !== leadStoreKind);
}

/** `rows` narrows `listed_leads as listed`, where only some are looked at. */
export async function lookAt(
  tx: Tx,
  directory: DestinationDirectory,
  publisherId: string,
  comparisonId: string,
  rows?: Sql,
): Promise<Asked> {
  const crms = crmsOf(directory, publisherId);
  const noRoutes = (await kindsListed(tx, publisherId, comparisonId, rows)).flatMap(
    ({ storefront, listingId, kind }) =>
      kind === 'notice'
        ? []
        : crms.flatMap((to): NoRoute[] => {
            const policy = storefrontById(storefront);
            const because = unroutedBecause({ storefront, listingId, kind }, policy, to);
            return because === null ? [] : [{ destinationId: to.id, storefront, listingId, kind, because }];
          }),
  );
  const destinations = crms.map((to) => ({ id: to.id, ownerId: to.publisherId }));
  return { publisherId, comparisonId, destinations, noRoutes };
}
