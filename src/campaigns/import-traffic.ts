// Takes in a marketplace's report: what is new is added, what was corrected replaces that day's row, the rest stays as it is.
import type { Actor } from '../accounts/actor.ts';
import { listingsOf } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { invalid } from '../platform/refusal.ts';
import { ColumnsMissing, readTraffic, type ReadTraffic, type RowFault } from './traffic-csv.ts';
import { insertImport, keepTraffic, type TrafficImport, type TrafficRow } from './traffic-store.ts';

export type ImportReport = TrafficImport & {
  faults: RowFault[];
  ignoredColumns: string[];
  /** Offers that no listing is called like. */
  unknownOffers: string[];
};

const mostShown = 200;

export async function importTraffic(
  app: App,
  actor: Actor,
  publisherId: string,
  { csv, fileName }: { csv: string; fileName: string | null },
): Promise<ImportReport> {
  const now = app.clock.now();
  const { rows, faults, ignored } = await read(csv, now);
  return app.outbox.transact(publisherId, async (tx, say) => {
    const listings = await listingsOf(tx, publisherId);
    const named: TrafficRow[] = rows.map((row) => ({ ...row, listingId: listingNamed(row, listings) }));
    const id = newId('imp', now);
    const { added, changed } = await keepTraffic(tx, publisherId, id, named);
    const days = rows.map(({ day }) => day).toSorted();
    const made: TrafficImport = {
      id,
      fileName,
      added,
      changed,
      unchanged: rows.length - added - changed,
      refused: faults.length,
      fromDay: days[0] ?? null,
      toDay: days.at(-1) ?? null,
      importedBy: actor.id,
      importedAt: now,
    };
    await insertImport(tx, publisherId, made);
    await say([
      {
        type: 'traffic.imported',
        publisherId,
        subjectId: publisherId,
        actor: actor.id,
        data: { importId: id, added, changed, refused: faults.length },
      },
    ]);
    const unknown = named.filter(({ listingId }) => listingId === null).map(({ offerName }) => offerName);
    return {
      ...made,
      faults: faults.slice(0, mostShown),
      ignoredColumns: ignored.slice(0, mostShown),
      unknownOffers: [...new Set(unknown)].slice(0, mostShown),
    };
  });
}

async function read(csv: string, now: Date): Promise<ReadTraffic> {
  try {
    return await readTraffic(csv, now);
  } catch (error) {
    if (!(error instanceof ColumnsMissing)) throw error;
    const columns = error.titles.join(', ');
    throw invalid(
      'csv',
      `The first row must name these columns as well: ${columns}. Export the details table with them.`,
      'columns_missing',
      { columns },
    );
  }
}

type Known = { id: string; title: string; offerId: string; storefront: string };

/** By its title or the offer's id; where several are called so, by the site. */
function listingNamed(
  { offerName, storefront }: { offerName: string; storefront: string },
  listings: readonly Known[],
): string | null {
  const name = offerName.toLowerCase();
  const like = listings.filter(
    ({ title, offerId }) => title.trim().toLowerCase() === name || offerId.toLowerCase() === name,
  );
  const there = like.filter((listing) => storefront === '' || listing.storefront === storefront);
  return there.length === 1 ? there[0]!.id : null;
}
