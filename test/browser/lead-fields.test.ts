// A publisher adds a field of its own to its forms; a customer fills it in; it stands on the lead and arrives at the webhook.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aPublishedListing, type APage } from '../customer.ts';
import { aDestination } from '../delivering.ts';
import { aPublisher, type APublisher } from '../factories.ts';
import { startFarSide, type FarSide } from '../fakes/http-far-side.ts';
import { aPerson, type APerson } from '../people.ts';
import { handsOf } from './hands.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
let far: FarSide;
let publisher: APublisher;
let owner: APerson;
let listing: APage;

beforeAll(async () => {
  const { booted } = place();
  far = await startFarSide(() => ({ status: 200 }));
  publisher = await aPublisher(booted, { name: 'Northwind Labs' });
  owner = await aPerson(booted, publisher.id, 'owner');
  listing = await aPublishedListing(booted, publisher, { title: 'Shift Planner' });
  await aDestination(booted, publisher, { name: 'Sales CRM', settings: { url: far.url } });
});
afterAll(() => far.close());

it('is added, asked, answered in another language, shown and sent on', async () => {
  const office = await place().visit({ cookie: owner.cookie, expected: [/lead-fields 422$/] });
  const desk = handsOf(office);
  const { page, say } = office;
  const settings = `/publishers/${publisher.id}/settings/lead-fields`;
  await office.go(settings);
  await desk.sees(say('lead-fields.none'));
  await desk.press('lead-fields.add');
  await desk.heading(say('lead-fields.add'));
  const field = (key: string, given = {}) =>
    page.getByRole('textbox', { name: say(`lead-fields.${key}`, given), exact: false });
  await field('label').first().fill('Current system');
  await page.getByLabel(say('lead-fields.kind')).selectOption('choice');
  await field('optionLabel', { number: 1 }).fill('Paper');
  await field('optionValue', { number: 1 }).fill('paper');
  await desk.press('lead-fields.addOption');
  await field('optionLabel', { number: 2 }).fill('Spreadsheets');
  // The form's own name for its sources is taken; what was typed stays.
  await page.getByPlaceholder('numberOfEmployees').fill('campaign');
  await desk.press('lead-fields.addNow');
  await page.getByText(say('problems.fields.taken')).waitFor();
  await page.getByPlaceholder('numberOfEmployees').fill('currentSystem');
  await page.getByLabel(say('lead-fields.inLanguage')).selectOption('cs');
  await page.getByLabel(`${say('lead-fields.label')} (Čeština)`, { exact: true }).fill('Dnešní systém');
  await page.getByLabel(say('lead-fields.optionLabel', { number: 2 }) + ' (Čeština)').fill('Tabulky');
  await desk.press('lead-fields.addNow');
  await page.getByRole('link', { name: 'Current system' }).waitFor();

  const shop = await place().visit({ language: 'cs', javaScript: false });
  const hands = handsOf(shop);
  await shop.go(`${listing.url}/contact-me`);
  for (const [name, typed] of [
    ['firstName', 'Ludmila'],
    ['lastName', 'Havránková'],
    ['email', 'ludmila@havran.example'],
  ] as const)
    await shop.page.getByLabel(`${shop.say(`storefront.field.${name}`)} *`).fill(typed);
  await shop.page.getByLabel('Dnešní systém').selectOption({ label: 'Tabulky' });
  await hands.press('storefront.call.contact-me');
  await hands.heading(shop.say('storefront.thanks.title'));

  await office.go(`/publishers/${publisher.id}/leads`);
  await page.getByRole('link', { name: 'Ludmila Havránková' }).click();
  const own = desk.part('leads.ownFields');
  await desk.sees('Current system', own);
  await desk.sees('Spreadsheets', own);
  await place().booted.house.delivering.engine.settle();
  const { data } = JSON.parse(far.seen.at(-1)!.body.toString()) as {
    data: { lead: { source: { extra: { fields: unknown } } } };
  };
  expect(data.lead.source.extra.fields).toEqual({ currentSystem: 'Spreadsheets' });
});

it('is moved by keyboard alone, and archived and brought back', async () => {
  const { booted } = place();
  const other = await aPublisher(booted);
  const { cookie } = await aPerson(booted, other.id, 'owner');
  for (const name of ['first', 'second'])
    await booted.call('POST', `/api/v1/publishers/${other.id}/lead-fields`, {
      name,
      kind: 'text',
      label: name,
    });
  const { page, say, go, noticed } = await place().visit({ cookie });
  await go(`/publishers/${other.id}/settings/lead-fields`);
  const up = page.getByRole('button', { name: say('lead-fields.up', { name: 'second' }) });
  await up.focus();
  await page.keyboard.press('Enter');
  await noticed(say('lead-fields.moved', { name: 'second', place: 1 }));
  const labels = () => page.getByRole('table').first().getByRole('link').allInnerTexts();
  await expect.poll(labels).toEqual(['second', 'first']);
  // Whoever moves it once can move it on.
  await expect.poll(() => up.evaluate((button) => button === document.activeElement)).toBe(true);

  await page.getByRole('link', { name: 'first' }).click();
  await page.getByRole('button', { name: say('lead-fields.archive') }).click();
  await page
    .getByRole('alertdialog')
    .getByRole('button', { name: say('lead-fields.archive') })
    .click();
  await page.getByRole('button', { name: say('lead-fields.restore') }).click();
  await noticed(say('lead-fields.restoredNow'));
});
