// SQL of a person's turn: of the deliveries of one person to one destination, one goes at a time and the others queue behind it.
// due_at is infinity for those that queue. Whoever has another due_at has the turn, also while it waits for a retry.
import sql from 'sql-template-tag';
import { Column, type Prepared, type Queries } from '../platform/db.ts';

/** Whose turn may have come: the people whose earlier delivery to that destination has ended. */
export type Turn = { publisherId: string; destinationId: string; personId: string };

/** What was written for a destination; queued: behind another of its person. */
export type Written = { destinationId: string; personId: string | null; queued: boolean };

/** Of those that queue, for wakeNext once they are committed. */
export function turnsOf(publisherId: string, written: readonly Written[]): Turn[] {
  return written.flatMap(({ destinationId, personId, queued }) =>
    queued && personId !== null ? [{ publisherId, destinationId, personId }] : [],
  );
}

const wake: Prepared = {
  name: 'wake_next_of_person',
  text: `
update deliveries as delivery
set due_at = $4
from (
  select distinct next.publisher_id, next.id
  from unnest($1::text[], $2::text[], $3::text[]) as turn (publisher_id, destination_id, person_id)
  cross join lateral (
    select publisher_id, id, due_at from deliveries
    where publisher_id = turn.publisher_id and destination_id = turn.destination_id and person_id = turn.person_id
      and state in ('scheduled', 'waiting')
    order by due_at, id limit 1
  ) as next
  where next.due_at = 'infinity'
) as next
where delivery.publisher_id = next.publisher_id and delivery.id = next.id and delivery.due_at = 'infinity'
returning delivery.destination_id as "destinationId"`,
};

/** Lets the next delivery of each person go, unless one has the turn. Run after the transaction that ended the earlier one, and after one that queued behind it. */
export async function wakeNext(db: Queries, turns: Turn[], now: Date): Promise<{ destinationId: string }[]> {
  const text = (value: (turn: Turn) => string) => new Column('text', turns.map(value));
  return db.prepared(wake, [
    text(({ publisherId }) => publisherId),
    text(({ destinationId }) => destinationId),
    text(({ personId }) => personId),
    now,
  ]);
}

/** Frees deliveries that wait behind an earlier lead which has long ended: what a crash between two statements can leave. */
export async function wakeForgotten(db: Queries, now: Date): Promise<number> {
  return db.run(sql`
    update deliveries as delivery set due_at = ${now}
    from (
      select distinct on (publisher_id, destination_id, person_id) publisher_id, id, due_at
      from deliveries
      where state in ('scheduled', 'waiting') and person_id is not null
        and (publisher_id, destination_id, person_id) in (
          select publisher_id, destination_id, person_id from deliveries
          where due_at = 'infinity' and state = 'scheduled'
        )
      order by publisher_id, destination_id, person_id, due_at, id
    ) as first
    where first.due_at = 'infinity' and delivery.publisher_id = first.publisher_id and delivery.id = first.id
      and delivery.due_at = 'infinity'`);
}
