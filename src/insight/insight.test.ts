// The numbers that the API tells of a small world whose every lead is known.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { aPublishedListing, send, visit } from '../../test/customer.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { buildAll, countAll, sumsOf } from '../../test/insight.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { fixture, post } from '../../test/posting.ts';
import { countedIds } from './metrics.ts';

const clock = testClock();
const hour = 3_600_000;
let house: Delivering;
let publisher: APublisher;
let app: AListing;
let offer: AListing;
let seller: APerson;
let other: APerson;
const leads: string[] = [];

const at = (path: string) => `/api/v1/publishers/${publisher.id}${path}`;
const ask = async (method: 'POST' | 'PUT', path: string, body: unknown) => {
  const answer = await house.call(method, at(path), body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
};
const told = async (path: string, as?: APerson['as']) =>
  (await house.call('GET', at(`/insight/${path}`), undefined, as)).body;

/** Ids of one millisecond have no order. */
async function come(listing: AListing, given: Record<string, unknown>): Promise<void> {
  leads.push(await aLead(house, listing, given));
  clock.forward(1);
}

/** Monday, 9:00: three leads, a test; Tuesday: two. One is won, one lost, one disqualified and two wait. */
beforeAll(async () => {
  house = await bootDelivering({}, clock);
  publisher = await aPublisher(house);
  app = await aListing(house, publisher, { title: 'Shift Planner' });
  offer = await aListing(house, publisher, { storefront: 'azure-marketplace', title: 'Rota Engine' });
  seller = await aPerson(house, publisher.id, 'seller', { name: 'Ilse' });
  other = await aPerson(house, publisher.id, 'seller', { name: 'Mateo' });
  await come(app, { mktcmpid: 'Spring', Country: 'Czechia' });
  await come(app, { Country: 'Czechia' });
  await come(offer, { Country: 'Poland' });
  await post(house, app, fixture('probe.json'));
  await countAll(house);
  await ask('POST', '/leads/assignments', { leadIds: [leads[0], leads[1]], userId: seller.userId });
  await ask('POST', '/leads/assignments', { leadIds: [leads[2]], userId: other.userId });
  clock.forward(10 * 60_000);
  await ask('POST', `/leads/${leads[0]}/activities`, {
    kind: 'call',
    outcome: 'reached',
    userId: seller.userId,
  });
  await ask('PUT', `/leads/${leads[0]}/stage`, { stage: 'sales_qualified', note: 'A budget' });
  await ask('PUT', `/leads/${leads[1]}/stage`, { stage: 'sales_qualified', note: 'Asked twice' });
  await ask('POST', `/leads/${leads[2]}/disqualifications`, { reason: 'spam' });
  clock.forward(24 * hour);
  await come(app, { Country: 'Poland' });
  await come(offer, { Country: undefined });
  await countAll(house);
  const won = await ask('POST', `/leads/${leads[0]}/conversions`, {
    name: 'Won',
    value: '1250.5',
    currency: 'EUR',
  });
  await ask('POST', `/opportunities/${won.opportunity.id}/moves`, { to: 'won', version: 1, reason: 'price' });
  const lost = await ask('POST', `/leads/${leads[1]}/conversions`, {
    name: 'Lost',
    value: '99',
    currency: 'EUR',
  });
  await ask('POST', `/opportunities/${lost.opportunity.id}/moves`, {
    to: 'lost',
    version: 1,
    reason: 'no_budget',
  });
  await countAll(house);
});
afterAll(() => house.close());

const days = 'from=2026-03-02&to=2026-03-03';

/** Leads behind a number. */
const opens = async (query: string): Promise<number> => (await told(`leads?${days}&${query}`)).items.length;

describe('the funnel', () => {
  it('counts how far the leads of the period have come, by listing, and says whose days and up to when', async () => {
    const funnel = await told(`funnel?by=listing&${days}`);
    expect(funnel).toMatchObject({
      period: { from: '2026-03-02', to: '2026-03-03' },
      before: { from: '2026-02-28', to: '2026-03-01' },
      timeZone: 'UTC',
      complete: true,
      upToDateAs: clock.now().toISOString(),
    });
    expect(funnel.total.now).toMatchObject({
      leads: 5,
      marketingQualified: 5,
      salesQualified: 2,
      disqualified: 1,
      opportunities: 2,
      won: 1,
      lost: 1,
    });
    expect(funnel.total.before.leads).toBe(0);
    expect(
      funnel.items.map(({ name, now }: { name: string; now: { leads: number; won: number } }) => [
        name,
        now.leads,
        now.won,
      ]),
    ).toEqual([
      ['Shift Planner', 3, 1],
      ['Rota Engine', 2, 0],
    ]);
  });

  it('tells apart when leads came and when something happened', async () => {
    const second = 'from=2026-03-03&to=2026-03-03';
    expect((await told(`funnel?by=listing&${second}`)).total.now).toMatchObject({
      leads: 2,
      won: 0,
      opportunities: 0,
    });
    const activity = await told(`funnel?by=listing&view=activity&${second}`);
    expect(activity.total.now).toMatchObject({
      leads: 2,
      won: 1,
      lost: 1,
      opportunities: 2,
      salesQualified: 0,
    });
  });

  it.each([
    [
      'storefront',
      [
        ['appsource', 3],
        ['azure-marketplace', 2],
      ],
    ],
    [
      'kind',
      [
        ['app', 3],
        ['offer', 2],
      ],
    ],
    [
      'campaign',
      [
        ['spring', 1],
        ['notKnown', 4],
      ],
    ],
    [
      'country',
      [
        ['CZ', 2],
        ['PL', 2],
        ['notKnown', 1],
      ],
    ],
    [
      'seller',
      [
        ['Ilse', 2],
        ['Mateo', 1],
        ['notKnown', 2],
      ],
    ],
  ])('by %s has every lead once, those of which it is not known at the end', async (by, expected) => {
    const { items } = await told(`funnel?by=${by}&${days}`);
    const shown = items.map(
      ({ key, name, now }: { key: string; name: string | null; now: { leads: number } }) => [
        by === 'seller' ? (name ?? key) : key,
        now.leads,
      ],
    );
    expect(shown).toEqual(expected);
  });

  it('has what marketplaces and our own pages count beside the leads, and null where they do not tell it', async () => {
    const page = await aPublishedListing(house, publisher);
    await visit(house, page.url);
    await visit(house, `${page.url}/contact-me`);
    await house.app.db.run(sql`
      insert into marketplace_traffic (publisher_id, day, row_key, offer_name, listing_id, storefront, code_key, code, referral_domain,
        country_name, platform, visits, get_it_now, contact_me, test_drive, free_trial, consents, import_id)
      values (${publisher.id}, '2026-03-02', '\x01', 'Shift Planner', ${app.id}, 'appsource', '', '', 'bing.com', 'Czech Republic', '', 40, 3, 2, 0, 0,
        null, 'imp_1')`);
    const traffic = await house.call('GET', at(`/listings/${page.id}/traffic`));
    expect(traffic.status).toBe(200);
    const { total, items } = await told(`funnel?by=listing&${days}`);
    expect(total.now).toMatchObject({
      marketplaceVisits: 40,
      marketplaceClicks: 5,
      marketplaceConsents: null,
    });
    expect(items.find(({ key }: { key: string }) => key === app.id).now).toMatchObject({
      marketplaceVisits: 40,
      leads: 3,
    });
    expect((await told(`funnel?by=country&${days}`)).items[0]).toMatchObject({
      key: 'CZ',
      now: { marketplaceVisits: 40, leads: 2, views: 0 },
    });
    expect((await told(`funnel?by=seller&${days}`)).total.now).toMatchObject({
      marketplaceVisits: null,
      views: null,
    });
  });

  it('opens the leads behind each number', async () => {
    const behind = async (query: string) =>
      (await told(`leads?${days}&${query}`)).items.map(({ leadId }: { leadId: string }) =>
        leads.indexOf(leadId),
      );
    expect(await behind('metric=leads')).toEqual([4, 3, 2, 1, 0]);
    expect(await behind(`metric=leads&key=${offer.id}`)).toEqual([4, 2]);
    expect(await behind('metric=won&by=storefront&key=appsource')).toEqual([0]);
    expect(await behind('metric=leads&by=country&key=CZ')).toEqual([1, 0]);
    expect(await behind('metric=disqualified&by=seller')).toEqual([2]);
    expect(await behind('metric=leads&by=country&key=notKnown')).toEqual([4]);
    expect(await behind(`metric=leads&by=country&key=PL&listingId=${app.id}`)).toEqual([3]);
    expect(await behind('metric=leads&by=campaign&key=notKnown&storefront=appsource')).toEqual([3, 1]);
    expect((await told(`leads?${days}&metric=won`)).items).toMatchObject([
      {
        leadId: leads[0],
        name: expect.stringMatching(/\S/),
        company: expect.stringMatching(/\S/),
        country: 'CZ',
        listing: 'Shift Planner',
        stage: 'sales_qualified',
        score: expect.any(Number),
        receivedAt: '2026-03-02T09:00:00.000Z',
        day: '2026-03-02',
      },
    ]);
    const happened = await told('leads?metric=lost&view=activity&from=2026-03-03&to=2026-03-03');
    expect(happened.items.map(({ leadId }: { leadId: string }) => leadId)).toEqual([leads[1]]);
    const first = await told(`leads?${days}&metric=leads&limit=2`);
    const second = await told(
      `leads?${days}&metric=leads&limit=200&cursor=${encodeURIComponent(first.nextCursor)}`,
    );
    expect(
      [...first.items, ...second.items].map(({ leadId }: { leadId: string }) => leads.indexOf(leadId)),
    ).toEqual([4, 3, 2, 1, 0]);
  });
});

it.each([
  ['country', (): string => `listingId=${app.id}`, { CZ: 2, PL: 1 }],
  ['country', () => 'kind=offer', { PL: 1, notKnown: 1 }],
  ['campaign', () => 'storefront=appsource', { spring: 1, notKnown: 2 }],
  ['seller', () => `listingId=${app.id}`, { Ilse: 2, notKnown: 1 }],
  ['listing', () => 'storefront=azure-marketplace', { 'Rota Engine': 2 }],
])('by %s of some listings alone, the rest of them is not known', async (by, of, expected) => {
  type Item = { key: string; name: string | null; now: { leads: number } };
  const { items, total } = await told(`funnel?by=${by}&${of()}&${days}`);
  const shown = items.map(({ key, name, now }: Item) => [name ?? key, now.leads]);
  expect(Object.fromEntries(shown)).toEqual(expected);
  const all = Object.values(expected).reduce((sum, count) => sum + count, 0);
  expect(total.now.leads).toBe(all);
  const { points } = await told(`trend?${of()}&${days}`);
  expect(points.reduce((sum: number, { steps }: { steps: { leads: number } }) => sum + steps.leads, 0)).toBe(
    all,
  );
});

it('every number opens as many leads as it says, of one listing too, and of what is not known', async () => {
  type Steps = Record<string, number>;
  let opened = 0;
  for (const of of ['', `&listingId=${app.id}`, `&listingId=${offer.id}`])
    for (const by of ['listing', 'kind', 'campaign', 'country', 'device', 'seller', 'grade', 'score']) {
      const { items, total } = await told(`funnel?by=${by}${of}&${days}`);
      const numbers = items.map(({ key, now }: { key: string; now: Steps }) => [`&key=${key}`, now]);
      for (const [key, now] of [...numbers, ['', total.now]] as [string, Steps][])
        for (const metric of ['leads', 'answered', 'won']) {
          const behind = await told(`leads?metric=${metric}&by=${by}${key}${of}&${days}`);
          expect([by, key, metric, behind.items.length]).toEqual([by, key, metric, now[metric]]);
          opened += behind.items.length;
        }
    }
  expect(opened).toBeGreaterThan(100);
});

it.each(['arrival', 'activity'])(
  'every number of %s opens the leads that are counted in it',
  async (view) => {
    type Steps = Record<string, number>;
    let opened = 0;
    for (const by of ['storefront', 'seller']) {
      const { items, total } = await told(`funnel?by=${by}&view=${view}&${days}`);
      const numbers = items.map(({ key, now }: { key: string; now: Steps }) => [`&key=${key}`, now]);
      for (const [key, now] of [...numbers, ['', total.now]] as [string, Steps][])
        for (const metric of countedIds) {
          const count = await opens(`metric=${metric}&view=${view}&by=${by}${key}`);
          expect([by, key, metric, count]).toEqual([by, key, metric, now[metric]]);
          opened += count;
        }
    }
    expect(opened).toBeGreaterThan(20);
  },
);

it('shares, durations and money open the leads of which they are made', async () => {
  const { items } = await told(`responses?by=seller&${days}`);
  for (const { key, inTime, late, overdue, answered } of items) {
    expect(await opens(`metric=inTimeShare&by=seller&key=${key}`)).toBe(inTime + late + overdue);
    for (const metric of ['medianSeconds', 'p95Seconds'])
      expect(await opens(`metric=${metric}&by=seller&key=${key}`)).toBe(answered);
  }
  const { bands } = await told(`scores?${days}`);
  for (const { from, steps } of bands)
    expect(await opens(`metric=winRate&by=score&key=${String(from).padStart(2, '0')}`)).toBe(
      steps.won + steps.lost,
    );
  expect(await opens('metric=winRate')).toBe(2);
  for (const metric of ['wonValue', 'wonValueReported'])
    for (const [query, count] of [
      ['by=campaign&key=spring', 1],
      ['by=campaign&key=notKnown', 0],
      ['view=activity&from=2026-03-03&to=2026-03-03', 1],
      ['view=activity&from=2026-03-02&to=2026-03-02', 0],
    ] as const)
      expect([query, (await told(`leads?metric=${metric}&${query}`)).items.length]).toEqual([query, count]);
});

it('an age of a cohort and an hour of the week open their leads', async () => {
  for (const step of ['won', 'salesQualified', 'disqualified'])
    for (const { week, leads: all, reached } of (await told(`cohorts?${days}&step=${step}`)).weeks) {
      const whole = `from=${week}&to=2026-03-08`;
      expect((await told(`leads?metric=leads&${whole}`)).items).toHaveLength(all);
      for (const [age, count] of reached.entries())
        expect((await told(`leads?metric=${step}&withinWeeks=${age + 1}&${whole}`)).items).toHaveLength(
          count,
        );
    }
  const at = 'timeZone=Asia/Kathmandu&from=2026-03-02&to=2026-03-03';
  const { hours } = await told(`arrivals?${at}`);
  for (const { weekday, hour: of, leads: count } of hours)
    expect((await told(`arrivals/leads?${at}&weekday=${weekday}&hour=${of}`)).items).toHaveLength(count);
  const monday = `arrivals/leads?${at}&weekday=1&hour=14`;
  expect((await told(`${monday}&storefront=azure-marketplace`)).items).toMatchObject([{ leadId: leads[2] }]);
  const first = await told(`${monday}&limit=2`);
  const rest = await told(`${monday}&limit=2&cursor=${first.nextCursor}`);
  expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
  expect(
    (await told('arrivals/leads?weekday=1&hour=13&timeZone=Asia/Kathmandu&to=2026-03-03')).items,
  ).toEqual([]);
});

it('tells the trend of what is not known as all without the known', async () => {
  const { points } = await told(`trend?by=country&key=notKnown&${days}`);
  expect(points.map(({ steps }: { steps: { leads: number } }) => steps.leads)).toEqual([0, 1]);
});

it('tells the trend by day and week, days without a lead too', async () => {
  const { points, pointsBefore } = await told('trend?from=2026-03-01&to=2026-03-04&view=activity');
  const shown = points.map(({ from, steps }: { from: string; steps: { leads: number; won: number } }) => [
    from,
    steps.leads,
    steps.won,
  ]);
  expect(shown).toEqual([
    ['2026-03-01', 0, 0],
    ['2026-03-02', 3, 0],
    ['2026-03-03', 2, 1],
    ['2026-03-04', 0, 0],
  ]);
  expect(pointsBefore).toHaveLength(4);
  const weeks = await told(
    'trend?every=week&from=2026-03-01&to=2026-03-04&by=storefront&key=azure-marketplace',
  );
  expect(
    weeks.points.map(({ from, steps }: { from: string; steps: { leads: number } }) => [from, steps.leads]),
  ).toEqual([
    ['2026-02-23', 0],
    ['2026-03-02', 2],
  ]);
});

it('tells how soon leads were answered, to the credit of who answered', async () => {
  await ask('POST', '/leads/assignments', { leadIds: [leads[0]], userId: other.userId }).catch(() => null);
  const { total, items } = await told(`responses?${days}`);
  expect(total).toMatchObject({ leads: 5, answered: 1, inTime: 1, late: 0 });
  expect(items.find(({ name }: { name: string }) => name === 'Ilse')).toMatchObject({
    answered: 1,
    inTime: 1,
    medianSeconds: expect.any(Number),
  });
  expect(items.at(-1)).toMatchObject({ key: 'notKnown', leads: 2, answered: 0, medianSeconds: null });
  expect((await told(`responses?by=campaign&listingId=${app.id}&${days}`)).items).toMatchObject([
    { key: 'spring', answered: 1, medianSeconds: total.medianSeconds },
    { key: 'notKnown', leads: 2, answered: 0, medianSeconds: null },
  ]);
  expect(total.medianSeconds).toBeGreaterThan(300);
  expect(total.medianSeconds).toBeLessThanOrEqual(600);
});

it('tells what was won, exactly, by currency', async () => {
  expect((await told(`revenue?${days}`)).items).toMatchObject([
    { key: app.id, name: 'Shift Planner', won: [{ currency: 'EUR', amount: '1250.50' }] },
  ]);
  expect((await told('revenue?by=campaign&view=activity&from=2026-03-03&to=2026-03-03')).items).toMatchObject(
    [{ key: 'spring' }],
  );
  expect((await told('revenue?view=activity&from=2026-03-02&to=2026-03-02')).items).toEqual([]);
  const won = [{ currency: 'EUR', amount: '1250.50' }];
  expect((await told(`revenue?by=device&listingId=${app.id}&${days}`)).items).toMatchObject([
    { key: 'notKnown', name: null, won },
  ]);
  expect((await told(`revenue?by=campaign&storefront=azure-marketplace&${days}`)).items).toEqual([]);
});

it('tells scores, cohorts, hours of arrival and deliveries', async () => {
  const { bands } = await told(`scores?${days}`);
  expect(bands).toHaveLength(10);
  expect(bands.reduce((sum: number, { steps }: { steps: { leads: number } }) => sum + steps.leads, 0)).toBe(
    5,
  );
  const { weeks } = await told(`cohorts?${days}&step=won`);
  expect(weeks).toEqual([{ week: '2026-03-02', leads: 5, reached: [1] }]);
  expect((await told(`cohorts?${days}&step=won&listingId=${offer.id}`)).weeks).toEqual([
    { week: '2026-03-02', leads: 2, reached: [0] },
  ]);
  const ofApp = (await told(`scores?${days}&storefront=appsource`)).bands;
  expect(ofApp.reduce((sum: number, { steps }: { steps: { leads: number } }) => sum + steps.leads, 0)).toBe(
    3,
  );
  const { hours, timeZone } = await told('arrivals?timeZone=Asia/Kathmandu&from=2026-03-02&to=2026-03-03');
  expect({ hours, timeZone }).toEqual({
    timeZone: 'Asia/Kathmandu',
    hours: [
      { weekday: 1, hour: 14, leads: 3 },
      { weekday: 2, hour: 14, leads: 2 },
    ],
  });
  expect((await told(`deliveries?${days}`)).items).toBeInstanceOf(Array);
});

it('knows whence and with what device a lead of our own form came', async () => {
  const page = await aPublishedListing(house, publisher, { title: 'Night Shift' });
  const agent = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1';
  const asked = { 'user-agent': agent, referer: 'https://www.bing.com/' };
  const { html } = await visit(house, page.url, asked);
  const link = new RegExp(`href="(${page.url}/contact-me[^"]*)"`).exec(html)![1]!.replaceAll('&amp;', '&');
  const shown = await visit(house, link, { 'user-agent': agent });
  clock.forward(20_000);
  expect((await send(house, shown)).status).toBe(303);
  await countAll(house);
  const today = 'from=2026-03-03&to=2026-03-03';
  for (const [by, key] of [
    ['referrer', 'bing.com'],
    ['device', 'phone'],
  ])
    expect((await told(`funnel?by=${by}&${today}`)).items).toContainEqual(
      expect.objectContaining({ key, now: expect.objectContaining({ leads: 1, forms: 1 }) }),
    );
});

it('counts back what is taken back', async () => {
  const reached = async () => (await told(`funnel?by=listing&${days}`)).total.now;
  await ask('POST', `/leads/${leads[2]}/reopenings`, {});
  await countAll(house);
  expect(await reached()).toMatchObject({ leads: 6, disqualified: 0 });
  await ask('POST', `/leads/${leads[2]}/disqualifications`, { reason: 'spam' });
  await countAll(house);
  expect(await reached()).toMatchObject({ leads: 6, disqualified: 1 });
});

it('counts by the days of another time zone once all is counted anew, and shows the former until then', async () => {
  const settings = await ask('PUT', '/insight/settings', { timeZone: 'Pacific/Honolulu' });
  expect(settings).toMatchObject({
    timeZone: 'UTC',
    building: { timeZone: 'Pacific/Honolulu', seen: 0, total: 7 },
  });
  expect((await told(`funnel?by=listing&${days}`)).timeZone).toBe('UTC');
  await buildAll(house, 2);
  const after = await told('trend?from=2026-03-01&to=2026-03-03');
  expect(after.timeZone).toBe('Pacific/Honolulu');
  expect(after.points.map(({ steps }: { steps: { leads: number } }) => steps.leads)).toEqual([3, 3, 0]);
  expect((await told('settings')).building).toBeNull();
  await ask('PUT', '/insight/settings', { timeZone: 'UTC' });
  await buildAll(house);
});

it('an operator has it counted anew, to the very same, and what is stale goes', async () => {
  const before = await sumsOf(house, publisher.id);
  expect((await house.call('POST', at('/insight/rebuilds'))).status).toBe(202);
  await buildAll(house, 1);
  expect(await sumsOf(house, publisher.id)).toEqual(before);
  const [kept] = await house.app.db.rows(
    sql`select count(distinct generation)::int as generations from insight_leads where publisher_id = ${publisher.id}`,
  );
  expect(kept).toEqual({ generations: 1 });
  expect(
    (await house.call('POST', at('/insight/rebuilds'), undefined, { key: await aKey(house, publisher) }))
      .status,
  ).toBe(403);
});

describe('a seller', () => {
  let late: APerson;
  beforeAll(async () => {
    late = await aPerson(house, publisher.id, 'seller', { name: 'Aino' });
    await ask('POST', '/leads/assignments', { leadIds: [leads[3], leads[4]], userId: late.userId });
    await countAll(house);
  });

  it('sees the sums and leads of their own alone', async () => {
    const { items, total } = await told(`funnel?by=seller&${days}`, late.as);
    expect(items).toMatchObject([{ name: 'Aino', now: { leads: 2, marketplaceVisits: null } }]);
    expect(total.now.leads).toBe(2);
    const { points } = await told(`trend?${days}`, late.as);
    expect(points.map(({ steps }: { steps: { leads: number } }) => steps.leads)).toEqual([0, 2]);
    const { items: behind } = await told(`leads?${days}&metric=leads`, late.as);
    expect(behind.map(({ leadId }: { leadId: string }) => leads.indexOf(leadId))).toEqual([4, 3]);
    expect(behind[0]).toMatchObject({ listing: 'Rota Engine', name: expect.any(String) });
    expect((await told(`revenue?by=seller&${days}`, late.as)).items).toEqual([]);
  });

  it('is told to ask by seller', async () => {
    const refused = await house.call('GET', at(`/insight/funnel?by=country&${days}`), undefined, late.as);
    const message = expect.stringContaining('ask by seller');
    expect(refused).toMatchObject({ status: 422, body: { errors: [{ field: 'by', message }] } });
  });
});

it.each([
  ['funnel?by=listing&from=2026-03-04&to=2026-03-01', 'to', 'Must not be before from.'],
  ['funnel?by=listing&from=2020-01-01&to=2026-03-01', 'from', 'Ask for 732 days at most.'],
  ['funnel?by=listing&from=yesterday', 'from', 'Give a day such as 2026-01-31.'],
  ['campaign-leads?from=0000-01-01&to=2026-01-01&counted=leads', 'from', 'Give a day such as 2026-01-31.'],
  ['trend?from=0000-01-01', 'from', 'Give a day such as 2026-01-31.'],
  ['cohorts?to=9999-12-31', 'to', 'Give a day such as 2026-01-31.'],
  ['funnel?by=country&listingId=lst_of_others', 'listingId', 'There is no such listing here.'],
  ['trend?key=PL', 'by', 'Name the dimension whose member the key is.'],
  [
    'funnel?by=planet',
    'by',
    'Must be one of listing, storefront, kind, campaign, referrer, country, device, seller, grade, score.',
  ],
  ['trend?beforeFrom=2026-03-04&beforeTo=2026-03-01', 'beforeTo', 'Must not be before beforeFrom.'],
  [
    'leads?metric=answered&withinWeeks=2',
    'withinWeeks',
    'Goes with view=arrival and one of the metrics marketingQualified, salesQualified, disqualified, opportunities, won, lost.',
  ],
  ['arrivals?timeZone=Nowhere/Land', 'timeZone', 'Give an IANA time zone, such as Europe/Lisbon.'],
])('%s is refused, with the remedy', async (path, field, message) => {
  const { status, body } = await house.call('GET', at(`/insight/${path}`));
  expect({ status, errors: body.errors }).toMatchObject({ status: 422, errors: [{ field, message }] });
});
