// Back-fills from a marketplace's leads export: only what is missing becomes a lead, and a second import adds nothing.
import { listingsOf } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { isConnectionTrouble } from '../platform/db.ts';
import { notFound } from '../platform/web-problem.ts';
import { csvRows, type BadRow } from './import-csv.ts';
import {
  importOf,
  placeRow,
  takeInMissing,
  type Import,
  type Placed,
  type RowFault,
} from './import-missing.ts';
import { columnsOf, namesPeople, type Columns } from './import-row.ts';
import { emptyFile, notOfLeads } from './refused-file.ts';

/** rows = added + matched + failed. Lines count from 1; the header is the first. */
export type Imported = {
  rows: number;
  added: number;
  matched: number;
  failed: BadRow[];
  unknownHeaders: string[];
};

const batchSize = 200;

type Lined = Placed & { line: number };

const messages: Record<RowFault, string> = {
  nobody: 'The row tells nothing of a person.',
  no_listing:
    'The row’s offer names none of the publisher’s listings, or several: import it for one listing.',
};

/**
 * Leads go through the usual path, so they are routed and delivered. `listingId` null: each row's offer names its listing,
 * and with a single listing there is no choice. `onProgress` hears how many rows are done. A run that is cut short may be
 * repeated. Throws Refusal `not_found` for an unknown listing and `invalid_input` for a file that names no people.
 */
export async function importLeads(
  app: App,
  publisherId: string,
  listingId: string | null,
  csvText: string | Iterable<string>,
  onProgress: (rows: number) => void = () => {},
): Promise<Imported> {
  const listings = await listingsOf(app.db, publisherId);
  const isKnown = listingId === null || listings.some(({ id }) => id === listingId);
  if (!isKnown || listings.length === 0) throw notFound('listing');
  const run = importOf(app, publisherId, { listings, listingId, importedAt: app.clock.now() });
  const result: Imported = { rows: 0, added: 0, matched: 0, failed: [], unknownHeaders: [] };
  let columns: Columns | null = null;
  let waiting: Lined[] = [];
  const flush = async () => {
    await store(run, waiting, result);
    waiting = [];
    onProgress(result.rows);
  };
  for await (const { line, cells } of csvRows(csvText, ({ line, message }) =>
    fail(result, { line, message }),
  )) {
    if (columns === null) {
      columns = columnsOf(cells);
      if (!namesPeople(columns)) throw notOfLeads(['Name', 'Customer email', 'Company']);
      result.unknownHeaders = columns.flatMap(({ header, means }) =>
        means === null && header !== '' ? [header] : [],
      );
      continue;
    }
    const placed = placeRow(run, columns, cells);
    if (typeof placed === 'string') fail(result, { line, message: messages[placed] });
    else waiting.push({ line, ...placed });
    if (waiting.length >= batchSize) await flush();
  }
  if (columns === null) throw emptyFile();
  await flush();
  result.failed.sort((a, b) => a.line - b.line);
  return result;
}

function fail(result: Imported, bad: BadRow): void {
  result.rows++;
  result.failed.push(bad);
}

/** A batch that cannot be written is written row by row, so that one odd row costs no other its place. */
async function store(run: Import, batch: Lined[], result: Imported): Promise<void> {
  if (batch.length === 0) return;
  try {
    const taken = await run.app.outbox.transact(run.publisherId, (tx, say) =>
      takeInMissing(tx, say, run, batch),
    );
    const added = taken.filter(({ fresh }) => fresh).length;
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
