// What a storefront is: its policy as one readable value. Facts from the marketplace's lead sharing page.
import type { CallToAction } from './listing.ts';

/** Where a storefront's leads land: the publisher's CRM, the marketplace's own seller CRM, or the marketplace's own store. */
export type LeadRoute = 'publisher-crm' | 'field-seller-crm' | 'lead-store';

/** What a customer did, by the code the marketplace sends. */
export type Action = {
  /** As documented; compared without regard to case. */
  code: string;
  reading: string;
  /** What the customer agreed to by doing it. No body carries this: the code implies it. */
  consent: {
    basis: 'contact_form' | 'acquisition' | 'test_drive' | 'unknown' | 'none';
    scope: 'this_product' | 'this_and_related_products' | 'none';
  };
  stage: 'initial_interest' | 'active' | 'high_intent' | 'information_only';
  /** notice: information only, nobody may be contacted. */
  kind: 'customer' | 'notice';
};

/** How an offer is published, which decides what its page asks of the customer. */
export const publishingOptions = ['list', 'trial', 'test-drive', 'byol', 'transact', 'free'] as const;
export type PublishingOption = (typeof publishingOptions)[number];

export type Storefront = {
  id: string;
  name: string;
  audience: string;
  /** The kind of campaign its leads feed. */
  motion: string;
  listingKinds: readonly string[];
  /** Where each of its leads goes. */
  leadRoutes: readonly LeadRoute[];
  /** Where a publisher may have its leads sent besides. */
  attachable: readonly LeadRoute[];
  /** How LeadSource spells it; compared without regard to case and blanks. */
  sourceNames: readonly string[];
  actions: readonly Action[];
  /** The button a page has by publishing option, and the action code of the lead that our own form then makes. */
  callsToAction: Readonly<Record<PublishingOption, { call: CallToAction; code: string }>>;
};

/** What a listing's page offers: by its publishing option, else by the call to action it was listed with, else Contact me. */
export function offerOf(
  policy: Pick<Storefront, 'callsToAction'>,
  listing: { publishingOption: PublishingOption | null; callToAction: CallToAction | null },
): { call: CallToAction; code: string } {
  const offers = policy.callsToAction;
  if (listing.publishingOption !== null) return offers[listing.publishingOption];
  return Object.values(offers).find(({ call }) => call === listing.callToAction) ?? offers.list;
}

/** Keeps the literal ids and kinds, so that a wrong one does not compile. */
export function defineStorefront<const S extends Storefront>(storefront: S): S {
  return storefront;
}

/** Consulting services and contact-me listings must have a lead destination before they go live; for others it is advised. */
export function needsDestination(listing: { kind: string; callToAction: string | null }): boolean {
  return listing.kind === 'consulting-service' || listing.callToAction === 'contact-me';
}
