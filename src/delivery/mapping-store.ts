// SQL of the mappings in their versions, and of what the far side says of its fields.
import sql from 'sql-template-tag';
import type { Mapping, Target } from '../mapping/mapping.ts';
import { one, type Queries, type Tx } from '../platform/db.ts';

export type MappingRow = {
  version: number;
  mapping: Mapping;
  why: string | null;
  madeBy: string;
  madeAt: Date;
};

const columns = sql`version, mapping, why, made_by as "madeBy", made_at as "madeAt"`;

/** Newest first, before a version. */
export function mappingsOf(
  db: Queries,
  publisherId: string,
  destinationId: string,
  before: number | null,
  limit: number,
): Promise<MappingRow[]> {
  return db.rows(sql`
    select ${columns} from mappings
    where publisher_id = ${publisherId} and destination_id = ${destinationId}
      and (${before}::int is null or version < ${before})
    order by version desc limit ${limit}`);
}

export function mappingVersion(
  db: Queries,
  publisherId: string,
  destinationId: string,
  version: number,
): Promise<MappingRow | undefined> {
  return one(
    db,
    sql`select ${columns} from mappings
    where publisher_id = ${publisherId} and destination_id = ${destinationId} and version = ${version}`,
  );
}

export async function insertMapping(
  tx: Tx,
  publisherId: string,
  destinationId: string,
  { version, mapping, why, madeBy, madeAt }: MappingRow,
): Promise<void> {
  await tx.run(sql`
    insert into mappings (publisher_id, destination_id, version, mapping, why, made_by, made_at)
    values (${publisherId}, ${destinationId}, ${version}, ${JSON.stringify(mapping)}::jsonb, ${why}, ${madeBy}, ${madeAt})`);
}

export function farFields(
  db: Queries,
  publisherId: string,
  destinationId: string,
): Promise<{ targets: Target[]; readAt: Date } | undefined> {
  return one(
    db,
    sql`select targets, read_at as "readAt" from far_fields
    where publisher_id = ${publisherId} and destination_id = ${destinationId}`,
  );
}

export async function saveFarFields(
  tx: Tx,
  publisherId: string,
  destinationId: string,
  targets: Target[],
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into far_fields (publisher_id, destination_id, targets, read_at)
    values (${publisherId}, ${destinationId}, ${JSON.stringify(targets)}::jsonb, ${now})
    on conflict (publisher_id, destination_id) do update set targets = excluded.targets, read_at = excluded.read_at`);
}
