// What pages counted is told the same by days and by months, and what is written late is counted in both.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { whichDatabase } from '../../test/database.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { addUpNextPages, writeCounts } from './add-up-pages.ts';
import { countedPages, pagesTo, type PageDimension } from './month-store.ts';
import { addCounts, addEntryCounts } from './traffic-store.ts';

const clock = testClock();
let house: Booted;
let publisher: APublisher;
let listings: AListing[];
beforeAll(async () => {
  house = await bootApp({ clock });
  publisher = await aPublisher(house);
  listings = [await aListing(house, publisher), await aListing(house, publisher)];
});
afterAll(() => house.close());

const ofDay = (day: string, nth: number, count: number) => ({
  publisherId: publisher.id,
  listingId: listings[nth % 2]!.id,
  day,
  what: nth % 3 === 0 ? 'contact-me' : 'view',
  count,
});
async function counted(days: readonly string[]): Promise<void> {
  const counts = days.map((day, nth) => ({
    ...ofDay(day, nth, nth + 1),
    campaign: nth % 2 === 0 ? 'Spring' : '',
  }));
  const entries = days.map((day, nth) => ({
    ...ofDay(day, nth, 1),
    dimension: 'country' as const,
    key: 'PL',
  }));
  await writeCounts(house.app, counts, addCounts);
  await writeCounts(house.app, entries, addEntryCounts);
}
const addUpAll = async (app: App = house.app) => {
  while (await addUpNextPages(app));
};
const to = () => pagesTo(house.app.db, publisher.id);

/** Sums by listing and key of several periods, by months where they are added up. */
async function told(): Promise<unknown[]> {
  const monthsTo = await to();
  const answers: unknown[] = [];
  for (const [from, last] of [
    ['2025-11-10', '2026-03-02'],
    ['2025-12-01', '2026-01-31'],
    ['2026-01-15', '2026-02-10'],
  ] as const)
    for (const dimension of ['campaign', 'country'] satisfies PageDimension[])
      answers.push(
        await house.app.db.rows(sql`
          select listing_id, key, sum(views)::int as views, sum(clicks)::int as clicks
          from (${countedPages(publisher.id, dimension, null, { from, to: last }, monthsTo)}) as counted
          group by 1, 2 order by 1, 2`),
      );
  return answers;
}

const days = [
  '2025-11-12',
  '2025-12-01',
  '2025-12-31',
  '2026-01-05',
  '2026-01-20',
  '2026-02-28',
  '2026-03-01',
];

it('tells the same by days and by months', async () => {
  await counted(days);
  const byDays = await told();
  expect(await to()).toBeNull();
  await addUpAll();
  // February is over for less than three days.
  expect(await to()).toBe('2026-02-01');
  expect(await told()).toEqual(byDays);
});

it('a count that is written late is in both', async () => {
  await counted(['2025-12-31', '2026-03-02']);
  expect(await to()).toBe('2025-12-01');
  const byDays = await told();
  await addUpAll();
  expect(await to()).toBe('2026-02-01');
  expect(await told()).toEqual(byDays);
  clock.forward(2 * 86_400_000);
  await addUpAll();
  expect(await to()).toBe('2026-03-01');
  expect(await told()).toEqual(byDays);
});

// The embedded database has one connection, so that nobody else is there.
it.skipIf(whichDatabase() === 'embedded')(
  'whoever adds up while a late count is written passes by',
  async () => {
    clock.forward(40 * 86_400_000);
    const before = await told();
    const late = [{ ...ofDay('2026-03-02', 0, 100), campaign: 'Spring' }];
    await writeCounts(house.app, late, async (tx, counts) => {
      await addCounts(tx, counts);
      await addUpAll();
    });
    expect(await to()).toBe('2026-03-01');
    expect(await told()).not.toEqual(before);
    const byDays = await told();
    await addUpAll();
    expect(await to()).toBe('2026-04-01');
    expect(await told()).toEqual(byDays);
  },
);

it('what a process leaves half done is done by the next', async () => {
  await counted(['2026-01-05']);
  const byDays = await told();
  const { db } = house.app;
  const tx = <Result>(work: (inner: Tx) => Promise<Result>) =>
    db.tx<Result>(async (inner) => {
      await work(inner);
      throw new Error('gone');
    });
  await expect(addUpNextPages({ ...house.app, db: { ...db, tx } })).rejects.toThrow('gone');
  expect(await told()).toEqual(byDays);
  await addUpAll();
  expect(await told()).toEqual(byDays);
});
