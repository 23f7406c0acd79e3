// SQL of what marketplaces tell and what our own pages count: beside leads, by the dimensions that each of them knows.
import sql, { empty, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import { countedPages, pagesTo, type PageDimension } from '../storefront/month-store.ts';
import type { Period } from './period.ts';
import type { Place } from './read-store.ts';

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
const ownKeys: Record<string, Sql> = {
  listing: sql`listing_id`,
  campaign: sql`nullif(lower(key collate "C"), '')`,
};

const entryDimensions: ReadonlySet<string> = new Set([
  'referrer',
  'country',
  'device',
] satisfies PageDimension[]);

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
    where publisher_id = ${publisherId} and day between ${from}::date and ${to}::date ${listings === null ? empty : sql`and listing_id = any(${new Column('text', listings)}::text[])`} group by 1`);
}

/** Null: our own pages do not count by that. */
export async function ownPages(
  db: Queries,
  publisherId: string,
  { dimension, listings }: Place,
  period: Period,
): Promise<PageRow<'views' | 'clicks'>[] | null> {
  const monthsTo = await pagesTo(db, publisherId);
  const counted = (by: PageDimension) => countedPages(publisherId, by, listings, period, monthsTo);
  if (entryDimensions.has(dimension))
    return pagesByEntry(db, counted(dimension as PageDimension), counted('campaign'));
  const key = ownKeys[dimension];
  if (key === undefined) return null;
  // As it is written first, so that few are told apart by what they mean.
  return db.rows(sql`
    select ${key} as key, sum(views)::bigint as views, sum(clicks)::bigint as clicks
    from (
      select listing_id, key, sum(views) as views, sum(clicks) as clicks from (${counted('campaign')}) as counted group by 1, 2
    ) as written group by 1`);
}

/** What is not known of a view is the rest of all views. */
function pagesByEntry(db: Queries, known: Sql, all: Sql): Promise<PageRow<'views' | 'clicks'>[]> {
  return db.rows(sql`
    with known as (
      select key, sum(views)::bigint as views, sum(clicks)::bigint as clicks from (${known}) as counted group by key
    ), rest as (
      select sum(views)::bigint as views, sum(clicks)::bigint as clicks from (
        select sum(views) as views, sum(clicks) as clicks from (${all}) as counted
        union all
        select -views, -clicks from known
      ) as both_of_them
    )
    select key, views, clicks from known
    union all
    select null, greatest(views, 0), greatest(clicks, 0) from rest where views > 0 or clicks > 0`);
}
