// SQL of the offers that a marketplace's report names, and of the listings that people gave them.
import sql from 'sql-template-tag';
import type { Queries, Tx } from '../platform/db.ts';
import { offerId } from './offer.ts';

/** What people said, by offer. */
export async function offersAssigned(db: Queries, publisherId: string): Promise<Map<string, string>> {
  const rows = await db.rows<{ offerName: string; storefront: string; listingId: string }>(sql`
    select offer_key as "offerName", storefront, listing_id as "listingId" from marketplace_offers
    where publisher_id = ${publisherId}`);
  return new Map(rows.map((row) => [offerId(row), row.listingId]));
}

export type ToldOffer = {
  offerName: string;
  storefront: string;
  listingId: string | null;
  rows: number;
  visits: number;
  toDay: string;
};

/** Those without a listing first. */
export function toldOffers(db: Queries, publisherId: string): Promise<ToldOffer[]> {
  return db.rows(sql`
    select max(offer_name) as "offerName", storefront, listing_id as "listingId", count(*)::int as rows, sum(visits)::bigint as visits,
      to_char(max(day), 'YYYY-MM-DD') as "toDay"
    from marketplace_traffic where publisher_id = ${publisherId}
    group by lower(offer_name collate "C"), storefront, listing_id
    order by listing_id is null desc, lower(offer_name collate "C"), storefront limit 1000`);
}

export async function assignOffer(
  tx: Tx,
  publisherId: string,
  offer: { offerKey: string; storefront: string; listingId: string },
  by: { id: string; at: Date },
): Promise<number> {
  const { offerKey, storefront, listingId } = offer;
  await tx.run(sql`
    insert into marketplace_offers (publisher_id, offer_key, storefront, listing_id, assigned_by, assigned_at)
    values (${publisherId}, ${offerKey}, ${storefront}, ${listingId}, ${by.id}, ${by.at})
    on conflict (publisher_id, offer_key, storefront) do update set listing_id = excluded.listing_id,
      assigned_by = excluded.assigned_by, assigned_at = excluded.assigned_at`);
  return tx.run(sql`
    update marketplace_traffic set listing_id = ${listingId}
    where publisher_id = ${publisherId} and lower(offer_name collate "C") = ${offerKey} and storefront = ${storefront}
      and listing_id is distinct from ${listingId}`);
}

export type Freshness = {
  fromDay: string | null;
  toDay: string | null;
  asOf: Date | null;
  unknownOffers: number;
};

/** Up to which day reports told, when the newest of them was made, and how many offers nobody knows. */
export async function freshnessOf(db: Queries, publisherId: string): Promise<Freshness> {
  const [found] = await db.rows<Freshness>(sql`
    select to_char(min(day), 'YYYY-MM-DD') as "fromDay", to_char(max(day), 'YYYY-MM-DD') as "toDay", max(as_of) as "asOf",
      (select count(distinct (lower(offer_name collate "C"), storefront)) from marketplace_traffic
        where publisher_id = ${publisherId} and listing_id is null)::int as "unknownOffers"
    from traffic_days where publisher_id = ${publisherId}`);
  return found!;
}
