// SQL of the playbooks in their versions.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { PlaybookVersion } from './playbook.ts';
import { shippedPlaybooks } from './shipped-playbooks.ts';

export type SavedPlaybooks = PlaybookVersion & {
  note: string | null;
  savedBy: string | null;
  savedAt: Date | null;
};

const shipped: SavedPlaybooks = {
  version: 0,
  document: shippedPlaybooks,
  note: null,
  savedBy: null,
  savedAt: null,
};

/** The newest, or what we ship. */
export async function latestPlaybooks(db: Queries, publisherId: string): Promise<SavedPlaybooks> {
  const found = await one<SavedPlaybooks>(
    db,
    sql`select version, document, note, saved_by as "savedBy", saved_at as "savedAt" from playbook_versions
    where publisher_id = ${publisherId} order by version desc limit 1`,
  );
  return found ?? shipped;
}

type Owned = PlaybookVersion & { publisherId: string };

/** Of each of these publishers the newest; one who has none of its own is left out. */
export function latestPlaybooksOfEach(db: Queries, publisherIds: readonly string[]): Promise<Owned[]> {
  return db.rows(sql`
    select distinct on (publisher_id) publisher_id as "publisherId", version, document from playbook_versions
    where publisher_id = any(${new Column('text', [...publisherIds])}::text[])
    order by publisher_id, version desc`);
}

/** These versions; 0 has no row. */
export function playbookVersionsOf(
  db: Queries,
  wanted: readonly { publisherId: string; version: number }[],
): Promise<Owned[]> {
  const publisherIds = wanted.map(({ publisherId }) => publisherId);
  const versions = wanted.map(({ version }) => version);
  return db.rows(sql`
    select known.publisher_id as "publisherId", known.version, known.document
    from unnest(${new Column('text', publisherIds)}::text[], ${new Column('int4', versions)}::int[])
      as wanted (publisher_id, version)
    join playbook_versions as known
      on known.publisher_id = wanted.publisher_id and known.version = wanted.version`);
}

/** False when somebody else has written this version meanwhile. */
export async function insertPlaybooks(
  tx: Tx,
  publisherId: string,
  { version, document, note, savedBy, savedAt }: SavedPlaybooks,
): Promise<boolean> {
  const inserted = await tx.run(sql`
    insert into playbook_versions (publisher_id, version, document, note, saved_by, saved_at)
    values (${publisherId}, ${version}, ${JSON.stringify(document)}::jsonb, ${note}, ${savedBy}, ${savedAt})
    on conflict do nothing`);
  return inserted === 1;
}
