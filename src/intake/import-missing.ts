// Which rows of an export are missing here, and how they are taken in: one rule for the import and for the reconciliation.
import type { Listing } from '../catalog/listing.ts';
import type { App } from '../platform/app.ts';
import type { Queries, Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { namedListing } from './choose-listing.ts';
import { leadOfRow, type ImportMark } from './import-match.ts';
import { leadsByKey, leadsOfPeople } from './import-store.ts';
import { readRow, type Columns, type ImportRow } from './import-row.ts';
import { keepWithin, newLead, type KeepLead } from './intake.ts';

/**
 * What holds for all rows of one file. listing: of rows whose offer names none. importedAt: RFC 3339, the same however often the file
 * is gone through, since leads taken in with it are never another row's.
 */
export type Import = {
  app: App;
  publisherId: string;
  listing: Listing | null;
  listings: Listing[];
  importedAt: string;
};

/** With a single listing there is no choice. */
export function importOf(
  app: App,
  publisherId: string,
  given: { listings: Listing[]; listingId: string | null; importedAt: Date },
): Import {
  const { listings, listingId, importedAt } = given;
  const chosen = listings.find(({ id }) => id === listingId);
  const listing = chosen ?? (listings.length === 1 ? listings[0]! : null);
  return { app, publisherId, listing, listings, importedAt: importedAt.toISOString() };
}

export type Placed = { row: ImportRow; keep: KeepLead };
/** nobody: it tells nothing of a person. no_listing: its offer names none of the listings, or several. */
export type RowFault = 'nobody' | 'no_listing';

/** The lead a row would become, or why it cannot. */
export function placeRow(run: Import, columns: Columns, cells: string[]): Placed | RowFault {
  const row = readRow(columns, cells);
  if (row === null) return 'nobody';
  const listing = run.listing ?? namedListing(run.listings, row.read);
  if (listing === null) return 'no_listing';
  const { app, publisherId, listings, importedAt } = run;
  const mark: ImportMark = { id: row.importId, createdAt: row.createdAt?.toISOString() ?? null, importedAt };
  const source = { ...row.read.source, extra: { ...row.read.source.extra, import: mark } };
  const post = { publisherId, listing, listings, contentType: 'application/json', body: row.raw };
  const keep = newLead(app, post, { ...row.read, source });
  const lead = { ...keep.lead, repostKey: row.key, previousRepostKey: noWindow };
  return { row, keep: { ...keep, lead } };
}

/** A row is the same row whenever it comes: there is no window, so no earlier one either. */
const noWindow = Buffer.alloc(16);

/** The lead that each row is already, in their order; null: it is missing. */
export async function leadsOfRows(
  db: Queries,
  { publisherId, importedAt }: Import,
  rows: readonly Placed[],
): Promise<(string | null)[]> {
  const emails = rows.flatMap(({ row }) => row.read.contact.normalized.email ?? []);
  const known = Map.groupBy(await leadsOfPeople(db, publisherId, emails), ({ email }) => email);
  const byKey = await leadsByKey(
    db,
    publisherId,
    rows.map(({ row }) => row.key),
  );
  return rows.map(({ row, keep }) => {
    const theirs = known.get(row.read.contact.normalized.email ?? '') ?? [];
    return byKey.get(row.key.toString('hex')) ?? leadOfRow(row, keep.lead.listingId, importedAt, theirs);
  });
}

/** Takes in those that are missing, and answers the lead of each; fresh: it was taken in just now, for this row. */
export async function takeInMissing(
  tx: Tx,
  say: Say,
  run: Import,
  rows: readonly Placed[],
): Promise<{ leadId: string; fresh: boolean }[]> {
  const found = await leadsOfRows(tx, run, rows);
  const missing = new Map<string, Placed>();
  rows.forEach((placed, at) => {
    const key = placed.row.key.toString('hex');
    if (found[at] === null && !missing.has(key)) missing.set(key, placed);
  });
  const taken = await keepWithin(
    tx,
    say,
    [...missing.values()].map(({ keep }) => keep),
  );
  const byKey = new Map([...missing.keys()].map((key, at) => [key, taken[at]!]));
  return rows.map((placed, at) => {
    const key = placed.row.key.toString('hex');
    const { leadId, fresh } = byKey.get(key) ?? { leadId: found[at]!, fresh: false };
    return { leadId, fresh: fresh && missing.get(key) === placed };
  });
}
