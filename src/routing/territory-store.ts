// SQL of territories in their versions.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Territories, TerritoryVersion } from './territory.ts';

export type TerritoryRow = TerritoryVersion & { note: string | null; savedBy: string; savedAt: Date };

const columns = sql`version, territories, otherwise, note, saved_by as "savedBy", saved_at as "savedAt"`;

export function newestTerritories(db: Queries, publisherId: string): Promise<TerritoryRow | undefined> {
  return one(
    db,
    sql`select ${columns} from territory_versions where publisher_id = ${publisherId} order by version desc limit 1`,
  );
}

/** Newest first, before a version. */
export function territoriesBefore(
  db: Queries,
  publisherId: string,
  before: number | null,
  limit: number,
): Promise<TerritoryRow[]> {
  return db.rows(sql`
    select ${columns} from territory_versions
    where publisher_id = ${publisherId} and (${before}::int is null or version < ${before})
    order by version desc limit ${limit}`);
}

/** Of those publishers that have any. */
export function territoriesOf(
  db: Queries,
  publisherIds: readonly string[],
): Promise<(TerritoryVersion & { publisherId: string })[]> {
  return db.rows(sql`
    select distinct on (publisher_id) publisher_id as "publisherId", version, territories, otherwise
    from territory_versions where publisher_id = any(${new Column('text', [...publisherIds])}::text[])
    order by publisher_id, version desc`);
}

/** Fails with a unique violation when somebody saves the same version. */
export async function insertTerritories(
  tx: Tx,
  publisherId: string,
  { version, territories, otherwise, note, savedBy, savedAt }: TerritoryRow,
): Promise<void> {
  await tx.run(sql`
    insert into territory_versions (publisher_id, version, territories, otherwise, note, saved_by, saved_at)
    values (${publisherId}, ${version}, ${JSON.stringify(territories)}::jsonb, ${otherwise}, ${note}, ${savedBy}, ${savedAt})`);
}

/** What waits is placed anew, under the territories as they are now. */
export async function placeAnew(tx: Tx, publisherId: string): Promise<void> {
  await tx.run(
    sql`update waiting_leads set version = null where publisher_id = ${publisherId} and version is not null`,
  );
}

export function poolsIn({ territories, otherwise }: Territories): Set<string> {
  return new Set([...territories.map(({ poolId }) => poolId), ...(otherwise === null ? [] : [otherwise])]);
}
