// Of which listings alone numbers are asked for: one, those of a storefront, or those of a kind.
import * as z from 'zod';
import type { Listing } from '../catalog/listing.ts';
import { listingsOf } from '../catalog/store.ts';
import { storefronts } from '../catalog/storefronts.ts';
import { invalid } from '../platform/refusal.ts';
import type { Framed } from './frame.ts';
import type { Place } from './read-store.ts';

export const listingQuery = {
  listingId: z.string().max(64).optional().describe('Of this listing alone'),
  storefront: z
    .enum(storefronts.map(({ id }) => id))
    .optional()
    .describe('Of this storefront’s listings alone'),
  kind: z.string().max(64).optional().describe('Of listings of this kind alone'),
};
export type OfListings = { [Name in keyof typeof listingQuery]?: string | undefined };

export type Narrowed = {
  listings: ReadonlyMap<string, Listing>;
  /** Those that are asked for; null: all. */
  chosen: string[] | null;
  in(dimension: string): Place;
};

/** Throws Refusal for a listing that is not there: no number of it is nought. */
export async function narrowedTo({ tx, shown }: Framed, asked: OfListings): Promise<Narrowed> {
  const listings = await listingsOf(tx, shown.publisherId);
  const chosen = chosenAmong(listings, asked);
  return {
    listings: new Map(listings.map((listing) => [listing.id, listing])),
    chosen,
    in: (dimension) => ({ dimension, listings: chosen, storefront: wholeOf(asked) }),
  };
}

/** The storefront all of whose listings are asked for. */
const wholeOf = ({ listingId, storefront, kind }: OfListings): string | null =>
  listingId === undefined && kind === undefined ? (storefront ?? null) : null;

function chosenAmong(
  listings: readonly Listing[],
  { listingId, storefront, kind }: OfListings,
): string[] | null {
  if (listingId === undefined && storefront === undefined && kind === undefined) return null;
  if (listingId !== undefined && !listings.some(({ id }) => id === listingId))
    throw invalid('listingId', 'There is no such listing here.', 'not_here');
  const wanted = listings.filter(
    (listing) =>
      (listingId === undefined || listing.id === listingId) &&
      (storefront === undefined || listing.storefront === storefront) &&
      (kind === undefined || listing.kind === kind),
  );
  return wanted.map(({ id }) => id);
}
