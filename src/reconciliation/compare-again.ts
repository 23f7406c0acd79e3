// Looks once more for what was missing: leads that came in since by another way, and what the CRMs have by now.
import type { Actor } from '../accounts/actor.ts';
import { listingsOf } from '../catalog/store.ts';
import type { Delivering } from '../delivery/delivering.ts';
import { importOf, leadsOfRows } from '../intake/import-missing.ts';
import type { App } from '../platform/app.ts';
import { askCrms } from './ask-crms.ts';
import { wholeComparison } from './back-fill.ts';
import { placedAnew } from './read-list.ts';
import { missingAfter, noteMatched, settleListed } from './store.ts';

const pageSize = 500;

export async function compareAgain(
  app: App,
  delivering: Delivering,
  actor: Actor,
  { publisherId, comparisonId }: { publisherId: string; comparisonId: string },
): Promise<void> {
  const within = <Result>(work: Parameters<typeof app.db.asPublisher<Result>>[1]) =>
    app.db.asPublisher(publisherId, work);
  const comparison = await within((tx) => wholeComparison(tx, publisherId, comparisonId));
  const { headers, listingId, startedAt } = comparison;
  const listings = await within((tx) => listingsOf(tx, publisherId));
  const run = importOf(app, publisherId, { listings, listingId, importedAt: startedAt });
  for (let afterNth = 0; ;) {
    const page = { afterNth, limit: pageSize };
    const rows = await within((tx) => missingAfter(tx, publisherId, comparisonId, page));
    const placed = placedAnew(run, headers, rows);
    await within(async (tx) => {
      const found = await leadsOfRows(
        tx,
        run,
        placed.map(({ row }) => row),
      );
      const known = placed.flatMap(({ nth }, at) =>
        found[at] === null ? [] : [{ nth, leadId: found[at]! }],
      );
      await settleListed(tx, publisherId, comparisonId, known);
    });
    if (rows.length < pageSize) break;
    afterNth = rows.at(-1)!.nth;
  }
  await within((tx) => noteMatched(tx, publisherId, comparisonId, app.clock.now()));
  await askCrms(app, delivering, actor, comparison, 0);
}
