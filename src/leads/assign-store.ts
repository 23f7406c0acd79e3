// SQL that hands leads to people.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';
import type { Handing } from './assignment.ts';

/** Those of them that went from somebody else, or from nobody, to this person; null takes them from whoever has them. alsoConverted: their opportunity goes with them. */
export function assign(
  tx: Tx,
  publisherId: string,
  leadIds: string[],
  userId: string | null,
  alsoConverted = false,
): Promise<{ id: string; takenFrom: string | null }[]> {
  return tx.rows(sql`
    with theirs as (
      select id, assigned_to from leads
      where publisher_id = ${publisherId} and id = any(${new Column('text', leadIds)}::text[])
        and assigned_to is distinct from ${userId} and (${alsoConverted} or converted_at is null)
      order by id for update
    )
    update leads as lead set assigned_to = ${userId}
    from theirs where lead.publisher_id = ${publisherId} and lead.id = theirs.id
    returning lead.id, theirs.assigned_to as "takenFrom"`);
}

/** Each to a person of its own, in one statement. The caller has locked the leads; answers the ids of those that `from` still had. */
export async function assignEach(tx: Tx, handings: readonly Handing[]): Promise<Set<string>> {
  if (handings.length === 0) return new Set();
  const text = (value: (handing: Handing) => string | null) => new Column('text', handings.map(value));
  const rows = await tx.rows<{ id: string }>(sql`
    update leads as lead set assigned_to = handing.user_id
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${text(({ from }) => from)}::text[], ${text(({ userId }) => userId)}::text[]
    ) as handing (publisher_id, lead_id, holder, user_id)
    where lead.publisher_id = handing.publisher_id and lead.id = handing.lead_id
      and lead.assigned_to is not distinct from handing.holder and lead.converted_at is null
    returning lead.id`);
  return new Set(rows.map(({ id }) => id));
}
