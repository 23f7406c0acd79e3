// SQL of the public store: published listings, read past tenants since anybody may see them.
import sql, { join, type Sql } from 'sql-template-tag';
import { countingLanguage } from '../accounts/store.ts';
import type { Listing } from '../catalog/listing.ts';
import type { PublishingOption } from '../catalog/storefront.ts';
import { containing, one, type Queries } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';

export type StoreListing = Listing & {
  published: boolean;
  publisherSlug: string;
  publisherName: string;
  publisherContact: string | null;
  /** For a visitor whose browser names no language of ours. */
  defaultLanguage: Language;
  slug: string;
  summary: string | null;
  description: string | null;
  publishingOption: PublishingOption | null;
  allowedOrigins: string[];
};

/** A page's place in the order of the store. */
export type Place = { storefront: string; title: string; id: string };
export type PlacedListing = StoreListing & { place: Place };

const columns = sql`listing.publisher_id as "publisherId", listing.id, listing.storefront, listing.kind,
  listing.offer_id as "offerId", listing.title, listing.call_to_action as "callToAction",
  listing.sharing_disabled_at is null as sharing, listing.page_published_at is not null as published,
  publisher.slug as "publisherSlug", publisher.name as "publisherName", publisher.contact as "publisherContact", coalesce(listing.page_slug, listing.id) as slug,
  listing.summary, listing.description, listing.publishing_option as "publishingOption",
  listing.allowed_origins as "allowedOrigins", ${countingLanguage} as "defaultLanguage"`;
const tables = sql`listings as listing join publishers as publisher on publisher.id = listing.publisher_id`;

/** By the names in its page's address; the listing's id does for its slug. */
export function publishedListing(
  db: Queries,
  publisherSlug: string,
  slug: string,
): Promise<StoreListing | undefined> {
  return one(
    db,
    sql`select ${columns} from ${tables}
    where publisher.slug = ${publisherSlug} and (listing.page_slug = ${slug} or listing.id = ${slug})
      and listing.page_published_at is not null`,
  );
}

/** For its forms on another web site: lent to that origin, whether or not it has a page. Ids are unique over publishers. */
export function embeddableListing(
  db: Queries,
  id: string,
  origin: string,
): Promise<StoreListing | undefined> {
  return one(
    db,
    sql`select ${columns} from ${tables} where listing.id = ${id} and ${origin} = any(listing.allowed_origins)`,
  );
}

/** By storefront, then title; after `place` where that is given. q: any part of title, summary or publisher. */
export function publishedAfter(
  db: Queries,
  filter: { storefront: string | null; q: string },
  place: Place | null,
  limit: number,
): Promise<PlacedListing[]> {
  const conditions: Sql[] = [sql`listing.page_published_at is not null`];
  if (filter.storefront !== null) conditions.push(sql`listing.storefront = ${filter.storefront}`);
  if (filter.q !== '')
    conditions.push(
      sql`concat_ws(e'\\n', listing.title, listing.summary, publisher.name) ilike ${containing(filter.q)} escape '\\'`,
    );
  if (place !== null)
    conditions.push(
      sql`(listing.storefront, lower(listing.title) collate "C", listing.id)
        > (${place.storefront}, ${place.title} collate "C", ${place.id})`,
    );
  return db.rows(sql`
    select ${columns}, jsonb_build_object('storefront', listing.storefront, 'title', lower(listing.title), 'id', listing.id) as place
    from ${tables} where ${join(conditions, ' and ')}
    order by listing.storefront, lower(listing.title) collate "C", listing.id limit ${limit}`);
}
