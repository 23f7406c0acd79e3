// SQL of what our own pages counted, by month where a month is over: added up, and read beside the days around it.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { byMonths, monthOf, type MonthsTo } from '../platform/months.ts';

/** campaign: all that was counted; the others only what was known. */
export type PageDimension = 'campaign' | 'referrer' | 'country' | 'device';
type Days = { from: string; to: string };

/** Days before it can be read by month. */
export async function pagesTo(db: Queries, publisherId: string): Promise<MonthsTo> {
  const row = await one<{ to: MonthsTo }>(
    db,
    sql`select to_char(months_to, 'YYYY-MM-DD') as to from storefront_month_states where publisher_id = ${publisherId}`,
  );
  return row?.to ?? null;
}

/** Rows of listing_id, day (of a month: its first), key, views and clicks, to be added up. listings null: of all. */
export function countedPages(
  publisherId: string,
  dimension: PageDimension,
  listings: readonly string[] | null,
  period: Days,
  monthsTo: MonthsTo,
): Sql {
  const { months, days } = byMonths(period, monthsTo);
  const own = sql`publisher_id = ${publisherId}`;
  const ofThese =
    listings === null ? empty : sql`and listing_id = any(${new Column('text', listings)}::text[])`;
  const ofDays = ({ from, to }: Days) =>
    dimension === 'campaign'
      ? sql`select listing_id, day, campaign as key, ${viewsAndClicks} from storefront_counts
          where ${own} and day between ${from}::date and ${to}::date ${listings === null ? ofEach(publisherId) : ofThese}`
      : sql`select listing_id, day, key, ${viewsAndClicks} from storefront_entry_counts
          where ${own} and day between ${from}::date and ${to}::date and dimension = ${dimension} ${ofThese}`;
  const ofMonths = ({
    from,
    to,
  }: Days) => sql`select listing_id, month as day, key, views, clicks from storefront_months
    where ${own} and month between ${from}::date and ${to}::date and dimension = ${dimension} ${ofThese}`;
  return join([...days.map(ofDays), ...(months === null ? [] : [ofMonths(months)])], ' union all ');
}

const viewsAndClicks = sql`case what when 'view' then count else 0 end as views,
  case what when 'view' then 0 else count end as clicks`;

/** The key has the listing before the day: with all of them named, the days are read and not the years around them. */
const ofEach = (publisherId: string): Sql =>
  sql`and listing_id = any(array(select id from listings where publisher_id = ${publisherId}))`;

/** month: the first that is not added up; null: nothing was counted. */
export type PagesDue = { publisherId: string; month: string | null };

/** Of a publisher with months before that day that are not added up, and whom nobody else holds; held until the transaction ends. */
export function holdPagesDue(tx: Tx, before: string): Promise<PagesDue | undefined> {
  return one(
    tx,
    sql`
    with held as (
      select publisher_id, months_to from storefront_month_states
      where months_to < ${before}::date order by months_to limit 1 for update skip locked
    )
    select publisher_id as "publisherId", to_char(case when isfinite(months_to) then months_to else date_trunc('month', (
        select min(day) from storefront_counts as kept where kept.publisher_id = held.publisher_id
      ))::date end, 'YYYY-MM-DD') as month
    from held`,
  );
}

/** Also where it was added up before. Whoever calls holds the publisher. */
export async function addUpPages(tx: Tx, publisherId: string, month: string): Promise<void> {
  const within = sql`publisher_id = ${publisherId} and day >= ${month}::date and day < ${month}::date + interval '1 month'`;
  await tx.run(sql`
    insert into storefront_months (publisher_id, dimension, month, listing_id, key, views, clicks)
    select ${publisherId}, dimension, ${month}::date, listing_id, key, sum(views), sum(clicks)
    from (
      select 'campaign' as dimension, listing_id, campaign as key, ${viewsAndClicks} from storefront_counts
      where ${within} ${ofEach(publisherId)}
      union all
      select dimension, listing_id, key, ${viewsAndClicks} from storefront_entry_counts
      where ${within} and dimension in ('referrer', 'country', 'device')
    ) as days
    group by dimension, listing_id, key
    on conflict (publisher_id, dimension, month, listing_id, key) do update set views = excluded.views, clicks = excluded.clicks`);
}

export async function savePagesTo(tx: Tx, publisherId: string, to: string): Promise<void> {
  await tx.run(
    sql`update storefront_month_states set months_to = ${to}::date where publisher_id = ${publisherId}`,
  );
}

/** Publishers of whose pages something is counted: from now on their months are added up. */
export async function knowPublishers(db: Queries, publisherIds: readonly string[]): Promise<void> {
  await db.run(sql`
    insert into storefront_month_states (publisher_id) select unnest(${new Column('text', publisherIds)}::text[])
    on conflict do nothing`);
}

/** For what is counted so late that its month may be added up already. Held before it is written, so that nobody adds up meanwhile. */
export async function openMonthsOf(
  tx: Tx,
  counts: readonly { publisherId: string; day: string }[],
): Promise<void> {
  const first = new Map<string, string>();
  for (const { publisherId, day } of counts)
    if (day < (first.get(publisherId) ?? '9999')) first.set(publisherId, day);
  const text = (values: Iterable<string>) => new Column('text', [...values]);
  await tx.rows(sql`
    select from storefront_month_states where publisher_id = any(${text(first.keys())}::text[]) order by publisher_id for update`);
  await tx.run(sql`
    update storefront_month_states as state set months_to = late.month
    from unnest(${text(first.keys())}::text[], ${text([...first.values()].map(monthOf))}::text[]::date[]) as late (publisher_id, month)
    where state.publisher_id = late.publisher_id and state.months_to > late.month`);
}
