// A believable lead to push; a test changes what it is about.
import type { SharedLead } from '../../src/leads/lead.ts';

type Changes = Partial<Omit<SharedLead, 'contact' | 'source'>> & {
  contact?: Partial<SharedLead['contact']>;
  source?: Partial<SharedLead['source']>;
};

export function sharedLead({ contact, source, ...more }: Changes = {}): SharedLead {
  return {
    id: 'lead_0v2m5k8q1w3e4r5t6y7u',
    kind: 'customer',
    status: 'new',
    publisherId: 'pub_northwind',
    storefront: 'appsource',
    motion: 'nurture',
    listingId: 'lst_shift_planner',
    offer: { id: 'shift-planner', title: 'Shift Planner for Teams' },
    action: 'PLT',
    note: 'Please call after 10.\nWe are <30> people & growing.',
    consent: { basis: 'contact_form', scope: 'this_product', source: 'storefront_terms', record: null },
    warnings: [],
    personId: 'per_1',
    receivedAt: '2026-11-20T09:30:00.000Z',
    score: {
      total: 65,
      fit: 30,
      interest: 35,
      grade: 'A2',
      model: { storefront: 'appsource', version: 0 },
    },
    ...more,
    contact: {
      firstName: 'Noor',
      lastName: 'Wiśniewska',
      email: 'Noor@halo-apteka.example',
      phone: '48 22 555 01 02',
      country: 'Poland',
      company: 'Halo Apteka',
      title: 'IT Manager',
      normalized: {
        name: 'Noor Wiśniewska',
        email: 'noor@halo-apteka.example',
        phone: '+48225550102',
        country: 'PL',
      },
      ...contact,
    },
    source: {
      leadSource: 'AppSource (SPZA)-PLT|northwind.shift-planner',
      actionCode: 'PLT',
      extra: {},
      ...source,
    },
  };
}
