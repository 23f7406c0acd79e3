// Whose lead it is: the URL's listing, or the one other that the body names.
import { describe, expect, it } from 'vitest';
import type { Listing } from '../catalog/listing.ts';
import { readBody } from '../connectors/bodies/index.ts';
import type { ReadLead } from '../leads/lead.ts';
import { chooseListing, namedListing } from './choose-listing.ts';

const listing = (id: string, storefront: string, offerId: string, title: string): Listing => {
  return {
    publisherId: 'pub_1',
    id,
    storefront,
    kind: 'app',
    offerId,
    title,
    callToAction: null,
    sharing: true,
  };
};
const planner = listing('planner', 'appsource', 'shift-planner', 'Shift Planner');
const solar = listing('solar', 'azure-marketplace', 'Acme.Solar', 'Solar Forecast');
const bothHere = listing('both-here', 'appsource', 'both', 'Both');
const bothThere = listing('both-there', 'azure-marketplace', 'both', 'Both');
const twinA = listing('twin-a', 'appsource', 'twin-a', 'Twins');
const twinB = listing('twin-b', 'appsource', 'twin-b', 'Twins');
const all = [planner, solar, bothHere, bothThere, twinA, twinB];

function read(leadSource: string, offerTitle: string | null = null): ReadLead {
  const reading = readBody(
    null,
    Buffer.from(JSON.stringify({ UserDetails: {}, LeadSource: leadSource, OfferTitle: offerTitle })),
  );
  if (reading.is !== 'lead') throw new Error(reading.detail);
  return reading.lead;
}

describe('chooseListing', () => {
  it.each<[string, string | null, Listing, string, string[]]>([
    ['SPZA-PLT|acme.shift-planner', null, planner, 'planner', []],
    ['SPZA-PLT|acme.SHIFT-PLANNER', null, planner, 'planner', []],
    ['SPZA-PLT|shift-planner', null, planner, 'planner', []],
    ['SPZA-PLT', null, planner, 'planner', []],
    ['SPZA-PLT', '  shift  PLANNER ', planner, 'planner', []],
    ['AzurePortal-Create|acme.solar', null, planner, 'solar', ['offer_named_other_listing']],
    ['AzureMarketplace', 'Solar forecast', planner, 'solar', ['offer_named_other_listing']],
    ['SPZA-PLT|acme.solar', null, planner, 'solar', ['offer_named_other_listing', 'storefront_differs']],
    ['SPZA-PLT|acme.nothing', null, planner, 'planner', ['offer_unknown']],
    ['SPZA-PLT|acme.nothing', 'Solar Forecast', planner, 'planner', ['offer_unknown']],
    ['AzureMarketplace-INS|acme.shift-planner', null, planner, 'planner', ['storefront_differs']],
    ['AzurePortal-Create|acme.both', null, planner, 'both-there', ['offer_named_other_listing']],
    ['AzurePortal-Create|acme.both', null, bothHere, 'both-there', ['offer_named_other_listing']],
    ['SPZA-PLT|acme.both', null, bothHere, 'both-here', []],
    ['acme|both', null, bothHere, 'both-here', []],
    ['SPZA-PLT', 'Twins', planner, 'planner', ['offer_ambiguous']],
    ['SPZA-PLT', 'Twins', twinB, 'twin-b', []],
    ['MSFT_TEST_1-MSFT_TEST_1|Solar Forecast', null, planner, 'planner', []],
  ])('%s with the title %j by the URL of $2.id', (leadSource, title, url, id, warnings) => {
    expect(chooseListing(url, all, read(leadSource, title))).toMatchObject({ listing: { id }, warnings });
  });
});

describe('namedListing', () => {
  it.each([
    ['SPZA-PLT|acme.shift-planner', null, 'planner'],
    ['AzureMarketplace', 'Both', 'both-there'],
    ['', 'Both', null],
    ['SPZA', 'Twins', null],
    ['SPZA-PLT', null, null],
    ['SPZA-PLT|acme.nothing', null, null],
  ])('%s with the title %j is %s', (leadSource, title, id) => {
    expect(namedListing(all, read(leadSource, title))?.id ?? null).toBe(id);
  });
});
