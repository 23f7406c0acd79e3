// People are merged, kept apart and parted again while their leads are on the way: each lead still goes out, once and as it came.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aDestination, aLead, bootDelivering, deliveriesOf, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';

let house: Delivering;
let far: FarSide;
beforeAll(async () => void ([house, far] = await Promise.all([bootDelivering(), startFarSide()])));
afterAll(async () => void (await Promise.all([house.close(), far.close()])));

it('no lead of theirs is swallowed, whenever it came', async () => {
  const publisher = await aPublisher(house);
  const listing = await aListing(house, publisher);
  await aDestination(house, publisher, { settings: { url: far.url } });
  const at = `/api/v1/publishers/${publisher.id}`;
  const personOf = async (leadId: string) =>
    (await house.call<{ personId: string }>('GET', `${at}/leads/${leadId}`)).body.personId;

  // The far side is away: both leads are still to go when the two become one.
  far.script({ status: 503 }, { status: 503 });
  const work = await aLead(house, listing, { Email: 'zofia@lipowa.example' });
  const home = await aLead(house, listing, { Email: 'zofia@home.example' });
  await house.settle();
  expect(far.seen).toHaveLength(2);
  const [workId, homeId] = [await personOf(work), await personOf(home)];
  const merged = await house.call<{ items: { id: string }[] }>('POST', `${at}/merges`, {
    personIds: [workId, homeId],
    keep: workId,
  });
  expect(merged.status).toBe(201);
  // Of the absorbed address, and the very same words as the kept one sent.
  const later = await aLead(house, listing, { Email: 'zofia@home.example', Title: 'Owner' });
  const same = await aLead(house, listing, { Email: 'zofia@lipowa.example', Title: 'Owner' });
  await house.forward(3_600_000);
  await house.call('POST', `${at}/merges/${merged.body.items[0]!.id}/undos`, {});
  const last = await aLead(house, listing, { Email: 'zofia@home.example', Title: 'Chair' });
  await house.forward(3_600_000);

  const deliveries = await deliveriesOf(house, publisher);
  expect(deliveries.map(({ leadId, state }) => `${leadId} ${state}`).toSorted()).toEqual(
    [work, home, later, same, last].map((lead) => `${lead} delivered`).toSorted(),
  );
  const sent = far.seen
    .slice(2)
    .map(
      ({ body }) =>
        (JSON.parse(body.toString()) as { data: { lead: { id: string; personId: string } } }).data.lead,
    );
  expect(new Map(sent.map(({ id, personId }) => [id, personId]))).toEqual(
    new Map([
      [work, workId],
      [home, homeId],
      [later, homeId],
      [same, workId],
      [last, homeId],
    ]),
  );
  expect(sent).toHaveLength(5);
});
