// Every screen that shows data: its face while it waits, when the answer fails, once another try succeeds, and with nothing to show.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { handsOf } from './hands.ts';
import type { Visit } from './place.ts';
import { screens, type Shown } from './screens.ts';
import { seriousIn } from './serious.ts';
import { usePlace } from './use-place.ts';
import { openWorld, type World } from './world.ts';

describe('with an answer that is late, fails and comes', () => {
  // The first five ask for nothing before somebody acts.
  const others = new Set([
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
    // Panels over a screen that is looked at.
    'invite',
    'operator-publisher-new',
    // The same screen with something else on it.
    'performance-country',
    'performance-work',
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
  const asking = screens.filter(({ name }) => !others.has(name));
  let world: World;
  const visits = new Map<Shown['as'], Visit>();
  /** Pages that nobody uses now: one that has shown the console has it compiled. */
  const idle: Record<Shown['as'], Page[]> = { nobody: [], owner: [], operator: [] };
  beforeAll(async () => {
    world = await openWorld();
    for (const as of ['nobody', 'owner', 'operator'] as const) {
      const visit = await world.place.visit(as === 'nobody' ? {} : { cookie: world[as].cookie });
      await visit.context.addInitScript(brokenNetwork);
      visits.set(as, visit);
    }
  });
  afterAll(async () => {
    const troubles = world.place.takeTroubles();
    await world.close();
    if (troubles.length > 0) throw new Error(`On the way:\n${troubles.join('\n')}`);
  });

  it.concurrent.for(asking)('$name', async ({ as, path }) => {
    const { context, say } = visits.get(as)!;
    const page = idle[as].pop() ?? (await context.newPage());
    await page.goto(path(world));
    const waiting = page.getByRole('status').filter({ hasText: say('ui.loading') });
    await page.evaluate('network.asked');
    await waiting.first().waitFor();
    await hasOneHeading(page);

    await page.evaluate('network.fail()');
    const again = page.getByRole('alert').getByRole('button', { name: say('ui.retry'), exact: true });
    await again.first().waitFor();
    await hasOneHeading(page);
    expect(await seriousIn(page, { within: 'main' })).toEqual([]);

    await page.evaluate('network.mend()');
    // A part of a screen may have failed by itself.
    do {
      // Its answer is waited for: right after the key, what failed is gone and what waits is not yet drawn.
      const answered = page.waitForResponse(
        (response) => response.url().includes('/api/v1/') && response.ok(),
      );
      await again.first().press('Enter');
      await answered;
      await waiting.first().waitFor({ state: 'detached' });
    } while ((await again.count()) > 0);
    await hasOneHeading(page);
    // Whoever pressed by key is not thrown back to the top of the page.
    await page.waitForFunction(() => document.activeElement !== document.body);
    idle[as].push(page);
  });
});

describe('with nothing to show yet', () => {
  const place = usePlace();
  /** What is not there, what is said of it, and what leads on; all of them in one room of the words. */
  type Nothing = [path: string, room: string, title: string, words: string, next?: string];
  const settings: Nothing[] = [
    ['settings/keys', 'settings.keys', 'none', 'noneWords', 'create'],
    ['settings/sign-in', 'settings.provider', 'none', 'noneWords', 'connect'],
    ['settings/secrets', 'settings.secrets', 'none', 'noneWords'],
  ];
  const ofOperator: Nothing[] = [
    ['overview', 'operator.beginning', 'title', 'words', 'create'],
    ['publishers', 'operator.publishers', 'none', 'noneWords', 'create'],
    ['destinations', 'destinations', 'empty.title', 'everywhere.empty', 'create'],
    ...settings,
  ];
  const ofPublisher: Nothing[] = [
    ['overview', 'overview.steps', 'title', 'listing.how', 'listing.title'],
    ['my-day', 'my-day', 'empty.title', 'empty.advice', 'empty.leads'],
    ['performance', 'insight', 'empty.title', 'empty.words'],
    ['leads', 'leads', 'empty.title', 'empty.advice', 'empty.steps'],
    ['duplicates', 'duplicates', 'empty.title', 'empty.advice'],
    ['listings', 'listings', 'empty.title', 'empty.words', 'create'],
    ['destinations', 'destinations', 'empty.title', 'empty.words', 'create'],
    ['deliveries', 'deliveries', 'noneYet', 'noneYetWords'],
    ['quarantine', 'quarantine', 'empty.title', 'empty.advice'],
    ...settings,
  ];

  /** Answers what axe found on the way. */
  async function look(visit: Visit, base: string, all: Nothing[]): Promise<string[]> {
    const serious: string[] = [];
    const { page, say } = visit;
    const hands = handsOf(visit);
    const main = page.getByRole('main');
    for (const [path, room, title, words, next] of all) {
      await visit.go(`${base}/${path}`);
      await hands.sees(say(`${room}.${title}`));
      await hands.sees(say(`${room}.${words}`));
      await hasOneHeading(page);
      serious.push(...(await seriousIn(page, { within: 'main' })));
      if (!next) continue;
      const way = { name: say(`${room}.${next}`), exact: true };
      await main.getByRole('button', way).or(main.getByRole('link', way)).last().click();
      await page.waitForURL(({ pathname, search }) => pathname + search !== `${base}/${path}`);
    }
    return serious;
  }

  it('a new installation says what its operator does first', async () => {
    const { cookie } = await aPerson(place().booted, 'pub_operator', 'operator');
    const visit = await place().visit({ cookie });
    expect(await look(visit, '/operator', ofOperator)).toEqual([]);
  });

  it('a new publisher says what its owner does first', async () => {
    const publisher = await aPublisher(place().booted);
    const { cookie } = await aPerson(place().booted, publisher.id, 'owner');
    const visit = await place().visit({ cookie });
    expect(await look(visit, `/publishers/${publisher.id}`, ofPublisher)).toEqual([]);
  });

  it('a console whose server fails at once says so, and begins when it is tried again', async () => {
    const { cookie } = await aPerson(place().booted, 'pub_operator', 'operator');
    const visit = await place().visit({ cookie, expected: [/^GET \/api\/v1\/session 500$/] });
    const { page, say } = visit;
    const hands = handsOf(visit);
    const session = '**/api/v1/session';
    await page.route(session, (route) => route.fulfill(failed));
    await visit.go('/operator/overview');
    await hands.button('ui.retry').waitFor();
    await hasOneHeading(page);
    expect(await seriousIn(page)).toEqual([]);
    await page.unroute(session);
    await hands.press('ui.retry');
    await hands.heading(say('operator.overview.title'));
    // The router says on the console what it caught.
    for (const trouble of place().takeTroubles()) expect(trouble).toContain('Something broke.');

    await visit.go('/operator/nowhere');
    await hands.heading(say('ui.notThere.title'));
    await hasOneHeading(page);
  });
});

const failed = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    title: 'Internal error',
    status: 500,
    code: 'internal_error',
    detail: 'Something broke.',
    requestId: 'request-1',
    errors: [],
  }),
};

/**
 * The API as seen from one page: nothing comes at first. Who is signed in is known. It stands in the page because a browser
 * whose requests are routed keeps nothing of what it loads, and would compile the console anew for each screen.
 */
const brokenNetwork = `{
  const real = window.fetch;
  const { promise: asked, resolve: ask } = Promise.withResolvers();
  const { promise: failing, resolve: fail } = Promise.withResolvers();
  let isMended = false;
  window.network = { asked, fail, mend: () => void (isMended = true) };
  window.fetch = async (given, init) => {
    const { pathname } = new URL(given.url ?? given, location.href);
    if (isMended || !pathname.startsWith('/api/v1/') || pathname === '/api/v1/session') return real(given, init);
    ask();
    await failing;
    const { status, contentType, body } = ${JSON.stringify(failed)};
    return new Response(body, { status, headers: { 'content-type': contentType } });
  };
  // Changes do not come by a broken network either.
  window.EventSource = class extends EventTarget {
    close() {}
  };
}`;

async function hasOneHeading(page: Page): Promise<void> {
  expect(await page.locator('h1').allInnerTexts()).toEqual([expect.stringMatching(/\S/)]);
  expect(await page.title()).toMatch(/\S · Leadshare$/);
}
