// Leads of nobody, and an event of nothing: what checks a connection and says so, and a lead that shows what a mapping makes of a full one.
import type { OutgoingEvent } from '../connectors/connector.ts';
import { contactFrom } from '../leads/contact.ts';
import type { SharedLead } from '../leads/lead.ts';
import type { OpportunityFacts } from '../mapping/opportunity-facts.ts';
import { newId } from '../platform/ids.ts';
import type { Destination } from './destination.ts';

/** Kind says test, every name says test, a mapping that needs any of it has it, and the address cannot be delivered to (RFC 2606). */
export function testLead(destination: Destination, now: Date): SharedLead {
  const fields = {
    firstName: 'LEADSHARE_TEST',
    lastName: 'LEADSHARE_TEST',
    email: 'leadshare-test@example.invalid',
    // A number that is kept for fiction, so that nobody's telephone rings.
    phone: '+1 202 555 0123',
    country: 'US',
    company: 'LEADSHARE_TEST',
    title: 'LEADSHARE_TEST',
  };
  return {
    id: newId('lead', now),
    kind: 'test',
    status: 'kept',
    publisherId: destination.publisherId,
    storefront: destination.storefronts?.[0] ?? 'appsource',
    motion: 'nurture',
    listingId: 'lst_test',
    offer: { id: 'leadshare-test', title: 'Leadshare connection check' },
    action: null,
    contact: contactFrom(fields),
    note: 'This is a test lead sent by Leadshare to check the connection. Nobody is waiting for an answer.',
    consent: { basis: 'none', scope: 'none', source: 'storefront_terms', record: null },
    source: { leadSource: null, actionCode: null, extra: {} },
    warnings: [],
    personId: null,
    receivedAt: now.toISOString(),
    score: null,
  };
}

/** No event of the product has this type, so that no receiver takes it for one. */
export function testEvent(destination: Destination, actor: string, now: Date): OutgoingEvent {
  const { publisherId, id: subjectId } = destination;
  const about = { publisherId, subjectId, leadId: null, actor };
  return { id: newId('evt', now), type: 'leadshare.test', at: now, ...about, details: {} };
}

/** What such a lead may have become. */
export const sampleOpportunity: OpportunityFacts = {
  stage: 'proposed',
  stageName: null,
  state: 'open',
  value: 12_500,
  currency: 'EUR',
  expectedClose: '2027-03-31',
  probability: 60,
  reason: null,
  owner: 'Rui Example',
  ownerEmail: 'rui@example.com',
};

/** As a marketplace sends one, with every field filled. */
export function sampleLead(destination: Destination, now: Date): SharedLead {
  const fields = {
    firstName: 'Ana',
    lastName: 'Example',
    email: 'ana@example.com',
    phone: '+351 21 555 0123',
    country: 'PT',
    company: 'Example Pharmacies',
    title: 'Head of Operations',
  };
  return {
    ...testLead(destination, now),
    kind: 'customer',
    action: 'PLT',
    offer: { id: 'shift-planner', title: 'Shift Planner' },
    contact: contactFrom(fields),
    note: 'Please call after ten.',
    consent: { basis: 'contact_form', scope: 'this_product', source: 'storefront_terms', record: null },
    source: {
      leadSource: 'AppSource (SPZA)-PLT|example.shift-planner',
      actionCode: 'PLT',
      extra: { campaign: { mktcmpid: 'spring', utm_source: 'newsletter', utm_campaign: 'spring' } },
    },
  };
}
