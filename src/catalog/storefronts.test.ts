// The storefront policies as documented, and how codes and sources find them.
import { describe, expect, it } from 'vitest';
import { needsDestination } from './storefront.ts';
import {
  actionByCode,
  isListingKind,
  listingKindWarning,
  storefrontById,
  storefrontBySource,
  storefronts,
} from './storefronts.ts';

describe('the policy table', () => {
  it.each([
    ['appsource', 'AppSource', 'business_customers', 'nurture', ['app', 'consulting-service']],
    ['azure-marketplace', 'Azure Marketplace', 'all_customers', 'demand-generation', ['offer', 'technology']],
  ])('%s', (id, name, audience, motion, listingKinds) => {
    expect(storefrontById(id)).toMatchObject({ id, name, audience, motion, listingKinds });
  });

  it('sends AppSource leads to the publisher CRM and Azure Marketplace leads to the lead store, both to field sellers', () => {
    expect(storefronts.map((s) => [s.id, s.leadRoutes, s.attachable])).toEqual([
      ['appsource', ['publisher-crm', 'field-seller-crm'], []],
      ['azure-marketplace', ['lead-store', 'field-seller-crm'], ['publisher-crm']],
    ]);
  });

  it('gives no id and no source name to two storefronts', () => {
    const ids = storefronts.map((s) => s.id);
    const sources = storefronts.flatMap((s) => s.sourceNames.map((name) => name.toLowerCase()));
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(sources).size).toBe(sources.length);
  });

  it('says the same of an action wherever it is named', () => {
    for (const action of storefronts.flatMap((s) => s.actions))
      expect(actionByCode(action.code)).toEqual(action);
  });

  it('knows nothing of an unknown id', () => {
    expect(storefrontById('teams-store')).toBeNull();
    expect(storefrontById('__proto__')).toBeNull();
  });
});

describe('storefrontBySource', () => {
  it.each([
    ['SPZA', 'appsource'],
    ['spza', 'appsource'],
    ['AppSource', 'appsource'],
    ['AppSource (SPZA)', 'appsource'],
    ['AppSource(SPZA)', 'appsource'],
    ['AzureMarketplace', 'azure-marketplace'],
    ['Azure Marketplace', 'azure-marketplace'],
    ['AzurePortal', 'azure-marketplace'],
    ['TestDrive', 'azure-marketplace'],
    ['Foo', undefined],
    ['', undefined],
  ])('%s → %s', (source, id) => {
    expect(storefrontBySource(source)?.id).toBe(id);
  });
});

describe('actionByCode', () => {
  it.each([
    ['INS', 'INS', 'acquisition', 'this_and_related_products', 'active', 'customer'],
    ['ins', 'INS', 'acquisition', 'this_and_related_products', 'active', 'customer'],
    ['PLT', 'PLT', 'contact_form', 'this_product', 'initial_interest', 'customer'],
    ['CTA_PLT', 'PLT', 'contact_form', 'this_product', 'initial_interest', 'customer'],
    ['cta_dnc', 'DNC', 'none', 'none', 'information_only', 'notice'],
    ['CREATE', 'Create', 'acquisition', 'this_and_related_products', 'active', 'customer'],
    ['starttestdrive', 'StartTestDrive', 'test_drive', 'this_product', 'high_intent', 'customer'],
  ])('%s is %s', (sent, code, basis, scope, stage, kind) => {
    expect(actionByCode(sent)).toMatchObject({ code, consent: { basis, scope }, stage, kind });
  });

  it.each(['XYZ', '', 'CTA_', 'constructor'])('%j is no known action', (code) => {
    expect(actionByCode(code)).toBeNull();
  });
});

describe('listing kinds', () => {
  it.each([
    ['appsource', 'app', null],
    ['appsource', 'consulting-service', null],
    ['azure-marketplace', 'technology', null],
    [
      'azure-marketplace',
      'consulting-service',
      'Azure Marketplace lists offer and technology, not consulting-service.',
    ],
    ['appsource', 'offer', 'AppSource lists app and consulting-service, not offer.'],
    ['nowhere', 'app', 'There is no storefront with the id nowhere.'],
  ])('%s with %s: %s', (storefront, kind, warning) => {
    expect(listingKindWarning(storefront, kind)).toBe(warning);
  });

  it('are the kinds some storefront names', () => {
    expect(['app', 'consulting-service', 'offer', 'technology', 'gadget'].filter(isListingKind)).toEqual([
      'app',
      'consulting-service',
      'offer',
      'technology',
    ]);
  });

  it('need a destination for consulting services only', () => {
    const kinds = ['app', 'consulting-service', 'offer', 'technology'];
    expect(kinds.filter((kind) => needsDestination({ kind, callToAction: 'get-it-now' }))).toEqual([
      'consulting-service',
    ]);
    expect(kinds.filter((kind) => needsDestination({ kind, callToAction: 'contact-me' }))).toEqual(kinds);
  });
});
