// SQL of the tallies: what became of tries, by destination and hour.
import sql, { empty, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { HourUse } from './daily-quota.ts';
import { isHeld } from './shown-state.ts';

export type HourTally = {
  publisherId: string;
  destinationId: string;
  at: Date;
  delivered: number;
  failed: number;
  lastDeliveredAt: Date | null;
  speeds: number[];
};

/** In one order, so that two processes cannot wait for one another. */
export async function addHours(db: Queries, hours: HourTally[]): Promise<void> {
  const rows = hours.map(({ lastDeliveredAt, at, ...hour }) => ({
    ...hour,
    at: at.toISOString(),
    lastDeliveredAt: lastDeliveredAt?.toISOString() ?? null,
  }));
  await db.run(sql`
    insert into delivery_hours as known (publisher_id, destination_id, at, delivered, failed, last_delivered_at, speeds)
    select "publisherId", "destinationId", at, delivered, failed, "lastDeliveredAt", speeds
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as hour (
      "publisherId" text, "destinationId" text, at timestamptz, delivered int, failed int, "lastDeliveredAt" timestamptz,
      speeds int[])
    order by "publisherId", "destinationId", at
    on conflict (publisher_id, destination_id, at) do update
      set delivered = known.delivered + excluded.delivered, failed = known.failed + excluded.failed,
        last_delivered_at = greatest(known.last_delivered_at, excluded.last_delivered_at),
        speeds = array(
          select coalesce(ours, 0) + coalesce(theirs, 0) from unnest(known.speeds, excluded.speeds) as step (ours, theirs))`);
}

export type DestinationActivity = {
  destinationId: string;
  /** On their way, counted up to 1,000. */
  waiting: number;
  /** Of those, due now and held by nobody; counted likewise. */
  due: number;
  oldestDueAt: Date | null;
  parked: number;
  lastDeliveredAt: Date | null;
  deliveredInDay: number;
  failedInDay: number;
};

/** What a bounded count stops at. */
export const mostWaiting = 1_000;

/** One statement for a page of destinations; `publisherId` null counts the leads of all publishers, for the operator's own. */
export function activityOf(
  db: Queries,
  publisherId: string | null,
  destinationIds: string[],
  since: Date,
  now: Date,
): Promise<DestinationActivity[]> {
  const own = publisherId === null ? empty : sql`and publisher_id = ${publisherId}`;
  const counted = (state: Sql) => sql`
    select count(*) as count from (
      select from deliveries where destination_id = wanted.id ${own} and ${state} limit ${mostWaiting}
    ) as counted`;
  return db.rows(sql`
    select wanted.id as "destinationId",
      (${counted(sql`state in ('scheduled', 'waiting')`)}) as waiting,
      (${counted(sql`state = 'parked'`)}) as parked,
      least(${mostWaiting}, (${countDue(own, 0, now)}) + (${countDue(own, 1, now)}))::int as due,
      nullif(least(
        (${oldest(own, 0, now)}),
        (${oldest(own, 1, now)})
      ), 'infinity') as "oldestDueAt",
      (
        select last_delivered_at from delivery_hours
        where destination_id = wanted.id ${own} and last_delivered_at is not null order by at desc limit 1
      ) as "lastDeliveredAt",
      coalesce(day.delivered, 0)::int as "deliveredInDay", coalesce(day.failed, 0)::int as "failedInDay"
    from unnest(${destinationIds}::text[]) as wanted (id)
    cross join lateral (
      select sum(delivered) as delivered, sum(failed) as failed from delivery_hours
      where destination_id = wanted.id ${own} and at >= ${since}
    ) as day`);
}

/** deliveries_due has first attempts (0) apart from retries (1). Who is held stands in it too, and is passed by: few are. */
function unheld(own: Sql, rung: number, now: Date): Sql {
  return sql`from deliveries
    where destination_id = wanted.id ${own} and least(rung, 1) = ${rung} and state in ('scheduled', 'waiting')
      and (${isHeld(now)}) is not true`;
}

function oldest(own: Sql, rung: number, now: Date): Sql {
  return sql`select due_at ${unheld(own, rung, now)} order by due_at limit 1`;
}

function countDue(own: Sql, rung: number, now: Date): Sql {
  return sql`
    select count(*) from (
      select ${unheld(own, rung, now)} and due_at <= ${now} limit ${mostWaiting}
    ) as counted`;
}

export async function removeOldHours(db: Queries, before: Date): Promise<void> {
  await db.run(sql`delete from delivery_hours where at < ${before}`);
}

/** Tries by hour, of all publishers' leads. */
export function triesByHour(db: Queries, destinationId: string, since: Date): Promise<HourUse[]> {
  return db.rows(sql`
    select at, sum(delivered + failed)::int as tries from delivery_hours
    where destination_id = ${destinationId} and at >= ${since} group by at`);
}

/** Those of these deliveries since whose last try, or since they were made, the destination has taken a lead. */
export async function withOthersTaken(
  db: Queries,
  destinationId: string,
  deliveries: readonly { publisherId: string; deliveryId: string }[],
): Promise<ReadonlySet<string>> {
  const text = (value: (each: (typeof deliveries)[number]) => string) =>
    new Column('text', deliveries.map(value));
  const rows = await db.rows<{ id: string }>(sql`
    select delivery.id
    from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ deliveryId }) => deliveryId)}::text[]) as asked (publisher_id, id)
    join deliveries as delivery on delivery.publisher_id = asked.publisher_id and delivery.id = asked.id
    cross join lateral (
      select coalesce(max(started_at), delivery.created_at) as tried_at from attempts
      where attempts.publisher_id = delivery.publisher_id and attempts.delivery_id = delivery.id
    ) as last
    where exists (
      select from delivery_hours as hour
      where hour.destination_id = ${destinationId} and hour.at >= date_trunc('hour', last.tried_at, 'UTC')
        and hour.last_delivered_at >= last.tried_at
    )`);
  return new Set(rows.map(({ id }) => id));
}
