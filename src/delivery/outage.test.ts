// A far side that is away for days, on the real database with the clock moved by hand: nothing is given up, nobody replays anything.
import { afterAll, beforeAll, expect, it } from 'vitest';
import sql from 'sql-template-tag';
import {
  aDestination,
  aLead,
  bootDelivering,
  deliveriesOf,
  startCrm,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import { stopFacts } from './warning-store.ts';
import { judgeStop } from './warning.ts';

const minute = 60_000;
const hour = 60 * minute;

let house: Delivering;
let crm: Crm;
beforeAll(async () => {
  house = await bootDelivering();
  crm = await startCrm();
});
afterAll(async () => {
  await house.close();
  await crm.close();
});

it('four days away: every lead waits, is delivered once it is back, and each person’s in the order they came', async () => {
  const publisher = await aPublisher(house);
  const listing = await aListing(house, publisher);
  const destination = await aDestination(house, publisher, {
    settings: { url: crm.url },
    limits: { concurrency: 4 },
  });
  const people = ['ada', 'bela', 'cleo'];
  const sent = new Map<string, string[]>(people.map((person) => [person, []]));
  const lead = async (person: string) => {
    house.clock.forward(1);
    sent.get(person)!.push(await aLead(house, listing, { Email: `${person}@x.example` }));
  };
  let asked = 0;
  crm.answer = () => ({ status: [500, 502, 503, 504][asked++ % 4]! });
  for (const person of people) await lead(person);
  await house.settle();
  for (let hours = 0; hours < 96; hours += 2) {
    if (hours % 8 === 0) for (const person of people) await lead(person);
    await house.forward(2 * hour);
  }
  const leads = [...sent.values()].flat();
  const states = async () => Map.groupBy(await deliveriesOf(house, publisher), ({ state }) => state);
  expect((await states()).get('parked')).toBeUndefined();
  expect((await states()).get('delivered')).toBeUndefined();
  // What counted against leads is what failed before it was known that the destination is away.
  const [{ rungs } = { rungs: -1 }] = await house.app.db.rows<{ rungs: number }>(
    sql`select sum(rung)::int as rungs from deliveries where destination_id = ${destination.id}`,
  );
  expect(rungs).toBeLessThanOrEqual(5);
  // One probe at a time, not a crowd.
  expect(asked).toBeLessThan(96 / 2 + 20);
  const facts = (await stopFacts(house.app.db)).find(({ id }) => id === destination.id)!;
  expect(facts.waiting).toBe(leads.length);
  expect(judgeStop(facts, house.clock.now())).toMatchObject({ is: 'stopped' });
  const { body } = await house.call('GET', `/api/v1/publishers/${publisher.id}/findings`);
  expect(body.items).toContainEqual(
    expect.objectContaining({ subjectId: destination.id, code: 'failing', severity: 'error' }),
  );

  crm.seen.splice(0);
  crm.answer = { status: 200 };
  for (let halves = 0; halves < 4; halves++) await house.forward(hour / 2);
  expect([...(await states()).keys()]).toEqual(['delivered']);
  expect(new Set(crm.leads())).toEqual(new Set(leads));
  const came = [...sent].map(([person, theirs]) => [person, crm.leads().filter((id) => theirs.includes(id))]);
  expect(came).toEqual([...sent]);
});
