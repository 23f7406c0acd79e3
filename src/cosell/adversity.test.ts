// What goes wrong: outages, answers that a reading overtakes, and bad input, which is refused with its reason and changes nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anAccount,
  bootCoselling,
  referralOf,
  referralsOf,
  send,
  type AnAccount,
  type Coselling,
} from '../../test/coselling.ts';
import { failed } from '../../test/fakes/aws-partner-central.ts';
import { aListing, aPublisher } from '../../test/factories.ts';
import { dumpOf } from '../../test/delivering.ts';
import { toldOf } from '../../test/programme.ts';

const minute = 60_000;
const hour = 60 * minute;

let booted: Coselling;
let account: AnAccount;
beforeAll(async () => {
  booted = await bootCoselling();
  account = await anAccount(booted, booted.publisher, 'partner-center', booted.microsoft.settings);
  await booted.work();
});
afterAll(() => booted.close());

const path = (of = booted.publisher) => `/api/v1/publishers/${of.id}`;
const acceptance = {
  revision: 1,
  name: 'Rota planning',
  value: '15000',
  currency: 'EUR',
  closesOn: '2026-06-30',
};

describe('after an outage', () => {
  it('one interval brings all that happened meanwhile, though no event ever came', async () => {
    const { microsoft } = booted;
    microsoft.pageSize = 3;
    const [early, late] = [microsoft.aReferral({ name: 'Early' }), microsoft.aReferral({ name: 'Late' })];
    booted.clock.forward(5 * minute);
    await booted.work();
    // Down for hours, with every failure there is; the tries of that time are used up.
    for (let at = 0; at < 6 * hour; at += 5 * minute) {
      microsoft.script('cut', { status: 503 }, { status: 509, headers: { 'retry-after': '60' } });
      booted.clock.forward(5 * minute);
      await booted.work();
      if (at === hour) microsoft.change(early.id, { status: 'Active', substatus: 'Accepted' });
      if (at === 2 * hour) for (let n = 0; n < 7; n++) microsoft.aReferral({ name: `Missed ${n}` });
      if (at === 5 * hour) microsoft.change(late.id, { status: 'Closed', substatus: 'Declined' });
    }
    await drained();
    booted.clock.forward(5 * minute);
    await booted.work();
    microsoft.pageSize = 100;
    const here = await referralsOf(booted, booted.publisher);
    const there = [...microsoft.referrals.values()].map((raw) => toldOf(raw));
    const compared = (each: { externalId: string; status: string; substatus: string; name: string | null }) =>
      [each.externalId, each.status, each.substatus, each.name].join(' ');
    expect(here.map(compared).toSorted()).toEqual(there.map(compared).toSorted());
  });

  it('of AWS too', async () => {
    const { aws } = booted;
    const other = await aPublisher(booted);
    await anAccount(booted, other, 'aws-partner-central', aws.settings);
    const [answered, waiting] = [aws.anInvitation(), aws.anInvitation()];
    await booted.work();
    for (let at = 0; at < hour; at += 5 * minute) {
      aws.script('cut', { status: 503 }, failed('ThrottlingException', 'Rate exceeded'));
      booted.clock.forward(5 * minute);
      await booted.work();
    }
    aws.StartEngagementByAcceptingInvitationTask({ Identifier: answered, ClientToken: 'there' });
    aws.RejectEngagementInvitation({ Identifier: waiting, RejectionReason: 'Other' });
    const missed = [aws.anInvitation(), aws.anInvitation()];
    while ((await fetch(aws.url, { method: 'POST' }).catch(() => null))?.status !== 403);
    booted.clock.forward(5 * minute);
    await booted.work();
    const here = new Map(
      (await referralsOf(booted, other)).map(({ externalId, substatus }) => [externalId, substatus]),
    );
    expect([here.get(waiting), ...missed.map((id) => here.get(id))]).toEqual([
      'declined',
      'received',
      'received',
    ]);
    for (const id of aws.opportunities.keys()) expect([id, here.get(id)]).toEqual([id, 'accepted']);
    expect(here.has(answered)).toBe(false);
  });

  /** What was scripted and not used is taken back. */
  async function drained(): Promise<void> {
    while ((await fetch(`${booted.microsoft.url}/drained`).catch(() => null))?.status !== 401);
  }
});

describe('an acceptance at AWS', () => {
  it.each([
    ['while its task is under way', 3, 2],
    ['once its task is complete', 1, 0],
  ])('that a reading overtakes %s is ours all the same', async (_, slowTasks, stillSlow) => {
    const other = await aPublisher(booted);
    const mine = await anAccount(booted, other, 'aws-partner-central', booted.aws.settings);
    const invitation = booted.aws.anInvitation();
    await booted.work();
    const { id } = await referralOf(booted, other, invitation);
    const at = `${path(other)}/referrals/${id}`;
    booted.aws.slowTasks = slowTasks;
    const asked = await booted.call('POST', `${at}/acceptances`, { ...acceptance, currency: 'USD' });
    expect(asked.body).toMatchObject({ state: 'waiting' });
    // Read before it is sent again: the retry meets what the reading found.
    await booted.call('PATCH', `${path(other)}/programme-accounts/${mine.id}`, {
      name: 'x',
    });
    booted.clock.forward(1_000);
    await booted.work();
    expect((await booted.call('GET', at)).body).toMatchObject({ status: 'active' });
    booted.aws.slowTasks = stillSlow;
    for (let tries = 0; tries < 4; tries++) {
      booted.clock.forward(minute);
      await booted.work();
    }
    expect((await booted.call('GET', at)).body).toMatchObject({
      status: 'active',
      commands: [{ kind: 'accept', state: 'done' }],
      deal: { value: '15000', closesOn: '2026-06-30' },
    });
    booted.aws.slowTasks = 0;
  });

  it('that somebody else made there is a conflict, and nothing is written over it', async () => {
    const other = await aPublisher(booted);
    await anAccount(booted, other, 'aws-partner-central', booted.aws.settings);
    const invitation = booted.aws.anInvitation();
    await booted.work();
    const { id } = await referralOf(booted, other, invitation);
    booted.aws.StartEngagementByAcceptingInvitationTask({ Identifier: invitation, ClientToken: 'another' });
    const before = JSON.stringify([...booted.aws.opportunities.values()]);
    const asked = await booted.call('POST', `${path(other)}/referrals/${id}/acceptances`, {
      ...acceptance,
      currency: 'USD',
    });
    expect(['conflict', 'refused']).toContain(asked.body.state);
    expect(JSON.stringify([...booted.aws.opportunities.values()])).toBe(before);
  });
});

describe('bad input is refused with its reason, and nothing changed:', () => {
  type Answer = { status: number; body: { code?: string; reason?: string; errors?: unknown } };
  type Tried = { id: string; event: ReturnType<Coselling['microsoft']['event']>; listing: string };
  const post = (at: string, body: unknown) => booted.call('POST', `${path()}${at}`, body);
  const patch = (id: string, revision: number, ...operations: object[]) =>
    booted.call('PATCH', `${path()}/referrals/${id}`, { revision, operations });
  const sent = async (event: Tried['event'], headers: Record<string, string>): Promise<Answer> => ({
    status: await send(booted, account, { ...event, headers: { ...event.headers, ...headers } }),
    body: {},
  });
  /** All rows but that this process lives. */
  const kept = async () =>
    (await dumpOf(booted))
      .split('\n')
      .filter((line) => !line.includes('"nod_'))
      .join('\n');
  const contacts = (states: string) =>
    `Name,Email,Job title,Role,Countries,States\nA,a@b.example,Lead,Partner sales,US,${states}\n`;

  it.each<[string, (tried: Tried) => Promise<Answer>, object]>([
    [
      'a forged signature',
      ({ event }) => sent({ ...event, body: event.body.replace('referral-created', 'referral-updated') }, {}),
      { status: 401 },
    ],
    [
      'a signature of somebody else’s certificate',
      ({ event }) => sent(event, { 'x-ms-certificate-url': `${booted.microsoft.url}/cert/somebody.cer` }),
      { status: 401 },
    ],
    [
      'a foreign certificate host',
      ({ event }) =>
        sent(event, { 'x-ms-certificate-url': 'https://api.partner.microsoft.com.evil.example/c.cer' }),
      { status: 401 },
    ],
    [
      'a pinned host over plain http',
      ({ event }) => sent(event, { 'x-ms-certificate-url': 'http://api.partner.microsoft.com/c.cer' }),
      { status: 401 },
    ],
    [
      'a stale revision',
      ({ id }) => post(`/referrals/${id}/acceptances`, { ...acceptance, revision: 2 }),
      { status: 409, body: { reason: 'newer_version' } },
    ],
    [
      'remove in a patch',
      ({ id }) => patch(id, 1, { op: 'remove', path: '/value', value: '1' }),
      { status: 422, body: { errors: [{ field: 'operations.0.op', code: 'not_one_of' }] } },
    ],
    [
      'an acceptance without a value',
      ({ id }) => post(`/referrals/${id}/acceptances`, { ...acceptance, value: undefined }),
      { status: 422, body: { errors: [{ field: 'value', code: 'required' }] } },
    ],
    [
      'a decline without a reason',
      ({ id }) => post(`/referrals/${id}/declines`, { revision: 1 }),
      { status: 422, body: { errors: [{ field: 'reason', code: 'required' }] } },
    ],
    [
      'a contacts file with a state of another country',
      ({ listing }) =>
        booted.call('PUT', `${path()}/listings/${listing}/cosell-contacts`, { csv: contacts('CA-QC') }),
      { status: 422, body: { errors: [{ field: 'csv.2.States' }] } },
    ],
    [
      'a contacts file with a wrong region',
      ({ listing }) =>
        booted.call('PUT', `${path()}/listings/${listing}/cosell-contacts`, { csv: contacts('US-ZZ') }),
      { status: 422, body: { errors: [{ field: 'csv.2.States' }] } },
    ],
  ])('%s', async (_, act, refused) => {
    const listing = await aListing(booted, booted.publisher, {});
    const fine = { csv: contacts('US-WA') };
    const replaced = await booted.call('PUT', `${path()}/listings/${listing.id}/cosell-contacts`, fine);
    expect(replaced.status).toBeLessThan(300);
    const { id: externalId } = booted.microsoft.aReferral();
    const event = booted.microsoft.event('referral-created', externalId);
    await send(booted, account, event);
    await booted.house.cosell.settle();
    const { id } = await referralOf(booted, booted.publisher, externalId);
    const [before, there] = [await kept(), JSON.stringify([...booted.microsoft.referrals])];
    const calls = booted.microsoft.seen.filter(({ path: at }) => !at.includes('/cert/')).length;
    expect(await act({ id, event, listing: listing.id })).toMatchObject(refused);
    await booted.house.cosell.settle();
    expect(await kept()).toBe(before);
    expect(JSON.stringify([...booted.microsoft.referrals])).toBe(there);
    expect(booted.microsoft.seen.filter(({ path: at }) => !at.includes('/cert/')).length).toBe(calls);
  });

  it('a stale eTag, which the programme itself refuses, shows what is there', async () => {
    const { id: externalId } = booted.microsoft.aReferral({ status: 'Active', substatus: 'Accepted' });
    await send(booted, account, booted.microsoft.event('referral-created', externalId));
    await booted.house.cosell.settle();
    const { id } = await referralOf(booted, booted.publisher, externalId);
    booted.clock.forward(1_000);
    booted.microsoft.change(externalId, { name: 'Theirs' });
    const there = JSON.stringify(booted.microsoft.referrals.get(externalId));
    expect((await patch(id, 1, { op: 'replace', path: '/name', value: 'Ours' })).body).toMatchObject({
      state: 'conflict',
      differences: [{ field: 'name', there: 'Theirs', ours: 'Ours' }],
    });
    expect(JSON.stringify(booted.microsoft.referrals.get(externalId))).toBe(there);
  });
});
