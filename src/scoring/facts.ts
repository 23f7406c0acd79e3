// What a condition may ask of a lead: one flat value, made from the lead and what is known of its person. Pure.
import type { SharedLead } from '../leads/lead.ts';
import { ownValue, type FieldValue } from '../leads/lead-field.ts';
import { mailDomain } from '../leads/mail-domain.ts';
import { regionOf } from './regions.ts';

/** text: any words. choice: one of known values. number: whole. flag: yes or no. */
export type FactKind = 'text' | 'choice' | 'number' | 'flag';

/** Known of every lead when it arrives. */
const ofLead = {
  storefront: 'choice',
  motion: 'choice',
  listing: 'choice',
  offer: 'text',
  action: 'choice',
  consent: 'choice',
  kind: 'choice',
  firstName: 'text',
  lastName: 'text',
  email: 'text',
  emailDomain: 'text',
  freeMail: 'flag',
  academic: 'flag',
  company: 'text',
  title: 'text',
  phone: 'text',
  country: 'choice',
  /** UN M49 codes, such as 150 for Europe and 151 for its east. */
  region: 'choice',
  subregion: 'choice',
  language: 'choice',
  note: 'text',
  campaign: 'text',
  campaignSource: 'text',
  earlierLeads: 'number',
  mailClicks: 'number',
} as const satisfies Record<string, FactKind>;

/** Known once it is scored and qualified; not for scoring rules themselves. */
const ofStanding = {
  score: 'number',
  fit: 'number',
  interest: 'number',
  grade: 'choice',
  hot: 'flag',
  marketingReady: 'flag',
  salesReady: 'flag',
  stage: 'choice',
} as const satisfies Record<string, FactKind>;

export type LeadFact = keyof typeof ofLead;
export type StandingFact = keyof typeof ofStanding;

export type FactValue = string | number | boolean | null;

/**
 * own: the lead itself, asked when a condition names one of the publisher's own fields. clickedAt: no condition asks it; what the clicks
 * gave fades from then.
 */
export type Facts = Record<LeadFact, FactValue> &
  Partial<Record<StandingFact, FactValue>> & { own: SharedLead['source']; clickedAt: Date | null };

export const leadFacts = Object.keys(ofLead) as LeadFact[];
export const standingFacts = Object.keys(ofStanding) as StandingFact[];

/** Null: no such fact. An own field may hold anything, so it is asked as text unless it is compared with a number. */
export function kindOfFact(name: string): FactKind | 'any' | null {
  if (name.startsWith('own.')) return 'any';
  return (
    (Object.hasOwn(ofLead, name) ? ofLead[name as LeadFact] : null) ??
    (Object.hasOwn(ofStanding, name) ? ofStanding[name as StandingFact] : null)
  );
}

export function factValue(facts: Facts, name: string): FactValue {
  if (name.startsWith('own.')) return ownValue(facts.own, name.slice(4)) satisfies FieldValue | null;
  return facts[name as LeadFact] ?? null;
}

/** Domains of universities and schools: .edu and its kin, and the ac. of many countries. */
const academicDomain = /(?:^|\.)(?:edu|ac)(?:\.[a-z]{2})?$/;

/** Of a lead, what facts are made from. */
export type FactSource = Pick<
  SharedLead,
  'storefront' | 'motion' | 'listingId' | 'action' | 'kind' | 'contact' | 'note' | 'source'
> & { offer: { id: string }; consent: { basis: string; record: { language: string } | null } };

/** What a person did with our mails to the lead, when last they followed a link: in so many of them within thirty days until then. */
export type Clicks = { mailClicks: number; clickedAt: Date | null };
const noClicks: Clicks = { mailClicks: 0, clickedAt: null };

/** earlierLeads: how many of this publisher's customer leads the same person made before this one. */
export function factsOf(lead: FactSource, earlierLeads: number, clicks: Clicks = noClicks): Facts {
  const { contact, consent, source } = lead;
  const { email, phone, country } = contact.normalized;
  const host = email === null ? null : email.slice(email.lastIndexOf('@') + 1);
  const mail = host === null ? null : mailDomain(host);
  const campaign = campaignOf(source.extra);
  return {
    storefront: lead.storefront,
    motion: lead.motion,
    listing: lead.listingId,
    offer: lead.offer.id,
    action: lead.action,
    consent: consent.basis,
    kind: lead.kind,
    firstName: contact.firstName,
    lastName: contact.lastName,
    email,
    emailDomain: mail?.domain ?? null,
    freeMail: mail?.free ?? null,
    academic: host === null ? null : academicDomain.test(host),
    company: contact.company,
    title: contact.title,
    phone: phone ?? contact.phone,
    country,
    ...regionOf(country),
    language: consent.record?.language ?? null,
    note: lead.note,
    campaign: campaign['mktcmpid'] ?? campaign['utm_campaign'] ?? null,
    campaignSource: campaign['utm_source'] ?? null,
    earlierLeads,
    mailClicks: clicks.mailClicks,
    clickedAt: clicks.clickedAt,
    own: source,
  };
}

function campaignOf({ campaign }: Record<string, unknown>): Record<string, string> {
  return typeof campaign === 'object' && campaign !== null ? (campaign as Record<string, string>) : {};
}
