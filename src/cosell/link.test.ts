// A referral and the opportunity that it became: made once, kept in step both ways, and shown where they cannot be.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anAccount,
  bootCoselling,
  referralOf,
  send,
  type AnAccount,
  type AReferral,
  type Coselling,
} from '../../test/coselling.ts';
import { aLead } from '../../test/delivering.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import { rematch } from './rematch.ts';

type Deal = {
  id: string;
  origin: string;
  leadId: string | null;
  name: string;
  stage: string;
  state: string;
  value: string | null;
  currency: string | null;
  expectedClose: string | null;
  reason: string | null;
  reasonNote: string | null;
  version: number;
};
type Link = { state: string; differences: { field: string; why: string; said: string | null }[] };

let booted: Coselling;
let account: AnAccount;
const minute = 60_000;

beforeAll(async () => {
  booted = await bootCoselling();
  account = await anAccount(booted, booted.publisher, 'partner-center', booted.microsoft.settings);
  await booted.work();
});
afterAll(() => booted.close());

const path = (of = booted.publisher) => `/api/v1/publishers/${of.id}`;

async function arrived(given: Record<string, unknown> = {}): Promise<AReferral> {
  const { id } = booted.microsoft.aReferral({ status: 'Active', substatus: 'Accepted', ...given });
  await send(booted, account, booted.microsoft.event('referral-created', id));
  await booted.house.cosell.settle();
  return referralOf(booted, booted.publisher, id);
}
async function converted(given: Record<string, unknown> = {}, body: Record<string, unknown> = {}) {
  const referral = await arrived(given);
  const answer = await booted.call<{ opportunity: Deal; created: boolean }>(
    'POST',
    `${path()}/referrals/${referral.id}/conversions`,
    body,
  );
  expect(answer.status).toBe(201);
  await booted.work();
  return { referral, id: answer.body.opportunity.id };
}
const dealOf = async (id: string) => (await booted.call<Deal>('GET', `${path()}/opportunities/${id}`)).body;
const linkOf = async (id: string) =>
  (await booted.call<Link>('GET', `${path()}/opportunities/${id}/referral`)).body;
const there = (referral: AReferral) => booted.microsoft.referrals.get(referral.externalId)!;
async function change(id: string, given: Record<string, unknown>): Promise<void> {
  const { version } = await dealOf(id);
  expect((await booted.call('PATCH', `${path()}/opportunities/${id}`, { version, ...given })).status).toBe(
    200,
  );
  await booted.work();
}
async function move(id: string, given: Record<string, unknown>): Promise<void> {
  const { version } = await dealOf(id);
  const answer = await booted.call('POST', `${path()}/opportunities/${id}/moves`, { version, ...given });
  expect(answer.status).toBe(201);
  await booted.work();
}
/** Somebody changes it at the programme, and the next reading finds it. */
async function changedThere(referral: AReferral, given: Record<string, unknown>): Promise<void> {
  booted.clock.forward(1000);
  booted.microsoft.change(referral.externalId, given);
  booted.clock.forward(5 * minute);
  await booted.work();
  await booted.work();
}
const details = (given: Record<string, unknown>) => ({
  details: {
    notes: 'n',
    dealValue: 12000,
    currency: 'EUR',
    closingDateTime: '2026-06-30T00:00:00Z',
    ...given,
  },
});
const settle = (referral: AReferral, keep: string) =>
  booted.call<Link>('POST', `${path()}/referrals/${referral.id}/settlements`, { keep });
const writes = () =>
  booted.microsoft.seen.filter(({ method }) => method === 'PATCH' || method === 'PUT').length;

describe('a referral', () => {
  it('becomes an opportunity once, with what it says of the deal, and no storefront lead', async () => {
    const referral = await arrived(details({}));
    const at = `${path()}/referrals/${referral.id}/conversions`;
    const [first, second] = await Promise.all([
      booted.call<{ opportunity: Deal }>('POST', at, {}),
      booted.call('POST', at, {}),
    ]);
    expect([first.status, second.status].toSorted((a, b) => a - b)).toEqual([200, 201]);
    const { opportunity } = first.body;
    expect(second.body).toMatchObject({ opportunity: { id: opportunity.id } });
    expect(opportunity).toMatchObject({
      origin: 'co_sell',
      leadId: null,
      name: 'Lipowa Logistyka: Rota planning for three warehouses',
      value: '12000.00',
      currency: 'EUR',
      expectedClose: '2026-06-30',
    });
    await booted.work();
    expect(await booted.call('GET', `${path()}/opportunities/${opportunity.id}`)).toMatchObject({
      body: { contacts: [{ name: 'Zofia Majchrzak', email: 'zofia.majchrzak@lipowa-logistyka.example' }] },
    });
    expect(await referralOf(booted, booted.publisher, referral.externalId)).toMatchObject({
      convertible: false,
      opportunity: { id: opportunity.id, state: 'in_step' },
      link: { opportunityId: opportunity.id, state: 'in_step', differences: [] },
    });
    expect(await linkOf(opportunity.id)).toMatchObject({ referralId: referral.id, state: 'in_step' });
  });

  it('is no other publisher’s to convert or decide about', async () => {
    const referral = await arrived(details({}));
    const other = await aPublisher(booted);
    for (const [what, body] of [
      ['conversions', {}],
      ['settlements', { keep: 'both' }],
    ] as const) {
      const at = `${path(other)}/referrals/${referral.id}/${what}`;
      expect((await booted.call('POST', at, body)).status).toBe(404);
    }
    expect(await referralOf(booted, booted.publisher, referral.externalId)).toMatchObject({
      convertible: true,
    });
  });

  it('that nobody accepted becomes none, and what is given differently is told the programme', async () => {
    const fresh = await arrived({ status: 'New', substatus: 'Received' });
    expect(fresh).toMatchObject({ convertible: false });
    const refused = await booted.call('POST', `${path()}/referrals/${fresh.id}/conversions`, {});
    expect(refused).toMatchObject({ status: 409, body: { reason: 'referral_not_accepted' } });
    const { referral, id } = await converted(details({}), { value: '20000', currency: 'EUR' });
    expect(there(referral)).toMatchObject({ details: { dealValue: 20000 } });
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
  });
});

describe('a referral that was converted before its lead came in', () => {
  const unqualified = {
    type: 'Independent',
    qualification: 'Direct',
    customerProfile: {
      name: 'Comer',
      team: [{ firstName: 'Lea', lastName: 'Comer', email: 'lea@comer.example' }],
    },
  };

  it('gives the lead its opportunity, so that the customer counts once', async () => {
    const { referral, id } = await converted({ ...details({}), ...unqualified });
    expect(await dealOf(id)).toMatchObject({ leadId: null });
    const leadId = await aLead(booted, await aListing(booted, booted.publisher), {
      Email: 'Lea@comer.example',
    });
    await rematch(booted.app);
    expect(await referralOf(booted, booted.publisher, referral.externalId)).toMatchObject({ leadId });
    expect(await dealOf(id)).toMatchObject({ origin: 'co_sell', leadId, contacts: [{ leadId }] });
    const again = await booted.call('POST', `${path()}/leads/${leadId}/conversions`, {});
    expect(again).toMatchObject({ status: 200, body: { created: false, opportunity: { id } } });
    // The link lives on.
    await booted.work();
    await change(id, { value: '15000', currency: 'EUR' });
    expect(there(referral)).toMatchObject({ details: { dealValue: 15000 } });
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
  });

  it('leaves two deals two where people made both', async () => {
    const customerProfile = { name: 'Two', team: [{ email: 'two@deals.example' }] };
    const { referral, id } = await converted({ ...details({}), ...unqualified, customerProfile });
    const leadId = await aLead(booted, await aListing(booted, booted.publisher), {
      Email: 'two@deals.example',
    });
    const own = await booted.call<{ opportunity: Deal }>('POST', `${path()}/leads/${leadId}/conversions`, {
      override: { reason: 'They called.' },
    });
    expect(own.status).toBe(201);
    await rematch(booted.app);
    expect(await referralOf(booted, booted.publisher, referral.externalId)).toMatchObject({ leadId });
    expect(await dealOf(id)).toMatchObject({ leadId: null });
    expect(await dealOf(own.body.opportunity.id)).toMatchObject({ leadId });
  });
});

describe('a change of the opportunity', () => {
  it('of value, currency and close is told once, and nothing comes back', async () => {
    const { referral, id } = await converted(details({}));
    const before = writes();
    await change(id, { value: '15000.50', currency: 'USD', expectedClose: '2026-09-01' });
    expect(there(referral)).toMatchObject({
      details: { dealValue: 15000.5, currency: 'USD', closingDateTime: '2026-09-01T00:00:00Z', notes: 'n' },
    });
    const { version } = await dealOf(id);
    booted.clock.forward(5 * minute);
    await booted.work();
    await booted.work();
    expect(writes()).toBe(before + 1);
    expect(await dealOf(id)).toMatchObject({ version });
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
    await change(id, { nextStep: 'Call' });
    expect(writes()).toBe(before + 1);
  });

  it('by a seller whose it is, who sees no referrals, is told in their name', async () => {
    const seller = await aPerson(booted, booted.publisher.id, 'seller');
    const { referral, id } = await converted(details({}), { ownerId: seller.userId });
    const asSeller = <Body>(method: 'GET' | 'PATCH', at: string, body?: unknown) =>
      booted.call<Body>(method, `${path()}/${at}`, body, seller.as);
    expect((await asSeller('GET', `referrals/${referral.id}`)).status).toBe(403);
    const changed = await asSeller('PATCH', `opportunities/${id}`, { version: 1, value: '400' });
    expect(changed.status).toBe(200);
    await booted.work();
    expect(there(referral)).toMatchObject({ details: { dealValue: 400 } });
    expect((await asSeller('GET', `opportunities/${id}/referral`)).body).toMatchObject({ state: 'in_step' });
    const { timeline } = await referralOf(booted, booted.publisher, referral.externalId);
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'referral.asked', actor: seller.userId }),
    );
    const others = await converted(details({}));
    expect((await asSeller('GET', `opportunities/${others.id}/referral`)).status).toBe(404);
  });

  it('that wins or loses it closes the referral, with the reason', async () => {
    const won = await converted(details({}));
    await move(won.id, { to: 'won' });
    expect(there(won.referral)).toMatchObject({ status: 'Closed', substatus: 'Won' });
    const lost = await converted(details({}));
    await move(lost.id, { to: 'lost', reason: 'too_dear', note: 'By a third' });
    expect(there(lost.referral)).toMatchObject({ substatus: 'Lost', statusReason: 'too dear: By a third' });
    expect(await linkOf(lost.id)).toMatchObject({ state: 'in_step' });
  });

  it('that opens again what the programme has closed for ever is out of step, until a person decides', async () => {
    const { referral, id } = await converted(details({}));
    await move(id, { to: 'won' });
    await move(id, { to: 'proposed' });
    expect(await linkOf(id)).toMatchObject({
      state: 'out_of_step',
      differences: [{ field: 'state', referral: 'won', opportunity: 'open', why: 'closed_there' }],
    });
    const shown = await referralOf(booted, booted.publisher, referral.externalId);
    expect(shown.timeline.at(-1)).toMatchObject({ type: 'referral.out_of_step', fields: ['state'] });
    expect((await settle(referral, 'opportunity')).body).toMatchObject({ state: 'out_of_step' });
    expect((await settle(referral, 'both')).body).toMatchObject({ state: 'apart' });
    await change(id, { value: '1' });
    expect(await linkOf(id)).toMatchObject({ state: 'apart' });
    await settle(referral, 'referral');
    expect(await dealOf(id)).toMatchObject({ state: 'won', value: '12000.00' });
    expect(await linkOf(id)).toMatchObject({ state: 'in_step', differences: [] });
  });

  it('that the programme refuses is out of step with its words, and told again when a person says so', async () => {
    const { referral, id } = await converted(details({}));
    booted.microsoft.script({
      status: 422,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ error: { code: 'invalidRequest', message: 'The deal value is too low.' } }),
    });
    const before = writes();
    await change(id, { value: '5' });
    expect(await linkOf(id)).toMatchObject({
      state: 'out_of_step',
      differences: [{ field: 'value', why: 'programme_refuses', said: 'The deal value is too low.' }],
    });
    await booted.work();
    expect(writes()).toBe(before + 1);
    expect((await settle(referral, 'opportunity')).body).toMatchObject({ state: 'in_step' });
    expect(there(referral)).toMatchObject({ details: { dealValue: 5 } });
  });

  it('that the programme cannot take now is sent by the queue, and both agree once it has', async () => {
    const { referral, id } = await converted(details({}));
    booted.microsoft.script({ status: 503, headers: { 'retry-after': '30' } });
    await change(id, { value: '7000' });
    expect(await linkOf(id)).toMatchObject({ state: 'under_way' });
    await change(id, { value: '8000' });
    booted.clock.forward(31_000);
    await booted.work();
    await booted.work();
    expect(there(referral)).toMatchObject({ details: { dealValue: 8000 } });
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
  });

  it('that takes a value away, or gives none, cannot be told', async () => {
    const { id } = await converted(details({}));
    await change(id, { value: '0', expectedClose: null });
    expect((await linkOf(id)).differences).toMatchObject([
      { field: 'closesOn', why: 'nothing_taken_away' },
      { field: 'value', why: 'does_not_fit' },
    ]);
  });
});

describe('a change that the programme tells', () => {
  it('of value and close is the opportunity’s, and is not told back', async () => {
    const { referral, id } = await converted(details({}));
    const before = writes();
    await changedThere(referral, details({ dealValue: 31000, closingDateTime: '2026-12-01T00:00:00Z' }));
    expect(await dealOf(id)).toMatchObject({ value: '31000.00', expectedClose: '2026-12-01' });
    expect(writes()).toBe(before);
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
  });

  it.each([
    [
      { status: 'Closed', substatus: 'Won' },
      { state: 'won', reason: null },
    ],
    [
      { status: 'Closed', substatus: 'Lost', statusReason: 'Budget cut' },
      { state: 'lost', reason: 'other_loss', reasonNote: 'Budget cut' },
    ],
    [
      { status: 'Closed', substatus: 'Lost', statusReason: 'Timing' },
      { state: 'lost', reason: 'timing' },
    ],
  ])('%j closes the opportunity', async (said, becomes) => {
    const { referral, id } = await converted(details({}));
    await changedThere(referral, said);
    expect(await dealOf(id)).toMatchObject(becomes);
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
  });

  it('of what a person changed here meanwhile waits for one to decide; the rest is kept in step', async () => {
    const { referral, id } = await converted(details({}));
    booted.clock.forward(1000);
    booted.microsoft.change(
      referral.externalId,
      details({ dealValue: 2, closingDateTime: '2027-01-01T00:00:00Z' }),
    );
    await change(id, { value: '3' });
    expect(await linkOf(id)).toMatchObject({
      state: 'out_of_step',
      differences: [{ field: 'value', referral: '2.00 EUR', opportunity: '3.00 EUR', why: 'both_changed' }],
    });
    expect(there(referral)).toMatchObject({ details: { dealValue: 2 } });
    expect(await dealOf(id)).toMatchObject({ value: '3.00', expectedClose: '2027-01-01' });
    await settle(referral, 'opportunity');
    expect(there(referral)).toMatchObject({ details: { dealValue: 3 } });
    expect(await linkOf(id)).toMatchObject({ state: 'in_step' });
  });
});

describe('an opportunity of co-sell', () => {
  it('is found by its origin in list, board and forecast, and in no other', async () => {
    const other = await aPublisher(booted);
    const mine = await anAccount(booted, other, 'aws-partner-central', booted.aws.settings);
    const proposal = {
      accountId: mine.id,
      name: 'Solar',
      value: '9000',
      currency: 'USD',
      closesOn: '2026-06-30',
      company: 'Brezo',
      country: 'ES',
      contact: { firstName: 'T', lastName: 'O', email: 't@brezo.example' },
      consent: { shareWithOthers: true, contact: true, shareWithSellers: true },
    };
    const made = await booted.call('POST', `${path(other)}/referrals`, proposal);
    const answer = await booted.call(
      'POST',
      `${path(other)}/referrals/${made.body.referralId}/conversions`,
      {},
    );
    expect(answer.status).toBe(201);
    await booted.call('POST', `${path(other)}/opportunities`, {
      name: 'By hand',
      value: '1',
      currency: 'USD',
    });
    const counted = async (query: string) => {
      const board = await booted.call<{ columns: { count: number }[] }>(
        'GET',
        `${path(other)}/opportunity-board?${query}`,
      );
      const list = await booted.call<{ items: unknown[] }>('GET', `${path(other)}/opportunities?${query}`);
      const forecast = await booted.call<{ months: { open: { count: number } }[] }>(
        'GET',
        `${path(other)}/forecast?${query}`,
      );
      return [
        list.body.items.length,
        board.body.columns.reduce((sum, { count }) => sum + count, 0),
        forecast.body.months.reduce((sum, { open }) => sum + open.count, 0),
      ];
    };
    expect(await counted('')).toEqual([2, 2, 2]);
    expect(await counted('origin=co_sell')).toEqual([1, 1, 1]);
    expect(await counted('origin=lead')).toEqual([0, 0, 0]);
  });
});
