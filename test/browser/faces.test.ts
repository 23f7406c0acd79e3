// What the console shows when there is nothing to show yet, and when its server fails at once.
import { describe, expect, it } from 'vitest';
import { aPublisher } from '../factories.ts';
import { aPerson } from '../people.ts';
import { failed } from './broken-network.ts';
import { handsOf } from './hands.ts';
import { hasOneHeading } from './heading.ts';
import type { Visit } from './place.ts';
import { seriousIn } from './serious.ts';
import { usePlace } from './use-place.ts';

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
    ['performance?tab=results', 'insight.results', 'forecast.title', 'forecast.none'],
    ['leads', 'leads', 'empty.title', 'empty.advice', 'empty.steps'],
    ['duplicates', 'duplicates', 'empty.title', 'empty.advice'],
    ['referrals', 'cosell', 'empty.title', 'empty.words'],
    ['referrals?tab=board', 'cosell', 'empty.title', 'empty.words'],
    ['referrals/new', 'cosell', 'account.empty', 'propose.noAccount', 'accounts'],
    [
      'referrals/readiness',
      'cosell',
      'readiness.empty.title',
      'readiness.empty.words',
      'readiness.empty.act',
    ],
    ['listings', 'listings', 'empty.title', 'empty.words', 'create'],
    ['destinations', 'destinations', 'empty.title', 'empty.words', 'create'],
    ['deliveries', 'deliveries', 'noneYet', 'noneYetWords'],
    ['quarantine', 'quarantine', 'empty.title', 'empty.advice'],
    ['settings/status-pages', 'settings.statusPages', 'none', 'noneWords', 'create'],
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
