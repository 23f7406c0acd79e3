// SQL that hands leads to people.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';

/** Those of them that went from somebody else, or from nobody, to this person; null takes them from whoever has them. */
export async function assign(
  tx: Tx,
  publisherId: string,
  leadIds: string[],
  userId: string | null,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    update leads set assigned_to = ${userId}
    where publisher_id = ${publisherId} and id = any(${new Column('text', leadIds)}::text[])
      and assigned_to is distinct from ${userId}
    returning id`);
  return rows.map(({ id }) => id);
}
