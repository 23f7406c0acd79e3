// Each lead is counted once: whatever dies in the middle, and however many count at once.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type APublisher } from '../../test/factories.ts';
import { buildAll, countAll, sumsOf } from '../../test/insight.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { beginBuilding } from './due-store.ts';
import { buildMore, countDue } from './follow.ts';

let house: Delivering;
beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());

async function aWorld(leads: number): Promise<APublisher> {
  const publisher = await aPublisher(house);
  const listing = await aListing(house, publisher);
  for (let nth = 0; nth < leads; nth++) await aLead(house, listing);
  while ((await tellScored(house.app)) > 0);
  return publisher;
}

const counted = async ({ id }: APublisher) => {
  const [row] = await house.app.db.rows<{ leads: number; due: number }>(sql`
    select coalesce((select sum(leads) from insight_days where publisher_id = ${id} and dimension = 'listing'), 0)::int as leads,
      (select count(*) from insight_due where publisher_id = ${id})::int as due`);
  return row!;
};

/** A process that is gone before its transaction commits. */
const dying = (): App => {
  const { db } = house.app;
  const tx = <Result>(work: (inner: Tx) => Promise<Result>) =>
    db.tx<Result>(async (inner) => {
      await work(inner);
      throw new Error('gone');
    });
  return { ...house.app, db: { ...db, tx } };
};

it('what a process leaves half done is done by the next, once', async () => {
  const publisher = await aWorld(3);
  const due = (await counted(publisher)).due;
  expect(due).toBeGreaterThan(0);
  await expect(countDue(dying())).rejects.toThrow('gone');
  expect(await counted(publisher)).toEqual({ leads: 0, due });
  await countAll(house);
  expect(await counted(publisher)).toEqual({ leads: 3, due: 0 });
  await countAll(house);
  expect(await counted(publisher)).toEqual({ leads: 3, due: 0 });
});

it('counting anew goes on where it was left, by whoever is there', async () => {
  const publisher = await aWorld(5);
  await countAll(house);
  const followed = await sumsOf(house, publisher.id);
  await house.app.db.tx((tx) =>
    beginBuilding(tx, publisher.id, { timeZone: null, by: 'a test', at: house.clock.now() }),
  );
  await buildMore(house.app, { leads: 2, rows: 10 });
  await expect(buildMore(dying(), { leads: 2, rows: 10 })).rejects.toThrow('gone');
  expect(await sumsOf(house, publisher.id)).toEqual(followed);
  await Promise.all([buildAll(house, 2), buildAll(house, 2)]);
  await buildAll(house, 2);
  expect(await sumsOf(house, publisher.id)).toEqual(followed);
});

it('several that count at once count each lead once', async () => {
  const publishers = [await aWorld(6), await aWorld(6)];
  await Promise.all([countDue(house.app), countDue(house.app), countDue(house.app)]);
  await countAll(house);
  for (const publisher of publishers) expect(await counted(publisher)).toEqual({ leads: 6, due: 0 });
});

it('the intake’s own transaction has nothing to do with it', async () => {
  const publisher = await aPublisher(house);
  await aLead(house, await aListing(house, publisher));
  expect((await counted(publisher)).due).toBe(0);
});
