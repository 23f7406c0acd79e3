// SQL that reads the sums: of one dimension over a span of days, along the key.
import sql, { raw, type Sql } from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';
import type { Period } from './period.ts';
import { columns, type Column } from './parts.ts';

/** Which sums are shown of which publisher. */
export type Shown = { publisherId: string; generation: number };

export type Counts = Record<Column, number>;
export type Keyed<Row> = Row & { key: string };

const summed = raw(columns.map((column) => `coalesce(sum(${column}), 0)::int as ${column}`).join(', '));

const within = ({ publisherId, generation }: Shown, dimension: string, { from, to }: Period): Sql => sql`
  publisher_id = ${publisherId} and generation = ${generation} and dimension = ${dimension} and day between ${from}::date and ${to}::date`;

export function countsByKey(
  db: Queries,
  shown: Shown,
  dimension: string,
  period: Period,
): Promise<Keyed<Counts>[]> {
  return db.rows(sql`
    select key, ${summed} from insight_days where ${within(shown, dimension, period)} group by key`);
}

/** By day; of these keys alone, or of all. */
export function countsByDay(
  db: Queries,
  shown: Shown,
  dimension: string,
  period: Period,
  keys: readonly string[] | null,
): Promise<(Counts & { day: string })[]> {
  return db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, ${summed} from insight_days
    where ${within(shown, dimension, period)} and (${keys}::text[] is null or key = any(${keys}::text[]))
    group by day`);
}

/** By week and key: of leads that came in the week, as the key says. */
export function countsByWeek(
  db: Queries,
  shown: Shown,
  dimension: string,
  period: Period,
): Promise<(Keyed<Counts> & { week: string })[]> {
  return db.rows(sql`
    select to_char(date_trunc('week', day), 'YYYY-MM-DD') as week, key, ${summed} from insight_days
    where ${within(shown, dimension, period)} group by 1, key`);
}

/** How many first responses took how long, by key and step. */
export function answerSteps(
  db: Queries,
  shown: Shown,
  dimension: string,
  period: Period,
): Promise<Keyed<{ step: number; count: number }>[]> {
  return db.rows(sql`
    select key, (step.number - 1)::int as step, sum(step.count)::int as count
    from insight_days cross join unnest(answer_steps) with ordinality as step (count, number)
    where ${within(shown, dimension, period)} and answer_steps is not null and step.count > 0
    group by 1, 2`);
}

export function valuesByKey(
  db: Queries,
  shown: Shown,
  dimension: string,
  period: Period,
): Promise<Keyed<{ currency: string; value: string; becameValue: string }>[]> {
  return db.rows(sql`
    select key, currency, trim_scale(sum(value))::text as value, trim_scale(sum(became_value))::text as "becameValue"
    from insight_values where ${within(shown, dimension, period)} group by key, currency order by key, currency`);
}

/** Everything until then is counted: the oldest that is not is later. Null: nothing waits. */
export async function oldestUncounted(db: Queries, publisherId: string): Promise<Date | null> {
  const row = await one<{ at: Date | null }>(
    db,
    sql`select least(
      (select at from insight_due where publisher_id = ${publisherId} order by event_id limit 1),
      (
        select lead.received_at from leads as lead
        where lead.publisher_id = ${publisherId}
          and lead.id = (select lead_id from fresh_leads where publisher_id = ${publisherId} order by lead_id limit 1)
      )) as at`,
  );
  return row?.at ?? null;
}

/** Leads that came in each hour of the week, Monday as 1, in the time zone; customers' alone. */
export function arrivalsByHour(
  db: Queries,
  publisherId: string,
  { from, to }: Period,
  timeZone: string,
  storefront: string | null,
): Promise<{ weekday: number; hour: number; leads: number }[]> {
  return db.rows(sql`
    select extract(isodow from local.at)::int as weekday, extract(hour from local.at)::int as hour, sum(leads)::int as leads
    from lead_counts cross join lateral (select at at time zone ${timeZone} as at) as local
    where publisher_id = ${publisherId} and kind = 'customer'
      and lead_counts.at >= ${from}::date::timestamp at time zone ${timeZone}
      and lead_counts.at < (${to}::date + 1)::timestamp at time zone ${timeZone}
      and (${storefront}::text is null or storefront = ${storefront})
    group by 1, 2`);
}

export type DeliveredRow = {
  destinationId: string;
  name: string | null;
  kind: string | null;
  delivered: number;
  failed: number;
  steps: number[];
};

/** Of each destination, by the hours in which it was delivered or tried. */
export function deliveredBy(
  db: Queries,
  publisherId: string,
  { from, to }: Period,
  timeZone: string,
): Promise<DeliveredRow[]> {
  return db.rows(sql`
    with hours as materialized (
      select destination_id, delivered, failed, speeds from delivery_hours
      where publisher_id = ${publisherId} and at >= ${from}::date::timestamp at time zone ${timeZone}
        and at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    ), steps as (
      select destination_id, number, sum(step.count)::int as count
      from hours cross join unnest(speeds) with ordinality as step (count, number) group by 1, 2
    )
    select hours.destination_id as "destinationId", destination.name, destination.kind, sum(hours.delivered)::int as delivered,
      sum(hours.failed)::int as failed,
      array(select count from steps where steps.destination_id = hours.destination_id order by number) as steps
    from hours left join destinations as destination
      on destination.publisher_id = ${publisherId} and destination.id = hours.destination_id
    group by hours.destination_id, destination.name, destination.kind order by hours.destination_id`);
}

/** Of each destination, by the days in which it was delivered or tried. */
export function deliveredByDay(
  db: Queries,
  publisherId: string,
  { from, to }: Period,
  timeZone: string,
): Promise<{ destinationId: string; day: string; delivered: number; failed: number; steps: number[] }[]> {
  return db.rows(sql`
    with hours as materialized (
      select destination_id, to_char(at at time zone ${timeZone}, 'YYYY-MM-DD') as day, delivered, failed, speeds from delivery_hours
      where publisher_id = ${publisherId} and at >= ${from}::date::timestamp at time zone ${timeZone}
        and at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    ), steps as (
      select destination_id, day, number, sum(step.count)::int as count
      from hours cross join unnest(speeds) with ordinality as step (count, number) group by 1, 2, 3
    ), told as (
      select destination_id, day, array_agg(count order by number) as steps from steps group by 1, 2
    )
    select hours.destination_id as "destinationId", hours.day, sum(hours.delivered)::int as delivered, sum(hours.failed)::int as failed,
      told.steps
    from hours join told on told.destination_id = hours.destination_id and told.day = hours.day
    group by hours.destination_id, hours.day, told.steps order by 2, 1`);
}
