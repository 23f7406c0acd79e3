// Whose days are counted, where customers are, and a page that shows others how leads flow: set by an owner, seen by anybody.
import { beforeAll, describe, expect, it } from 'vitest';
import { languages, type Language } from '../../src/platform/words.ts';
import { aDestination, aLead, until } from '../delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../factories.ts';
import { startFarSide, type FarSide } from '../fakes/http-far-side.ts';
import { aPerson, type APerson } from '../people.ts';
import { handsOf, type Means } from './hands.ts';
import { seriousIn } from './serious.ts';
import { usePlace } from './use-place.ts';

const place = usePlace();
let publisher: APublisher;
let owner: APerson;
let far: FarSide;

beforeAll(async () => {
  const { booted } = place();
  far = await startFarSide(() => ({ status: 200 }));
  publisher = await aPublisher(booted, { slug: 'northwind-labs', name: 'Northwind Labs' });
  const listing: AListing = await aListing(booted, publisher, { title: 'Shift Planner' });
  await aDestination(booted, publisher, { name: 'Sales hub', settings: { url: far.url } });
  for (const Country of ['Poland', 'Poland', 'Poland', 'Malta', 'Malta', 'Singapore', 'Réunion'])
    await aLead(booted, listing, { Country });
  // The product's own followers count them and send them on.
  await until(async () => {
    const { body } = await booted.call('GET', `/api/v1/publishers/${publisher.id}/insight/funnel?by=country`);
    return body.items.length === 4 && far.seen.length === 7;
  });
  owner = await aPerson(booted, publisher.id, 'owner', { name: 'Ana Ribeiro' });
  return () => far.close();
});

const nameOf = (language: Language, code: string) =>
  new Intl.DisplayNames(language, { type: 'region' }).of(code)!;

describe.each<[Language, Means, string, string]>([
  ['cs', 'mouse', 'prag', 'Europe/Prague'],
  ['hu', 'keyboard', 'europe buda', 'Europe/Budapest'],
])('in %s by %s', (language, means, search, zone) => {
  const enter = async () => {
    const visit = await place().visit({ cookie: owner.cookie, language });
    return { ...visit, hands: handsOf(visit, means) };
  };

  it('counts by the days of another time zone, and says how far that is', async () => {
    const { page, say, go, hands, noticed } = await enter();
    await go(`/publishers/${publisher.id}/performance`);
    await hands.press('insight.zone.button');
    const dialog = page.getByRole('dialog');
    await hands.acts.write(dialog.getByLabel(say('insight.zone.hint')), search);
    await expect.poll(() => dialog.getByRole('option').allTextContents()).toEqual([zone]);
    expect(await seriousIn(page)).toEqual([]);
    await hands.press('insight.zone.act', undefined, dialog);
    await dialog.waitFor({ state: 'detached' });
    await noticed(say('insight.zone.done', { timeZone: zone }));
    await page.getByText(new RegExp(zone)).first().waitFor();
  });

  it('finds on the map where leads come from, the small countries too, and opens them', async () => {
    const { page, say, go, hands } = await enter();
    await go(`/publishers/${publisher.id}/performance?by=country`);
    const card = hands.part('insight.map.title');
    const map = card.getByRole('img');
    await map.waitFor();
    await hands.sees(
      say('insight.map.off', {
        names: say('insight.map.country', { name: nameOf(language, 'RE'), count: 1, before: 0 }),
      }),
      card,
    );
    expect(await map.locator('circle').count()).toBeGreaterThanOrEqual(4);
    expect(await seriousIn(page)).toEqual([]);
    await map.focus();
    for (const [key, code, count] of [
      ['ArrowRight', 'PL', 3],
      ['ArrowRight', 'MT', 2],
    ] as const) {
      await page.keyboard.press(key);
      await hands.sees(say('insight.map.country', { name: nameOf(language, code), count, before: 0 }), card);
    }
    await page.keyboard.press('Enter');
    await hands.heading(say('insight.behind.title'));
    const rows = page.getByRole('group', { name: say('insight.behind.title') }).getByRole('row');
    // With the row of headings.
    await expect.poll(() => rows.count()).toBe(3);
    await expect.poll(() => rows.nth(1).textContent()).toContain('Shift Planner');
  });

  it('gives a page to whoever has its address, and takes it back', async () => {
    const { page, say, go, hands, noticed } = await enter();
    await go(`/publishers/${publisher.id}/settings/status-pages`);
    await hands.press('settings.statusPages.create');
    const panel = page.getByRole('dialog');
    await hands.write('settings.statusPages.name', `Desk ${language}`);
    await hands.acts.check(
      panel.getByRole('checkbox', { name: say('settings.statusPages.namesDestinations') }),
    );
    await hands.press('settings.statusPages.create', undefined, panel);
    await panel.getByText(say('settings.statusPages.onceWords')).waitFor();
    expect(await seriousIn(page)).toEqual([]);
    const url = (await panel.getByText(/\/status\/[0-9a-z]{40}$/).textContent())!;
    await hands.press('settings.statusPages.done', undefined, panel);
    await panel.waitFor({ state: 'detached' });

    const path = new URL(url).pathname;
    const reader = await place().visit({
      language,
      javaScript: false,
      expected: [new RegExp(`^GET ${path} 404$`)],
    });
    await reader.go(path);
    await reader.page
      .getByRole('heading', { level: 1, name: reader.say('status.title', { publisher: publisher.name }) })
      .waitFor();
    await reader.page.getByRole('row', { name: /Sales hub/ }).waitFor();

    await hands.acts.press(
      page.getByRole('button', { name: say('settings.statusPages.revokeOne', { name: `Desk ${language}` }) }),
    );
    await hands.press('settings.statusPages.revoke', undefined, page.getByRole('alertdialog'));
    await noticed(say('settings.statusPages.revokedNow'));
    await reader.go(path);
    await reader.page.getByText(reader.say('status.problem.notFoundText')).waitFor();
  });
});

it('is read in all six languages, light and dark, on a phone', async () => {
  const { booted } = place();
  const choice = { name: 'Everybody', namesDestinations: true, countsLeads: true };
  const made = await booted.call('POST', `/api/v1/publishers/${publisher.id}/status-pages`, choice);
  const path = new URL(made.body.url).pathname;
  const { page, go } = await place().visit({ width: 360 });
  for (const [nth, language] of languages.entries()) {
    await page.emulateMedia({ colorScheme: nth % 2 === 0 ? 'light' : 'dark' });
    await go(`${path}?language=${language}`);
    await page.locator('summary').click();
    expect(await page.locator('h1').count()).toBe(1);
    expect(await seriousIn(page)).toEqual([]);
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect([language, wide]).toEqual([language, 360]);
  }
});
