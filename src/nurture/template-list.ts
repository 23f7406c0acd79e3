// SQL of the templates that a publisher's sequences may send, as far as a review asks: is it there, and in which languages.
import sql from 'sql-template-tag';
import { defaultLanguage } from '../accounts/store.ts';
import { shippedTemplateIds } from '../mailing/shipped-templates.ts';
import type { Queries } from '../platform/db.ts';
import type { KnownTemplate } from './review-sequence.ts';

type Row = { id: string; archived: boolean; languages: string[] | null };

/** A reader of another language gets the publisher's own, so that is the one that must be there. */
export async function knownTemplates(db: Queries, publisherId: string): Promise<KnownTemplate[]> {
  const rows = await db.rows<Row>(sql`
    select template.id, template.archived_at is not null as archived,
      case when version.contents is null then null else array(select jsonb_object_keys(version.contents)) end as languages
    from mail_templates as template
    left join mail_template_versions as version on version.publisher_id = template.publisher_id
      and version.template_id = template.id and version.version = template.version
    where template.publisher_id = ${publisherId}`);
  const { counts } = await defaultLanguage(db, publisherId);
  const touched = new Set(rows.map(({ id }) => id));
  const shipped = shippedTemplateIds.filter((id) => !touched.has(id));
  return [
    ...shipped.map((id) => ({ id, archived: false, missing: [] })),
    ...rows.map(({ id, archived, languages }) => ({
      id,
      archived,
      missing: languages === null || languages.includes(counts) ? [] : [counts],
    })),
  ];
}

/** Law wants a sender in each mail: without one none may go. */
export async function hasSender(db: Queries, publisherId: string): Promise<boolean> {
  const rows = await db.rows(sql`select from mail_senders where publisher_id = ${publisherId}`);
  return rows.length > 0;
}
