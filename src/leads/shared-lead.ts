// From a kept lead to the value that leaves the house: the same whether it is still in memory or read back.
import { storefrontById } from '../catalog/storefronts.ts';
import type { SharedLead } from './lead.ts';

/** A lead's row with what its listing says of the offer. */
export type LeadRow = Omit<SharedLead, 'motion' | 'offer' | 'receivedAt'> & {
  offerId: string;
  offerTitle: string;
  receivedAt: Date;
};

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
    contact: row.contact,
    note: row.note,
    consent: row.consent,
    source: row.source,
    warnings: row.warnings,
    personId: row.personId,
    receivedAt: row.receivedAt.toISOString(),
  };
}
