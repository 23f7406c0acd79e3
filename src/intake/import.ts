// Back-fills from a marketplace's leads export: only what is missing becomes a lead, and a second import adds nothing.
import { listingsOf } from '../catalog/store.ts';
import type { Listing } from '../catalog/listing.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble } from '../platform/db.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { namedListing } from './choose-listing.ts';
import { csvRows, type BadRow } from './import-csv.ts';
import { isKnown, type ImportMark } from './import-match.ts';
import { columnsOf, namesPeople, readRow, type Columns, type ImportRow } from './import-row.ts';
import { keysTaken, leadsOfPeople } from './import-store.ts';
import { keepWithin, newLead, type KeepLead } from './intake.ts';

/** rows = added + matched + failed. Lines count from 1; the header is the first. */
export type Imported = {
  rows: number;
  added: number;
  matched: number;
  failed: BadRow[];
  unknownHeaders: string[];
};

const batchSize = 200;

/** The run's constants. */
type Run = {
  app: App;
  publisherId: string;
  listing: Listing | null;
  listings: Listing[];
  importedAt: string;
};
type Placed = { line: number; row: ImportRow; keep: KeepLead };

/**
 * Leads go through the usual path, so they are routed and delivered. `listingId` null: each row's offer names its listing,
 * and with a single listing there is no choice. `onProgress` hears how many rows are done. A run that is cut short may be
 * repeated. Throws Refusal `not_found` for an unknown listing and `invalid_input` for a file that names no people.
 */
export async function importLeads(
  app: App,
  publisherId: string,
  listingId: string | null,
  csvText: string,
  onProgress: (rows: number) => void = () => {},
): Promise<Imported> {
  const listings = await listingsOf(app.db, publisherId);
  const listing =
    listingId === null
      ? listings.length === 1
        ? listings[0]!
        : null
      : listings.find(({ id }) => id === listingId);
  if (listing === undefined || listings.length === 0) throw notFound('listing');
  const run: Run = { app, publisherId, listing, listings, importedAt: app.clock.now().toISOString() };
  const result: Imported = { rows: 0, added: 0, matched: 0, failed: [], unknownHeaders: [] };
  let columns: Columns | null = null;
  let waiting: Placed[] = [];
  const flush = async () => {
    await store(run, waiting, result);
    waiting = [];
    onProgress(result.rows);
  };
  for await (const { line, cells } of csvRows(csvText, (bad) => fail(result, bad))) {
    if (columns === null) {
      columns = columnsOf(cells);
      if (!namesPeople(columns))
        throw invalid('file', 'The first row must hold headers such as Name, E-mail or Company.', 'not_csv');
      result.unknownHeaders = columns.flatMap(({ header, means }) =>
        means === null && header !== '' ? [header] : [],
      );
      continue;
    }
    const placed = place(run, columns, cells);
    if (typeof placed === 'string') fail(result, { line, message: placed });
    else waiting.push({ line, ...placed });
    if (waiting.length >= batchSize) await flush();
  }
  if (columns === null) throw invalid('file', 'There is no row in it.', 'not_csv');
  await flush();
  result.failed.sort((a, b) => a.line - b.line);
  return result;
}

function fail(result: Imported, bad: BadRow): void {
  result.rows++;
  result.failed.push(bad);
}

/** The lead a row would become, or why it cannot. */
function place(run: Run, columns: Columns, cells: string[]): Omit<Placed, 'line'> | string {
  const row = readRow(columns, cells);
  if (row === null) return 'The row tells nothing of a person.';
  const listing = run.listing ?? namedListing(run.listings, row.read);
  if (listing === null)
    return 'The row’s offer names none of the publisher’s listings, or several: import it for one listing.';
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

/** A batch that cannot be written is written row by row, so that one odd row costs no other its place. */
async function store(run: Run, batch: Placed[], result: Imported): Promise<void> {
  if (batch.length === 0) return;
  try {
    const added = await storeMissing(run, batch);
    result.rows += batch.length;
    result.added += added;
    result.matched += batch.length - added;
  } catch (err) {
    if (isConnectionTrouble(err)) throw err;
    if (batch.length > 1) {
      for (const placed of batch) await store(run, [placed], result);
      return;
    }
    run.app.log.error({ err, line: batch[0]!.line }, 'import.row_not_storable');
    fail(result, { line: batch[0]!.line, message: 'The lead could not be written; the log says why.' });
  }
}

/** Resolves to how many were added. */
async function storeMissing({ app, publisherId, importedAt }: Run, batch: Placed[]): Promise<number> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const emails = batch.flatMap(({ row }) => row.read.contact.normalized.email ?? []);
    const known = Map.groupBy(await leadsOfPeople(tx, publisherId, emails), ({ email }) => email);
    const taken = await keysTaken(
      tx,
      publisherId,
      batch.map(({ row }) => row.key),
    );
    const missing = batch.filter(({ row, keep }) => {
      const name = row.key.toString('hex');
      const seen = taken.has(name);
      taken.add(name);
      const theirs = known.get(row.read.contact.normalized.email ?? '') ?? [];
      return !seen && !isKnown(row, keep.lead.listingId, importedAt, theirs);
    });
    const kept = await keepWithin(
      tx,
      say,
      missing.map(({ keep }) => keep),
    );
    return kept.filter(({ fresh }) => fresh).length;
  });
}
