// Whatever happens, and whenever days are kept meanwhile: what is read of kept days is what walking them all tells.
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { tellScored } from '../scoring/tell-scored.ts';
import { models } from './attribution.ts';
import { dayOf } from './code.ts';
import { keepDays } from './keep-days.ts';
import { readResults } from './read-results.ts';

const dayMs = 86_400_000;
const clock = testClock();
let house: Delivering;
let publisher: APublisher;
let listing: AListing;
let from: string;
const leads: string[] = [];
const people: string[] = [];
const merges: string[] = [];
const deals: { id: string; version: number }[] = [];

const ask = (method: 'POST' | 'PUT', path: string, body: unknown) =>
  house.call(method, `/api/v1/publishers/${publisher.id}${path}`, body);

beforeAll(async () => {
  house = await bootDelivering({}, clock);
  publisher = await aPublisher(house);
  listing = await aListing(house, publisher);
  from = dayOf(clock.now());
  // One code is of one campaign, the other of two, one after the other; a third is nobody's.
  const turn = dayOf(new Date(clock.now().getTime() + 20 * dayMs));
  const before = dayOf(new Date(clock.now().getTime() + 19 * dayMs));
  for (const campaign of [
    { name: 'One', fromDay: from, codes: ['one'] },
    { name: 'Before', fromDay: from, toDay: before, codes: ['two'] },
    { name: 'After', fromDay: turn, codes: ['two'] },
  ])
    await ask('POST', '/campaigns', { listingIds: [listing.id], ...campaign });
});
afterAll(() => house.close());

const nth = fc.nat({ max: 50 });
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('lead' as const),
      person: fc.nat({ max: 3 }),
      code: fc.constantFrom('one', 'two', 'three', null),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('stage' as const),
      lead: nth,
      stage: fc.constantFrom('inquiry', 'marketing_qualified', 'sales_qualified'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constantFrom('out' as const, 'back' as const), lead: nth }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('convert' as const),
      lead: nth,
      cents: fc.nat({ max: 99_999 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('move' as const),
      deal: nth,
      to: fc.constantFrom('won', 'won', 'lost', 'developed'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('merge' as const), one: nth, other: nth }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('undo' as const), merge: nth }) },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant('halve' as const), days: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ does: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('keep' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

const waits = (count: number): Step[] => Array.from({ length: count }, () => ({ does: 'wait', hours: 60 }));
/** Of both campaigns that have the same code, and of a day that is kept and then changed. */
const every: Step[] = [
  { does: 'lead', person: 0, code: 'one' },
  { does: 'lead', person: 1, code: 'two' },
  { does: 'lead', person: 2, code: null },
  { does: 'stage', lead: 0, stage: 'sales_qualified' },
  ...waits(10),
  { does: 'lead', person: 1, code: 'two' },
  { does: 'stage', lead: 3, stage: 'marketing_qualified' },
  { does: 'keep' },
  ...waits(1),
  { does: 'convert', lead: 0, cents: 12_345 },
  ...waits(1),
  { does: 'keep' },
  { does: 'merge', one: 0, other: 1 },
  { does: 'move', deal: 0, to: 'won' },
  { does: 'stage', lead: 3, stage: 'inquiry' },
];

/** What the product refuses does not happen. */
async function take(given: Step): Promise<void> {
  const lead = (at: number) => leads[at % leads.length] ?? 'lead_none';
  switch (given.does) {
    case 'lead':
      leads.push(
        await aLead(house, listing, {
          Email: `person-${given.person}@x.example`,
          ...(given.code === null ? {} : { mktcmpid: given.code }),
        }),
      );
      while ((await tellScored(house.app)) > 0);
      return;
    case 'stage':
      await ask('PUT', `/leads/${lead(given.lead)}/stage`, { stage: given.stage, note: 'So it is' });
      return;
    case 'out':
      await ask('POST', `/leads/${lead(given.lead)}/disqualifications`, { reason: 'spam' });
      return;
    case 'back':
      await ask('POST', `/leads/${lead(given.lead)}/reopenings`, {});
      return;
    case 'convert': {
      const value = (given.cents / 100).toFixed(2);
      const terms = { name: 'A deal', value, currency: 'EUR' };
      const { status, body } = await ask('POST', `/leads/${lead(given.lead)}/conversions`, terms);
      if (status === 201) deals.push({ id: body.opportunity.id, version: body.opportunity.version });
      return;
    }
    case 'move': {
      const deal = deals[given.deal % deals.length];
      if (deal === undefined) return;
      const reason = { won: 'price', lost: 'no_budget', developed: undefined }[given.to];
      const { status, body } = await ask('POST', `/opportunities/${deal.id}/moves`, {
        to: given.to,
        version: deal.version,
        ...(reason && { reason }),
      });
      if (status === 201) deal.version = body.version;
      return;
    }
    case 'merge': {
      const [one, other] = [people[given.one % people.length], people[given.other % people.length]];
      const { status, body } = await ask('POST', '/merges', { personIds: [one, other], keep: one });
      if (status === 201) merges.push(body.items[0].id);
      return;
    }
    case 'undo':
      await ask('POST', `/merges/${merges[given.merge % merges.length]}/undos`, {});
      return;
    case 'halve':
      await ask('PUT', '/campaign-settings', { halfLifeDays: given.days });
      return;
    case 'wait':
      clock.forward(given.hours * 3_600_000);
      return;
    case 'keep':
      await keepDays(house.app, 5);
  }
}

const told = (model: (typeof models)[number]) =>
  house.app.db.asPublisher(publisher.id, (tx) =>
    readResults(tx, publisher.id, { from, to: dayOf(clock.now()), model, planId: null, now: clock.now() }),
  );
const all = async () => Promise.all(models.map(told));

it('kept days tell what walking them tells', async () => {
  let read = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40 }), async (history) => {
      for (const each of history) {
        await take(each);
        // Ids of one millisecond have no order among transactions.
        clock.forward(1);
        const rows = await house.app.db.rows<{ id: string }>(
          sql`select id from people where publisher_id = ${publisher.id} order by id`,
        );
        people.splice(0, people.length, ...rows.map(({ id }) => id));
      }
      const kept = await all();
      const [days] = await house.app.db.rows<{ kept: number }>(sql`
        select count(*)::int as kept from campaign_days as kept where part = 'totals' and not exists (
          select from campaign_days_due as due where due.publisher_id = kept.publisher_id and due.day = kept.day)`);
      read = Math.max(read, days!.kept);
      await house.app.db.run(sql`delete from campaign_days`);
      expect(kept).toEqual(await all());
      while ((await keepDays(house.app, 50)) > 0);
      expect(await all()).toEqual(kept);
    }),
    { numRuns: house.app.db.kind === 'embedded' ? 5 : 8, endOnFailure: true, examples: [[every]] },
  );
  expect(read).toBeGreaterThan(0);
  const { campaigns, unknown } = await told('linear');
  expect(campaigns.filter(({ leads: many }) => many !== '0')).toHaveLength(3);
  expect(Number(unknown.leads)).toBeGreaterThan(0);
}, 120_000);
