// What delivery knows of a listing: whether its leads go anywhere, and when the last customer raised a hand.
import type { Insight, ListingInsight } from '../catalog/listing-view.ts';
import type { Listing, ListingWarning } from '../catalog/listing.ts';
import { needsDestination } from '../catalog/storefront.ts';
import { storefrontById } from '../catalog/storefronts.ts';
import { routesOf, type DestinationRole } from '../routing/route.ts';
import type { Engine } from './engine.ts';
import { lastLeadTimes } from './ledger-store.ts';

export function listingInsight(engine: Engine): ListingInsight {
  return async (tx, publisherId, listings) => {
    const times = await lastLeadTimes(
      tx,
      publisherId,
      listings.map(({ id }) => id),
    );
    const lastLeadAt = new Map(times.map((row) => [row.listingId, row.lastLeadAt]));
    return new Map(
      listings.map((listing): [string, Insight] => {
        const warnings = destinationWarning(engine, listing);
        return [
          listing.id,
          { lastLeadAt: lastLeadAt.get(listing.id) ?? null, warnings: warnings ? [warnings] : [] },
        ];
      }),
    );
  };
}

/** A listing whose leads reach no destination beyond the built-in inbox. Null when there is one. */
function destinationWarning(engine: Engine, listing: Listing): ListingWarning | null {
  const policy = storefrontById(listing.storefront);
  const lead = { kind: 'customer' as const, storefront: listing.storefront, listingId: listing.id };
  const routes = routesOf(lead, policy, engine.directory.recipientsOf(listing.publisherId));
  const reached = new Set<DestinationRole>(routes.map(({ to }) => to.role));
  if (reached.has('publisher-crm') || reached.has('lead-store')) {
    if (reached.has('publisher-crm') || !needsDestination(listing)) return null;
  }
  const must = needsDestination(listing)
    ? 'A consulting service or contact-me listing must have one before it goes live.'
    : 'Its leads are kept and shown here, and wait for one.';
  return {
    code: 'no_destination',
    message: `No destination of yours has this listing's leads. ${must} Create a destination, then replay to it.`,
  };
}
