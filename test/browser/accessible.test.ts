// Every screen: nothing serious found by axe in light and dark, one heading, a title, all words there, and no sideways scroll on a phone.
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { firstRunLink } from '../../src/accounts/first-run.ts';
import { openPlace, type Visit } from './place.ts';
import { screens, type Shown } from './screens.ts';
import { seriousIn } from './serious.ts';
import { openWorld, type World } from './world.ts';

let world: World;
const visits = new Map<Shown['as'], Visit>();
beforeAll(async () => {
  world = await openWorld();
  for (const as of ['nobody', 'owner', 'operator'] as const)
    visits.set(as, await world.place.visit(as === 'nobody' ? {} : { cookie: world[as].cookie }));
});
afterAll(() => world.close());
afterEach(() => {
  const troubles = world.place.takeTroubles();
  if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
});

it.each(screens)('$name', async ({ as, path }) => {
  const visit = visits.get(as)!;
  const { page } = visit;
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ colorScheme: 'light' });
  await visit.go(path(world));
  await visit.settled();
  expect(await seriousIn(page)).toEqual([]);
  // A panel hides from screen readers what lies behind it.
  expect(await page.locator('h1').count()).toBe(1);
  expect(await page.title()).toMatch(/\S/);

  await page.emulateMedia({ colorScheme: 'dark' });
  await turnsDark(page);
  await visit.settled();
  expect(await seriousIn(page, { rules: ['color-contrast'] })).toEqual([]);

  await page.setViewportSize({ width: 360, height: 740 });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

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
async function turnsDark(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const [red] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g) ?? [];
    return document.documentElement.dataset['theme'] === 'dark' || Number(red) < 128;
  });
}
