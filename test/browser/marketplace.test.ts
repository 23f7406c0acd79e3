// Somebody connects Partner Center with a wrong secret first, reads what to mend, sees the figures come by themselves, gives an offer its
// listing, and brings a file that is none and one that is older.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Language } from '../../src/platform/words.ts';
import { aListing, aPublisher } from '../factories.ts';
import { reportApp, startReportApi, type ReportFarSide } from '../fakes/report-api.ts';
import { aPerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { seriousIn } from './serious.ts';
import { usePlace } from './use-place.ts';

const place = usePlace({ env: { LEADSHARE_REPORT_HOSTS: '127.0.0.1' } });
let far: ReportFarSide;
beforeAll(async () => {
  far = await startReportApi(() => place().booted.app.clock.now());
  far.world.takesMs = 0;
});
afterAll(() => far.close());

it.each<[Language, Means, { width?: number; dark?: boolean }]>([
  ['en', 'keyboard', {}],
  ['cs', 'mouse', { dark: true }],
  ['hu', 'mouse', { width: 360 }],
])('from the sign-in of an app to figures by listing, in %s by %s', async (language, means, look) => {
  const { booted } = place();
  const publisher = await aPublisher(booted, { slug: `fabrikam-${language}`, name: 'Fabrikam' });
  await aListing(booted, publisher, { title: 'Shift Planner' });
  const owner = await aPerson(booted, publisher.id, 'owner');
  const day = new Date(Date.now() - 3 * 86_400_000).toISOString().slice(0, 10);
  const row = (OfferName: string, PageVisits: number) => ({ Date: day, OfferName, PageVisits });
  far.world.rows = [row('Shift Planner', 40), row('Shift Planner Pro', 7)];

  const office = await place().visit({
    cookie: owner.cookie,
    language,
    ...look,
    expected: [
      /^POST \/api\/v1\/publishers\/[^/]+\/traffic-imports 422$/,
      /^PUT .*\/marketplace-account 422$/,
    ],
  });
  const { page, say } = office;
  const hands = handsOf(office, means);
  const dialog = page.getByRole('dialog');
  const closed = () => dialog.waitFor({ state: 'detached' });
  const field = (key: string) => dialog.getByLabel(say(key)).first();
  const card = hands.part('marketplace.title');

  await office.go(`/publishers/${publisher.id}/campaigns?tab=traffic`);
  await hands.sees(say('marketplace.noFigures'), card);
  await hands.press('marketplace.connect');
  await hands.sees(say('marketplace.guide.secret'), dialog);
  expect(await seriousIn(page)).toEqual([]);
  // The secret's ID in place of its value.
  await hands.acts.write(field('marketplace.field.tenantId'), reportApp.tenantId);
  await hands.acts.write(field('marketplace.field.clientId'), reportApp.clientId);
  await hands.acts.write(field('marketplace.field.clientSecret'), reportApp.tenantId);
  await hands.acts.write(field('marketplace.field.apiUrl'), far.url);
  await hands.acts.write(field('marketplace.field.authority'), far.url);
  await hands.press('marketplace.save', undefined, dialog);
  await hands.sees(say('problems.fields.secret_id'), dialog);
  await hands.acts.write(field('marketplace.field.clientSecret'), 'the value of another secret');
  await hands.press('marketplace.save', undefined, dialog);
  await closed();
  await card.getByText(say('marketplace.fault.credentials_wrong')).first().waitFor();

  await hands.press('marketplace.change');
  await hands.acts.write(field('marketplace.field.clientSecret'), reportApp.clientSecret);
  await hands.press('marketplace.save', undefined, dialog);
  await closed();
  const steps = card.getByRole('list', { name: say('marketplace.checked') });
  await expect.poll(() => steps.getByText(say('marketplace.outcome.well')).count()).toBe(3);

  // By its clock, every few seconds; the page follows by itself.
  await card.getByText(say('marketplace.state.well')).waitFor();
  const offers = hands.part('marketplace.offers.title');
  await hands.acts.choose(
    offers.getByLabel(say('marketplace.offers.choose', { offer: 'Shift Planner Pro' })),
    'Shift Planner',
  );
  await hands.noticed(say('marketplace.offers.given', { rows: 1 }));
  expect(await seriousIn(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);

  const bring = async (name: string, text: string) => {
    await page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
    await hands.press('campaigns.traffic.act');
  };
  await bring('report.csv', '<!DOCTYPE html><title>Sign in</title>');
  await hands.sees(say('problems.fields.file_is_a_page'));
  await bring(
    'report.csv',
    `Date;Offer name;Page visits\n${day};Shift Planner;1.044\n${day};Shift Planner;-3\n`,
  );
  await hands.sees(say('campaigns.traffic.fault.no_count', { line: 3, column: 'Page visits' }));

  // The funnel says beside the marketplace's figures how far they go, and the listing has those of both offers.
  await office.go(`/publishers/${publisher.id}/performance`);
  await page
    .getByText(/1.?051/)
    .first()
    .waitFor();
  const told = say('marketplace.freshness', { day: '|', at: '|' }).split('|')[0]!;
  await page.getByText(told.trim()).first().waitFor();
});
