// AppSource: business apps and consulting services for business customers; its leads are nurtured.
import { defineStorefront } from './storefront.ts';

export const appsource = defineStorefront({
  id: 'appsource',
  name: 'AppSource',
  audience: 'business_customers',
  motion: 'nurture',
  listingKinds: ['app', 'consulting-service'],
  leadRoutes: ['publisher-crm', 'field-seller-crm'],
  attachable: [],
  sourceNames: ['SPZA', 'AppSource', 'AppSource (SPZA)'],
  actions: [
    {
      code: 'PLT',
      reading: 'Contact me (partner-led trial)',
      consent: { basis: 'contact_form', scope: 'this_product' },
      stage: 'initial_interest',
      kind: 'customer',
    },
    {
      code: 'INS',
      reading: 'Installation or purchase',
      consent: { basis: 'acquisition', scope: 'this_and_related_products' },
      stage: 'active',
      kind: 'customer',
    },
    {
      code: 'DNC',
      reading: 'Do not contact: a partner listed beside you was asked instead',
      consent: { basis: 'none', scope: 'none' },
      stage: 'information_only',
      kind: 'notice',
    },
  ],
  callsToAction: {
    list: { call: 'contact-me', code: 'PLT' },
    trial: { call: 'free-trial', code: 'INS' },
    'test-drive': { call: 'test-drive', code: 'StartTestDrive' },
    byol: { call: 'get-it-now', code: 'INS' },
    transact: { call: 'get-it-now', code: 'INS' },
    free: { call: 'get-it-now', code: 'INS' },
  },
});
