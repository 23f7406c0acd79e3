// From a customer's form to the publisher's CRM: the proof of consent travels with the lead.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { handClock } from '../platform/clock.ts';
import { aPublishedListing, send, visit, zofia } from '../../test/customer.ts';
import { aDestination, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aPublisher } from '../../test/factories.ts';
import { startReceiver, type Receiver } from '../../test/fakes/webhook-receiver.ts';
import { leadBody, post } from '../../test/posting.ts';

let house: Delivering;
let receiver: Receiver;
beforeAll(async () => {
  receiver = await startReceiver('whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA');
  // The webhook library holds signatures against this machine's clock.
  house = await bootDelivering({}, handClock(new Date().toISOString()));
});
afterAll(async () => {
  await house.close();
  await receiver.close();
});

it('a webhook has the record of our own form, in one order of members, and null for what a marketplace sent', async () => {
  const publisher = await aPublisher(house, { name: 'Northwind Labs' });
  const listing = await aPublishedListing(house, publisher, {
    title: 'Shift Planner',
    page: { publishingOption: 'trial' },
  });
  const { signingSecret } = await aDestination(house, publisher, { settings: { url: receiver.url } });
  receiver.expect(signingSecret!);
  const shown = await visit(house, `${listing.url}/free-trial?lang=pl&mktcmpid=spring`);
  house.clock.forward(15_000);
  expect((await send(house, shown, { ...zofia, tick: 'yes' })).status).toBe(303);
  await house.settle();
  await post(house, listing, leadBody());
  await house.settle();

  expect(receiver.turnedDown).toEqual([]);
  const [own, sent] = [...receiver.byId.values()].map(({ data }) => data.lead as Record<string, unknown>);
  expect(JSON.stringify(own!['consent'])).toBe(
    JSON.stringify({
      basis: 'acquisition',
      scope: 'this_and_related_products',
      source: 'own_form',
      record: {
        textId: 'shipped/free-trial',
        version: 1,
        language: 'pl',
        sha256: (own as { consent: { record: { sha256: string } } }).consent.record.sha256,
        givenAt: house.clock.now().toISOString(),
        given: 'tick',
        pageUrl: `https://leads.example${listing.url}/free-trial?lang=pl&mktcmpid=spring`,
        purpose: 'contact_about_this_and_related_products',
        recipients: [
          { route: 'publisher-crm', name: 'Northwind Labs' },
          { route: 'field-seller-crm', name: 'przedstawiciele handlowi AppSource' },
        ],
      },
    }),
  );
  expect(own).toMatchObject({ action: 'INS', source: { extra: { campaign: { mktcmpid: 'spring' } } } });
  expect(sent!['consent']).toMatchObject({ source: 'storefront_terms', record: null });
});
