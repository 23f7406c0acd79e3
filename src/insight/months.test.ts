// A year is read by the month where months are over: what is told of any period stays the same, whatever happens to old leads.
import fc from 'fast-check';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { aLead, bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { addUpAll, buildAll, countAll } from '../../test/insight.ts';
import { aPerson } from '../../test/people.ts';
import { byMonths, daysAfter } from '../platform/months.ts';
import { beginBuilding } from './due-store.ts';
import { daysOf } from './period.ts';

describe('which of a period are whole months', () => {
  const day = fc.nat({ max: 900 }).map((nth) => daysAfter('2024-01-15', nth));
  it('each day stands in one place, months whole and over', () => {
    const month = fc
      .nat({ max: 30 })
      .map((nth) => new Date(Date.UTC(2024, nth, 1)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, fc.nat({ max: 800 }), fc.option(month), (from, more, monthsTo) => {
        const period = { from, to: daysAfter(from, more) };
        const { months, days } = byMonths(period, monthsTo);
        const covered = [...days, ...(months === null ? [] : [months])].flatMap(daysOf);
        expect(covered.toSorted()).toEqual(daysOf(period));
        if (months === null) return;
        expect([months.from.slice(8), daysAfter(months.to, 1).slice(8)]).toEqual(['01', '01']);
        expect(months.to < monthsTo!).toBe(true);
      }),
    );
  });
  it('a year has eleven or twelve of them', () => {
    expect(byMonths({ from: '2025-11-21', to: '2026-11-20' }, '2026-11-01')).toEqual({
      months: { from: '2025-12-01', to: '2026-10-31' },
      days: [
        { from: '2025-11-21', to: '2025-11-30' },
        { from: '2026-11-01', to: '2026-11-20' },
      ],
    });
    expect(byMonths({ from: '2025-01-01', to: '2025-12-31' }, '2026-11-01').days).toEqual([]);
  });
});

const clock = testClock();
const daysMs = (days: number) => days * 24 * 3_600_000;
let house: Delivering;
let publisher: APublisher;
let listings: AListing[];
let seller: string;
const leads: string[] = [];

const at = (path: string) => `/api/v1/publishers/${publisher.id}${path}`;
const ask = async (method: 'POST' | 'PUT', path: string, body: unknown) => {
  const answer = await house.call(method, at(path), body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
};

/** A lead every ten days from March to June, which is not over; some of them answered. */
beforeAll(async () => {
  house = await bootDelivering({}, clock);
  publisher = await aPublisher(house);
  listings = [
    await aListing(house, publisher),
    await aListing(house, publisher, { storefront: 'azure-marketplace' }),
  ];
  seller = (await aPerson(house, publisher.id, 'seller')).userId;
  for (let nth = 0; nth < 12; nth++) {
    leads.push(
      await aLead(house, listings[nth % 2]!, nth % 3 === 0 ? { mktcmpid: 'Spring' } : { Country: 'Poland' }),
    );
    clock.forward(daysMs(10));
    if (nth % 4 === 0) await answer(leads[nth]!);
  }
  await countAll(house);
}, 60_000);
afterAll(() => house.close());

const answer = (lead: string) =>
  ask('POST', `/leads/${lead}/activities`, { kind: 'call', outcome: 'reached', userId: seller });

const periods = [
  'from=2026-03-02&to=2026-07-10',
  'from=2026-04-01&to=2026-05-31',
  'from=2026-03-20&to=2026-04-10',
];
const questions = [
  'funnel?by=listing',
  'funnel?by=campaign&view=activity',
  'funnel?by=country&storefront=appsource',
  'responses?by=seller',
  'scores',
];

/** What is told, without when. */
async function told(): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const question of questions)
    for (const period of periods) {
      const path = `/insight/${question}${question.includes('?') ? '&' : '?'}${period}`;
      const { status, body } = await house.call('GET', at(path));
      expect([path, status]).toEqual([path, 200]);
      const { upToDateAs: _, ...numbers } = body;
      answers.push(numbers);
    }
  return answers;
}

const monthRows = async () => {
  const [row] = await house.app.db.rows<{ rows: number; leads: number }>(sql`
    select count(*)::int as rows, coalesce(sum(leads) filter (where dimension = 'listing'), 0)::int as leads
    from insight_months where publisher_id = ${publisher.id}`);
  return row!;
};
it('tells the same by days and by months, of leads of old months to which something happens too', async () => {
  const byDays = await told();
  expect(await monthRows()).toEqual({ rows: 0, leads: 0 });
  await addUpAll(house);
  expect((await monthRows()).leads).toBe(10);
  expect(await told()).toEqual(byDays);
  await answer(leads[1]!);
  await ask('PUT', `/leads/${leads[2]}/stage`, { stage: 'sales_qualified', note: 'A budget' });
  await ask('POST', `/leads/${leads[0]}/disqualifications`, { reason: 'spam' });
  await countAll(house);
  const since = await told();
  expect(since).not.toEqual(byDays);
  await house.app.db.run(
    sql`update insight_states set months_to = '-infinity' where publisher_id = ${publisher.id}`,
  );
  expect(await told()).toEqual(since);
});

it('are added up anew once all is counted anew', async () => {
  const before = await told();
  await house.app.db.tx((tx) =>
    beginBuilding(tx, publisher.id, { timeZone: null, by: 'a test', at: clock.now() }),
  );
  await buildAll(house);
  expect(await monthRows()).toEqual({ rows: 0, leads: 0 });
  expect(await told()).toEqual(before);
  await addUpAll(house);
  expect((await monthRows()).leads).toBe(10);
  expect(await told()).toEqual(before);
});

it('a month that is not over is not added up, nor one twice', async () => {
  const before = await monthRows();
  await addUpAll(house);
  expect(await monthRows()).toEqual(before);
  leads.push(await aLead(house, listings[0]!));
  await countAll(house);
  expect(await monthRows()).toEqual(before);
  clock.forward(daysMs(31));
  await addUpAll(house);
  expect((await monthRows()).leads).toBe(13);
});
