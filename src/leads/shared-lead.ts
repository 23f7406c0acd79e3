// From a kept lead to the value that leaves the house: the same whether it is still in memory or read back.
import { storefrontById } from '../catalog/storefronts.ts';
import type { Consent, ConsentRecord, Contact, FirstScore, ReadLead, SharedLead } from './lead.ts';

/** A lead's row with what its listing says of the offer. */
export type LeadRow = Omit<SharedLead, 'motion' | 'offer' | 'consent' | 'receivedAt'> & {
  consent: Consent;
  offerId: string;
  offerTitle: string;
  receivedAt: Date;
};

/**
 * Every member in one order: a connector may sign or compare the bytes, and a try that comes from the database must make
 * the same ones as a try from memory, though jsonb keeps members in an order of its own.
 */
export function sharedLead(row: LeadRow): SharedLead {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    publisherId: row.publisherId,
    storefront: row.storefront,
    motion: storefrontById(row.storefront)?.motion ?? 'unknown',
    listingId: row.listingId,
    offer: { id: row.offerId, title: row.offerTitle },
    action: row.action,
    contact: contactInOrder(row.contact),
    note: row.note,
    consent: consentInOrder(row.consent),
    source: sourceInOrder(row.source),
    warnings: row.warnings,
    personId: row.personId,
    receivedAt: row.receivedAt.toISOString(),
    score: row.score && scoreInOrder(row.score),
  };
}

function scoreInOrder({ total, fit, interest, grade, model }: FirstScore): FirstScore {
  const { storefront, version } = model;
  return { total, fit, interest, grade, model: { storefront, version } };
}

function consentInOrder({ basis, scope, source, record }: Consent): SharedLead['consent'] {
  return { basis, scope, source, record: record ? recordInOrder(record) : null };
}

function recordInOrder(record: ConsentRecord): ConsentRecord {
  const { textId, version, language, sha256, givenAt, given, pageUrl, purpose } = record;
  const recipients = record.recipients.map(({ route, name }) => ({ route, name }));
  return { textId, version, language, sha256, givenAt, given, pageUrl, purpose, recipients };
}

function contactInOrder({ normalized, ...sent }: Contact): Contact {
  const { firstName, lastName, email, phone, country, company, title } = sent;
  return {
    firstName,
    lastName,
    email,
    phone,
    country,
    company,
    title,
    normalized: {
      name: normalized.name,
      email: normalized.email,
      phone: normalized.phone,
      country: normalized.country,
    },
  };
}

function sourceInOrder({ leadSource, actionCode, extra }: ReadLead['source']): ReadLead['source'] {
  return { leadSource, actionCode, extra: inOrder(extra) as Record<string, unknown> };
}

/** By name, at every depth. */
function inOrder(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(members.map(([name, member]) => [name, inOrder(member)]));
}
