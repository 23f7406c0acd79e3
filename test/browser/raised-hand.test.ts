// A customer raises a hand on a public page, with and without JavaScript or a mouse; the lead appears in the open inbox with its consent.
import { expect, it } from 'vitest';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();

it.each([
  {
    javaScript: true,
    means: 'mouse' as const,
    language: 'en' as const,
    firstName: 'Grace',
    lastName: 'Abernathy',
  },
  {
    javaScript: false,
    means: 'mouse' as const,
    language: 'cs' as const,
    firstName: 'Ludmila',
    lastName: 'Havránková',
  },
  {
    javaScript: true,
    means: 'keyboard' as const,
    language: 'es' as const,
    firstName: 'Inés',
    lastName: 'Aranguren',
  },
])('a raised hand is a lead at once (by $means, JavaScript: $javaScript)', async (customer) => {
  const { booted } = place();
  const { javaScript, means, language, firstName, lastName } = customer;
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const owner = await aPerson(booted, publisher.id, 'owner');
  const listing = await aListing(booted, publisher, { title: 'Shift Planner' });
  const changed = await booted.call<{ page: { url: string } }>(
    'PATCH',
    `/api/v1/publishers/${publisher.id}/listings/${listing.id}`,
    { page: { published: true, summary: 'Rotas in minutes.' } },
  );
  const office = await place().visit({ cookie: owner.cookie });
  await office.go(`/publishers/${publisher.id}/leads`);
  const desk = handsOf(office, means);
  await desk.sees(office.say('leads.empty.title'));

  const shop = await place().visit({
    language,
    javaScript,
    expected: [new RegExp(`^POST ${new URL(changed.body.page.url).pathname}/contact-me 422$`)],
  });
  const { page, say } = shop;
  const hands = handsOf(shop, means);
  const { acts } = hands;
  const label = (field: string) => page.getByLabel(say(`storefront.field.${field}`));
  await shop.go(`${new URL(changed.body.page.url).pathname}?mktcmpid=spring-fair`);
  await hands.heading('Shift Planner');
  await hands.follow('storefront.call.contact-me');
  await acts.write(label('firstName'), firstName);
  await acts.write(label('lastName'), lastName);
  await acts.write(label('email'), 'not an address');
  await acts.write(label('company'), 'Millrace Textiles');
  await hands.press('storefront.call.contact-me');
  // Said beside the field, and nothing typed is lost.
  await page.getByText(say('storefront.error.email')).first().waitFor();
  await expect.poll(() => label('firstName').inputValue()).toBe(firstName);
  await acts.write(label('email'), `${language}@millrace.example`);
  await hands.press('storefront.call.contact-me');
  await hands.heading(say('storefront.thanks.title'));

  await desk.acts.press(office.page.getByRole('link', { name: `${firstName} ${lastName}` }));
  await desk.heading(office.say('leads.one', { offer: 'Shift Planner' }));
  const consent = desk.part('leads.consent.title');
  await desk.sees(office.say('leads.consent.button'), consent);
  // The very words the customer read, in their language.
  const words = await consent.getByRole('blockquote').innerText();
  expect(words).toContain('Northwind Labs');
  expect(words.slice(0, 20)).toBe(say('storefront.consent.contact-me.button', given).slice(0, 20));
  await consent.getByText(office.say('leads.consent.versionOf', { version: 1, language })).waitFor();
});

const given = { publisher: '', product: '', marketplace: '', recipients: '' };
