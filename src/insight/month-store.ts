// SQL that adds up the days of a month.
import sql, { raw } from 'sql-template-tag';
import { one, type Tx } from '../platform/db.ts';
import { answerStepsS } from './answer-steps.ts';
import { columns } from './parts.ts';

export type MonthDue = {
  publisherId: string;
  generation: number;
  /** The first that is not added up; null: there is nothing before what is. */
  month: string | null;
  /** The month that is not over yet. */
  current: string;
};

/** Of a publisher whose last month is over, in its own days, and whom nobody else holds; held until the transaction ends. */
export function holdMonthDue(tx: Tx, now: Date): Promise<MonthDue | undefined> {
  return one(
    tx,
    sql`
    with held as (
      select publisher_id, generation, months_to, date_trunc('month', ${now}::timestamptz at time zone time_zone)::date as current
      from insight_states
      -- Where the day begins first it may be another month: nobody who has it behind them is read one by one.
      where months_to < date_trunc('month', ${now}::timestamptz at time zone 'UTC' + interval '14 hours')::date and generation > 0
        and months_to < date_trunc('month', ${now}::timestamptz at time zone time_zone)::date
      order by months_to limit 1 for update skip locked
    )
    select publisher_id as "publisherId", generation, to_char(current, 'YYYY-MM-DD') as current,
      to_char(case when isfinite(months_to) then months_to else date_trunc('month', (
        select day from insight_days as first
        where first.publisher_id = held.publisher_id and first.generation = held.generation and dimension = 'listing' and listing = ''
        order by day limit 1))::date end, 'YYYY-MM-DD') as month
    from held`,
  );
}

const names = raw(columns.join(', '));
const summed = raw(columns.map((column) => `sum(${column})`).join(', '));
const steps = raw(
  `case when count(answer_steps) = 0 then null else array[${Array.from(
    { length: answerStepsS.length + 1 },
    (_, at) => `coalesce(sum(answer_steps[${at + 1}]), 0)`,
  ).join(', ')}]::int[] end`,
);

/** Listing by listing along the key, for a month is a small part of each. Whoever calls holds the publisher's state. */
export async function addUpMonth(
  tx: Tx,
  { publisherId, generation }: MonthDue,
  month: string,
): Promise<void> {
  const own = sql`publisher_id = ${publisherId} and generation = ${generation}`;
  await tx.run(sql`
    with recursive places as (
      (select dimension, listing from insight_days where ${own} order by dimension, listing limit 1)
      union all
      select next.dimension, next.listing from places cross join lateral (
        select dimension, listing from insight_days
        where ${own} and (dimension, listing) > (places.dimension, places.listing) order by dimension, listing limit 1
      ) as next
    )
    insert into insight_months (publisher_id, generation, dimension, listing, day, key, parts, ${names}, answer_steps)
    select ${publisherId}, ${generation}::int, places.dimension, places.listing, ${month}::date, added.*
    from places cross join lateral (
      select key, sum(parts), ${summed}, ${steps} from insight_days
      where ${own} and dimension = places.dimension and listing = places.listing
        and day >= ${month}::date and day < ${month}::date + interval '1 month'
      group by key
    ) as added`);
}

export async function saveMonthsTo(tx: Tx, { publisherId }: MonthDue, monthsTo: string): Promise<void> {
  await tx.run(
    sql`update insight_states set months_to = ${monthsTo}::date where publisher_id = ${publisherId}`,
  );
}
