// Customers at the public store: with and without JavaScript, by keyboard alone, on a small screen, and on another web site.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aPublishedListing, inboxOf, zofia, type APage } from '../customer.ts';
import { aPublisher, type APublisher } from '../factories.ts';
import { violationsOn } from './axe.ts';
import { handsOf } from './hands.ts';
import { reach } from './keys.ts';
import type { Visit } from './place.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
let publisher: APublisher;
let listing: APage;
let elsewhere: Server;
let origin: string;

beforeAll(async () => {
  elsewhere = createServer((_request, response) => {
    const form = `<leadshare-form listing="${listing.id}" action="contact-me"></leadshare-form>`;
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html lang="pt"><title>Shop</title><main><h1>Shop</h1>` +
        `<script src="${place().url}/widget.js"></script>${form}</main>`,
    );
  });
  await new Promise<void>((open) => elsewhere.listen(0, '127.0.0.1', open));
  origin = `http://localhost:${(elsewhere.address() as AddressInfo).port}`;
  publisher = await aPublisher(place().booted, { slug: 'northwind-labs', name: 'Northwind Labs' });
  listing = await aPublishedListing(place().booted, publisher, {
    title: 'Shift Planner',
    page: {
      summary: 'Rotas that everybody can read.',
      description:
        '- **Fair**\n- Simple\n\nDonaudampfschifffahrtsgesellschaftskapitänsmützenverwaltungssoftware',
      allowedOrigins: [origin],
    },
  });
});
afterAll(() => void elsewhere.close());

const leads = async () => (await inboxOf(place().booted, publisher)).leads;

async function fillIn(visit: Visit, email: string): Promise<void> {
  const hands = handsOf(visit);
  const { page, say } = visit;
  for (const [name, value] of [
    ['firstName', zofia.firstName],
    ['lastName', zofia.lastName],
    ['email', email],
  ] as const)
    await page.getByLabel(`${say(`storefront.field.${name}`)} *`).fill(value);
  await hands.write('storefront.field.note', zofia.note);
}

describe.each<[Language, boolean]>([
  ['cs', true],
  ['es', false],
])('a customer who reads %s, JavaScript %s', (language, javaScript) => {
  it('finds the product, says what is wanted, is told what is missing, and is thanked', async () => {
    const expected = [/^POST \/store\/northwind-labs\/shift-planner\/contact-me 422$/];
    const visit = await place().visit({ language, javaScript, expected });
    const hands = handsOf(visit);
    await visit.go('/store');
    await visit.page.getByRole('searchbox').fill('rotas');
    await hands.press('storefront.store.find');
    await hands.link('Shift Planner').click();
    await hands.follow('storefront.call.contact-me');
    await hands.heading(visit.say('storefront.call.contact-me'));
    await hands.press('storefront.call.contact-me');
    await hands.sees(visit.say('storefront.form.wrong', { count: 3 }));
    await fillIn(visit, `${language}@lipowa.example`);
    if (javaScript) await visit.page.locator('[name=work]:not([value=""])').waitFor({ state: 'attached' });
    await hands.press('storefront.call.contact-me');
    await hands.heading(visit.say('storefront.thanks.title'));
    expect(await visit.context.cookies()).toEqual([]);
    expect((await leads())[0]).toMatchObject({
      contact: { email: `${language}@lipowa.example` },
      consent: { record: { language } },
    });
  });
});

it('a customer without a mouse raises a hand by keyboard alone', async () => {
  const visit = await place().visit({ language: 'pl' });
  const { page, say } = visit;
  await visit.go(new URL(listing.url, place().url).pathname);
  await reach(visit, page.getByRole('link', { name: say('storefront.call.contact-me') }));
  await page.keyboard.press('Enter');
  for (const name of ['firstName', 'lastName', 'email'] as const) {
    await reach(visit, page.getByLabel(`${say(`storefront.field.${name}`)} *`));
    await page.keyboard.type(name === 'email' ? 'keys@lipowa.example' : zofia[name]);
  }
  await reach(visit, page.getByRole('button', { name: say('storefront.call.contact-me') }));
  await page.keyboard.press('Enter');
  await handsOf(visit).heading(say('storefront.thanks.title'));
  expect((await leads())[0]).toMatchObject({ contact: { email: 'keys@lipowa.example' } });
});

describe.each([false, true])('in the dark: %s', (dark) => {
  it.each([360, 1440])('no page is too wide or hard to use at %i px', async (width) => {
    const expected = [/ 4(?:04|22)$/];
    const visit = await place().visit({ language: 'hu', dark, width, expected });
    const { page } = visit;
    const form = `${listing.url}/contact-me`;
    for (const path of ['/store', listing.url, form, `${form}/thanks`, '/store/nothing/here']) {
      await visit.go(path);
      if (path === form) {
        await handsOf(visit).press('storefront.call.contact-me');
        await page.getByRole('alert').waitFor();
      }
      const tooWide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect({ path, tooWide }).toEqual({ path, tooWide: 0 });
      const violations = await violationsOn(page);
      expect(violations.map(({ id, nodes }) => `${path}: ${id} ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});

it('on another web site the form speaks its language, says what is missing and sends the lead', async () => {
  const expected = [/^POST \/store\/api\/.* 422$/];
  const visit = await place().visit({ language: 'pt-PT', others: [origin], expected });
  const { page, say } = visit;
  await page.goto(`${origin}/?mktcmpid=autumn`);
  await page.getByRole('heading', { level: 2, name: /Shift Planner/ }).waitFor();
  const violations = await violationsOn(page);
  expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([]);
  const send = page.getByRole('button', { name: say('storefront.call.contact-me') });
  await send.click();
  await page.getByText(say('storefront.form.wrong', { count: 3 })).waitFor();
  for (const name of ['firstName', 'lastName', 'email'] as const)
    await page
      .getByLabel(new RegExp(`^${say(`storefront.field.${name}`)}`))
      .fill(name === 'email' ? 'widget@lipowa.example' : zofia[name]);
  await send.click();
  await page.getByText(say('storefront.thanks.title')).waitFor();
  expect((await leads())[0]).toMatchObject({
    contact: { email: 'widget@lipowa.example' },
    consent: { record: { language: 'pt-PT', pageUrl: `${origin}/?mktcmpid=autumn` } },
  });
});
