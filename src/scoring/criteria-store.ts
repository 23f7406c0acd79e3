// SQL of the criteria in their versions.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Criterion } from './criteria.ts';

export type CriteriaRow = {
  version: number;
  criteria: Criterion[];
  note: string | null;
  savedBy: string;
  savedAt: Date;
};

/** The newest of each; a publisher without any has no row. */
export function latestCriteria(
  db: Queries,
  publisherIds: readonly string[],
): Promise<{ publisherId: string; criteria: Criterion[] }[]> {
  return db.rows(sql`
    select distinct on (publisher_id) publisher_id as "publisherId", criteria
    from criteria_versions where publisher_id = any(${new Column('text', [...publisherIds])}::text[])
    order by publisher_id, version desc`);
}

/** Newest first, before a version. */
export function criteriaVersions(
  db: Queries,
  publisherId: string,
  before: number | null,
  limit: number,
): Promise<CriteriaRow[]> {
  return db.rows(sql`
    select version, criteria, note, saved_by as "savedBy", saved_at as "savedAt"
    from criteria_versions where publisher_id = ${publisherId} and (${before}::int is null or version < ${before})
    order by version desc limit ${limit}`);
}

/** False when that version is there already: somebody was quicker. */
export async function insertCriteria(
  tx: Tx,
  publisherId: string,
  { version, criteria, note, savedBy, savedAt }: CriteriaRow,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into criteria_versions (publisher_id, version, criteria, note, saved_by, saved_at)
    values (${publisherId}, ${version}, ${JSON.stringify(criteria)}::jsonb, ${note}, ${savedBy}, ${savedAt})
    on conflict do nothing`);
  return inserted === 1;
}
