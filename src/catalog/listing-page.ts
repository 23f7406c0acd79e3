// A listing's public page: what the publisher says on it, and where its forms may stand besides.
import type { PublishingOption } from './storefront.ts';

export type ListingPage = {
  published: boolean;
  /** Its name in the page's address; given when it is first published. */
  slug: string | null;
  summary: string | null;
  /** Paragraphs, lists and **bold**, nothing else. */
  description: string | null;
  /** Null: by the call to action it was listed with, else list. */
  publishingOption: PublishingOption | null;
  allowedOrigins: string[];
};

export type PageChange = Partial<Omit<ListingPage, 'slug'>>;

/** Names of the members that a change really changes, such as `page.summary`. */
export function changedMembers(before: ListingPage, after: ListingPage): string[] {
  const names = Object.keys(before) as (keyof ListingPage)[];
  return names
    .filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
    .map((name) => `page.${name}`);
}

/** Names for a page's address, the nicest first: from the title, then told apart by storefront, then by the listing's id. */
export function slugsFor(listing: { id: string; storefront: string; title: string }): string[] {
  const title =
    listing.title
      .normalize('NFKD')
      .replace(/\p{M}+/gu, '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '') || 'product';
  return [title, `${title}-${listing.storefront}`, `${title}-${listing.id.slice(-8)}`];
}

/** An origin as browsers send it, or null: https alone, but for this machine. */
export function originOf(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const { protocol, hostname, origin } = new URL(text);
  const here = /^(localhost|127\.0\.0\.1|\[::1\])$/.test(hostname) || hostname.endsWith('.localhost');
  return protocol === 'https:' || (protocol === 'http:' && here) ? origin : null;
}
