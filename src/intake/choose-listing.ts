// Whose lead is it? People paste one intake URL into several offers, so the body may name another listing of the same publisher. Pure.
import type { Listing } from '../catalog/listing.ts';
import type { LeadWarning, ReadLead } from '../leads/lead.ts';

export type Choice = { listing: Listing; warnings: LeadWarning[] };

/**
 * The URL's listing, unless the body names exactly one other listing of the publisher. What it names and we do not know,
 * or know twice, stays with the URL's listing and is flagged. A test lead proves the URL it came by.
 */
export function chooseListing(urlListing: Listing, listings: readonly Listing[], read: ReadLead): Choice {
  if (read.kind === 'test') return { listing: urlListing, warnings: [] };
  const names = namedBy(read.offer);
  if (names === null) return flagged(urlListing, read, []);
  const storefront = read.namedStorefront ?? urlListing.storefront;
  const own = names(urlListing);
  if (own && storefront === urlListing.storefront) return { listing: urlListing, warnings: [] };
  const named = listings.filter(names);
  const only = onlyOne(named, storefront);
  if (only && only.id !== urlListing.id) return flagged(only, read, ['offer_named_other_listing']);
  if (own) return flagged(urlListing, read, []);
  return flagged(urlListing, read, [named.length > 1 ? 'offer_ambiguous' : 'offer_unknown']);
}

/** The one listing that a lead without a URL names; null when it names none, or several. */
export function namedListing(listings: readonly Listing[], read: ReadLead): Listing | null {
  const names = namedBy(read.offer);
  return names === null ? null : onlyOne(listings.filter(names), read.namedStorefront);
}

/** An offer may be listed on two storefronts under one name; then the storefront decides. */
function onlyOne(named: Listing[], storefront: string | null): Listing | null {
  if (named.length === 1) return named[0]!;
  const there = named.filter((listing) => listing.storefront === storefront);
  return there.length === 1 ? there[0]! : null;
}

function flagged(listing: Listing, read: ReadLead, warnings: LeadWarning[]): Choice {
  const differs = read.namedStorefront !== null && read.namedStorefront !== listing.storefront;
  return { listing, warnings: differs ? [...warnings, 'storefront_differs'] : warnings };
}

/** The offer's id decides where there is one (alone, or with the publisher's id in front); else the title. */
function namedBy(offer: ReadLead['offer']): ((listing: Listing) => boolean) | null {
  if (offer.offerId !== null) {
    const short = offer.offerId.toLowerCase();
    const long = offer.publisher === null ? short : `${offer.publisher.toLowerCase()}.${short}`;
    return ({ offerId }) => [short, long].includes(offerId.toLowerCase());
  }
  if (offer.title === null) return null;
  const title = plain(offer.title);
  return (listing) => plain(listing.title) === title;
}

const plain = (title: string) => title.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
