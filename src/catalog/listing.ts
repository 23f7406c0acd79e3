// A listing: an offer a publisher has on a storefront, and whether its leads are shared.

export type Listing = {
  publisherId: string;
  id: string;
  storefront: string;
  kind: string;
  offerId: string;
  title: string;
  /** Off: leads are kept and withheld. */
  sharing: boolean;
};

/** Something to mend about a listing that is not wrong enough to refuse it. */
export type ListingWarning = { code: string; message: string };
