// Azure Marketplace: offers and technology for all customers; its leads feed demand generation.
import { defineStorefront } from './storefront.ts';

export const azureMarketplace = defineStorefront({
  id: 'azure-marketplace',
  name: 'Azure Marketplace',
  audience: 'all_customers',
  motion: 'demand-generation',
  listingKinds: ['offer', 'technology'],
  leadRoutes: ['lead-store', 'field-seller-crm'],
  attachable: ['publisher-crm'],
  sourceNames: ['AzureMarketplace', 'AzurePortal', 'TestDrive'],
  actions: [
    {
      code: 'INS',
      reading: 'Installation or purchase',
      consent: { basis: 'acquisition', scope: 'this_and_related_products' },
      stage: 'active',
      kind: 'customer',
    },
    {
      code: 'Create',
      reading: 'Created in the Azure portal',
      consent: { basis: 'acquisition', scope: 'this_and_related_products' },
      stage: 'active',
      kind: 'customer',
    },
    {
      code: 'StartTestDrive',
      reading: 'Test drive started',
      consent: { basis: 'test_drive', scope: 'this_product' },
      stage: 'high_intent',
      kind: 'customer',
    },
  ],
  callsToAction: {
    // No code for Contact me is documented here; AppSource's says the same.
    list: { call: 'contact-me', code: 'PLT' },
    trial: { call: 'free-trial', code: 'INS' },
    'test-drive': { call: 'test-drive', code: 'StartTestDrive' },
    byol: { call: 'get-it-now', code: 'INS' },
    transact: { call: 'get-it-now', code: 'INS' },
    free: { call: 'get-it-now', code: 'INS' },
  },
});
