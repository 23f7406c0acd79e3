// What was thought of April and what came of it, and what came of sequences and campaigns: of a small world that is known.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testClock } from '../../test/app.ts';
import { aLead } from '../../test/delivering.ts';
import { countAll } from '../../test/insight.ts';
import {
  anEnrolled,
  aSequence,
  bootNurturing,
  days,
  mail,
  mailsBecome,
  type Nurturing,
} from '../../test/nurturing.ts';
import { aPerson, type APerson } from '../../test/people.ts';

const clock = testClock();
let house: Nurturing;
let seller: APerson;
let sequenceId: string;
let enrolled: string[];

const ask = async (method: 'POST' | 'PUT' | 'PATCH', path: string, body: unknown) => {
  const answer = await house.call(method, house.path(path), body);
  if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body.errors ?? answer.body)}`);
  return answer.body;
};
const told = async (path: string, as?: APerson['as']) => {
  const { status, body } = await house.call('GET', house.path(`/insight/${path}`), undefined, as);
  return { status, body };
};
const be = (day: string) => clock.forward(Date.parse(`${day}T12:00:00Z`) - clock.now().getTime());
type Deal = { id: string; version: number };
const deal = (name: string, value: string, currency: string, expectedClose: string): Promise<Deal> =>
  ask('POST', '/opportunities', { name, value, currency, expectedClose });
const move = ({ id, version }: Deal, to: string, reason?: string): Promise<Deal> =>
  ask('POST', `/opportunities/${id}/moves`, { to, version, ...(reason && { reason }) });
const change = ({ id, version }: Deal, fields: object): Promise<Deal> =>
  ask('PATCH', `/opportunities/${id}`, { version, ...fields });

beforeAll(async () => {
  house = await bootNurturing(clock);
  const { savedBy: _, savedAt: __, ...document } = (await house.call('GET', house.path('/pipelines'))).body;
  const saved = await ask('PUT', '/pipelines', { ...document, reportingCurrency: 'EUR' });
  await ask('POST', '/exchange-rates', {
    rates: [{ base: 'EUR', currency: 'USD', rate: '1.25', onDate: '2026-03-01', source: 'hand' }],
  });
  let atlas = await deal('Atlas', '1000.00', 'EUR', '2026-04-10');
  let borea = await deal('Borea', '500.00', 'USD', '2026-04-20');
  let ceres = await deal('Ceres', '300.00', 'EUR', '2026-06-01');
  atlas = await move(atlas, 'proposed');
  sequenceId = await aSequence(house, {
    name: 'Welcome',
    steps: [mail('hello', 'rest'), days('rest', 30, null)],
  });
  enrolled = [
    await anEnrolled(house, sequenceId, { mktcmpid: 'spring' }),
    await anEnrolled(house, sequenceId),
  ];
  // Their first mails are made.
  await house.run();
  await ask('POST', '/campaigns', {
    name: 'Spring',
    codes: ['spring'],
    fromDay: '2026-03-01',
    listingIds: [house.listing.id],
  });

  be('2026-04-15');
  atlas = await change(atlas, { value: '1200.00', currency: 'EUR' });
  await move(atlas, 'won', 'price');
  await ask('POST', `/leads/${enrolled[0]}/conversions`, {
    name: 'Of a sequence',
    value: '80.00',
    currency: 'EUR',
    override: { reason: 'Asked for an offer' },
  }).then(({ opportunity }) => move(opportunity, 'won', 'speed'));
  be('2026-04-20');
  ceres = await move(ceres, 'won', 'price');
  be('2026-04-28');
  borea = await change(borea, { expectedClose: '2026-05-05' });
  be('2026-05-03');
  // Whoever had signed in before would have to do so again.
  seller = await aPerson(house, house.publisher.id, 'seller', { name: 'Ilse' });
  await change(ceres, { ownerId: seller.userId });
  // What is said of the stages later is not said of April.
  const [pipeline] = saved.pipelines;
  await ask('PUT', '/pipelines', {
    ...document,
    version: saved.version,
    reportingCurrency: 'EUR',
    pipelines: [
      {
        ...pipeline,
        stages: pipeline.stages.map((stage: { probability: number }) => ({
          ...stage,
          probability: stage.probability / 2,
        })),
      },
    ],
  });
  await move(borea, 'lost', 'no_budget');
  await countAll(house);
});
afterAll(() => house.close());

describe('the forecast', () => {
  it('tells what was thought of April when it began, and what came of it', async () => {
    const { body } = await told('forecast-outcomes?count=2');
    expect(body).toMatchObject({
      period: { from: '2026-04-01', to: '2026-05-31' },
      timeZone: 'UTC',
      reportingCurrency: 'EUR',
      upToDateAs: clock.now().toISOString(),
    });
    const [april, may] = body.spans;
    expect(april).toMatchObject({ from: '2026-04-01', to: '2026-04-30', at: '2026-04-01', over: true });
    // 60 % of 1000 and 20 % of 500 USD, at 1.25 a euro.
    expect(april.due).toMatchObject({
      count: 2,
      total: { value: '1400.00', weighted: '680.00' },
      missing: [],
    });
    expect(april.due.sums).toMatchObject([
      { currency: 'EUR', value: '1000.00', weighted: '600.00' },
      {
        currency: 'USD',
        value: '500.00',
        weighted: '100.00',
        rates: [{ rate: '0.8', onDate: '2026-03-01' }],
      },
    ]);
    expect(april.pipeline.total.value).toBe('1700.00');
    expect(april.wonDue.total.value).toBe('1200.00');
    expect(april.slipped.sums).toMatchObject([{ currency: 'USD', count: 1, value: '500.00' }]);
    expect(april.lostDue.count).toBe(0);
    expect(april.added).toMatchObject({ count: 2, total: { value: '380.00' } });
    expect(april.won.total.value).toBe('1580.00');
    expect(april.difference).toEqual({
      total: '900.00',
      sums: [
        { currency: 'EUR', amount: '980.00' },
        { currency: 'USD', amount: '-100.00' },
      ],
    });
    expect(may).toMatchObject({ over: false, due: { count: 1 }, lostDue: { count: 1 }, won: { count: 0 } });
  });

  it('tells it of a later week, with what had been won by then', async () => {
    const { body } = await told('forecast-outcomes?count=1&to=2026-04-30&week=3');
    expect(body.spans[0]).toMatchObject({
      at: '2026-04-22',
      already: { count: 3, total: { value: '1580.00' } },
      due: { count: 1 },
      added: { count: 0 },
      difference: { total: '-80.00' },
    });
  });

  it('opens the opportunities behind a number, page by page', async () => {
    const asked = 'forecast-opportunities?to=2026-04-30&counted=';
    const names = async (counted: string, as?: APerson['as']) =>
      (await told(`${asked}${counted}`, as)).body.items.map(({ name }: { name: string }) => name).toSorted();
    expect(await names('due')).toEqual(['Atlas', 'Borea']);
    expect(await names('added')).toEqual(['Ceres', 'Of a sequence']);
    const { body } = await told(`${asked}slipped`);
    expect(body.items).toMatchObject([
      {
        then: { stage: 'qualified', value: '500.00', currency: 'USD', expectedClose: '2026-04-20' },
        outcome: null,
      },
    ]);
    const first = (await told(`${asked}won&limit=2`)).body;
    const second = (await told(`${asked}won&limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null]);
    // A seller is told of their own.
    expect(await names('won', seller.as)).toEqual(['Ceres']);
    expect((await told('forecast-outcomes?count=2', seller.as)).body.spans[0]).toMatchObject({
      pipeline: { count: 1 },
      due: { count: 0 },
      won: { count: 1 },
    });
  });

  it('tells a quarter as one', async () => {
    const { body } = await told('forecast-outcomes?by=quarter&count=2');
    expect(body.spans.map(({ from, to }: { from: string; to: string }) => [from, to])).toEqual([
      ['2026-01-01', '2026-03-31'],
      ['2026-04-01', '2026-06-30'],
    ]);
    // Ceres is due in it as well.
    expect(body.spans[1]).toMatchObject({ due: { count: 3 }, wonDue: { count: 2 }, lostDue: { count: 1 } });
  });

  it.each([
    ['week=5', 'week'],
    ['by=quarter&week=14', 'week'],
    ['by=year', 'by'],
    ['count=13', 'count'],
    ['to=2026-02-30', 'to'],
    ['to=0000-01-01', 'to'],
  ])('refuses %s, and names it', async (query, field) => {
    const { status, body } = await told(`forecast-outcomes?${query}`);
    expect(status).toBe(422);
    expect(body.errors[0].field).toBe(field);
  });
});

describe('sequences and campaigns', () => {
  it('tells what came of those who entered, step by step, and their leads', async () => {
    const { body } = await told('sequences?from=2026-03-01&to=2026-05-03');
    expect(body.items).toMatchObject([
      {
        sequenceId,
        name: 'Welcome',
        entered: 2,
        opportunities: 1,
        won: 1,
        wonValue: [{ currency: 'EUR', amount: '80.00' }],
        goals: 1,
        bounced: 0,
        ended: { opportunity: 1 },
      },
    ]);
    const behind = await told(`sequences/${sequenceId}/leads?from=2026-03-01&to=2026-05-03&counted=won`);
    expect(behind.body.items).toMatchObject([{ leadId: enrolled[0], day: '2026-03-02' }]);
    expect((await told('sequences?from=2026-04-01&to=2026-05-03')).body.items).toEqual([]);
    expect((await told('sequences?from=2026-03-01&to=2026-05-03', seller.as)).body.items).toEqual([]);
    expect((await told('sequences/seq_none/leads?counted=won')).status).toBe(404);
  });

  it('tells campaigns by their own sums, against the period before', async () => {
    const query = 'from=2026-04-01&to=2026-04-30';
    const { body } = await told(`campaigns?${query}&model=first`);
    const own = (await house.call('GET', house.path(`/campaign-results?${query}&model=first`))).body;
    const { traffic: _, campaignId, name, motion, ...numbers } = own.campaigns[0];
    expect(body).toMatchObject({ before: { from: '2026-03-02', to: '2026-03-31' }, timeZone: 'UTC' });
    expect(body.items).toMatchObject([
      { campaignId, name, motion, now: numbers, before: { leads: '1', wins: '0' } },
    ]);
    expect(numbers.wins).toBe('1');
    expect((await told(`campaigns?${query}`, seller.as)).status).toBe(403);
  });

  it('each number of a sequence opens its leads', async () => {
    // Both were sent, one came back, and a person and a scanner followed the link of the other.
    await mailsBecome(house, enrolled, 'sent');
    await mailsBecome(house, [enrolled[0]!], 'bounced');
    await mailsBecome(house, [enrolled[1]!], 'person');
    await mailsBecome(house, [enrolled[1]!], 'scanner');
    await countAll(house);
    const period = 'from=2026-03-01&to=2026-05-03';
    const [item] = (await told(`sequences?${period}`)).body.items;
    const opens = async (query: string): Promise<number> =>
      (await told(`sequences/${sequenceId}/leads?${period}&${query}`)).body.items.length;
    for (const counted of ['entered', 'answered', 'goals', 'opportunities', 'won'])
      expect([counted, await opens(`counted=${counted}`)]).toEqual([counted, item[counted]]);
    expect(await opens('counted=wonValue')).toBe(1);
    expect(item).toMatchObject({ sent: 2, bounced: 1, clicked: 1, scanned: 0 });
    // Of one mail each, as many leads as mails.
    for (const counted of ['sent', 'bounced', 'clicked', 'scanned'])
      expect([counted, await opens(`counted=${counted}`)]).toEqual([counted, item[counted]]);
    for (const { stepId, came, sent, ended } of item.steps) {
      expect([stepId, await opens(`counted=came&stepId=${stepId}`)]).toEqual([stepId, came]);
      expect([stepId, await opens(`counted=sent&stepId=${stepId}`)]).toEqual([stepId, sent]);
      for (const [reason, count] of Object.entries(ended))
        expect([reason, await opens(`counted=ended&stepId=${stepId}&reason=${reason}`)]).toEqual([
          reason,
          count,
        ]);
    }
  });

  it.each(['first', 'linear'])(
    'the parts of the leads behind a number of campaigns are the number, by %s',
    async (model) => {
      const period = `from=2026-03-01&to=2026-04-30&model=${model}`;
      const own = (await house.call('GET', house.path(`/campaign-results?${period}`))).body;
      const [campaign] = own.campaigns;
      const places: [string, Record<string, string>][] = [
        [`campaignId=${campaign.campaignId}`, campaign],
        ['of=campaigns', own.attributed],
        [
          `motion=${campaign.motion}`,
          own.motions.find((each: { motion: string }) => each.motion === campaign.motion),
        ],
        ['of=unknown', own.unknown],
        ['of=all', own.total],
        ...own.listings.map((listing: { listingId: string }) => [
          `of=all&listingId=${listing.listingId}`,
          listing,
        ]),
      ];
      for (const [query, numbers] of places)
        for (const counted of ['leads', 'qualified', 'opportunities', 'wins']) {
          const { items } = (await told(`campaign-leads?${period}&${query}&counted=${counted}`)).body;
          const parts = items.reduce(
            (sum: number, { share }: { share: string }) => sum + Number(share) * 1e6,
            0,
          );
          expect([query, counted, Math.round(parts) / 1e6]).toEqual([
            query,
            counted,
            Number(numbers[counted]),
          ]);
        }
      const revenue = (await told(`campaign-leads?${period}&counted=revenue&limit=1`)).body;
      expect(revenue.items).toMatchObject([{ leadId: enrolled[0], value: campaign.revenue[0], share: '1' }]);
      expect(campaign.revenue).toMatchObject([{ currency: 'EUR' }]);
      expect(Number(campaign.revenue[0].amount)).toBe(80);
      expect(Number(own.unknown.leads)).toBeGreaterThan(0);
    },
  );

  it('opens no leads of campaigns to who may not read leads', async () => {
    const query = 'campaign-leads?from=2026-03-01&to=2026-04-30&counted=leads';
    expect((await told(query, seller.as)).status).toBe(403);
    const turned = (await told('campaign-leads?from=2026-04-30&to=2026-03-01&counted=leads')).body;
    expect(turned.errors[0]).toMatchObject({ field: 'to', message: 'Must not be before from.' });
  });

  it('tells what was won in the reporting currency too, with its rates', async () => {
    const { body } = await told('revenue?by=listing&view=activity&from=2026-04-01&to=2026-04-30');
    expect(body).toMatchObject({ reportingCurrency: 'EUR', rates: [] });
    expect(body.items).toMatchObject([{ won: [{ currency: 'EUR', amount: '80.00' }], reported: '80.00' }]);
  });

  it('tells days on which nothing was delivered by leaving them out', async () => {
    await aLead(house, house.listing);
    const { status, body } = await told(`delivery-days?from=2026-05-01&to=2026-05-03`);
    expect([status, body.items]).toEqual([200, []]);
  });
});
