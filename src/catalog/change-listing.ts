// Changes a listing: its title, its public page, or whether its leads are shared.
import type { Actor } from '../accounts/actor.ts';
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Listing } from './listing.ts';
import { isUniqueViolation } from '../platform/db.ts';
import { Refusal } from '../platform/refusal.ts';
import { changePage } from './change-page.ts';
import type { PageChange } from './listing-page.ts';
import { storefrontById } from './storefronts.ts';
import { listingForChange, updateListing } from './store.ts';

export type ListingChange = Partial<Pick<Listing, 'title' | 'callToAction' | 'sharing'>> & {
  page?: PageChange;
};

/** What is as it should be already is not said again. Throws Refusal `not_found`. */
export async function changeListing(
  app: App,
  actor: Actor,
  publisherId: string,
  listingId: string,
  change: ListingChange,
): Promise<void> {
  await app.outbox
    .transact(publisherId, async (tx, say) => {
      const before = await listingForChange(tx, publisherId, listingId);
      if (before === undefined) throw notFound('listing');
      const now = app.clock.now();
      const { page, ...rest } = change;
      const after = { ...before, ...impliedBy(before, page), ...rest };
      const changed = page === undefined ? [] : await changePage(tx, after, page, now);
      const happenings = happened(before, after, changed, actor);
      if (happenings.length === 0) return;
      await updateListing(tx, after, now);
      await say(happenings);
    })
    .catch((error) => {
      if (!isUniqueViolation(error)) throw error;
      throw new Refusal(
        'conflict.address_taken',
        'Another page took this name in its address just now; send it again.',
      );
    });
  await tellConfiguration(app, publisherId);
}

/** The publishing option decides what the page offers, so that the two never say different things. */
function impliedBy({ storefront }: Listing, page: PageChange | undefined): Partial<Listing> {
  const policy = storefrontById(storefront);
  if (!page?.publishingOption || policy === null) return {};
  return { callToAction: policy.callsToAction[page.publishingOption].call };
}

function happened(before: Listing, after: Listing, ofPage: string[], actor: Actor): Happening[] {
  const who = { publisherId: after.publisherId, subjectId: after.id, actor: actor.id };
  const happenings: Happening[] = [];
  const own = (['title', 'callToAction'] as const).filter((field) => after[field] !== before[field]);
  const fields = [...own, ...ofPage];
  if (fields.length > 0) happenings.push({ ...who, type: 'listing.changed', data: { fields } });
  if (after.sharing !== before.sharing)
    happenings.push({ ...who, type: 'lead_sharing.changed', data: { enabled: after.sharing } });
  return happenings;
}
