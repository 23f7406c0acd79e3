// A listing: an offer a publisher has on a storefront, and whether its leads are shared.

/** A storefront's buttons, by publishing option: List, Trial and Transact. */
export const callsToAction = ['contact-me', 'get-it-now', 'free-trial', 'test-drive'] as const;
export type CallToAction = (typeof callsToAction)[number];

export type Listing = {
  publisherId: string;
  id: string;
  storefront: string;
  kind: string;
  offerId: string;
  title: string;
  /** What its page offers the customer; null when not told. */
  callToAction: CallToAction | null;
  /** Off: leads are kept and withheld. */
  sharing: boolean;
};

/** Something to mend about a listing that is not wrong enough to refuse it. */
export type ListingWarning = { code: string; message: string };
