// SQL of likely duplicates: what was found, what is to be decided, what is kept apart.
import sql, { empty, type Sql } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Pair } from './joined.ts';
import type { Reason, ReasonCode } from './likeness.ts';

export type Duplicate = Pair & {
  reasons: Reason[];
  foundAt: Date;
  separatedBy: string | null;
  separationNote: string | null;
  open: boolean;
};

const columns = sql`id, one_id as "oneId", other_id as "otherId", score, reasons, found_at as "foundAt",
  separated_at as "separatedAt", separated_by as "separatedBy", separation_note as "separationNote", open`;

export type Found = {
  publisherId: string;
  id: string;
  oneId: string;
  otherId: string;
  score: number;
  reasons: Reason[];
  foundAt: Date;
};

/** A pair that is known stays what it is, decisions included; only a better score takes the place of a lesser one. Answers the pairs that changed. */
export function saveFound(
  tx: Tx,
  found: Found[],
): Promise<{ publisherId: string; oneId: string; otherId: string }[]> {
  const text = (value: (pair: Found) => string) => new Column('text', found.map(value));
  return tx.rows(sql`
    insert into duplicates as known (publisher_id, id, one_id, other_id, score, reasons, found_at, open)
    select publisher_id, id, one_id, other_id, score, reasons, found_at, false
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ oneId }) => oneId)}::text[], ${text(({ otherId }) => otherId)}::text[],
      ${new Column(
        'int4',
        found.map(({ score }) => score),
      )}::int[],
      ${new Column(
        'jsonb',
        found.map(({ reasons }) => reasons),
      )}::jsonb[],
      ${new Column(
        'timestamptz',
        found.map(({ foundAt }) => foundAt),
      )}::timestamptz[]
    ) as found (publisher_id, id, one_id, other_id, score, reasons, found_at)
    on conflict (publisher_id, one_id, other_id) do update set score = excluded.score, reasons = excluded.reasons
      where known.score < excluded.score
    returning publisher_id as "publisherId", one_id as "oneId", other_id as "otherId"`);
}

/** All pairs that one of them is in. */
export function pairsOf(db: Queries, publisherId: string, peopleIds: string[]): Promise<Duplicate[]> {
  const ids = new Column('text', peopleIds);
  return db.rows(sql`
    select ${columns} from duplicates where publisher_id = ${publisherId} and one_id = any(${ids}::text[])
    union
    select ${columns} from duplicates where publisher_id = ${publisherId} and other_id = any(${ids}::text[])`);
}

export async function setOpen(
  tx: Tx,
  publisherId: string,
  ids: string[],
  open: ReadonlySet<string>,
): Promise<void> {
  await tx.run(sql`
    update duplicates as pair set open = now.open
    from unnest(
      ${new Column('text', ids)}::text[],
      ${new Column(
        'bool',
        ids.map((id) => open.has(id)),
      )}::bool[]
    ) as now (id, open)
    where pair.publisher_id = ${publisherId} and pair.id = now.id and pair.open <> now.open`);
}

/** open: to be decided. apart: kept apart. */
export type ListedState = 'open' | 'apart';

/** Most certain first; after the place of the last one of the page before. */
export function duplicatesOf(
  db: Queries,
  publisherId: string,
  { state, reason }: { state: ListedState; reason: ReasonCode | null },
  after: { score: number; id: string } | null,
  limit: number,
): Promise<Duplicate[]> {
  return db.rows(sql`
    select ${columns} from duplicates
    where publisher_id = ${publisherId} and ${state === 'open' ? sql`open` : sql`separated_at is not null`}
      ${after === null ? empty : sql`and score <= ${after.score} and (score < ${after.score} or id > ${after.id})`}
      ${holding(reason)}
    order by score desc, id limit ${limit}`);
}

function holding(reason: ReasonCode | null): Sql {
  return reason === null ? empty : sql`and reasons @> ${JSON.stringify([{ code: reason }])}::jsonb`;
}

export async function countOpen(db: Queries, publisherId: string, most: number): Promise<number> {
  const row = await one<{ count: number }>(
    db,
    sql`select count(*) as count from (
      select from duplicates where publisher_id = ${publisherId} and open order by score desc, id limit ${most}) as counted`,
  );
  return row!.count;
}

export function duplicateById(db: Queries, publisherId: string, id: string): Promise<Duplicate | undefined> {
  return one(db, sql`select ${columns} from duplicates where publisher_id = ${publisherId} and id = ${id}`);
}

/** Null takes it back. */
export async function setSeparation(
  tx: Tx,
  publisherId: string,
  id: string,
  separation: { at: Date; by: string; note: string | null } | null,
): Promise<void> {
  const { at = null, by = null, note = null } = separation ?? {};
  await tx.run(sql`
    update duplicates set separated_at = ${at}, separated_by = ${by}, separation_note = ${note}
    where publisher_id = ${publisherId} and id = ${id}`);
}
