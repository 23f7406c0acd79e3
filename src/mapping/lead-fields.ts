// The names that a mapping may take values from, each with what it gives. One list for forms, templates, expressions and docs.
import { storefrontById } from '../catalog/storefronts.ts';
import type { SharedLead } from '../leads/lead.ts';
import { ownValue } from '../leads/lead-field.ts';
import { wordsOf, type Language } from '../platform/words.ts';
import {
  consentText,
  contactName,
  countryName,
  leadLines,
  leadTitle,
  type LabelledLead,
} from './lead-lines.ts';
import type { Value } from './mapping.ts';

/** language: of what we put into words ourselves. */
type Read = (lead: LabelledLead, language: Language) => Value | null;

export const leadFields: Record<string, Read> = {
  'contact.name': contactName,
  'contact.firstName': ({ contact }) => contact.firstName,
  'contact.lastName': ({ contact }) => contact.lastName,
  /** As we read it, else as sent. */
  'contact.email': ({ contact }) => contact.normalized.email ?? contact.email,
  'contact.emailAsSent': ({ contact }) => contact.email,
  /** E.164 where we could read it, else as sent. */
  'contact.phone': ({ contact }) => contact.normalized.phone ?? contact.phone,
  'contact.company': ({ contact }) => contact.company,
  'contact.title': ({ contact }) => contact.title,
  'contact.country': ({ contact }) => contact.country ?? contact.normalized.country,
  /** ISO 3166-1 alpha-2. */
  'contact.countryCode': ({ contact }) => contact.normalized.country,
  'contact.countryName': ({ contact }, language) =>
    contact.normalized.country === null ? null : countryName(contact.normalized.country, language),
  'lead.id': ({ id }) => id,
  'lead.kind': ({ kind }) => kind,
  /** One line: who, and about what. */
  'lead.title': leadTitle,
  /** Every line that has a value: label, colon, value. */
  'lead.summary': (lead, language) =>
    leadLines(lead, language)
      .map(({ label, value }) => `${label}: ${value}`)
      .join('\n'),
  'lead.note': ({ note }) => note,
  'lead.action': ({ action }) => action,
  'lead.receivedAt': ({ receivedAt }) => receivedAt,
  'lead.storefront': ({ storefront }) => storefront,
  'lead.storefrontName': ({ storefront }) => storefrontById(storefront)?.name ?? storefront,
  'lead.motion': ({ motion }) => motion,
  'lead.publisherId': ({ publisherId }) => publisherId,
  'lead.listingId': ({ listingId }) => listingId,
  'lead.source': ({ source }) => source.leadSource,
  'offer.id': ({ offer }) => offer.id,
  'offer.title': ({ offer }) => offer.title,
  'consent.basis': ({ consent }) => consent.basis,
  'consent.scope': ({ consent }) => consent.scope,
  'consent.text': ({ consent }, language) => consentText(consent, language),
  'consent.givenAt': ({ consent }) => consent.record?.givenAt ?? null,
  /** False: nothing the customer did lets anybody contact them. */
  'consent.mayContact': mayContact,
  'consent.doNotContact': (lead) => !mayContact(lead),
  /** As when it came in, of 100. */
  'score.total': ({ score }) => score?.total ?? null,
  'score.fit': ({ score }) => score?.fit ?? null,
  'score.interest': ({ score }) => score?.interest ?? null,
  /** A letter for fit and a figure for interest, such as A2. */
  'score.grade': ({ score }) => score?.grade ?? null,
  'campaign.id': (lead) => campaign(lead, 'mktcmpid'),
  'campaign.source': (lead) => campaign(lead, 'utm_source'),
  'campaign.medium': (lead) => campaign(lead, 'utm_medium'),
  'campaign.name': (lead) => campaign(lead, 'utm_campaign'),
  'campaign.term': (lead) => campaign(lead, 'utm_term'),
  'campaign.content': (lead) => campaign(lead, 'utm_content'),
  'campaign.ref': (lead) => campaign(lead, 'ref'),
  'campaign.src': (lead) => campaign(lead, 'src'),
  'opportunity.state': ({ opportunity }) => opportunity?.state ?? null,
  'opportunity.stage': ({ opportunity }) => opportunity?.stage ?? null,
  'opportunity.stageName': stageName,
  'opportunity.value': ({ opportunity }) => opportunity?.value ?? null,
  'opportunity.currency': ({ opportunity }) => opportunity?.currency ?? null,
  'opportunity.expectedClose': ({ opportunity }) => opportunity?.expectedClose ?? null,
  'opportunity.probability': ({ opportunity }) => opportunity?.probability ?? null,
  'opportunity.reason': ({ opportunity }) => opportunity?.reason ?? null,
  'opportunity.owner': ({ opportunity }) => opportunity?.owner ?? null,
  'opportunity.ownerEmail': ({ opportunity }) => opportunity?.ownerEmail ?? null,
};

const extraPrefix = 'extra.';

/** Whether a mapping may name it. */
export function isLeadField(name: string): boolean {
  return (
    Object.hasOwn(leadFields, name) || (name.startsWith(extraPrefix) && name.length > extraPrefix.length)
  );
}

/** The value, or null where the lead has none. extra.<name> is the publisher's own field of that name, else the body's member. */
export function valueOf(lead: LabelledLead, name: string, language: Language = 'en'): Value | null {
  if (name.startsWith(extraPrefix)) return ownValue(lead.source, name.slice(extraPrefix.length));
  if (!Object.hasOwn(leadFields, name)) return null;
  const value = leadFields[name]!(lead, language);
  return value === '' ? null : value;
}

/** What we ship is called as the reader's language has it. */
function stageName({ opportunity }: LabelledLead, language: Language): string | null {
  if (!opportunity) return null;
  const { stage, stageName: own } = opportunity;
  if (own !== null) return own;
  try {
    return wordsOf(language, 'pipeline')(`stages.${stage}`);
  } catch {
    // A stage of a pipeline that is gone.
    return stage;
  }
}

function mayContact({ kind, consent }: SharedLead): boolean {
  return kind !== 'notice' && consent.basis !== 'none' && consent.scope !== 'none';
}

function campaign({ source }: SharedLead, name: string): string | null {
  const { campaign: sent } = source.extra;
  const value = isRecord(sent) ? sent[name] : undefined;
  return typeof value === 'string' && value !== '' ? value : null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
