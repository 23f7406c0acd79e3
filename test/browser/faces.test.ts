// Every screen that shows data: its face while it waits, when the answer fails, once another try succeeds, and with nothing to show.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visit } from './place.ts';
import { screens, type Shown } from './screens.ts';
import { seriousIn } from './serious.ts';
import { openWorld, type World } from './world.ts';

describe('with an answer that is late, fails and comes', () => {
  /** They ask for nothing before somebody acts, or are made by the server, or are a panel over a screen of this list. */
  const others = new Set([
    ...['sign-in', 'second-factor', 'forgotten', 'password-reset', 'provider-new'],
    ...['store', 'store-listing', 'store-form'],
    ...['invite', 'operator-publisher-new'],
    // The same screen with something else on it.
    ...['leads-parked', 'lead-raised', 'listing-page'],
    ...['destination-connect', 'destination-broken', 'destination-edit'],
  ]);
  const asking = screens.filter(({ name }) => !others.has(name));
  let world: World;
  const visits = new Map<Shown['as'], Visit>();
  beforeAll(async () => {
    world = await openWorld();
    const expected = [/ 500$/];
    for (const as of ['nobody', 'owner', 'operator'] as const)
      visits.set(
        as,
        await world.place.visit(as === 'nobody' ? { expected } : { expected, cookie: world[as].cookie }),
      );
  });
  afterAll(async () => {
    const troubles = world.place.takeTroubles();
    await world.close();
    expect(troubles).toEqual([]);
  });

  it.concurrent.for(asking)('$name', async ({ as, path }) => {
    const { context, say } = visits.get(as)!;
    const page = await context.newPage();
    const network = await brokenNetwork(page);
    await page.goto(path(world));
    const waiting = page.getByRole('status').filter({ hasText: say('ui.loading') });
    await network.asked;
    await waiting.first().waitFor();
    await hasOneHeading(page);

    network.fail();
    const again = page.getByRole('alert').getByRole('button', { name: say('ui.retry'), exact: true });
    await again.first().waitFor();
    await hasOneHeading(page);
    expect(await seriousIn(page)).toEqual([]);

    network.mend();
    // A part of a screen may have failed by itself.
    do {
      await again.first().press('Enter');
      await waiting.first().waitFor({ state: 'detached' });
    } while ((await again.count()) > 0);
    await hasOneHeading(page);
    expect(network.answers()).toBeGreaterThan(0);
    // Whoever pressed by key is not thrown back to the top of the page.
    await page.waitForFunction(() => document.activeElement !== document.body);
    await page.close();
  });
});

/** The API as seen from one page: nothing comes at first. Who is signed in is known. */
async function brokenNetwork(page: Page) {
  const { promise: failing, resolve: fail } = Promise.withResolvers<void>();
  const { promise: asked, resolve: ask } = Promise.withResolvers<void>();
  let isMended = false;
  let answers = 0;
  await page.route(
    ({ pathname }) => pathname.startsWith('/api/v1/') && pathname !== '/api/v1/session',
    async (route) => {
      if (isMended) {
        answers++;
        return route.continue();
      }
      ask();
      await failing;
      const body = {
        title: 'Internal error',
        status: 500,
        code: 'internal_error',
        detail: 'Something broke.',
      };
      await route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({ ...body, requestId: 'request-1', errors: [] }),
      });
    },
  );
  return { asked, fail, mend: () => void (isMended = true), answers: () => answers };
}

async function hasOneHeading(page: Page): Promise<void> {
  expect(await page.locator('h1').allInnerTexts()).toEqual([expect.stringMatching(/\S/)]);
  expect(await page.title()).toMatch(/\S · Leadshare$/);
}
