// Changes a listing's public page within the caller's transaction, and names it when it is first published.
import type { Tx } from '../platform/db.ts';
import type { Listing } from './listing.ts';
import { changedMembers, slugsFor, type PageChange } from './listing-page.ts';
import { pageOf, takenSlugs, updatePage } from './store.ts';

/** The names of what changed; empty when all is as it should be already. */
export async function changePage(tx: Tx, listing: Listing, change: PageChange, now: Date): Promise<string[]> {
  const { publisherId, id } = listing;
  const before = (await pageOf(tx, publisherId, id))!;
  const after = { ...before, ...change };
  if (after.published && after.slug === null) {
    const wanted = slugsFor(listing);
    const taken = new Set(await takenSlugs(tx, publisherId, wanted));
    after.slug = wanted.find((slug) => !taken.has(slug)) ?? id;
  }
  const changed = changedMembers(before, after);
  if (changed.length > 0) await updatePage(tx, publisherId, id, after, now);
  return changed;
}
