// SQL of leads that became an opportunity.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';

/** From now on it is only read. */
export async function markConverted(tx: Tx, publisherId: string, leadId: string, at: Date): Promise<void> {
  await tx.run(sql`
    update leads set converted_at = ${at} where publisher_id = ${publisherId} and id = ${leadId} and converted_at is null`);
}

/** Whether all of these leads, of which there is one at least, became opportunities. */
export async function areConverted(db: Queries, publisherId: string, leadIds: string[]): Promise<boolean> {
  const row = await one<{ all: boolean }>(
    db,
    sql`select coalesce(bool_and(converted_at is not null), false) as all from leads
    where publisher_id = ${publisherId} and id = any(${new Column('text', leadIds)}::text[])`,
  );
  return row!.all;
}
