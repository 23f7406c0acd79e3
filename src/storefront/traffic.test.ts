// Views and clicks, counted without knowing whose, and still there after a restart.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, operatorKey, testClock, type Booted } from '../../test/app.ts';
import { aPublishedListing, send, visit, type APage } from '../../test/customer.ts';
import { aListing, aPublisher, type APublisher } from '../../test/factories.ts';
import { openRoutes } from '../routes.ts';
import { isRobot, Traffic, type Came } from './traffic.ts';

const came: Came = { campaign: '', referrer: null, country: null, device: 'computer' };

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: APage;
beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  listing = await aPublishedListing(booted, publisher);
});
afterAll(() => booted.close());

it('counts a person’s views, clicks and leads by day and campaign, and has them after a restart', async () => {
  const { url } = listing;
  const form = `${url}/contact-me`;
  await visit(booted, `${url}?mktcmpid=spring`);
  await visit(booted, `${url}?mktcmpid=spring&utm_campaign=other`);
  await visit(booted, `${url}?utm_campaign=fair`);
  const shown = await visit(booted, `${form}?mktcmpid=spring`);
  clock.forward(20_000);
  await send(booted, shown);
  // None of these is a person who came.
  const robot = 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)';
  await visit(booted, url, { 'user-agent': robot });
  await visit(booted, url, { 'user-agent': '' });
  await visit(booted, url, { 'sec-purpose': 'prefetch' });
  await visit(booted, `${url}?lang=cs`, { referer: `https://leads.example${url}?lang=en` });
  await booted.call('HEAD', url, undefined, { key: null, headers: { 'user-agent': 'Mozilla/5.0' } });

  // A server that ends writes what it still holds, and the next one goes on from there.
  await booted.web.close();
  const web = await openRoutes(booted.app, { ...booted.house, listingInsights: [] });
  clock.forward(86_400_000);
  const headers = { 'user-agent': 'Mozilla/5.0' };
  await web.inject({ url, headers });
  await web.close();
  const last = await openRoutes(booted.app, { ...booted.house, listingInsights: [] });
  const answer = await last.inject({
    url: `/api/v1/publishers/${publisher.id}/listings/${listing.id}/traffic?from=2026-03-01`,
    headers: { authorization: `Bearer ${operatorKey}` },
  });
  await last.close();
  expect(answer.json()).toEqual({
    from: '2026-03-01',
    to: '2026-03-03',
    days: [
      { day: '2026-03-01', views: 0, clicks: {}, leads: 0 },
      { day: '2026-03-02', views: 3, clicks: { 'contact-me': 1 }, leads: 1 },
      { day: '2026-03-03', views: 1, clicks: {}, leads: 0 },
    ],
    campaigns: [
      { campaign: 'spring', views: 2, clicks: { 'contact-me': 1 } },
      { campaign: '', views: 1, clicks: {} },
      { campaign: 'fair', views: 1, clicks: {} },
    ],
  });
});

describe('a house of its own', () => {
  let other: Booted;
  beforeAll(async () => void (other = await bootApp({ clock: testClock() })));
  afterAll(() => other.close());

  it('keeps fifty campaigns and domains of a listing apart in a day, the rest together, a restart between', async () => {
    const owner = await aPublisher(other);
    const { id } = await aListing(other, owner);
    for (const from of [0, 40]) {
      const traffic = new Traffic(other.app);
      for (let nth = from; nth < from + 200; nth++)
        traffic.count({ publisherId: owner.id, id }, 'view', {
          ...came,
          campaign: `campaign ${nth}`,
          referrer: `made-up-${nth}.example`,
        });
      await traffic.close();
    }
    const { body } = await other.call('GET', `/api/v1/publishers/${owner.id}/listings/${id}/traffic`);
    const campaigns = body.campaigns as { campaign: string; views: number }[];
    expect(campaigns).toHaveLength(51);
    expect(campaigns[0]).toMatchObject({ campaign: '(other)', views: 340 });
    expect(body.days).toHaveLength(30);
    const domains = await other.app.db.rows<{ key: string; count: number }>(sql`
      select key, count::int from storefront_entry_counts
      where publisher_id = ${owner.id} and dimension = 'referrer' order by count desc`);
    expect(domains).toHaveLength(51);
    expect(domains[0]).toEqual({ key: '(other)', count: 340 });
  });

  it('loses no count to a database that is away for a while', async () => {
    const owner = await aPublisher(other);
    const { id } = await aListing(other, owner);
    let away = true;
    const db = {
      run: (query: never) => (away ? Promise.reject(new Error('away')) : other.app.db.run(query)),
    };
    const traffic = new Traffic({ ...other.app, db: db as never });
    traffic.count({ publisherId: owner.id, id }, 'view', came);
    await traffic.flush();
    traffic.count({ publisherId: owner.id, id }, 'view', came);
    away = false;
    await traffic.close();
    const { body } = await other.call('GET', `/api/v1/publishers/${owner.id}/listings/${id}/traffic`);
    expect(body.campaigns).toEqual([{ campaign: '', views: 2, clicks: {} }]);
    const devices = await other.app.db.rows(sql`
      select key, count::int from storefront_entry_counts where publisher_id = ${owner.id}`);
    expect(devices).toEqual([{ key: 'computer', count: 2 }]);
  });

  it('says what is wrong with the days asked for', async () => {
    const owner = await aPublisher(other);
    const { id } = await aListing(other, owner);
    const path = `/api/v1/publishers/${owner.id}/listings/${id}/traffic`;
    for (const [query, field] of [
      ['from=2026-03-02&to=2026-03-01', 'to'],
      ['from=2020-01-01&to=2026-03-01', 'from'],
      ['from=yesterday', 'from'],
    ] as const)
      expect(await other.call('GET', `${path}?${query}`)).toMatchObject({
        status: 422,
        body: { errors: [{ field }] },
      });
    expect((await other.call('GET', path.replace(id, 'lst_nothing'))).status).toBe(404);
  });
});

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/143.0 Safari/537.36 Edg/143.0',
    false,
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Mobile Safari/604.1',
    false,
  ],
  ['Mozilla/5.0 (Linux; Android 15; CUBOT X90) AppleWebKit/537.36 Chrome/143.0 Mobile Safari/537.36', false],
  ['Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)', true],
  ['curl/8.5.0', true],
  ['', true],
  [undefined, true],
])('takes %j for a robot: %s', (agent, robot) => expect(isRobot(agent)).toBe(robot));
