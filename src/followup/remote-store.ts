// SQL that reads when far sides changed their records of ours.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';

/** By delivery, the far side's own time of the change. */
export async function changedThere(
  db: Queries,
  deliveries: readonly { publisherId: string; deliveryId: string }[],
): Promise<Map<string, Date>> {
  const rows = await db.rows<{ deliveryId: string; at: Date }>(sql`
    select record.delivery_id as "deliveryId", record.changed_at as at
    from unnest(
      ${new Column(
        'text',
        deliveries.map(({ publisherId }) => publisherId),
      )}::text[],
      ${new Column(
        'text',
        deliveries.map(({ deliveryId }) => deliveryId),
      )}::text[]
    ) as wanted (publisher_id, delivery_id)
    join remote_records as record
      on record.publisher_id = wanted.publisher_id and record.delivery_id = wanted.delivery_id`);
  return new Map(rows.map(({ deliveryId, at }) => [deliveryId, at]));
}
