// Changes a listing's title, or switches its lead sharing.
import type { Actor } from '../accounts/actor.ts';
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import { tellConfiguration } from '../platform/configuration.ts';
import { notFound } from '../platform/web-problem.ts';
import type { Listing } from './listing.ts';
import { listingForChange, updateListing } from './store.ts';

export type ListingChange = Partial<Pick<Listing, 'title' | 'callToAction' | 'sharing'>>;

/** What is as it should be already is not said again. Throws Refusal `not_found`. */
export async function changeListing(
  app: App,
  actor: Actor,
  publisherId: string,
  listingId: string,
  change: ListingChange,
): Promise<void> {
  await app.outbox.transact(publisherId, async (tx, say) => {
    const before = await listingForChange(tx, publisherId, listingId);
    if (before === undefined) throw notFound('listing');
    const after = { ...before, ...change };
    const happenings = happened(before, after, actor);
    if (happenings.length === 0) return;
    await updateListing(tx, after, app.clock.now());
    await say(happenings);
  });
  await tellConfiguration(app, publisherId);
}

function happened(before: Listing, after: Listing, actor: Actor): Happening[] {
  const who = { publisherId: after.publisherId, subjectId: after.id, actor: actor.id };
  const happenings: Happening[] = [];
  const fields = (['title', 'callToAction'] as const).filter((field) => after[field] !== before[field]);
  if (fields.length > 0) happenings.push({ ...who, type: 'listing.changed', data: { fields } });
  if (after.sharing !== before.sharing)
    happenings.push({ ...who, type: 'lead_sharing.changed', data: { enabled: after.sharing } });
  return happenings;
}
