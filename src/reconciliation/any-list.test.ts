// Whatever of a list we lack, that is found missing and nothing else, in whatever order it is listed; filled in, it is filled in once.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import { aList, type OfList } from '../../test/list-file.ts';
import { comparisonsPath, giveList } from '../../test/listing-leads.ts';
import { importLeads } from '../intake/import.ts';

let house: Delivering;
beforeAll(async () => void (house = await bootDelivering()));
afterAll(() => house.close());

const dayMs = 86_400_000;

/** People may raise the hand on several days, for one listing or the other, and the list may know ids or not. */
const lists = fc
  .uniqueArray(
    fc.record({
      person: fc.integer({ min: 0, max: 5 }),
      day: fc.integer({ min: 0, max: 4 }),
      offer: fc.constantFrom('Planner', 'Engine'),
      here: fc.boolean(),
    }),
    { maxLength: 25, selector: ({ person, day, offer }) => `${person} ${day} ${offer}` },
  )
  .chain((entries) =>
    fc.record({
      entries: fc.constant(entries),
      listed: fc.shuffledSubarray(entries, { minLength: entries.length }),
      named: fc.boolean(),
    }),
  );

it('finds what is missing and fills it in once', async () => {
  await fc.assert(
    fc.asyncProperty(lists, async ({ entries, listed, named }) => {
      const publisher = await aPublisher(house);
      await aListing(house, publisher, { offerId: 'planner', title: 'Planner' });
      await aListing(house, publisher, { offerId: 'engine', title: 'Engine' });
      // Further apart than a day: nearer ones the import takes for one.
      const rowOf = ({ person, day, offer }: (typeof entries)[number]): OfList => ({
        email: `p${person}@x.example`,
        at: new Date(Date.UTC(2026, 0, 1) + day * 2.5 * dayMs).toISOString(),
        offer,
        ...(named && { id: `${person}-${day}-${offer}` }),
      });
      const ours = entries.filter(({ here }) => here);
      if (ours.length > 0) await importLeads(house.app, publisher.id, null, aList(ours.map(rowOf)));
      const { body } = await giveList(house, publisher, aList(listed.map(rowOf)));
      const path = `${comparisonsPath(publisher)}/${body.id}`;
      const rows = async (query = '') =>
        (await house.call('GET', `${path}/leads?limit=200${query}`)).body.items;
      const missing = listed.flatMap(({ here }, at) => (here ? [] : [at + 1]));
      const found = (await rows('&missing=true')).map(({ nth }: { nth: number }) => nth);
      expect(found).toEqual(missing);
      for (const takenIn of [missing.length, 0]) {
        house.clock.forward(1);
        await house.call('POST', `${path}/back-fills`, {});
        await house.house.backFiller.beginDue();
        await house.house.backFiller.settle();
        const { backFills } = (await house.call('GET', path)).body;
        expect(backFills[0]).toMatchObject({ state: 'done', takenIn, couldNot: 0 });
        expect(await rows('&missing=true')).toEqual([]);
      }
      const leads = await house.call('GET', `/api/v1/publishers/${publisher.id}/leads?limit=200`);
      expect(leads.body.items).toHaveLength(entries.length);
    }),
    { numRuns: 12 },
  );
});
