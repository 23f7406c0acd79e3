// Takes a list in, batch by batch: what is a lead of it, which of ours that is, and what is left out.
import sql from 'sql-template-tag';
import { emailKey } from '../leads/email-key.ts';
import { leadsOfRows, placeRow, type Import, type Placed } from '../intake/import-missing.ts';
import { readRow, type Columns, type ImportRow } from '../intake/import-row.ts';
import { newId } from '../platform/ids.ts';
import { invalid, type Refusal } from '../platform/refusal.ts';
import type { Hindrance } from './place.ts';
import { mostRows, type LeftOut, type ListRow } from './read-list.ts';
import {
  endReading,
  insertComparison,
  insertListed,
  removeComparison,
  type Comparison,
  type NewListed,
} from './store.ts';

const batchSize = 500;
/** Rows from which on it matters how the database goes about it. */
const longList = 1_000;

/** Rows of a programme's account say more than a file's. leadId: of ours, where that is known already. */
export type TakenRow = ListRow | { line: null; cells: string[]; masked: boolean; leadId: string | null };

type Head = Omit<
  Comparison,
  'publisherId' | 'id' | 'state' | 'startedAt' | 'matchedAt' | 'rowCount' | 'leftOut'
>;

/** Kept whole or not at all: what fails on the way takes with it what was read before. */
export async function takeList(
  run: Import,
  head: Head,
  columns: Columns,
  rows: AsyncIterable<TakenRow>,
): Promise<Comparison> {
  const { app, publisherId } = run;
  const startedAt = new Date(run.importedAt);
  const comparison: Comparison = {
    ...head,
    publisherId,
    id: newId('lcm', startedAt),
    state: 'reading',
    startedAt,
    matchedAt: startedAt,
    rowCount: 0,
    leftOut: 0,
  };
  await app.db.asPublisher(publisherId, (tx) => insertComparison(tx, comparison));
  try {
    const told = await new Taker(run, comparison, columns).takeAll(rows);
    // Statistics that have not heard of this list believe it to have one row, and go through all of it for each lead.
    if (told.rowCount >= longList) await app.db.run(sql`analyze listed_leads`);
    const { id } = comparison;
    return await app.outbox.transact(publisherId, async (tx, say) => {
      await endReading(tx, comparison, told);
      await say([
        {
          type: 'list.compared',
          publisherId,
          subjectId: publisherId,
          actor: comparison.startedBy,
          data: { comparisonId: id, source: comparison.source, rows: told.rowCount, leftOut: told.leftOut },
        },
      ]);
      return { ...comparison, ...told, state: 'done' as const };
    });
  } catch (error) {
    await discard(run, comparison.id);
    throw error;
  }
}

/** Where the database is away, what was read stays behind, seen by nobody, until it is forgotten. */
async function discard({ app, publisherId }: Import, comparisonId: string): Promise<void> {
  try {
    await app.db.asPublisher(publisherId, (tx) => removeComparison(tx, publisherId, comparisonId));
  } catch (err) {
    app.log.warn({ err, comparisonId }, 'list.not_discarded');
  }
}

/** A row that is a lead of the list, on its way into the database. placed: null where it cannot be taken in. */
type Listed = {
  nth: number;
  line: number | null;
  cells: string[];
  row: ImportRow;
  placed: Placed | null;
  hindrance: Hindrance | null;
  leadId: string | null;
};

class Taker {
  readonly #run: Import;
  readonly #comparison: Comparison;
  readonly #columns: Columns;
  readonly #keys = new Set<string>();
  #batch: (Listed | NewListed)[] = [];
  #nth = 0;
  #told = { rowCount: 0, leftOut: 0 };
  #from: Date | null;
  #until: Date | null;

  constructor(run: Import, comparison: Comparison, columns: Columns) {
    this.#run = run;
    this.#comparison = comparison;
    this.#columns = columns;
    this.#from = comparison.fromAt;
    this.#until = comparison.untilAt;
  }

  async takeAll(
    rows: AsyncIterable<TakenRow>,
  ): Promise<Pick<Comparison, 'fromAt' | 'untilAt' | 'rowCount' | 'leftOut'>> {
    for await (const row of rows) {
      if (this.#nth >= mostRows) throw tooMany(this.#comparison.source);
      this.#batch.push(this.#taken(row));
      if (this.#batch.length >= batchSize) await this.#flush();
    }
    await this.#flush();
    return { ...this.#told, fromAt: this.#from, untilAt: this.#until };
  }

  #taken(taken: TakenRow): Listed | NewListed {
    const nth = ++this.#nth;
    const { line } = taken;
    if ('fault' in taken) return this.#left(nth, line, taken.fault, taken.raw, null);
    const { cells } = taken;
    const placed = placeRow(this.#run, this.#columns, cells);
    const row = typeof placed === 'string' ? readRow(this.#columns, cells) : placed.row;
    if (row === null) return this.#left(nth, line, 'nobody', null, cells);
    const key = row.key.toString('latin1');
    if (this.#keys.has(key)) return this.#left(nth, line, 'twice', null, cells);
    this.#keys.add(key);
    this.#told.rowCount++;
    this.#widen(row.createdAt);
    const isMasked = 'masked' in taken && taken.masked;
    return {
      nth,
      line,
      cells,
      row,
      placed: typeof placed === 'string' ? null : placed,
      hindrance: isMasked ? 'masked' : typeof placed === 'string' ? 'no_listing' : null,
      leadId: 'leadId' in taken ? taken.leadId : null,
    };
  }

  #left(
    nth: number,
    line: number | null,
    fault: LeftOut,
    raw: string | null,
    cells: string[] | null,
  ): NewListed {
    this.#told.leftOut++;
    return { ...nothing, nth, line, fault, raw, cells, leftOut: true };
  }

  /** A file's period is that of its rows; an account's was asked for. */
  #widen(at: Date | null): void {
    if (at === null || this.#comparison.source === 'account') return;
    if (this.#from === null || at < this.#from) this.#from = at;
    if (this.#until === null || at > this.#until) this.#until = at;
  }

  async #flush(): Promise<void> {
    const batch = this.#batch;
    this.#batch = [];
    if (batch.length === 0) return;
    const { publisherId, id } = this.#comparison;
    await this.#run.app.db.asPublisher(publisherId, async (tx) => {
      const asked = batch.flatMap((each) =>
        'placed' in each && each.placed !== null && each.leadId === null ? [each.placed] : [],
      );
      const found = await leadsOfRows(tx, this.#run, asked);
      const leadOf = new Map(asked.map((placed, at) => [placed, found[at]!]));
      const rows = batch.map((each) => ('placed' in each ? written(each, leadOf) : each));
      await insertListed(tx, publisherId, id, rows);
    });
  }
}

export const tooMany = (source: Comparison['source']): Refusal =>
  source === 'file'
    ? invalid('file', `Give a list of at most ${mostRows} rows.`, 'too_many', { max: mostRows })
    : invalid('until', `Choose fewer days: there are more than ${mostRows} leads in them.`, 'too_many', {
        max: mostRows,
      });

const nothing = { key: null, emailKey: null, listingId: null, raisedAt: null, leadId: null };

function written(
  { nth, line, cells, row, placed, hindrance, leadId: known }: Listed,
  leadOf: Map<Placed, string | null>,
): NewListed {
  const leadId = known ?? (placed === null ? null : (leadOf.get(placed) ?? null));
  const isHere = leadId !== null;
  return {
    nth,
    line,
    key: row.key,
    cells: isHere ? null : cells,
    raw: null,
    emailKey: isHere ? null : emailKey(row.read.contact.email),
    listingId: placed?.keep.lead.listingId ?? null,
    raisedAt: row.createdAt,
    leadId,
    leftOut: false,
    fault: isHere ? null : hindrance,
  };
}
