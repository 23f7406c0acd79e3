// SQL of the catalog: listings and their intake tokens.
import sql, { empty, type Sql } from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Reseal } from '../platform/reseal.ts';
import type { Listing } from './listing.ts';
import type { ListingPage } from './listing-page.ts';

export type StoredListing = Listing & {
  createdAt: Date;
  /** The token that posts are asked to use now, sealed. */
  tokenId: string;
  tokenUsedAt: Date | null;
  sealedToken: string;
  publisherSlug: string;
  page: ListingPage;
};

export type IntakeToken = {
  id: string;
  listingId: string;
  sealed: string;
  createdAt: Date;
  endsAt: Date | null;
  /** To the minute. */
  lastUsedAt: Date | null;
};

/** Whose URL a post came by. */
export type TokenOwner = {
  publisherId: string;
  id: string;
  listingId: string;
  endsAt: Date | null;
  lastUsedAt: Date | null;
};

const listingColumns = sql`listing.publisher_id as "publisherId", listing.id, listing.storefront, listing.kind,
  listing.offer_id as "offerId", listing.title, listing.call_to_action as "callToAction",
  listing.sharing_disabled_at is null as sharing`;

export async function insertListing(tx: Tx, listing: Listing, now: Date): Promise<void> {
  const disabledAt = listing.sharing ? null : now;
  await tx.run(sql`
    insert into listings
      (publisher_id, id, storefront, kind, offer_id, title, call_to_action, sharing_disabled_at, created_at)
    values (${listing.publisherId}, ${listing.id}, ${listing.storefront}, ${listing.kind}, ${listing.offerId},
      ${listing.title}, ${listing.callToAction}, ${disabledAt}, ${now})`);
}

export async function updateListing(tx: Tx, listing: Listing, now: Date): Promise<void> {
  await tx.run(sql`
    update listings set title = ${listing.title}, call_to_action = ${listing.callToAction},
      sharing_disabled_at = case when ${listing.sharing}::bool then null else coalesce(sharing_disabled_at, ${now}) end
    where publisher_id = ${listing.publisherId} and id = ${listing.id}`);
}

/** Locked until the transaction ends, so that changes of one listing follow one another. */
export function listingForChange(tx: Tx, publisherId: string, id: string): Promise<Listing | undefined> {
  return one(
    tx,
    sql`
    select ${listingColumns} from listings as listing
    where publisher_id = ${publisherId} and id = ${id} for update`,
  );
}

export function listingById(
  db: Queries,
  publisherId: string,
  id: string,
): Promise<StoredListing | undefined> {
  return one(db, stored(sql`listing.publisher_id = ${publisherId} and listing.id = ${id}`));
}

/** Those that are no listing of the publisher, or of anybody when it is null. */
export async function unknownListings(
  db: Queries,
  publisherId: string | null,
  ids: readonly string[],
): Promise<string[]> {
  const owner = publisherId === null ? empty : sql`and publisher_id = ${publisherId}`;
  const rows = await db.rows<{ id: string }>(sql`
    select wanted.id from unnest(${[...ids]}::text[]) as wanted (id)
    where not exists (select from listings where listings.id = wanted.id ${owner})`);
  return rows.map(({ id }) => id);
}

/** Oldest first, after `afterId`. */
export function listingsAfter(
  db: Queries,
  publisherId: string,
  afterId: string,
  limit: number,
): Promise<StoredListing[]> {
  return db.rows(sql`
    ${stored(sql`listing.publisher_id = ${publisherId} and listing.id > ${afterId}`)} order by listing.id limit ${limit}`);
}

const pageColumn = sql`jsonb_build_object('published', listing.page_published_at is not null, 'slug', listing.page_slug,
  'summary', listing.summary, 'description', listing.description, 'publishingOption', listing.publishing_option,
  'allowedOrigins', listing.allowed_origins) as page`;

function stored(where: Sql): Sql {
  return sql`
    select ${listingColumns}, listing.created_at as "createdAt", token.id as "tokenId", token.sealed as "sealedToken", token.last_used_at as "tokenUsedAt",
      publisher.slug as "publisherSlug", ${pageColumn}
    from listings as listing
    join publishers as publisher on publisher.id = listing.publisher_id
    join intake_tokens as token
      on token.publisher_id = listing.publisher_id and token.listing_id = listing.id and token.ends_at is null
    where ${where}`;
}

export async function pageOf(db: Queries, publisherId: string, id: string): Promise<ListingPage | undefined> {
  const found = await one<{ page: ListingPage }>(
    db,
    sql`select ${pageColumn} from listings as listing where publisher_id = ${publisherId} and id = ${id}`,
  );
  return found?.page;
}

/** Which of these a page of the publisher has already. */
export async function takenSlugs(tx: Tx, publisherId: string, wanted: string[]): Promise<string[]> {
  const rows = await tx.rows<{ slug: string }>(sql`
    select page_slug as slug from listings where publisher_id = ${publisherId} and page_slug = any(${wanted}::text[])`);
  return rows.map(({ slug }) => slug);
}

export async function updatePage(
  tx: Tx,
  publisherId: string,
  id: string,
  page: ListingPage,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update listings set
      page_published_at = case when ${page.published}::bool then coalesce(page_published_at, ${now}) end,
      page_slug = ${page.slug}, summary = ${page.summary}, description = ${page.description},
      publishing_option = ${page.publishingOption}, allowed_origins = ${page.allowedOrigins}::text[]
    where publisher_id = ${publisherId} and id = ${id}`);
}

/** All of a publisher's listings: what a body's offer may name. */
export function listingsOf(db: Queries, publisherId: string): Promise<Listing[]> {
  return db.rows(
    sql`select ${listingColumns} from listings as listing where publisher_id = ${publisherId} order by id`,
  );
}

export async function insertToken(
  tx: Tx,
  publisherId: string,
  token: IntakeToken,
  hash: Buffer,
): Promise<void> {
  await tx.run(sql`
    insert into intake_tokens (publisher_id, id, listing_id, hash, sealed, created_at, ends_at)
    values (${publisherId}, ${token.id}, ${token.listingId}, ${hash}, ${token.sealed}, ${token.createdAt}, ${token.endsAt})`);
}

/** Ends a listing's tokens at `endsAt`; one that ends sooner stays as it is. */
export async function endTokens(tx: Tx, publisherId: string, listingId: string, endsAt: Date): Promise<void> {
  await tx.run(sql`
    update intake_tokens set ends_at = ${endsAt}
    where publisher_id = ${publisherId} and listing_id = ${listingId} and (ends_at is null or ends_at > ${endsAt})`);
}

/** Newest first, before `beforeId` where that is given. */
export function tokensBefore(
  db: Queries,
  publisherId: string,
  listingId: string,
  beforeId: string | null,
  limit: number,
): Promise<IntakeToken[]> {
  return db.rows(sql`
    select id, listing_id as "listingId", sealed, created_at as "createdAt", ends_at as "endsAt", last_used_at as "lastUsedAt"
    from intake_tokens
    where publisher_id = ${publisherId} and listing_id = ${listingId} and (${beforeId}::text is null or id < ${beforeId})
    order by id desc limit ${limit}`);
}

/** For the owner's role: a post names a token alone, whose it is comes with it. */
export function ownerOfToken(db: Queries, hash: Buffer): Promise<TokenOwner | undefined> {
  return one(
    db,
    sql`
    select publisher_id as "publisherId", id, listing_id as "listingId", ends_at as "endsAt", last_used_at as "lastUsedAt"
    from intake_tokens where hash = ${hash}`,
  );
}

export async function touchToken(db: Queries, publisherId: string, id: string, now: Date): Promise<void> {
  await db.run(
    sql`update intake_tokens set last_used_at = ${now} where publisher_id = ${publisherId} and id = ${id}`,
  );
}

/** Puts every token under a new key. */
export async function resealTokens(tx: Tx, reseal: Reseal): Promise<number> {
  const tokens = await tx.rows<{ id: string; sealed: string }>(
    sql`select id, sealed from intake_tokens for update`,
  );
  await tx.run(sql`
    update intake_tokens set sealed = renewed.sealed
    from unnest(${tokens.map(({ id }) => id)}::text[], ${tokens.map(({ id, sealed }) => reseal(sealed, id))}::text[])
      as renewed (id, sealed)
    where intake_tokens.id = renewed.id`);
  return tokens.length;
}
