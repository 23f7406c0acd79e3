// Takes in a marketplace's report: the later report of an offer's day tells all of that day, and an older one changes nothing of it.
import { listingsOf } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { offersAssigned } from './offer-store.ts';
import { listingNamed } from './offer.ts';
import { readTraffic } from './traffic-csv.ts';
import { offerKey, type RowFault } from './traffic-row.ts';
import {
  dropUntold,
  insertImport,
  keepTraffic,
  takeDays,
  type TrafficImport,
  type TrafficRow,
} from './traffic-store.ts';

export type ImportReport = TrafficImport & {
  faults: RowFault[];
  ignoredColumns: string[];
  /** Offers that no listing is called like. */
  unknownOffers: string[];
};

/** asOf: when the report was made; null: now. importedBy: an actor's id, or whose work it is. */
export type Report = {
  csv: string;
  fileName: string | null;
  asOf: Date | null;
  source: TrafficImport['source'];
  importedBy: string;
};

const mostShown = 200;

/** Throws a Refusal where it is no such report; then nothing of it counts. */
export async function importTraffic(app: App, publisherId: string, report: Report): Promise<ImportReport> {
  const { csv, fileName, source, importedBy } = report;
  const now = app.clock.now();
  // A clock that goes ahead must not win over all that comes until then.
  const asOf = report.asOf === null || report.asOf > now ? now : report.asOf;
  const { rows, faults, ignored, whole } = await readTraffic(csv, now);
  return app.outbox.transact(publisherId, async (tx, say) => {
    const listings = await listingsOf(tx, publisherId);
    const assigned = await offersAssigned(tx, publisherId);
    const groups = groupsOf(rows);
    const taken = new Set(await takeDays(tx, publisherId, asOf, [...groups.values()]));
    const newest: TrafficRow[] = rows
      .filter((row) => taken.has(groupOf(row)))
      .map((row) => ({ ...row, listingId: listingNamed(row, listings, assigned) }));
    const id = newId('imp', now);
    const { added, changed } = await keepTraffic(tx, publisherId, id, newest);
    const removed = whole ? await dropUntold(tx, publisherId, taken, newest) : 0;
    const days = rows.map(({ day }) => day).toSorted();
    const made: TrafficImport = {
      id,
      fileName,
      added,
      changed,
      unchanged: newest.length - added - changed,
      refused: faults.length,
      removed,
      outdated: rows.length - newest.length,
      source,
      asOf,
      fromDay: days[0] ?? null,
      toDay: days.at(-1) ?? null,
      importedBy,
      importedAt: now,
    };
    await insertImport(tx, publisherId, made);
    await say([
      {
        type: 'traffic.imported',
        publisherId,
        subjectId: publisherId,
        actor: importedBy,
        data: { importId: id, added, changed, refused: faults.length },
      },
    ]);
    const unknown = newest.filter(({ listingId }) => listingId === null).map(({ offerName }) => offerName);
    return {
      ...made,
      faults: faults.slice(0, mostShown),
      ignoredColumns: ignored.slice(0, mostShown),
      unknownOffers: [...new Set(unknown)].slice(0, mostShown),
    };
  });
}

type Of = { day: string; offerName: string };
const groupOf = ({ day, offerName }: Of) => `${day} ${offerKey(offerName)}`;

function groupsOf(rows: readonly Of[]): Map<string, { day: string; offer: string }> {
  return new Map(rows.map((row) => [groupOf(row), { day: row.day, offer: offerKey(row.offerName) }]));
}
