// Whatever happens to leads, in whatever order, and whenever it is counted: the sums are those that counting from the beginning makes.
import fc from 'fast-check';
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { addUpAll, countAll, followedAndAnew } from '../../test/insight.ts';
import { aPerson } from '../../test/people.ts';
import { post, fixture } from '../../test/posting.ts';
import { beginBuilding } from './due-store.ts';
import { buildMore } from './follow.ts';
import { columns } from './parts.ts';

const clock = testClock();
let house: Delivering;
let publisher: APublisher;
let listings: AListing[];
let users: string[];
const leads: string[] = [];
const deals: { id: string; version: number }[] = [];

beforeAll(async () => {
  house = await bootDelivering({}, clock);
  publisher = await aPublisher(house);
  listings = [
    await aListing(house, publisher),
    await aListing(house, publisher, { storefront: 'azure-marketplace' }),
  ];
  users = [
    (await aPerson(house, publisher.id, 'seller')).userId,
    (await aPerson(house, publisher.id, 'manager')).userId,
  ];
});
afterAll(() => house.close());

const ask = (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) =>
  house.call(method, `/api/v1/publishers/${publisher.id}${path}`, body);

const stages = ['inquiry', 'marketing_qualified', 'sales_qualified'] as const;
const nth = fc.nat({ max: 50 });
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('lead' as const),
      listing: fc.nat({ max: 1 }),
      campaign: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('test' as const) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('stage' as const),
      lead: nth,
      stage: fc.constantFrom(...stages),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('out' as const, 'back' as const), lead: nth }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('assign' as const), lead: nth, user: fc.nat({ max: 2 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('answer' as const), lead: nth, user: fc.nat({ max: 1 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('convert' as const),
      lead: nth,
      cents: fc.nat({ max: 99_999 }),
      currency: fc.constantFrom('EUR', 'HUF'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant('move' as const),
      deal: nth,
      to: fc.constantFrom('won', 'lost', 'qualified', 'developed'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ does: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 60 }) }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('count' as const) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('month' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('begin' as const),
      zone: fc.constantFrom('UTC', 'Asia/Kathmandu'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('build' as const) }) },
);
type Step = typeof step extends fc.Arbitrary<infer Of> ? Of : never;

const every: Step[] = [
  { does: 'lead', listing: 0, campaign: true },
  { does: 'lead', listing: 1, campaign: false },
  { does: 'count' },
  { does: 'answer', lead: 0, user: 0 },
  { does: 'out', lead: 1 },
  { does: 'stage', lead: 0, stage: 'sales_qualified' },
  { does: 'convert', lead: 0, cents: 12_345, currency: 'EUR' },
  { does: 'move', deal: 0, to: 'lost' },
  { does: 'lead', listing: 0, campaign: false },
  { does: 'count' },
  { does: 'month' },
  { does: 'stage', lead: 2, stage: 'sales_qualified' },
  { does: 'convert', lead: 2, cents: 100, currency: 'HUF' },
  { does: 'move', deal: 1, to: 'won' },
];

/** What the product refuses does not happen. */
async function take(given: Step): Promise<void> {
  const lead = (at: number) => leads[at % leads.length] ?? 'lead_none';
  switch (given.does) {
    case 'lead':
      leads.push(
        await aLead(
          house,
          listings[given.listing]!,
          given.campaign ? { mktcmpid: 'Spring', Country: 'CZ' } : {},
        ),
      );
      return;
    case 'test':
      await post(house, listings[0]!, fixture('probe.json'));
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
    case 'assign':
      await ask('POST', '/leads/assignments', {
        leadIds: [lead(given.lead)],
        userId: users[given.user] ?? null,
      });
      return;
    case 'answer':
      await ask('POST', `/leads/${lead(given.lead)}/activities`, {
        kind: 'call',
        outcome: 'reached',
        userId: users[given.user],
      });
      return;
    case 'convert': {
      const value = (given.cents / 100).toFixed(2);
      const { status, body } = await ask('POST', `/leads/${lead(given.lead)}/conversions`, {
        name: 'A deal',
        value,
        currency: given.currency,
      });
      if (status === 201) deals.push({ id: body.opportunity.id, version: body.opportunity.version });
      return;
    }
    case 'move': {
      const deal = deals[given.deal % deals.length];
      if (deal === undefined) return;
      const reason = ['won', 'lost'].includes(given.to)
        ? { reason: given.to === 'won' ? 'price' : 'no_budget' }
        : {};
      const { status, body } = await ask('POST', `/opportunities/${deal.id}/moves`, {
        to: given.to,
        version: deal.version,
        ...reason,
      });
      if (status === 201) deal.version = body.version;
      return;
    }
    case 'wait':
      clock.forward(given.hours * 3_600_000);
      return;
    case 'count':
      return countAll(house);
    case 'month':
      clock.forward(31 * 24 * 3_600_000);
      return addUpAll(house);
    case 'begin':
      return house.app.db.tx((tx) =>
        beginBuilding(tx, publisher.id, { timeZone: given.zone, by: 'a test', at: clock.now() }),
      );
    case 'build':
      await buildMore(house.app, { leads: 2, rows: 5 });
  }
}

it('following is the same as counting anew, also while it is counted anew', async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 25 }), async (history) => {
      for (const each of history) {
        await take(each);
        // Ids of one millisecond have no order among transactions.
        clock.forward(1);
      }
      const { followed, anew } = await followedAndAnew(house, publisher.id);
      expect(anew).toEqual(followed);
      expect(await shownTotals()).toEqual(await countedTotals());
      expect(await unlikeTheirWhole()).toEqual([]);
      for (const [name, count] of Object.entries(await shownTotals())) if (Number(count) > 0) seen.add(name);
    }),
    // Whatever chance brings, each step is taken once.
    { numRuns: house.app.db.kind === 'embedded' ? 8 : 12, endOnFailure: true, examples: [[every]] },
  );
  expect([...seen].toSorted()).toEqual(
    [
      'answered',
      'disqualified',
      'leads',
      'lost',
      'marketing',
      'opportunities',
      'sales',
      'value',
      'won',
    ].toSorted(),
  );
}, 120_000);

async function shownTotals() {
  const [row] = await house.app.db.rows<Record<string, string>>(sql`
    select sum(leads)::text as leads, sum(marketing_qualified)::text as marketing, sum(sales_qualified)::text as sales,
      sum(disqualified)::text as disqualified, sum(opportunities)::text as opportunities, sum(won)::text as won, sum(lost)::text as lost,
      sum(answered)::text as answered,
      (select coalesce(sum(value), 0)::numeric(20, 2)::text from insight_values where publisher_id = ${publisher.id} and dimension = 'listing') as value
    from insight_days where publisher_id = ${publisher.id} and dimension = 'listing'`);
  return row!;
}

/** Rows of which the listings' own, added up, or the storefronts', are not the row of all. */
async function unlikeTheirWhole() {
  const names = [...columns, 'parts'];
  const unlike = raw(names.map((name) => `sum(sign * ${name}) <> 0`).join(' or '));
  const signed = (table: string) => sql`
    select *, case listing when '' then -1 else 1 end as sign
    from ${raw(table)} cross join unnest(array[true, false]) as by_storefront
    where publisher_id = ${publisher.id} and dimension <> 'listing'
      and (dimension in ('campaign', 'referrer', 'country', 'seller') or not by_storefront)
      and (listing = '' or by_storefront = (listing in ('appsource', 'azure-marketplace')))`;
  return house.app.db.rows(sql`
    select dimension, day, key from (${signed('insight_days')}) as sums
    group by generation, dimension, day, key, by_storefront having ${unlike}
    union all
    select dimension, day, key from (${signed('insight_values')}) as sums
    group by generation, dimension, day, key, currency, by_storefront
    having sum(sign * value) <> 0 or sum(sign * became_value) <> 0 or sum(sign * parts) <> 0`);
}

/** From the rows themselves: a lead that is disqualified keeps what it was disqualified from. */
async function countedTotals() {
  const [row] = await house.app.db.rows<Record<string, string>>(sql`
    with leads_now as (
      select lead.id, coalesce((
          select data ->> 'from' from events
          where publisher_id = lead.publisher_id and subject_id = lead.id and type = 'lead.disqualified' and standing.stage = 'disqualified'
          order by events.id desc limit 1), standing.stage) as reached,
        standing.stage = 'disqualified' as is_out,
        exists (select from follow_ups as clock where clock.publisher_id = lead.publisher_id and clock.lead_id = lead.id
          and answered_at is not null) as answered,
        (select count(*) from opportunities as deal where deal.publisher_id = lead.publisher_id and deal.lead_id = lead.id) as deals,
        (select count(*) from opportunities as deal where deal.publisher_id = lead.publisher_id and deal.lead_id = lead.id and state = 'won') as won,
        (select count(*) from opportunities as deal where deal.publisher_id = lead.publisher_id and deal.lead_id = lead.id and state = 'lost') as lost
      from leads as lead join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
      where lead.publisher_id = ${publisher.id} and lead.kind = 'customer'
    )
    select count(*)::text as leads, count(*) filter (where reached in ('marketing_qualified', 'sales_qualified'))::text as marketing,
      count(*) filter (where reached = 'sales_qualified')::text as sales, count(*) filter (where is_out)::text as disqualified,
      count(*) filter (where deals > 0)::text as opportunities, count(*) filter (where won > 0)::text as won,
      count(*) filter (where deals > 0 and lost = deals)::text as lost, count(*) filter (where answered)::text as answered,
      (select coalesce(sum(value), 0)::numeric(20, 2)::text from opportunities
        where publisher_id = ${publisher.id} and state = 'won' and lead_id is not null) as value
    from leads_now`);
  return row!;
}
