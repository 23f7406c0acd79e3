// SQL of how often and when sequences may write to people.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import { usualSettings, type Settings } from './settings.ts';

/** By publisher; who said nothing has the usual. One query. */
export async function settingsOf(
  db: Queries,
  publisherIds: readonly string[],
): Promise<(publisherId: string) => Settings> {
  const rows = await db.rows<{ publisherId: string; document: Settings }>(sql`
    select publisher_id as "publisherId", document from nurture_settings
    where publisher_id = any(${new Column('text', [...new Set(publisherIds)])}::text[])`);
  const known = new Map(rows.map(({ publisherId, document }) => [publisherId, document]));
  return (publisherId) => known.get(publisherId) ?? usualSettings;
}

export async function saveSettings(
  tx: Tx,
  publisherId: string,
  document: Settings,
  { savedBy, savedAt }: { savedBy: string; savedAt: Date },
): Promise<void> {
  await tx.run(sql`
    insert into nurture_settings (publisher_id, document, saved_by, saved_at)
    values (${publisherId}, ${JSON.stringify(document)}::jsonb, ${savedBy}, ${savedAt})
    on conflict (publisher_id) do update set document = excluded.document, saved_by = excluded.saved_by,
      saved_at = excluded.saved_at`);
}
