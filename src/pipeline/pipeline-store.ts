// SQL of the pipelines in their versions.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { PipelineVersion } from './pipeline.ts';
import type { InUse } from './pipeline-review.ts';
import { shippedPipelines } from './shipped-pipelines.ts';

export type SavedPipelines = PipelineVersion & {
  note: string | null;
  savedBy: string | null;
  savedAt: Date | null;
};

const shipped: SavedPipelines = {
  version: 0,
  document: shippedPipelines,
  note: null,
  savedBy: null,
  savedAt: null,
};

/** The newest, or what we ship. */
export async function latestPipelines(db: Queries, publisherId: string): Promise<SavedPipelines> {
  const found = await one<SavedPipelines>(
    db,
    sql`select version, document, note, saved_by as "savedBy", saved_at as "savedAt" from pipeline_versions
    where publisher_id = ${publisherId} order by version desc limit 1`,
  );
  return found ?? shipped;
}

/** False when somebody else has written this version meanwhile. */
export async function insertPipelines(
  tx: Tx,
  publisherId: string,
  { version, document, note, savedBy, savedAt }: SavedPipelines,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into pipeline_versions (publisher_id, version, document, note, saved_by, saved_at)
    values (${publisherId}, ${version}, ${JSON.stringify(document)}::jsonb, ${note}, ${savedBy}, ${savedAt})
    on conflict do nothing`);
  return inserted === 1;
}

/** Where open opportunities are. */
export function stagesInUse(db: Queries, publisherId: string): Promise<InUse> {
  return db.rows(sql`
    select pipeline_id as "pipelineId", stage, count(*)::int as count from opportunities
    where publisher_id = ${publisherId} and state = 'open'
    group by pipeline_id, stage order by pipeline_id, stage`);
}
