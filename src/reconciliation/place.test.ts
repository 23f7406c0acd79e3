// Why a lead is not for a destination: the rule that stands in the way, and none where there is one that takes it there.
import { expect, it } from 'vitest';
import { storefrontById } from '../catalog/storefronts.ts';
import type { Recipient } from '../routing/route.ts';
import { unroutedBecause, type Unrouted } from './place.ts';

const to = (given: Partial<Recipient> = {}): Recipient => ({
  id: 'dst_1',
  role: 'publisher-crm',
  storefronts: null,
  listingIds: null,
  forwardTestLeads: false,
  ...given,
});

it.each<[string, Unrouted | null, 'customer' | 'test', Recipient]>([
  ['a customer', null, 'customer', to()],
  ['a test', 'test', 'test', to()],
  ['a test that is asked for', null, 'test', to({ forwardTestLeads: true })],
  ['another storefront', 'storefront', 'customer', to({ storefronts: ['azure-marketplace'] })],
  ['another listing', 'listing', 'customer', to({ listingIds: ['lst_2'] })],
  [
    'this one among others',
    null,
    'customer',
    to({ storefronts: ['appsource'], listingIds: ['lst_1', 'lst_2'] }),
  ],
  ['a test for another listing', 'listing', 'test', to({ listingIds: ['lst_2'] })],
  ['what has events', 'policy', 'customer', to({ role: 'events' })],
])('%s: %s', (_what, because, kind, recipient) => {
  const lead = { kind, storefront: 'appsource', listingId: 'lst_1' };
  expect(unroutedBecause(lead, storefrontById('appsource'), recipient)).toBe(because);
});
