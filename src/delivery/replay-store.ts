// SQL that sends deliveries on their way again, or takes them off it.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';
import { isHeld } from './shown-state.ts';
import type { Written } from './turn-store.ts';

/** Which deliveries: null members do not narrow. */
export type ReplayFilter = {
  deliveryIds: readonly string[] | null;
  leadIds: readonly string[] | null;
  destinationId: string | null;
  /** Those that can be sent to now. */
  destinationIds: readonly string[];
  states: readonly string[];
  since: Date | null;
  until: Date | null;
};

/** Another lead of the person has the turn: see turn-store.ts. */
const someoneHasTheTurn = sql`
  chosen.person_id is not null and exists (
    select from deliveries as other
    where other.publisher_id = chosen.publisher_id and other.destination_id = chosen.destination_id
      and other.person_id = chosen.person_id and other.state in ('scheduled', 'waiting')
      and other.due_at < 'infinity' and other.id not in (select id from chosen)
  )`;

/**
 * Schedules a batch again, oldest first, at the foot of the retry ladder; attempts and their transcripts stay.
 * Of several leads of one person only the first goes at once: the others queue behind it. Returns where they go.
 */
export function replayBatch(
  tx: Queries,
  publisherId: string,
  filter: ReplayFilter,
  afterId: string,
  limit: number,
  now: Date,
): Promise<(Written & { id: string; leadId: string | null })[]> {
  return tx.rows(sql`
    with chosen as (
      select publisher_id, id, destination_id, person_id from deliveries
      where publisher_id = ${publisherId} and id > ${afterId}
        and state = any(${[...filter.states]}::text[]) and (${isHeld(now)}) is not true
        ${and(filter.deliveryIds, (ids) => sql`id = any(${[...ids]}::text[])`)}
        ${and(filter.leadIds, (ids) => sql`(lead_id = any(${[...ids]}::text[]) or followed_lead_id = any(${[...ids]}::text[]))`)}
        and destination_id = any(${[...filter.destinationIds]}::text[])
        ${and(filter.destinationId, (id) => sql`destination_id = ${id}`)}
        ${and(filter.since, (since) => sql`created_at >= ${since}`)}
        ${and(filter.until, (until) => sql`created_at < ${until}`)}
      order by id limit ${limit} for update
    ),
    ordered as (
      select chosen.*,
        person_id is not null and row_number() over (partition by destination_id, person_id order by id) > 1
        or ${someoneHasTheTurn} as behind
      from chosen
    )
    update deliveries as delivery
    set state = 'scheduled', rung = 0, lease = null, leased_until = null, delivered_at = null,
      due_at = case when ordered.behind then 'infinity'::timestamptz else ${now}::timestamptz end
    from ordered
    where delivery.publisher_id = ordered.publisher_id and delivery.id = ordered.id
    returning delivery.id, coalesce(delivery.lead_id, delivery.followed_lead_id) as "leadId", delivery.destination_id as "destinationId",
      delivery.person_id as "personId", delivery.due_at = 'infinity' as queued`);
}

/** Deliveries of leads that are no longer withheld. `dueAt`: of destinations that gather, by their id. queued: behind another of its person. */
export function scheduleWithheld(
  tx: Queries,
  publisherId: string,
  leadIds: string[],
  dueAt: ReadonlyMap<string, Date>,
  now: Date,
): Promise<Written[]> {
  return tx.rows(sql`
    with chosen as (
      select publisher_id, id, destination_id, person_id from deliveries
      where publisher_id = ${publisherId} and state = 'withheld'
        and (lead_id = any(${leadIds}::text[]) or followed_lead_id = any(${leadIds}::text[]))
    )
    update deliveries as delivery
    set state = case when destination.kind = 'lead-store' then 'delivered' else 'scheduled' end,
      delivered_at = case when destination.kind = 'lead-store' then ${now}::timestamptz end,
      due_at = case
        when ${someoneHasTheTurn} or exists (
          select from chosen as earlier
          where earlier.destination_id = chosen.destination_id and earlier.person_id = chosen.person_id
            and earlier.id < chosen.id
        ) then 'infinity'::timestamptz
        else coalesce(gathering.due_at, ${now}::timestamptz)
      end
    from chosen
    left join destinations as destination on destination.id = chosen.destination_id
    left join unnest(${[...dueAt.keys()]}::text[], ${[...dueAt.values()].map((at) => at.toISOString())}::text[]::timestamptz[]) as gathering (id, due_at)
      on gathering.id = chosen.destination_id
    where delivery.publisher_id = chosen.publisher_id and delivery.id = chosen.id
    returning delivery.destination_id as "destinationId", delivery.person_id as "personId",
      delivery.due_at = 'infinity' and delivery.state = 'scheduled' as queued`);
}

/** Parks what is still on its way to a destination that is gone. */
export async function parkRemaining(tx: Queries, destinationId: string, reason: string): Promise<void> {
  await tx.run(sql`
    update deliveries set state = 'parked', lease = null, leased_until = null, last_reason = ${reason}
    where destination_id = ${destinationId} and state in ('scheduled', 'waiting')`);
}

/** Parks what a process wrote that did not know yet that the destination is gone, or what was withheld meanwhile. */
export async function parkForRemoved(db: Queries): Promise<number> {
  return db.run(sql`
    update deliveries set state = 'parked', lease = null, leased_until = null, last_reason = 'destination_removed'
    from destinations as destination
    where destination.id = deliveries.destination_id and destination.removed_at is not null
      and state in ('scheduled', 'waiting')`);
}

/** Gives back what processes that are gone held. Reads all that is unfinished, since no index may know of leases. */
export async function freeLeasesOf(db: Queries, nodeIds: readonly string[]): Promise<number> {
  return db.run(sql`
    update deliveries set lease = null, leased_until = null
    where state in ('scheduled', 'waiting') and lease = any(${[...nodeIds]}::text[])`);
}

/** Gives back what this node holds according to the database, but for `knownIds`. Reads all that is unfinished. */
export async function freeLeasesBut(db: Queries, node: string, knownIds: readonly string[]): Promise<void> {
  await db.run(sql`
    update deliveries set lease = null, leased_until = null
    where state in ('scheduled', 'waiting') and lease = ${node} and id <> all(${[...knownIds]}::text[])`);
}

/** Removes transcripts older than `before`, a batch at a time; the delivery itself keeps its proof of delivery. */
export async function removeOldAttempts(db: Queries, before: Date, limit: number): Promise<number> {
  return db.run(sql`
    delete from attempts
    where (publisher_id, delivery_id, number) in (
      select publisher_id, delivery_id, number from attempts where started_at < ${before} limit ${limit}
    )`);
}

function and<Value>(value: Value | null, condition: (value: Value) => Sql): Sql {
  return value === null ? empty : sql`and ${condition(value)}`;
}
