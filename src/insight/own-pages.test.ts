// What our own pages count, beside the leads: by whence and with what somebody came, as far as that is known.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aPublishedListing } from '../../test/customer.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { openRoutes } from '../routes.ts';

const phone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile Safari/604.1';
let booted: Booted;
let publisher: APublisher;
beforeAll(async () => {
  booted = await bootApp({ clock: testClock(), env: { LEADSHARE_COUNTRY_HEADER: 'CF-IPCountry' } });
  publisher = await aPublisher(booted);
  const { url } = await aPublishedListing(booted, publisher);
  // A server that ends has written all it counted.
  const web = await openRoutes(booted.app, { ...booted.house, listingInsights: [] });
  const visits = async (path: string, headers: Record<string, string>) =>
    void (await web.inject({
      url: path,
      headers: { 'user-agent': 'Mozilla/5.0 Firefox/140.0', ...headers },
    }));
  const referer = 'https://www.fair.example/halls?visitor=ana@example.com';
  await visits(url, { 'user-agent': phone, referer, 'cf-ipcountry': 'hu' });
  await visits(`${url}/contact-me?from=fair.example`, { 'user-agent': phone, 'cf-ipcountry': 'HU' });
  await visits(url, { 'accept-language': 'hu' });
  await visits(url, { 'cf-ipcountry': 'XX' });
  await web.close();
});
afterAll(() => booted.close());

type Item = { key: string; now: { views: number; clicks: number } };

it.each([
  [
    'referrer',
    [
      ['fair.example', 1, 1],
      ['notKnown', 2, 0],
    ],
  ],
  [
    'country',
    [
      ['HU', 1, 1],
      ['notKnown', 2, 0],
    ],
  ],
  [
    'device',
    [
      ['computer', 2, 0],
      ['phone', 1, 1],
    ],
  ],
])('by %s has every view once, those of which it is not known at the end', async (by, expected) => {
  const { body } = await booted.call('GET', `/api/v1/publishers/${publisher.id}/insight/funnel?by=${by}`);
  expect(body.total.now).toMatchObject({ views: 3, clicks: 1, leads: 0 });
  expect(body.items.map(({ key, now }: Item) => [key, now.views, now.clicks])).toEqual(expected);
});
