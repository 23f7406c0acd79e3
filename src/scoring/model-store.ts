// SQL of the scoring models in their versions.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Model, ModelVersion } from './model.ts';

/** The newest model of each storefront; a publisher without one has no row. */
export function latestModels(
  db: Queries,
  publisherIds: readonly string[],
): Promise<(ModelVersion & { publisherId: string })[]> {
  return db.rows(sql`
    select distinct on (publisher_id, storefront) publisher_id as "publisherId", storefront, version, model
    from scoring_models where publisher_id = any(${new Column('text', [...publisherIds])}::text[])
    order by publisher_id, storefront, version desc`);
}

export type SavedVersion = ModelVersion & { note: string | null; savedBy: string; savedAt: Date };

const columns = sql`storefront, version, model, note, saved_by as "savedBy", saved_at as "savedAt"`;

/** Newest first, before a version. */
export function versionsOf(
  db: Queries,
  publisherId: string,
  storefront: string,
  before: number | null,
  limit: number,
): Promise<SavedVersion[]> {
  return db.rows(sql`
    select ${columns} from scoring_models
    where publisher_id = ${publisherId} and storefront = ${storefront} and (${before}::int is null or version < ${before})
    order by version desc limit ${limit}`);
}

export function modelVersion(
  db: Queries,
  publisherId: string,
  storefront: string,
  version: number,
): Promise<{ model: Model } | undefined> {
  return one(
    db,
    sql`select model from scoring_models
      where publisher_id = ${publisherId} and storefront = ${storefront} and version = ${version}`,
  );
}

/** False when somebody else has just saved that version. */
export async function insertModel(tx: Tx, publisherId: string, saved: SavedVersion): Promise<boolean> {
  const { storefront, version, model, note, savedBy, savedAt } = saved;
  const inserted = await tx.run(sql`
    insert into scoring_models (publisher_id, storefront, version, model, note, saved_by, saved_at)
    values (${publisherId}, ${storefront}, ${version}, ${JSON.stringify(model)}::jsonb, ${note}, ${savedBy}, ${savedAt})
    on conflict do nothing`);
  return inserted > 0;
}
