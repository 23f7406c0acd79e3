// Lists an offer on a storefront; its intake URL is made with it.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import { isUniqueViolation } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { writeToken } from './intake-tokens.ts';
import type { Listing } from './listing.ts';
import { insertListing } from './store.ts';

export type NewListing = Pick<Listing, 'storefront' | 'kind' | 'offerId' | 'title' | 'sharing'> &
  Partial<Pick<Listing, 'callToAction'>>;

/** Resolves to the listing's id. Throws Refusal `listing_exists`. */
export async function createListing(
  app: App,
  actor: Actor,
  publisherId: string,
  input: NewListing,
): Promise<string> {
  const now = app.clock.now();
  const listing: Listing = { publisherId, id: newId('lst', now), callToAction: null, ...input };
  const { id, storefront, kind, offerId } = listing;
  await app.outbox
    .transact(publisherId, async (tx, say) => {
      await insertListing(tx, listing, now);
      const token = await writeToken(app, tx, listing);
      const who = { publisherId, subjectId: id, actor: actor.id };
      await say([
        { ...who, type: 'listing.created', data: { storefront, kind, offerId } },
        { ...who, type: 'intake_token.created', data: { tokenId: token.id, overlapHours: 0 } },
      ]);
    })
    .catch((error) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Refusal(
        'listing_exists',
        `There is a listing of ${offerId} on ${storefront} already; change that one.`,
      );
    });
  await tellConfiguration(app, publisherId);
  return id;
}
