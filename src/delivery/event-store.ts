// SQL of the deliveries that carry events: written beside the event itself, in its transaction.
import sql from 'sql-template-tag';
import { Column, type Tx } from '../platform/db.ts';

/** An event on its way to one destination. */
export type NewEventDelivery = {
  publisherId: string;
  id: string;
  destinationId: string;
  eventId: string;
  eventType: string;
  subjectId: string;
};

/** Why a destination has an event, in the place of a lead's route. */
const route = 'subscribed:events';

/**
 * Each begins in the queue behind the earlier events of its subject, also where there are none: whoever has its turn is decided after
 * the commit, with everybody's rows in sight. Nothing is asked back, so that a seller's transaction may write what it may not read.
 */
export async function insertEventDeliveries(
  tx: Tx,
  deliveries: readonly NewEventDelivery[],
  now: Date,
): Promise<void> {
  const text = (value: (delivery: NewEventDelivery) => string) => new Column('text', deliveries.map(value));
  await tx.run(sql`
    insert into deliveries (
      publisher_id, id, destination_id, event_id, event_type, subject_id, person_id, route, state, due_at, created_at
    )
    select publisher_id, id, destination_id, event_id, event_type, subject_id, subject_id, ${route}, 'scheduled', 'infinity', ${now}
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ destinationId }) => destinationId)}::text[], ${text(({ eventId }) => eventId)}::text[],
      ${text(({ eventType }) => eventType)}::text[], ${text(({ subjectId }) => subjectId)}::text[]
    ) as new (publisher_id, id, destination_id, event_id, event_type, subject_id)`);
}

/** For what is left of the transaction: a filter asks of a lead what it is, not whether the seller who acts may see it still. */
export async function seeAllLeads(tx: Tx): Promise<void> {
  await tx.rows(sql`select set_config('leadshare.assignee', '', true)`);
}
