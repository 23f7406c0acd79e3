// Which listing an offer of a marketplace's report is. Pure.
import { offerKey } from './traffic-row.ts';

type Known = { id: string; title: string; offerId: string; storefront: string };
type Offer = { offerName: string; storefront: string };

export const offerId = ({ offerName, storefront }: Offer) => `${storefront} ${offerKey(offerName)}`;

/** As a person said; else by its title or the offer's id, and where several are called so, by the site. */
export function listingNamed(
  offer: Offer,
  listings: readonly Known[],
  assigned: ReadonlyMap<string, string>,
): string | null {
  const said = assigned.get(offerId(offer));
  if (said !== undefined) return said;
  const name = offer.offerName.toLowerCase();
  const like = listings.filter(
    ({ title, offerId: id }) => title.trim().toLowerCase() === name || id.toLowerCase() === name,
  );
  const there = like.filter(({ storefront }) => offer.storefront === '' || storefront === offer.storefront);
  return there.length === 1 ? there[0]!.id : null;
}
