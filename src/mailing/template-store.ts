// SQL of the templates in their versions. One that we ship has no row until somebody changes it.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Contents } from './content.ts';
import { shippedTemplate, shippedTemplateIds } from './shipped-templates.ts';

export type SavedTemplate = {
  id: string;
  /** 0: what we ship, unchanged. */
  version: number;
  name: string | null;
  contents: Contents;
  note: string | null;
  savedBy: string | null;
  savedAt: Date | null;
  archivedAt: Date | null;
};

const columns = sql`template.id, saved.version, saved.name, saved.contents, saved.note, saved.saved_by as "savedBy",
  saved.saved_at as "savedAt", template.archived_at as "archivedAt"`;

/** All that are in use, what we ship first. */
export async function templatesOf(db: Queries, publisherId: string): Promise<SavedTemplate[]> {
  const own = await db.rows<SavedTemplate>(sql`
    select ${columns} from mail_templates as template
    join mail_template_versions as saved on saved.publisher_id = template.publisher_id
      and saved.template_id = template.id and saved.version = template.version
    where template.publisher_id = ${publisherId} order by lower(saved.name), template.id`);
  const shipped = shippedTemplateIds
    .filter((id) => !own.some((template) => template.id === id))
    .map((id) => shippedTemplate(id)!);
  return [...shipped, ...own].filter(({ archivedAt }) => archivedAt === null);
}

/** Also one that is archived. version: null for the newest. */
export async function templateOf(
  db: Queries,
  publisherId: string,
  id: string,
  version: number | null = null,
): Promise<SavedTemplate | undefined> {
  if (version === 0) return shippedTemplate(id) ?? undefined;
  const found = await one<SavedTemplate>(
    db,
    sql`
    select ${columns} from mail_templates as template
    join mail_template_versions as saved on saved.publisher_id = template.publisher_id
      and saved.template_id = template.id and saved.version = coalesce(${version}, template.version)
    where template.publisher_id = ${publisherId} and template.id = ${id}`,
  );
  return found ?? (version === null ? (shippedTemplate(id) ?? undefined) : undefined);
}

export type NewestTemplate = { publisherId: string; id: string; version: number; contents: Contents };

/** The newest of each, in one query. */
export async function newestTemplates(
  db: Queries,
  wanted: readonly { publisherId: string; id: string }[],
): Promise<(publisherId: string, id: string) => NewestTemplate | null> {
  const rows = await db.rows<NewestTemplate>(sql`
    select template.publisher_id as "publisherId", template.id, saved.version, saved.contents
    from (select distinct * from unnest(${new Column(
      'text',
      wanted.map(({ publisherId }) => publisherId),
    )}::text[], ${new Column(
      'text',
      wanted.map(({ id }) => id),
    )}::text[]) as wanted (publisher_id, id)) as wanted
    join mail_templates as template on template.publisher_id = wanted.publisher_id and template.id = wanted.id
    join mail_template_versions as saved on saved.publisher_id = template.publisher_id
      and saved.template_id = template.id and saved.version = template.version`);
  const known = new Map(rows.map((row) => [`${row.publisherId} ${row.id}`, row]));
  return (publisherId, id) => {
    const shipped = shippedTemplate(id);
    return known.get(`${publisherId} ${id}`) ?? (shipped === null ? null : { ...shipped, publisherId });
  };
}

type NewVersion = {
  id: string;
  version: number;
  name: string;
  contents: Contents;
  note: string | null;
  savedBy: string;
};

/** False when somebody else has written this version meanwhile. */
export async function insertTemplateVersion(
  tx: Tx,
  publisherId: string,
  saved: NewVersion,
  now: Date,
): Promise<boolean> {
  const { id, version, name, contents, note, savedBy } = saved;
  await tx.run(sql`
    insert into mail_templates (publisher_id, id, version, created_at) values (${publisherId}, ${id}, 0, ${now})
    on conflict do nothing`);
  const moved = await tx.run(sql`
    update mail_templates set version = ${version}, archived_at = null
    where publisher_id = ${publisherId} and id = ${id} and version = ${version - 1}`);
  if (moved === 0) return false;
  await tx.run(sql`
    insert into mail_template_versions (publisher_id, template_id, version, name, contents, note, saved_by, saved_at)
    values (${publisherId}, ${id}, ${version}, ${name}, ${JSON.stringify(contents)}::jsonb, ${note}, ${savedBy}, ${now})`);
  return true;
}

export async function archiveTemplate(tx: Tx, publisherId: string, id: string, now: Date): Promise<boolean> {
  const archived = await tx.run(sql`
    update mail_templates set archived_at = ${now} where publisher_id = ${publisherId} and id = ${id} and archived_at is null`);
  return archived === 1;
}

/** Newest first. */
export function versionsOf(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<{ version: number; note: string | null; savedBy: string; savedAt: Date }[]> {
  return db.rows(sql`
    select version, note, saved_by as "savedBy", saved_at as "savedAt" from mail_template_versions
    where publisher_id = ${publisherId} and template_id = ${id} order by version desc limit 100`);
}
