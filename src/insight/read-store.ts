// SQL that reads the sums: of one dimension over a span of days, of all leads or of some listings', along the key.
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { Column, one, type Queries } from '../platform/db.ts';
import { localSeconds, midnightIn, offsetsIn } from '../platform/local-clock.ts';
import { byMonths, daysAfter, type MonthsTo } from '../platform/months.ts';
import { answerStepsS } from './answer-steps.ts';
import type { Period } from './period.ts';
import { byStorefront, columns, type Column as ColumnName } from './parts.ts';

/** Which sums are shown of which publisher. */
export type Shown = { publisherId: string; generation: number; monthsTo: MonthsTo };

export type Counts = Record<ColumnName, number>;
export type Keyed<Row> = Row & { key: string };

/** Rows of one dimension: of all leads, or of these listings' alone; null: all. storefront: they are all that it has. */
export type Place = { dimension: string; listings: readonly string[] | null; storefront: string | null };

/** The key of those of which it is not known. No code, domain, country, grade or id is written like that. */
export const notKnown = 'notKnown';

/** What is added up, of which rows, and by what else besides the key. */
type Sum = {
  table: 'insight_days' | 'insight_values';
  by: string | null;
  names: readonly string[];
  select: Sql;
  where: Sql;
};

const list = (names: readonly string[], each = (name: string) => name) => raw(names.map(each).join(', '));
const counts: Sum = {
  table: 'insight_days',
  by: null,
  names: columns,
  select: list(columns, (name) => `sum(${name})::int as ${name}`),
  where: empty,
};
/** How many first responses took how long: a column a step, for to unnest them takes ten times as long. */
const stepNames = Array.from({ length: answerStepsS.length + 1 }, (_, at) => `step_${at}`);
const steps: Sum = {
  table: 'insight_days',
  by: null,
  names: stepNames,
  select: list(stepNames, (name) => `sum(answer_steps[${stepNames.indexOf(name) + 1}])::int as ${name}`),
  where: raw('and answer_steps is not null'),
};
const values: Sum = {
  table: 'insight_values',
  by: 'currency',
  names: ['value', 'became_value'],
  select: raw('currency, sum(value) as value, sum(became_value) as became_value'),
  where: empty,
};

/** A listing is a key of its own dimension; beside the keys of the others stands it, or its storefront. */
function within(
  { publisherId, generation }: Shown,
  { dimension, listings, storefront }: Place,
  { from, to }: Period,
) {
  const ofAll = dimension === 'listing' || listings === null;
  const whole = storefront !== null && byStorefront.has(dimension);
  const kept = ofAll ? [''] : whole ? [storefront] : listings;
  return sql`publisher_id = ${publisherId} and generation = ${generation} and dimension = ${dimension}
    and listing = any(${new Column('text', kept)}::text[]) and day between ${from}::date and ${to}::date
    ${dimension === 'listing' && listings !== null ? sql`and key = any(${new Column('text', listings)}::text[])` : empty}`;
}

/** Rows that are added up: of days, and of whole months where they are. */
function rowsIn(shown: Shown, place: Place, period: Period, { table, where }: Sum): Sql {
  const rows = (of: string, days: Period) =>
    sql`select * from ${raw(of)} where ${within(shown, place, days)} ${where}`;
  if (table === 'insight_values') return rows(table, period);
  const { months, days } = byMonths(period, shown.monthsTo);
  return join(
    [...days.map((each) => rows(table, each)), ...(months === null ? [] : [rows('insight_months', months)])],
    ' union all ',
  );
}

/** By key; with `all`, which has every lead, also those that have no key: they are what is left of all without the known. */
function byKey(shown: Shown, place: Place, all: Place | null, period: Period, sum: Sum): Sql {
  const rowsOf = (wanted: Place) => sql`
    select key, ${sum.select} from (${rowsIn(shown, wanted, period, sum)}) as sums
    group by key ${sum.by === null ? empty : raw(`, ${sum.by}`)}`;
  if (all === null) return rowsOf(place);
  const group = sum.by === null ? [] : [sum.by];
  const told = list([...group, ...sum.names]);
  return sql`
    with known as materialized (${rowsOf(place)})
    select key, ${told} from known
    union all
    select ${notKnown}, ${told} from (
      select ${list(group, (name) => `${name},`)} ${list(sum.names, (name) => `sum(${name}) as ${name}`)}
      from (
        select ${told} from (${rowsOf(all)}) as every
        union all
        select ${list([...group, ...sum.names.map((name) => `-${name}`)])} from known
      ) as both_of_them
      ${sum.by === null ? empty : raw(`group by ${sum.by}`)}
    ) as rest
    where ${raw(sum.names.map((name) => `${name} <> 0`).join(' or '))}`;
}

export function countsByKey(
  db: Queries,
  shown: Shown,
  place: Place,
  all: Place | null,
  period: Period,
): Promise<Keyed<Counts>[]> {
  return db.rows(byKey(shown, place, all, period, counts));
}

/** By day; of these keys alone, or of all. */
export function countsByDay(
  db: Queries,
  shown: Shown,
  place: Place,
  period: Period,
  keys: readonly string[] | null,
): Promise<(Counts & { day: string })[]> {
  return db.rows(sql`
    select to_char(day, 'YYYY-MM-DD') as day, ${counts.select} from insight_days
    where ${within(shown, place, period)} and (${keys}::text[] is null or key = any(${keys}::text[]))
    group by day`);
}

/** By week and key: of leads that came in the week, as the key says. */
export function countsByWeek(
  db: Queries,
  shown: Shown,
  place: Place,
  period: Period,
): Promise<(Keyed<Counts> & { week: string })[]> {
  return db.rows(sql`
    select to_char(date_trunc('week', day), 'YYYY-MM-DD') as week, key, ${counts.select} from insight_days
    where ${within(shown, place, period)} group by 1, key`);
}

/** How many first responses took how long, by key: in the order of the steps. */
export async function answerSteps(
  db: Queries,
  shown: Shown,
  place: Place,
  all: Place | null,
  period: Period,
): Promise<Keyed<{ counts: number[] }>[]> {
  const rows = await db.rows<Keyed<Record<string, number>>>(byKey(shown, place, all, period, steps));
  return rows.map((row) => ({ key: row.key, counts: stepNames.map((name) => row[name] as number) }));
}

export function valuesByKey(
  db: Queries,
  shown: Shown,
  place: Place,
  all: Place | null,
  period: Period,
): Promise<Keyed<{ currency: string; value: string; becameValue: string }>[]> {
  return db.rows(sql`
    select key, currency, trim_scale(value)::text as value, trim_scale(became_value)::text as "becameValue"
    from (${byKey(shown, place, all, period, values)}) as sums order by key, currency`);
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
export async function arrivalsByHour(
  db: Queries,
  publisherId: string,
  { from, to }: Period,
  timeZone: string,
  storefront: string | null,
): Promise<{ weekday: number; hour: number; leads: number }[]> {
  const [begun, ended] = [midnightIn(timeZone, from), midnightIn(timeZone, daysAfter(to, 1))];
  const seconds = localSeconds(sql`at`, offsetsIn(timeZone, begun, ended));
  // 1970 began on a Thursday.
  const rows = await db.rows<{ hourOfWeek: number; leads: number }>(sql`
    select ((${seconds} / 3600 + 72) % 168)::int as "hourOfWeek", sum(leads)::int as leads from lead_counts
    where publisher_id = ${publisherId} and kind = 'customer' and at >= ${begun} and at < ${ended}
      and (${storefront}::text is null or storefront = ${storefront})
    group by 1`);
  return rows.map(({ hourOfWeek, leads }) => ({
    weekday: 1 + Math.floor(hourOfWeek / 24),
    hour: hourOfWeek % 24,
    leads,
  }));
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
