// Where a lead goes, for every storefront's policy, and what a destination's own limits take away.
import { describe, expect, it } from 'vitest';
import { storefrontById } from '../catalog/storefronts.ts';
import type { LeadRoute } from '../catalog/storefront.ts';
import { routesOf, type Recipient, type Routable } from './route.ts';

const to = (role: LeadRoute, more: Partial<Recipient> = {}): Recipient => ({
  id: role,
  role,
  storefronts: null,
  listingIds: null,
  forwardTestLeads: false,
  ...more,
});
const everyone = [to('publisher-crm'), to('field-seller-crm'), to('lead-store')];
const lead = (more: Partial<Routable> = {}): Routable => ({
  kind: 'customer',
  storefront: 'appsource',
  listingId: 'lst_1',
  ...more,
});
const routed = (given: Routable, recipients = everyone) =>
  routesOf(given, storefrontById(given.storefront), recipients).map(({ to, because }) => [to.id, because]);

describe('the storefront’s policy', () => {
  it('sends AppSource leads to the publisher’s CRM and the field sellers’', () => {
    expect(routed(lead())).toEqual([
      ['publisher-crm', 'policy:publisher-crm'],
      ['field-seller-crm', 'policy:field-seller-crm'],
    ]);
  });

  it('sends Azure Marketplace leads to the lead store and the field sellers’ CRM, and to a CRM that is attached', () => {
    expect(routed(lead({ storefront: 'azure-marketplace' }))).toEqual([
      ['publisher-crm', 'attached:publisher-crm'],
      ['field-seller-crm', 'policy:field-seller-crm'],
      ['lead-store', 'policy:lead-store'],
    ]);
  });

  it('sends leads of a storefront nobody knows nowhere', () => {
    expect(routed(lead({ storefront: 'another-shop' }))).toEqual([]);
    expect(routesOf(lead(), null, everyone)).toEqual([]);
  });

  it('has every destination of a role', () => {
    const two = [to('publisher-crm', { id: 'first' }), to('publisher-crm', { id: 'second' })];
    expect(routed(lead(), two).map(([id]) => id)).toEqual(['first', 'second']);
    expect(routed(lead(), [])).toEqual([]);
  });
});

describe('a destination’s own limits', () => {
  it.each<[string, Partial<Recipient>, boolean]>([
    ['no limits', {}, true],
    ['its storefront', { storefronts: ['appsource'] }, true],
    ['among its storefronts', { storefronts: ['azure-marketplace', 'appsource'] }, true],
    ['another storefront', { storefronts: ['azure-marketplace'] }, false],
    ['its listing', { listingIds: ['lst_1'] }, true],
    ['among its listings', { listingIds: ['lst_2', 'lst_1'] }, true],
    ['another listing', { listingIds: ['lst_2'] }, false],
    ['storefront and listing', { storefronts: ['appsource'], listingIds: ['lst_1'] }, true],
    ['its listing, another storefront', { storefronts: ['azure-marketplace'], listingIds: ['lst_1'] }, false],
    ['its storefront, another listing', { storefronts: ['appsource'], listingIds: ['lst_2'] }, false],
    ['none at all', { storefronts: [] }, false],
  ])('with %s', (_what, limits, taken) => {
    for (const role of ['publisher-crm', 'field-seller-crm'] as const)
      expect(routed(lead(), [to(role, limits)])).toHaveLength(taken ? 1 : 0);
  });
});

describe('the kind of lead', () => {
  it.each<[Routable['kind'], boolean, string[]]>([
    ['customer', false, ['publisher-crm', 'field-seller-crm']],
    ['customer', true, ['publisher-crm', 'field-seller-crm']],
    ['test', false, []],
    ['test', true, ['publisher-crm', 'field-seller-crm']],
    ['notice', false, []],
    ['notice', true, []],
  ])('%s, with forwardTestLeads %s', (kind, forwardTestLeads, reached) => {
    const recipients = everyone.map((recipient) => ({ ...recipient, forwardTestLeads }));
    expect(routed(lead({ kind }), recipients).map(([id]) => id)).toEqual(reached);
  });

  it('does not widen a destination: a test stays within its limits', () => {
    const narrow = to('publisher-crm', { forwardTestLeads: true, listingIds: ['lst_2'] });
    expect(routed(lead({ kind: 'test' }), [narrow])).toEqual([]);
  });
});
