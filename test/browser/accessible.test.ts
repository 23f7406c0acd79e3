// Every screen: its face while it waits, when the answer fails and once another try succeeds; then nothing serious found by axe in light
// and dark, one heading, a title, all words there, and no sideways scroll on a phone.
import { afterAll, afterEach, beforeAll, expect, it, type ExpectStatic } from 'vitest';
import { firstRunLink } from '../../src/accounts/first-run.ts';
import { breakNetwork, failNetwork, hasAsked, mendNetwork, reconnect } from './broken-network.ts';
import { hasOneHeading } from './heading.ts';
import { openPlace, type Visit } from './place.ts';
import { screens, type Shown } from './screens.ts';
import { seriousIn } from './serious.ts';
import { openWorld, type World } from './world.ts';

/** Those whose faces are not looked at. */
const others = new Set([
  // The first five ask for nothing before somebody acts.
  'sign-in',
  'second-factor',
  'forgotten',
  'password-reset',
  'provider-new',
  'lead-field-new',
  // Made by the server.
  'store',
  'store-listing',
  'store-form',
  'status-page',
  // Panels over a screen that is looked at.
  'invite',
  'operator-publisher-new',
  // The same screen with something else on it.
  'performance-country',
  'performance-work',
  'performance-results',
  'leads-parked',
  'lead-raised',
  'listing-page',
  'response-times-people',
  'destination-connect',
  'destination-broken',
  'destination-edit',
  'destination-events-edit',
  'events-connect',
  'operator-people',
  'operator-keys',
  'publisher-edit',
  'operator-destinations-broken',
]);

type Tabs = {
  visit: Visit;
  /** Those that nobody uses now, by whether their network is broken: one that has shown the console has it compiled. */
  idle: { broken: Visit[]; whole: Visit[] };
};

let world: World;
const tabs = new Map<Shown['as'], Tabs>();
beforeAll(async () => {
  world = await openWorld();
  for (const as of ['nobody', 'owner', 'operator'] as const) {
    const visit = await world.place.visit(as === 'nobody' ? {} : { cookie: world[as].cookie });
    tabs.set(as, { visit, idle: { broken: [], whole: [visit] } });
  }
});
afterAll(() => world.close());
afterEach(() => {
  const troubles = world.place.takeTroubles();
  if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
});

it.concurrent.for(screens)('$name', async ({ name, as, path }, { expect }) => {
  const { visit, idle } = tabs.get(as)!;
  const network = others.has(name) ? 'whole' : 'broken';
  const tab = idle[network].pop() ?? (await newTab(visit, network));
  await tab.page.setViewportSize({ width: 1440, height: 900 });
  await tab.page.emulateMedia({ colorScheme: 'light' });
  await tab.go(path(world));
  if (network === 'broken') await showsItsFaces(tab);
  await tab.settled();
  expect(await seriousIn(tab.page)).toEqual([]);
  await isAccessible(tab, expect);
  idle[network].push(tab);
});

async function newTab(visit: Visit, network: 'broken' | 'whole'): Promise<Visit> {
  const tab = await visit.tab();
  if (network === 'broken') await breakNetwork(tab.page);
  return tab;
}

/** In the end it has all that it asked for. */
async function showsItsFaces({ page, say }: Visit): Promise<void> {
  const waiting = page.getByRole('status').filter({ hasText: say('ui.loading') });
  await hasAsked(page);
  await waiting.first().waitFor();
  await hasOneHeading(page);

  await failNetwork(page);
  const again = page.getByRole('alert').getByRole('button', { name: say('ui.retry'), exact: true });
  await again.first().waitFor();
  await hasOneHeading(page);
  expect(await seriousIn(page, { within: 'main' })).toEqual([]);

  await mendNetwork(page);
  // A part of a screen may have failed by itself.
  do {
    // Its answer is waited for: right after the key, what failed is gone and what waits is not yet drawn.
    const answered = page.waitForResponse((response) => response.url().includes('/api/v1/') && response.ok());
    await again.first().press('Enter');
    await answered;
    await waiting.first().waitFor({ state: 'detached' });
  } while ((await again.count()) > 0);
  await hasOneHeading(page);
  // Whoever pressed by key is not thrown back to the top of the page.
  await page.waitForFunction(() => document.activeElement !== document.body);
  await reconnect(page);
}

/** Beside what axe finds in light. expect: the test's own, since others run beside it. */
async function isAccessible(visit: Visit, expect: ExpectStatic): Promise<void> {
  const { page } = visit;
  // A panel hides from screen readers what lies behind it.
  await expect.poll(() => page.locator('h1').count()).toBe(1);
  expect(await page.title()).toMatch(/\S/);

  await page.emulateMedia({ colorScheme: 'dark' });
  await turnsDark(visit);
  await visit.settled();
  expect(await seriousIn(page, { rules: ['color-contrast'] })).toEqual([]);

  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}

it('the reference of the API, in both themes and with nothing from elsewhere', async () => {
  for (const dark of [false, true]) {
    const { page, go } = await world.place.visit({ dark });
    await go('/docs');
    const heading = page.getByRole('heading', { level: 1, name: 'Leadshare' }).first();
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  }
});

it('the first run', async () => {
  const unowned = await openPlace({ env: { LEADSHARE_OPERATOR_KEY: '' } });
  try {
    const link = new URL((await firstRunLink(unowned.booted.app))!);
    for (const dark of [false, true]) {
      const { page, go } = await unowned.visit({ dark, width: 360 });
      await go(link.pathname);
      expect(await seriousIn(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    }
    expect(unowned.takeTroubles()).toEqual([]);
  } finally {
    await unowned.close();
  }
});

/** The background is the theme's first sign; colours fade over within a moment. */
async function turnsDark({ page }: Visit): Promise<void> {
  await page.waitForFunction(() => {
    const [red] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
    return document.documentElement.dataset['theme'] === 'dark' || Number(red) < 128;
  });
}
