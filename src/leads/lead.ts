// The noun every room speaks: what one customer's raised hand is, from the body that named it to the value that is shared.
// Facts about fields and action codes come from the marketplace's lead management documentation.

/** customer: a person to follow up. test: a marketplace's or our own probe. notice: information only, never to be contacted. */
export type LeadKind = 'customer' | 'test' | 'notice';

/** new: shared by its route. withheld: lead sharing is off for the listing. kept: a test or a notice, recorded and shared with nobody. */
export type LeadStatus = 'new' | 'withheld' | 'kept';

/** What the customer agreed to when the hand was raised; the body does not say it, the action implies it. */
export type Consent = {
  basis: 'contact_form' | 'acquisition' | 'test_drive' | 'unknown' | 'none';
  scope: 'this_product' | 'this_and_related_products' | 'none';
  /** Who showed the terms: the marketplace, whose words we never see, or a form of ours. */
  source: 'storefront_terms' | 'own_form';
  /** What our own form showed; null for a lead that a marketplace sent. */
  record?: ConsentRecord | null;
};

/** Proof of a consent given on our own form. The very text is in the lead's raw body. */
export type ConsentRecord = {
  textId: string;
  version: number;
  language: string;
  /** SHA-256 of the text as shown, in hex. */
  sha256: string;
  /** RFC 3339 UTC. */
  givenAt: string;
  /** button: pressing it was the consent. tick: the box beside the text was ticked as well. */
  given: 'button' | 'tick';
  pageUrl: string;
  purpose: 'contact_about_this_product' | 'contact_about_this_and_related_products';
  /** Whom the text named as those who get the data, by the route that takes it there. */
  recipients: { route: string; name: string }[];
};

/** As sent, trimmed, at most 8 KiB each; null where the sender left it out or empty. */
export type ContactFields = {
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  phone: string | null;
  country: string | null;
  company: string | null;
  title: string | null;
};

/** The sent values and, beside them, what we make of them; null where we cannot tell. */
export type Contact = ContactFields & {
  normalized: {
    name: string | null;
    /** Lower case, Unicode NFKC, punycode domain: the key that makes two touches one person. */
    email: string | null;
    /** E.164, such as +48225550102. */
    phone: string | null;
    /** ISO 3166-1 alpha-2. */
    country: string | null;
  };
};

/** Things a reader should know about a lead. Each is explained in docs/intake.md. */
export type LeadWarning =
  | 'contact_empty'
  | 'contact_withheld'
  | 'email_unreadable'
  | 'action_unknown'
  | 'action_conflict'
  | 'offer_unknown'
  | 'offer_ambiguous'
  | 'offer_named_other_listing'
  | 'storefront_differs'
  | 'value_truncated';

/** What a body says, before we know whose it is. Pure result of reading bytes. */
export type ReadLead = {
  kind: LeadKind;
  /** The action code as documented (INS, PLT, DNC, Create, StartTestDrive), an unknown code as sent, or null. */
  action: string | null;
  /** The storefront the body names, by its id, or null when it names none we know. */
  namedStorefront: string | null;
  offer: { publisher: string | null; offerId: string | null; title: string | null };
  contact: Contact;
  note: string | null;
  consent: Consent;
  /** LeadSource, ActionCode and every member we do not know, as sent. */
  source: { leadSource: string | null; actionCode: string | null; extra: Record<string, unknown> };
  warnings: LeadWarning[];
};

/** What it scored when it came in, by its publisher's model: of 100, a letter for fit and a figure for interest. Null: an exclusion holds. */
export type FirstScore = {
  total: number;
  fit: number;
  interest: number;
  grade: string;
  /** 0 is the version of what we ship. */
  model: { storefront: string; version: number };
};

/** What leaves the house: the same value for every connector, the API and the outgoing webhook. Times are RFC 3339 UTC. */
export type SharedLead = {
  id: string;
  kind: LeadKind;
  status: LeadStatus;
  publisherId: string;
  storefront: string;
  /** nurture or demand-generation, from the storefront's policy. */
  motion: string;
  listingId: string;
  offer: { id: string; title: string };
  action: string | null;
  contact: Contact;
  note: string | null;
  consent: Required<Consent>;
  source: ReadLead['source'];
  warnings: LeadWarning[];
  personId: string | null;
  receivedAt: string;
  /** As when it came in, whatever became of it since; null also for a lead from before there were scores. */
  score: FirstScore | null;
};
