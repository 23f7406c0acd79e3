// From what was sent to a lead: its kind, action, consent and what a reader should be warned of.
import { actionByCode, storefrontBySource } from '../../catalog/storefronts.ts';
import type { Action } from '../../catalog/storefront.ts';
import { contactFrom, isEmptyContact } from '../../leads/contact.ts';
import type { Consent, Contact, LeadWarning, ReadLead } from '../../leads/lead.ts';
import { documentedAction, isTestMarker, parseLeadSource } from './lead-source.ts';
import type { Sent, SentFields } from './sent.ts';

export function judged(sent: Sent): ReadLead {
  const { fields } = sent;
  const parts = parseLeadSource(fields.leadSource);
  const codes = actionsSent(fields, parts.action);
  const action = codes[0] ?? null;
  const known = codes.map(actionByCode);
  const contact = contactFrom(fields);
  return {
    kind: parts.test || isTest(fields) ? 'test' : known.some(isNotice) ? 'notice' : 'customer',
    action,
    namedStorefront: parts.source === null ? null : (storefrontBySource(parts.source)?.id ?? null),
    offer: {
      publisher: parts.publisher,
      offerId: parts.offerId,
      title: fields.offerTitle ?? parts.offerName,
    },
    contact,
    note: fields.note,
    consent: consentOf(known),
    source: { leadSource: fields.leadSource, actionCode: fields.actionCode, extra: sent.extra.members },
    warnings: warningsOf(sent, contact, codes),
  };
}

/** The field ActionCode first, then the code inside LeadSource where it says something else. */
function actionsSent(fields: SentFields, inSource: string | null): string[] {
  const inField = isTestMarker(fields.actionCode) ? null : documentedAction(fields.actionCode);
  if (inField === null) return inSource === null ? [] : [inSource];
  const same = inSource === null || inSource.toLowerCase() === inField.toLowerCase();
  return same ? [inField] : [inField, inSource];
}

/** When two codes disagree and one of them says "do not contact", nobody is contacted. */
function consentOf(known: (Action | null)[]): Consent {
  const action = known.find(isNotice) ?? known[0];
  // The narrowest scope under which a storefront passes a customer on at all.
  const { basis, scope } = action?.consent ?? { basis: 'unknown', scope: 'this_product' };
  return { basis, scope, source: 'storefront_terms' };
}

function isNotice(action: Action | null): boolean {
  return action?.kind === 'notice';
}

function isTest(fields: SentFields): boolean {
  return (
    isTestMarker(fields.actionCode) ||
    isTestMarker(fields.email) ||
    isTestMarker(fields.firstName) ||
    isTestMarker(fields.lastName) ||
    isTestMarker(fields.company) ||
    isTestMarker(fields.title) ||
    isTestMarker(fields.note)
  );
}

function warningsOf(sent: Sent, contact: Contact, codes: string[]): LeadWarning[] {
  const warnings: LeadWarning[] = [];
  if (!sent.contactSent) warnings.push('contact_withheld');
  else if (isEmptyContact(contact)) warnings.push('contact_empty');
  if (contact.email !== null && contact.normalized.email === null) warnings.push('email_unreadable');
  if (codes[0] !== undefined && actionByCode(codes[0]) === null) warnings.push('action_unknown');
  if (codes.length > 1) warnings.push('action_conflict');
  if (sent.truncated || sent.extra.truncated) warnings.push('value_truncated');
  return warnings;
}
