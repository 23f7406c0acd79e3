// From a qualified lead to a deal that is won or lost: conversion, moves, money, who may see what, and what is told of it.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted, type CallOptions, type Method } from '../../test/app.ts';
import { aLead } from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type AProblem, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';
import { tellScored } from '../scoring/tell-scored.ts';

type Deal = {
  id: string;
  leadId: string | null;
  stage: string;
  state: string;
  value: string | null;
  currency: string | null;
  ownerId: string | null;
  version: number;
  probability: number;
  daysInStage: number;
  stuck: boolean;
  reason: string | null;
  closedAt: string | null;
  name: string;
};
type Detail = Deal & {
  contacts: { leadId: string | null; name: string | null; email: string | null }[];
  lead: { id: string; company: string | null } | null;
  moves: {
    fromStage: string | null;
    toStage: string;
    value: string | null;
    reason: string | null;
    actor: string;
  }[];
  timeline: { type: string }[];
};
type Converted = { opportunity: Deal; created: boolean };

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let manager: APerson;
let seller: APerson;

beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  manager = await aPerson(booted, publisher.id, 'manager');
  seller = await aPerson(booted, publisher.id, 'seller');
});

const base = () => `/api/v1/publishers/${publisher.id}`;
const ask = <Body = Deal>(method: Method, path: string, body?: unknown, as: CallOptions = manager.as) =>
  booted.call<Body>(method, `${base()}${path}`, body, as);
const problemOf = async (answer: Promise<{ status: number; body: unknown }>) => {
  const { status, body } = await answer;
  const { code, errors } = body as AProblem;
  return [status, code, ...(errors ?? []).map((error) => `${error.field} ${error.code}`)];
};

async function aQualifiedLead(to: APerson = seller, given: Record<string, string> = {}): Promise<string> {
  const leadId = await aLead(booted, listing, given);
  await tellScored(booted.app);
  await ask('PUT', `/leads/${leadId}/stage`, { stage: 'sales_qualified', note: 'Has a budget' });
  await ask('POST', '/leads/assignments', { leadIds: [leadId], userId: to.userId });
  return leadId;
}
const convert = (leadId: string, body: unknown = {}, as = seller.as) =>
  ask<Converted>('POST', `/leads/${leadId}/conversions`, body, as);
const aDeal = async (body: object = {}, as = manager.as) =>
  (await ask('POST', '/opportunities', { name: 'Rota planning', ...body }, as)).body;
const move = (deal: Deal, to: string, more: object = {}, as = manager.as) =>
  ask('POST', `/opportunities/${deal.id}/moves`, { to, version: deal.version, ...more }, as);
const detailOf = async (id: string, as = manager.as) =>
  (await ask<Detail>('GET', `/opportunities/${id}`, undefined, as)).body;
const all = {
  value: '1000',
  currency: 'EUR',
  expectedClose: '2026-04-30',
  nextStep: 'Call',
  contacts: [{ name: 'Ana' }],
};

describe('converting a lead', () => {
  it('makes an opportunity of its owner, linked both ways, and the lead is only read from then on', async () => {
    const leadId = await aQualifiedLead();
    const { status, body } = await convert(leadId, {
      value: '0.3',
      currency: 'EUR',
      expectedClose: '2026-04-30',
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      created: true,
      opportunity: { leadId, stage: 'qualified', value: '0.30', ownerId: seller.userId, probability: 20 },
    });
    expect(await detailOf(body.opportunity.id, seller.as)).toMatchObject({
      lead: { id: leadId },
      contacts: [{ leadId, email: expect.stringContaining('@') as string }],
      moves: [{ fromStage: null, toStage: 'qualified', value: '0.30' }],
    });
    const lead = await ask<{ convertedAt: string; timeline: { type: string; opportunityId?: string }[] }>(
      'GET',
      `/leads/${leadId}`,
    );
    expect(lead.body.convertedAt).not.toBeNull();
    expect(
      lead.body.timeline
        .filter(({ opportunityId }) => opportunityId === body.opportunity.id)
        .map(({ type }) => type),
    ).toEqual(expect.arrayContaining(['lead.converted', 'opportunity.created']));
    const refused = [409, 'conflict'];
    expect(await problemOf(ask('PUT', `/leads/${leadId}/stage`, { stage: 'inquiry', note: 'No' }))).toEqual(
      refused,
    );
    expect(await problemOf(ask('POST', `/leads/${leadId}/disqualifications`, { reason: 'spam' }))).toEqual(
      refused,
    );
    expect(await problemOf(ask('POST', '/leads/assignments', { leadIds: [leadId], userId: null }))).toEqual(
      refused,
    );
    const dueAt = new Date(clock.now().getTime() + 3_600_000).toISOString();
    expect(
      await problemOf(ask('POST', `/leads/${leadId}/tasks`, { kind: 'call', title: 'Call', dueAt })),
    ).toEqual(refused);
    const note = { kind: 'note', note: 'Spoke of terms' };
    expect((await ask('POST', `/leads/${leadId}/activities`, note, seller.as)).status).toBe(201);
  });

  it('ends its clock and its playbook', async () => {
    const leadId = await aQualifiedLead();
    await convert(leadId);
    const clockNow = await ask<{ state: string; stoppedReason: string }>('GET', `/leads/${leadId}/follow-up`);
    expect(clockNow.body).toMatchObject({ state: 'stopped', stoppedReason: 'converted' });
  });

  it('tells the same opportunity when it is said again, also at once, and makes another when asked', async () => {
    const leadId = await aQualifiedLead();
    const both = await Promise.all([convert(leadId), convert(leadId)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 201]));
    expect(new Set(both.map(({ body }) => body.opportunity.id)).size).toBe(1);
    const again = await convert(leadId, { another: true });
    expect(again).toMatchObject({ status: 201, body: { created: true } });
    expect(again.body.opportunity.id).not.toBe(both[0].body.opportunity.id);
  });

  it('is refused before the lead is sales-qualified, and overridden by a role that leads with a reason', async () => {
    const leadId = await aLead(booted, listing);
    await tellScored(booted.app);
    await ask('POST', '/leads/assignments', { leadIds: [leadId], userId: seller.userId });
    const refused = await convert(leadId);
    expect(refused).toMatchObject({ status: 409, body: { code: 'conflict', reason: 'not_sales_qualified' } });
    const override = { reason: 'They called us' };
    expect(await problemOf(convert(leadId, { override }))).toEqual([403, 'forbidden']);
    expect(await problemOf(convert(leadId, { override: {} }, manager.as))).toEqual([
      422,
      'invalid_input',
      'override.reason required',
    ]);
    expect((await convert(leadId, { override }, manager.as)).status).toBe(201);
    expect(
      (await ask<{ stage: string; note: string }>('GET', `/leads/${leadId}/qualification`)).body,
    ).toMatchObject({
      stage: 'sales_qualified',
      note: override.reason,
    });
  });

  it('is refused for a disqualified lead, a test, and a lead of somebody else', async () => {
    const out = await aQualifiedLead();
    await ask('POST', `/leads/${out}/disqualifications`, { reason: 'spam' });
    expect(await problemOf(convert(out, { override: { reason: 'x' } }, manager.as))).toEqual([
      409,
      'conflict',
    ]);
    const other = await aPerson(booted, publisher.id, 'seller');
    expect((await convert(await aQualifiedLead(other))).status).toBe(404);
    const viewer = await aPerson(booted, publisher.id, 'viewer');
    expect((await convert(await aQualifiedLead(), {}, viewer.as)).status).toBe(403);
  });
});

describe('moving an opportunity', () => {
  it('asks for what the stage wants, beside its field, and takes it in the same step', async () => {
    const deal = await aDeal();
    expect(await problemOf(move(deal, 'negotiated'))).toEqual([
      422,
      'invalid_input',
      'fields.value required',
      'fields.expectedClose required',
      'fields.nextStep required',
    ]);
    const { status, body } = await move(deal, 'negotiated', { fields: all });
    expect(status).toBe(201);
    expect(body).toMatchObject({ stage: 'negotiated', probability: 80, value: '1000.00', version: 2 });
  });

  it('goes forward, back, is won, opens again and is lost, and keeps each move with the value of then', async () => {
    let deal = (
      await move(await aDeal({ value: '10', currency: 'EUR' }), 'developed', {
        fields: { contacts: [{ name: 'Ana' }] },
      })
    ).body;
    deal = (await move(deal, 'qualified')).body;
    deal = (await move(deal, 'won', { reason: 'price', fields: { value: '12.5' } })).body;
    expect(deal).toMatchObject({ state: 'won', stage: 'won', reason: 'price', probability: 100 });
    expect(deal.closedAt).not.toBeNull();
    expect(await problemOf(move(deal, 'lost', { reason: 'competitor' }))).toEqual([
      422,
      'invalid_input',
      'to closed',
    ]);
    deal = (await move(deal, 'qualified')).body;
    expect(deal).toMatchObject({ state: 'open', reason: null, closedAt: null });
    deal = (await move(deal, 'lost', { reason: 'competitor', note: 'They took Blåbær' })).body;
    const { moves, timeline } = await detailOf(deal.id);
    expect(moves.map(({ fromStage, toStage, value, reason }) => [fromStage, toStage, value, reason])).toEqual(
      [
        ['qualified', 'lost', '12.50', 'competitor'],
        ['won', 'qualified', '12.50', null],
        ['qualified', 'won', '12.50', 'price'],
        ['developed', 'qualified', '10.00', null],
        ['qualified', 'developed', '10.00', null],
        [null, 'qualified', '10.00', null],
      ],
    );
    expect(timeline.map(({ type }) => type)).toEqual([
      'opportunity.created',
      'opportunity.changed',
      'opportunity.moved',
      'opportunity.moved',
      'opportunity.changed',
      'opportunity.won',
      'opportunity.reopened',
      'opportunity.lost',
    ]);
  });

  it('loses nothing without a reason of the list', async () => {
    const deal = await aDeal();
    expect(await problemOf(move(deal, 'lost'))).toEqual([422, 'invalid_input', 'reason required']);
    expect(await problemOf(move(deal, 'lost', { reason: 'price' }))).toEqual([
      422,
      'invalid_input',
      'reason not_one_of',
    ]);
    expect(await problemOf(move(deal, 'lost', { reason: 'other_loss' }))).toEqual([
      422,
      'invalid_input',
      'note required',
    ]);
    expect(await problemOf(move(deal, 'elsewhere'))).toEqual([422, 'invalid_input', 'to not_one_of']);
    expect(await problemOf(move(deal, 'qualified'))).toEqual([409, 'conflict']);
  });

  it('of two moves at once one is told that the other came first', async () => {
    const deal = await aDeal(all);
    const both = await Promise.all([move(deal, 'developed'), move(deal, 'proposed')]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 409]));
    expect(both.find(({ status }) => status === 409)!.body).toMatchObject({
      code: 'conflict',
      reason: 'newer_version',
    });
    expect((await detailOf(deal.id)).moves).toHaveLength(2);
  });

  it('keeps to the ways that a stage names, but always back and out', async () => {
    const { body: pipelines } = await ask<{ pipelines: { stages: { id: string }[] }[] }>('GET', '/pipelines');
    const [pipeline] = pipelines.pipelines;
    const stages = pipeline!.stages.map((stage) =>
      stage.id === 'developed' ? { ...stage, leadsTo: ['proposed'] } : { ...stage, requires: [] },
    );
    const { savedBy: _by, savedAt: _at, ...document } = pipelines as unknown as Record<string, unknown>;
    const saved = await ask('PUT', '/pipelines', { ...document, pipelines: [{ ...pipeline, stages }] });
    expect(saved.status).toBe(200);
    const deal = (await move(await aDeal(all), 'developed')).body;
    expect(await problemOf(move(deal, 'won'))).toEqual([422, 'invalid_input', 'to not_one_of']);
    expect((await move(deal, 'qualified')).status).toBe(201);
  });
});

describe('changing an opportunity', () => {
  it('takes amounts as exact text in the decimals of their currency', async () => {
    const deal = await aDeal({ value: '1000000000000000', currency: 'KWD' });
    expect(deal.value).toBe('1000000000000000.000');
    const change = (body: object) =>
      ask('PATCH', `/opportunities/${deal.id}`, { version: deal.version, ...body });
    expect(await problemOf(change({ currency: 'JPY', value: '0.5' }))).toEqual([
      422,
      'invalid_input',
      'value too_many_decimals',
    ]);
    expect(await problemOf(change({ currency: 'XXX' }))).toEqual([
      422,
      'invalid_input',
      'currency not_a_currency',
    ]);
    expect(await problemOf(change({ value: 12 }))).toEqual([422, 'invalid_input', 'value not_text']);
    expect(await problemOf(change({ value: '5', currency: null }))).toEqual([
      422,
      'invalid_input',
      'currency required',
    ]);
    expect((await change({ currency: 'JPY', value: '500' })).body.value).toBe('500');
  });

  it('keeps what its stage asks for, and refuses a version that is not the newest', async () => {
    const deal = await aDeal({ ...all, stage: 'negotiated' });
    const change = (body: object) =>
      ask('PATCH', `/opportunities/${deal.id}`, { version: deal.version, ...body });
    expect(await problemOf(change({ nextStep: null }))).toEqual([422, 'invalid_input', 'nextStep required']);
    expect((await change({ nextStep: 'Sign' })).body.version).toBe(2);
    expect((await change({ nextStep: 'Sign twice' })).body).toMatchObject({
      code: 'conflict',
      reason: 'newer_version',
    });
  });

  it('hands the lead on with it', async () => {
    const leadId = await aQualifiedLead();
    const { opportunity } = (await convert(leadId)).body;
    const other = await aPerson(booted, publisher.id, 'seller');
    const handed = await ask('PATCH', `/opportunities/${opportunity.id}`, {
      version: 1,
      ownerId: other.userId,
    });
    expect(handed.body.ownerId).toBe(other.userId);
    expect((await ask('GET', `/leads/${leadId}`, undefined, other.as)).status).toBe(200);
    expect((await ask('GET', `/leads/${leadId}`, undefined, seller.as)).status).toBe(404);
    expect((await ask('GET', `/opportunities/${opportunity.id}`, undefined, seller.as)).status).toBe(404);
  });
});

describe('who sees what', () => {
  it('a seller has their own opportunities alone, and gives none away', async () => {
    const other = await aPerson(booted, publisher.id, 'seller');
    const own = await aDeal({}, seller.as);
    const theirs = await aDeal({ ...all, value: '77' }, other.as);
    const seen = await ask<{ items: Deal[] }>('GET', '/opportunities', undefined, seller.as);
    expect(seen.body.items.map(({ id }) => id)).toEqual([own.id]);
    expect((await ask('GET', `/opportunities/${theirs.id}`, undefined, seller.as)).status).toBe(404);
    expect((await move(theirs, 'won', {}, seller.as)).status).toBe(404);
    const board = await ask('GET', '/opportunity-board', undefined, seller.as);
    expect(JSON.stringify(board.body)).not.toContain('77');
    const forecast = await ask('GET', '/forecast', undefined, seller.as);
    expect(JSON.stringify(forecast.body)).not.toContain('77');
    const give = { version: 1, ownerId: other.userId };
    expect(await problemOf(ask('PATCH', `/opportunities/${own.id}`, give, seller.as))).toEqual([
      422,
      'invalid_input',
      'ownerId must_be_empty',
    ]);
    expect((await ask('PUT', '/pipelines', {}, seller.as)).status).toBe(403);
    expect((await ask('POST', '/exchange-rates', {}, seller.as)).status).toBe(403);
  });

  it('another publisher sees nothing of them', async () => {
    const deal = await aDeal(all);
    const elsewhere = await aPublisher(booted);
    const answer = await booted.call('GET', `/api/v1/publishers/${elsewhere.id}/opportunities/${deal.id}`);
    expect(answer.status).toBe(404);
  });
});

describe('lists and sums', () => {
  it('orders by value through all pages, what has none last', async () => {
    for (const value of ['5', '100', '20.5']) await aDeal({ value, currency: 'EUR' });
    await aDeal();
    const values: (string | null)[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const more: string = cursor === '' ? '' : `&cursor=${cursor}`;
      const page: { items: Deal[]; nextCursor: string | null } = (
        await ask<{ items: Deal[]; nextCursor: string | null }>(
          'GET',
          `/opportunities?sort=-value&limit=2${more}`,
        )
      ).body;
      values.push(...page.items.map(({ value }) => value));
      cursor = page.nextCursor;
    }
    expect(values).toEqual(['100.00', '20.50', '5.00', null]);
  });

  it.each(['created', '-created', 'expectedClose', '-expectedClose', 'stageSince', '-stageSince', 'value'])(
    'goes through all pages by %s, each deal once',
    async (sort) => {
      const made = [];
      for (const close of ['2026-05-01', '2026-04-01', null])
        made.push(await aDeal({ expectedClose: close }));
      const seen: string[] = [];
      let path: string | null = `/opportunities?limit=1&sort=${sort}`;
      while (path !== null) {
        const { body }: { body: { items: Deal[]; nextCursor: string | null } } = await ask('GET', path);
        seen.push(...body.items.map(({ id }) => id));
        path =
          body.nextCursor === null ? null : `/opportunities?limit=1&sort=${sort}&cursor=${body.nextCursor}`;
      }
      expect(seen.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
    },
  );

  it('marks what is longer in its stage than the stage allows', async () => {
    const old = await aDeal();
    // Sessions end meanwhile; a key does not.
    clock.forward(15 * 86_400_000);
    await aDeal({}, {});
    const { body } = await ask<{ items: Deal[] }>('GET', '/opportunities?stuck=true', undefined, {});
    expect(body.items).toMatchObject([{ id: old.id, stuck: true, daysInStage: 15 }]);
  });

  it('the board sums each currency apart, weighs it, and shows so many of a column', async () => {
    for (let made = 0; made < 21; made++) await aDeal({ value: '0.1', currency: 'EUR' });
    await aDeal({ value: '1000', currency: 'JPY' });
    type Board = {
      columns: { stage: string; count: number; sums: object[]; items: Deal[]; nextCursor: string | null }[];
    };
    const { columns } = (await ask<Board>('GET', '/opportunity-board')).body;
    expect(columns.map(({ stage }) => stage)).toEqual([
      'qualified',
      'developed',
      'proposed',
      'negotiated',
      'won',
      'lost',
    ]);
    const [first] = columns;
    expect(first).toMatchObject({
      count: 22,
      sums: [
        { currency: 'EUR', count: 21, value: '2.10', weighted: '0.42' },
        { currency: 'JPY', count: 1, value: '1000', weighted: '200' },
      ],
    });
    expect(first!.items).toHaveLength(20);
    const rest = await ask<{ items: Deal[] }>(
      'GET',
      `/opportunities?stage=qualified&cursor=${first!.nextCursor}`,
    );
    expect(rest.body.items).toHaveLength(2);
  });

  it('the forecast is in the reporting currency with the rates used, and tells what has none', async () => {
    const { body: pipelines } = await ask<Record<string, unknown>>('GET', '/pipelines');
    const { savedBy: _by, savedAt: _at, ...document } = pipelines;
    await ask('PUT', '/pipelines', { ...document, reportingCurrency: 'EUR' });
    const csv = 'Date, USD, JPY, \n27 February 2026, 1.25, 160, \n';
    expect((await ask('POST', '/exchange-rate-imports', { csv })).body).toMatchObject({
      count: 2,
      read: 2,
      passedOver: [],
    });
    expect((await ask('POST', '/exchange-rate-imports', { csv })).body).toMatchObject({ count: 0 });
    const month = clock.now().toISOString().slice(0, 7);
    const expectedClose = `${month}-28`;
    await aDeal({ value: '100', currency: 'USD', expectedClose });
    await aDeal({ value: '16000', currency: 'JPY', expectedClose: '2020-01-01' });
    await aDeal({ value: '7', currency: 'CZK', expectedClose });
    await move(await aDeal({ value: '50', currency: 'USD' }), 'won');
    const { body } = await ask<{
      reportingCurrency: string;
      months: { month: string; open: object; won: object }[];
    }>('GET', '/forecast?months=2');
    expect(body.reportingCurrency).toBe('EUR');
    expect(body.months[0]).toMatchObject({
      month,
      open: { count: 3, total: { value: '180.00', weighted: '36.00' }, missing: ['CZK'] },
      won: { count: 1, total: { value: '40.00' } },
    });
    expect(body.months[0]!.open).toMatchObject({
      sums: [
        { currency: 'CZK', reported: null },
        {},
        { currency: 'USD', rates: [{ rate: '0.8', onDate: '2026-02-27', source: 'ecb' }] },
      ],
    });
  });

  it('tells why deals were lost, with what they were worth', async () => {
    await move(await aDeal({ value: '5', currency: 'EUR' }), 'lost', { reason: 'competitor' });
    await move(await aDeal({ value: '6.5', currency: 'EUR' }), 'lost', { reason: 'competitor' });
    await move(await aDeal(), 'won');
    const { body } = await ask<{ items: object[] }>('GET', '/opportunity-reasons');
    expect(body.items).toEqual([
      {
        state: 'lost',
        reason: 'competitor',
        count: 2,
        sums: [{ currency: 'EUR', count: 2, value: '11.50' }],
      },
      { state: 'won', reason: null, count: 1, sums: [] },
    ]);
  });

  it('enters a rate by hand, refuses what is none, and removes it', async () => {
    const rate = { base: 'EUR', currency: 'USD', rate: '1.0867', onDate: '2026-03-01' };
    expect((await ask('POST', '/exchange-rates', { rates: [rate] })).body).toEqual({ count: 1 });
    expect(await problemOf(ask('POST', '/exchange-rates', { rates: [{ ...rate, rate: '0' }] }))).toEqual([
      422,
      'invalid_input',
      'rates.0.rate not_a_rate',
    ]);
    expect(
      await problemOf(ask('POST', '/exchange-rates', { rates: [{ ...rate, currency: 'EUR' }] })),
    ).toEqual([422, 'invalid_input', 'rates.0.currency same_as_another']);
    expect((await ask<{ items: object[] }>('GET', '/exchange-rates?currency=USD')).body.items).toMatchObject([
      { ...rate, source: 'hand' },
    ]);
    expect((await ask('DELETE', '/exchange-rates/EUR/USD/2026-03-01')).status).toBe(204);
    expect((await ask('DELETE', '/exchange-rates/EUR/USD/2026-03-01')).status).toBe(404);
  });
});
