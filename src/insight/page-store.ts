// SQL of what marketplaces tell and what our own pages count: beside leads, by the dimensions that each of them knows.
import sql, { empty, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { Period } from './period.ts';
import type { Place } from './read-store.ts';
import { daysIn } from './span.ts';

export type Pages = {
  marketplaceVisits: number;
  marketplaceClicks: number;
  marketplaceConsents: number | null;
  views: number;
  clicks: number;
};
export type PageRow<Name extends keyof Pages> = { key: string | null } & Pick<Pages, Name>;

const marketplaceKeys: Record<string, Sql> = {
  listing: sql`listing_id`,
  campaign: sql`nullif(code_key, '')`,
  referrer: sql`nullif(referral_domain, '')`,
  country: sql`nullif(country_name, '')`,
};
const ownKeys: Record<string, { column: Sql; key: Sql }> = {
  listing: { column: sql`listing_id`, key: sql`listing_id` },
  campaign: { column: sql`campaign`, key: sql`nullif(lower(campaign collate "C"), '')` },
};

const entryDimensions: ReadonlySet<string> = new Set(['referrer', 'country', 'device']);

/** Null: a marketplace tells nothing by that. A country is named in its words; who imported for no listing of ours has no key. */
export async function marketplacePages(
  db: Queries,
  publisherId: string,
  { dimension, listings }: Place,
  { from, to }: Period,
): Promise<PageRow<'marketplaceVisits' | 'marketplaceClicks' | 'marketplaceConsents'>[] | null> {
  const key = marketplaceKeys[dimension];
  if (key === undefined) return null;
  return db.rows(sql`
    select ${key} as key, sum(visits)::bigint as "marketplaceVisits",
      sum(get_it_now + contact_me + test_drive + free_trial)::bigint as "marketplaceClicks", sum(consents)::bigint as "marketplaceConsents"
    from marketplace_traffic
    where publisher_id = ${publisherId} and day between ${from}::date and ${to}::date ${ofThese(listings)} group by 1`);
}

/** Null: our own pages do not count by that. */
export async function ownPages(
  db: Queries,
  publisherId: string,
  place: Place,
  period: Period,
): Promise<PageRow<'views' | 'clicks'>[] | null> {
  const { dimension, listings } = place;
  if (entryDimensions.has(dimension)) return ownPagesByEntry(db, publisherId, place, period);
  const kept = ownKeys[dimension];
  if (kept === undefined) return null;
  // As it is written first, so that few are told apart by what they mean.
  return db.rows(sql`
    select ${kept.key} as key, sum(views)::bigint as views, sum(clicks)::bigint as clicks
    from (
      select ${kept.column}, ${viewsAndClicks} from storefront_counts
      where ${within(publisherId, period)} ${ofEach(publisherId, listings, period)} group by 1
    ) as written group by 1`);
}

/** What is not known of a view is the rest of all views. */
function ownPagesByEntry(
  db: Queries,
  publisherId: string,
  { dimension, listings }: Place,
  period: Period,
): Promise<PageRow<'views' | 'clicks'>[]> {
  return db.rows(sql`
    with known as (
      select key, ${viewsAndClicks} from storefront_entry_counts
      where ${within(publisherId, period)} and dimension = ${dimension} ${ofThese(listings)} group by key
    ), rest as (
      select "all".views - coalesce(sum(known.views), 0) as views, "all".clicks - coalesce(sum(known.clicks), 0) as clicks
      from (
        select ${viewsAndClicks} from storefront_counts
        where ${within(publisherId, period)} ${ofEach(publisherId, listings, period)}
      ) as "all"
      left join known on true group by "all".views, "all".clicks
    )
    select key, views, clicks from known
    union all
    select null, greatest(views, 0)::bigint, greatest(clicks, 0)::bigint from rest where views > 0 or clicks > 0`);
}

const ofThese = (listings: Place['listings']): Sql =>
  listings === null ? empty : sql`and listing_id = any(${new Column('text', listings)}::text[])`;

/** Beyond these nearly all is read anyway, which is quicker in one go. */
const fewDays = 100;

/** The key has the listing before the day: with all of them named, a month is read and not the years around it. */
const ofEach = (publisherId: string, listings: Place['listings'], period: Period): Sql =>
  listings === null && daysIn(period) <= fewDays
    ? sql`and listing_id = any(array(select id from listings where publisher_id = ${publisherId}))`
    : ofThese(listings);

const viewsAndClicks = sql`coalesce(sum(count) filter (where what = 'view'), 0)::bigint as views,
  coalesce(sum(count) filter (where what <> 'view'), 0)::bigint as clicks`;

const within = (publisherId: string, { from, to }: Period): Sql =>
  sql`publisher_id = ${publisherId} and day between ${from}::date and ${to}::date`;
