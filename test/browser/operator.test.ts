// An operator finds the destination that fails, whosever it is, and a publisher says where its customers ask about their data.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination, aLead, startCrm, type Crm } from '../delivering.ts';
import { aPublishedListing } from '../customer.ts';
import { aListing, aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { lateClock } from './late-clock.ts';
import { usePlace } from './use-place.ts';

const place = usePlace({ clock: lateClock() });
let crm: Crm;
let locked: Crm;
beforeAll(async () => void ([crm, locked] = await Promise.all([startCrm(), startCrm()])));
afterAll(() => Promise.all([crm.close(), locked.close()]));

it('an operator sees any publisher’s failing destination first, goes there, and sees it mended without a reload', async () => {
  const { booted } = place();
  locked.answer = { status: 401 };
  const northwind = await aPublisher(booted, { name: 'Northwind Labs' });
  const fabrikam = await aPublisher(booted, { name: 'Fabrikam' });
  const at = { settings: { url: crm.url } };
  const portal = await aDestination(booted, northwind, {
    name: 'Partner portal',
    settings: { url: locked.url },
  });
  await aDestination(booted, fabrikam, { name: 'Another CRM', ...at });
  await aDestination(booted, null, { name: 'Field sellers', ...at });
  await aLead(booted, await aListing(booted, northwind));
  await booted.house.delivering.engine.settle();

  const { cookie } = await aPerson(booted, 'pub_operator', 'operator');
  const visit = await place().visit({ cookie });
  const { page, say } = visit;
  const hands = handsOf(visit);
  const total = (state: string, count: number) =>
    page.getByRole('link', { name: `${say(`reasons.health.${state}`)} ${count}`, exact: true });
  const rows = page.getByRole('row');
  await visit.go('/operator/destinations');
  await hands.heading(say('destinations.title'));
  await total('broken', 1).waitFor();
  await rows.nth(1).getByRole('link', { name: 'Partner portal' }).waitFor();
  await hands.sees(say('reasons.unauthorized'), rows.nth(1));

  await total('broken', 1).click();
  await page.getByRole('link', { name: 'Another CRM' }).waitFor({ state: 'detached' });
  await page.waitForURL(({ search }) => search === '?health=broken');
  await expect.poll(() => page.locator('main [aria-current=page]').count()).toBe(1);

  locked.answer = { status: 200 };
  await booted.call('POST', `/api/v1/publishers/${northwind.id}/destinations/${portal.id}/checks`);
  await total('broken', 0).waitFor();
  await hands.sees(say('destinations.everywhere.none'));
  await hands.press('destinations.everywhere.clear');
  await page.getByRole('combobox', { name: say('destinations.everywhere.publisher') }).selectOption({
    label: 'Northwind Labs',
  });
  await page.getByRole('link', { name: 'Another CRM' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Partner portal' }).click();
  await hands.heading('Partner portal');
  expect(new URL(page.url()).pathname).toBe(`/publishers/${northwind.id}/destinations/${portal.id}`);
});

it('nobody else sees what is of all publishers', async () => {
  const { booted } = place();
  const northwind = await aPublisher(booted, { name: 'Northwind Labs' });
  await aDestination(booted, await aPublisher(booted), { name: 'Their CRM', settings: { url: crm.url } });
  const { cookie } = await aPerson(booted, northwind.id, 'owner');
  const visit = await place().visit({ cookie, expected: [/ 403$/] });
  await visit.go('/operator/destinations');
  await handsOf(visit).sees(visit.say('ui.failed.forbidden'));
  expect(await visit.page.content()).not.toContain('Their CRM');
});

it('an owner says where customers ask about their data, is told beside the field what is wrong, and customers see it', async () => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  const listing = await aPublishedListing(booted, publisher);
  const { cookie } = await aPerson(booted, publisher.id, 'owner');
  const visit = await place().visit({ cookie, language: 'hu', expected: [/^PATCH .* 422$/] });
  const hands = handsOf(visit);
  await visit.go(`/publishers/${publisher.id}/settings/publisher`);
  await visit.page
    .getByRole('button', { name: `${visit.say('ui.edit')}: Northwind Labs`, exact: true })
    .click();
  // The name is the operator's to change.
  expect(await hands.field('settings.publisher.name').count()).toBe(0);
  await hands.write('settings.publisher.contact', 'ask us');
  await hands.press('ui.save');
  await hands.sees(visit.say('problems.fields.not_a_contact'));
  await expect.poll(() => hands.field('settings.publisher.contact').inputValue()).toBe('ask us');
  await hands.write('settings.publisher.contact', 'privacy@northwind.example');
  await hands.press('ui.save');
  await hands.sees('privacy@northwind.example');

  const customer = await place().visit({ language: 'hu' });
  await customer.go(`${listing.url}/contact-me`);
  await customer.page.getByRole('link', { name: 'privacy@northwind.example' }).waitFor();
});

it('an operator finds a publisher by a part of its name and renames it', async () => {
  const { booted } = place();
  const { id } = await aPublisher(booted, { slug: 'tailspin', name: 'Tailspin Toys' });
  await aPublisher(booted, { name: 'Contoso' });
  const { cookie } = await aPerson(booted, 'pub_operator', 'operator');
  const visit = await place().visit({ cookie });
  const { page, say } = visit;
  const hands = handsOf(visit);
  await visit.go('/operator/publishers');
  await page.getByRole('searchbox', { name: say('operator.publishers.search') }).fill('SPIN T');
  await page.getByRole('link', { name: 'Contoso', exact: true }).waitFor({ state: 'detached' });
  await page
    .getByRole('link', { name: say('operator.publishers.editOf', { name: 'Tailspin Toys' }) })
    .click();
  await hands.write('settings.publisher.name', 'Tailspin Games');
  await hands.press('ui.save');
  await page.getByRole('heading', { level: 2, name: 'Tailspin Games' }).waitFor();
  expect((await booted.call('GET', `/api/v1/publishers/${id}`)).body.name).toBe('Tailspin Games');
});
