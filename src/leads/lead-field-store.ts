// SQL of the publishers' own lead fields.
import sql from 'sql-template-tag';
import type { Queries, Tx } from '../platform/db.ts';
import type { LeadField } from './lead-field.ts';

const columns = sql`name, kind, label, labels, help, helps, options, required, max_length as "maxLength",
  listing_ids as "listingIds", position, archived_at as "archivedAt", created_at as "createdAt"`;

/** All that a publisher ever had, those in use first and in their order. */
export function leadFieldsOf(db: Queries, publisherId: string): Promise<LeadField[]> {
  return db.rows(sql`
    select ${columns} from lead_fields where publisher_id = ${publisherId}
    order by archived_at is not null, position, name`);
}

/** leadFieldsOf, locked until the transaction ends. */
export function leadFieldsForChange(tx: Tx, publisherId: string): Promise<LeadField[]> {
  return tx.rows(sql`
    select ${columns} from lead_fields where publisher_id = ${publisherId}
    order by archived_at is not null, position, name for update`);
}

/** What the forms of a listing ask, in order. */
export function fieldsOfListing(db: Queries, publisherId: string, listingId: string): Promise<LeadField[]> {
  return db.rows(sql`
    select ${columns} from lead_fields
    where publisher_id = ${publisherId} and archived_at is null
      and (listing_ids is null or ${listingId} = any(listing_ids))
    order by position, name`);
}

/** Writes it anew or over what it was; name, kind and creation stay. */
export async function saveLeadField(tx: Tx, publisherId: string, field: LeadField): Promise<void> {
  const { name, kind, label, help, required, maxLength, listingIds, position, archivedAt, createdAt } = field;
  const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
  await tx.run(sql`
    insert into lead_fields (publisher_id, name, kind, label, labels, help, helps, options, required, max_length, listing_ids,
      position, archived_at, created_at)
    values (${publisherId}, ${name}, ${kind}, ${label}, ${json(field.labels)}, ${help}, ${json(field.helps)},
      ${json(field.options)}, ${required}, ${maxLength}, ${listingIds}, ${position}, ${archivedAt}, ${createdAt})
    on conflict (publisher_id, name) do update
      set label = excluded.label, labels = excluded.labels, help = excluded.help, helps = excluded.helps,
        options = excluded.options, required = excluded.required, max_length = excluded.max_length,
        listing_ids = excluded.listing_ids, position = excluded.position, archived_at = excluded.archived_at`);
}

/** Their places, as the names come. */
export async function placeLeadFields(tx: Tx, publisherId: string, names: string[]): Promise<void> {
  await tx.run(sql`
    update lead_fields as field set position = placed.position - 1
    from unnest(${names}::text[]) with ordinality as placed (name, position)
    where field.publisher_id = ${publisherId} and field.name = placed.name`);
}
