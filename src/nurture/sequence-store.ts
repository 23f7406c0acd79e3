// SQL of the sequences and their versions.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Sequence, State } from './sequence.ts';
import { shippedDocument, shippedSequences } from './shipped-sequences.ts';

/** A sequence in its newest version. One that we ship and nobody has touched has no row, and no dates. */
export type SequenceRow = {
  id: string;
  name: string | null;
  state: State;
  version: number;
  movesTo: number;
  storefront: string | null;
  createdAt: Date | null;
  document: Sequence;
  note: string | null;
  savedBy: string | null;
  savedAt: Date | null;
};

type Found = Omit<SequenceRow, 'document'> & { document: Sequence | null };

const columns = sql`sequence.id, sequence.name, sequence.state, sequence.version, sequence.moves_to as "movesTo", sequence.storefront,
  sequence.created_at as "createdAt", version.document, version.note, version.saved_by as "savedBy", version.saved_at as "savedAt"`;
const newest = sql`
  from sequences as sequence
  left join sequence_versions as version on version.publisher_id = sequence.publisher_id and version.sequence_id = sequence.id
    and version.version = sequence.version`;

const whole = (row: Found): SequenceRow => ({ ...row, document: row.document ?? shippedDocument(row.id)! });

const untouched = (id: string, document: Sequence): SequenceRow => ({
  id,
  name: null,
  state: 'draft',
  version: 0,
  movesTo: 0,
  storefront: document.entry.by === 'storefront' ? document.entry.storefront : null,
  createdAt: null,
  document,
  note: null,
  savedBy: null,
  savedAt: null,
});

/** With those that we ship. */
export async function sequencesOf(db: Queries, publisherId: string): Promise<SequenceRow[]> {
  const rows = await db.rows<Found>(
    sql`select ${columns} ${newest} where sequence.publisher_id = ${publisherId}`,
  );
  const known = new Set(rows.map(({ id }) => id));
  const shipped = shippedSequences.filter(({ id }) => !known.has(id));
  return [...shipped.map(({ id, document }) => untouched(id, document)), ...rows.map(whole)];
}

export async function sequenceById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<SequenceRow | undefined> {
  const row = await one<Found>(
    db,
    sql`select ${columns} ${newest} where sequence.publisher_id = ${publisherId} and sequence.id = ${id}`,
  );
  if (row !== undefined) return whole(row);
  const shipped = shippedDocument(id);
  return shipped === null ? undefined : untouched(id, shipped);
}

/** Locked until the transaction ends; one that we ship gets its row. */
export async function lockSequence(
  tx: Tx,
  publisherId: string,
  id: string,
  now: Date,
): Promise<SequenceRow | undefined> {
  const shipped = shippedDocument(id);
  if (shipped !== null) {
    const { storefront } = untouched(id, shipped);
    await tx.run(sql`
      insert into sequences (publisher_id, id, name, state, version, storefront, created_at, changed_at)
      values (${publisherId}, ${id}, null, 'draft', 0, ${storefront}, ${now}, ${now}) on conflict do nothing`);
  }
  await tx.rows(sql`select from sequences where publisher_id = ${publisherId} and id = ${id} for update`);
  return sequenceById(tx, publisherId, id);
}

export type SequenceFields = Pick<
  SequenceRow,
  'id' | 'name' | 'state' | 'version' | 'movesTo' | 'storefront'
>;

/** storefront: one that is on or paused must be the only one of its storefront, or the database refuses. */
export async function writeSequence(
  tx: Tx,
  publisherId: string,
  { id, name, state, version, movesTo, storefront }: SequenceFields,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into sequences (publisher_id, id, name, state, version, moves_to, storefront, created_at, changed_at)
    values (${publisherId}, ${id}, ${name}, ${state}, ${version}, ${movesTo}, ${storefront}, ${now}, ${now})
    on conflict (publisher_id, id) do update set name = excluded.name, state = excluded.state, version = excluded.version,
      moves_to = excluded.moves_to, storefront = excluded.storefront, changed_at = excluded.changed_at`);
}

export type SavedVersion = Pick<SequenceRow, 'version' | 'document' | 'note' | 'savedBy' | 'savedAt'>;

export async function insertVersion(
  tx: Tx,
  publisherId: string,
  sequenceId: string,
  { version, document, note, savedBy, savedAt }: SavedVersion,
): Promise<void> {
  await tx.run(sql`
    insert into sequence_versions (publisher_id, sequence_id, version, document, note, saved_by, saved_at)
    values (${publisherId}, ${sequenceId}, ${version}, ${JSON.stringify(document)}::jsonb, ${note}, ${savedBy}, ${savedAt})`);
}

/** Newest first, before a version; what we ship comes last of those that have one. */
export async function versionsOf(
  db: Queries,
  publisherId: string,
  sequenceId: string,
  before: number,
  limit: number,
): Promise<SavedVersion[]> {
  const rows = await db.rows<SavedVersion>(sql`
    select version, document, note, saved_by as "savedBy", saved_at as "savedAt" from sequence_versions
    where publisher_id = ${publisherId} and sequence_id = ${sequenceId} and version < ${before}
    order by version desc limit ${limit}`);
  const shipped = shippedDocument(sequenceId);
  const isLast = rows.length < limit && before > 0 && shipped !== null;
  return isLast
    ? [...rows, { version: 0, document: shipped, note: null, savedBy: null, savedAt: null }]
    : rows;
}

export type VersionKey = { publisherId: string; sequenceId: string; version: number };

/** These versions; 0 has no row. */
export function documentsOf(
  db: Queries,
  wanted: readonly VersionKey[],
): Promise<(VersionKey & { document: Sequence })[]> {
  const text = (value: (key: VersionKey) => string) => new Column('text', wanted.map(value));
  const versions = wanted.map(({ version }) => version);
  return db.rows(sql`
    select known.publisher_id as "publisherId", known.sequence_id as "sequenceId", known.version, known.document
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ sequenceId }) => sequenceId)}::text[],
      ${new Column('int4', versions)}::int[]) as wanted (publisher_id, sequence_id, version)
    join sequence_versions as known on known.publisher_id = wanted.publisher_id
      and known.sequence_id = wanted.sequence_id and known.version = wanted.version`);
}

/** Those that are on, of these publishers, in the order of their making. */
export async function sequencesOn(
  db: Queries,
  publisherIds: readonly string[],
): Promise<(SequenceRow & { publisherId: string })[]> {
  const rows = await db.rows<Found & { publisherId: string }>(sql`
    select sequence.publisher_id as "publisherId", ${columns} ${newest}
    where sequence.publisher_id = any(${new Column('text', [...publisherIds])}::text[]) and sequence.state = 'on'`);
  return rows
    .map((row) => ({ ...whole(row), publisherId: row.publisherId }))
    .toSorted((a, b) => a.createdAt!.getTime() - b.createdAt!.getTime() || (a.id < b.id ? -1 : 1));
}
