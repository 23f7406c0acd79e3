// The stream of seller-qualified leads, from the programme to the answer, through the API alone.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sql from 'sql-template-tag';
import {
  anAccount,
  bootCoselling,
  referralOf,
  referralsOf,
  send,
  type AnAccount,
  type Coselling,
} from '../../test/coselling.ts';
import { aLead, dumpOf } from '../../test/delivering.ts';
import { aListing, aPublisher, type APublisher } from '../../test/factories.ts';
import { problem } from '../../test/fakes/partner-center.ts';
import { toldOf } from '../../test/programme.ts';
import { claimAccounts } from './account-store.ts';
import { claimEvents } from './event-store.ts';
import { expireReferrals } from './expire.ts';
import { rematch } from './rematch.ts';
import { saveTold } from './save-told.ts';

const minute = 60_000;
const day = 86_400_000;

let booted: Coselling;
let publisher: APublisher;
let account: AnAccount;

beforeAll(async () => {
  booted = await bootCoselling();
  publisher = booted.publisher;
  account = await anAccount(booted, publisher, 'partner-center', booted.microsoft.settings);
  await booted.work();
});
afterAll(() => booted.close());

const path = () => `/api/v1/publishers/${publisher.id}`;
const accountNow = async () =>
  (await booted.call<AnAccount>('GET', `${path()}/programme-accounts/${account.id}`)).body;
/** The next time the account is read by itself. */
async function polled(): Promise<void> {
  booted.clock.forward(5 * minute);
  await booted.work();
}
async function arrived(given: Record<string, unknown> = {}) {
  const { id } = booted.microsoft.aReferral(given);
  await send(booted, account, booted.microsoft.event('referral-created', id));
  await booted.house.cosell.settle();
  return referralOf(booted, publisher, id);
}
const acceptance = (revision: number) => ({
  revision,
  name: 'Rota planning',
  value: '15000',
  currency: 'EUR',
  closesOn: '2026-06-30',
});

describe('a referral', () => {
  it('is here as soon as its event has come, with its contact hidden', async () => {
    const referral = await arrived();
    expect(referral).toMatchObject({ category: 'qualified_lead', status: 'new', masked: true, raw: null });
    expect(referral.possible).toEqual(['accept', 'decline', 'win', 'lose']);
    expect(JSON.stringify(referral)).not.toMatch(/zofia/i);
  });

  it('is read once, however often and in whatever order its events come', async () => {
    const { id } = booted.microsoft.aReferral();
    const created = booted.microsoft.event('referral-created', id);
    booted.clock.forward(1000);
    booted.microsoft.change(id, { name: 'Later' });
    const updated = booted.microsoft.event('referral-updated', id);
    for (const event of [updated, created, created, updated]) {
      expect(await send(booted, account, event)).toBe(202);
      await booted.house.cosell.settle();
    }
    const referral = await referralOf(booted, publisher, id);
    expect(referral).toMatchObject({ name: 'Later', revision: 1 });
    expect(referral.timeline.map(({ type }) => type)).toEqual(['referral.received']);
  });

  it('whose event never came is found by the next reading', async () => {
    const { id } = booted.microsoft.aReferral();
    await polled();
    expect(await referralOf(booted, publisher, id)).toMatchObject({ status: 'new' });
  });

  it('is not touched by news that are older than what is known', async () => {
    const referral = await arrived();
    const old = structuredClone(booted.microsoft.referrals.get(referral.externalId)!);
    booted.clock.forward(1000);
    booted.microsoft.change(referral.externalId, { name: 'Newer' });
    await polled();
    booted.microsoft.script({ body: JSON.stringify({ value: [old] }) });
    await polled();
    expect(await referralOf(booted, publisher, referral.externalId)).toMatchObject({ name: 'Newer' });
  });

  it('is accepted with deal name, value and date; then its contact shows', async () => {
    const referral = await arrived();
    const answer = await booted.call(
      'POST',
      `${path()}/referrals/${referral.id}/acceptances`,
      acceptance(referral.revision),
    );
    expect(answer).toMatchObject({ status: 201, body: { state: 'done', kind: 'accept' } });
    const accepted = await referralOf(booted, publisher, referral.externalId);
    expect(accepted).toMatchObject({
      status: 'active',
      masked: false,
      deal: { value: '15000', currency: 'EUR', closesOn: '2026-06-30' },
      customer: { contacts: [{ email: 'zofia.majchrzak@lipowa-logistyka.example' }] },
      raw: { aFieldOfTomorrow: { kept: true } },
    });
    expect(accepted.timeline.map(({ type }) => type)).toEqual([
      'referral.received',
      'referral.asked',
      'referral.changed',
      'referral.accepted',
    ]);
    expect(booted.microsoft.referrals.get(referral.externalId)).toMatchObject({ substatus: 'Accepted' });
  });

  it('is declined with a reason, changed, won and lost', async () => {
    const declined = await arrived();
    const decline = { revision: declined.revision, reason: 'No capacity before autumn' };
    await booted.call('POST', `${path()}/referrals/${declined.id}/declines`, decline);
    expect(await referralOf(booted, publisher, declined.externalId)).toMatchObject({
      substatus: 'declined',
      masked: true,
      possible: [],
    });
    for (const [ending, substatus] of [
      ['wins', 'won'],
      ['losses', 'lost'],
    ] as const) {
      const referral = await arrived({ status: 'Active', substatus: 'Accepted' });
      const operations = [{ op: 'replace', path: '/value', value: '99' }];
      const changed = await booted.call('PATCH', `${path()}/referrals/${referral.id}`, {
        revision: 1,
        operations,
      });
      expect(changed).toMatchObject({ status: 200, body: { state: 'done' } });
      const reason = ending === 'losses' ? { reason: 'Price' } : {};
      await booted.call('POST', `${path()}/referrals/${referral.id}/${ending}`, { revision: 2, ...reason });
      expect(await referralOf(booted, publisher, referral.externalId)).toMatchObject({
        status: 'closed',
        substatus,
        deal: { value: '99' },
      });
    }
  });

  it.each([
    ['acceptances', { value: undefined }, 422],
    ['acceptances', { value: '0' }, 422],
    ['acceptances', { closesOn: '30.06.2026' }, 422],
    ['acceptances', { name: ' ' }, 422],
    ['acceptances', { revision: 7 }, 409],
    ['declines', { reason: undefined }, 422],
    ['', { operations: [{ op: 'remove', path: '/value' }] }, 422],
    ['', { operations: [{ op: 'replace', path: '/status', value: 'Closed' }] }, 422],
    ['', { operations: [{ op: 'replace', path: '/name', value: 'x' }] }, 409],
  ])('refuses %s with %j, and nothing is sent', async (action, given, status) => {
    const referral = await arrived();
    const before = booted.microsoft.seen.length;
    const base =
      action === 'acceptances'
        ? acceptance(1)
        : action === 'declines'
          ? { revision: 1, reason: 'x' }
          : { revision: 1 };
    const method = action === '' ? 'PATCH' : 'POST';
    const url = `${path()}/referrals/${referral.id}${action && `/${action}`}`;
    expect((await booted.call(method, url, { ...base, ...given })).status).toBe(status);
    expect(booted.microsoft.seen.length).toBe(before);
  });

  it('that somebody changed there meanwhile is shown with the differences, and nothing is written over it', async () => {
    const referral = await arrived({ status: 'Active', substatus: 'Accepted' });
    booted.clock.forward(1000);
    booted.microsoft.change(referral.externalId, { name: 'Theirs' });
    const operations = [{ op: 'replace', path: '/name', value: 'Ours' }];
    const answer = await booted.call('PATCH', `${path()}/referrals/${referral.id}`, {
      revision: 1,
      operations,
    });
    expect(answer.body).toMatchObject({
      state: 'conflict',
      differences: [
        { field: 'name', before: 'Rota planning for three warehouses', there: 'Theirs', ours: 'Ours' },
      ],
    });
    expect(booted.microsoft.referrals.get(referral.externalId)!['name']).toBe('Theirs');
    const now = await referralOf(booted, publisher, referral.externalId);
    expect(now).toMatchObject({ name: 'Theirs', revision: 2 });
    expect(now.timeline.at(-1)).toMatchObject({ type: 'referral.not_done', why: 'conflict' });
    const again = await booted.call('PATCH', `${path()}/referrals/${referral.id}`, {
      revision: 2,
      operations,
    });
    expect(again.body).toMatchObject({ state: 'done' });
  });

  it('is sent once more where that helps, and never twice though an answer was lost', async () => {
    const referral = await arrived();
    booted.microsoft.script({ status: 503, headers: { 'retry-after': '40' } });
    const first = await booted.call('POST', `${path()}/referrals/${referral.id}/acceptances`, acceptance(1));
    expect(first.body).toMatchObject({ state: 'waiting', fault: { code: 'not_available' } });
    const second = await booted.call('POST', `${path()}/referrals/${referral.id}/declines`, {
      revision: 1,
      reason: 'x',
    });
    expect(second).toMatchObject({ status: 409, body: { reason: 'command_waits' } });
    booted.clock.forward(30_000);
    await booted.work();
    expect(await referralOf(booted, publisher, referral.externalId)).toMatchObject({ status: 'new' });
    booted.clock.forward(20_000);
    await booted.work();
    expect(await referralOf(booted, publisher, referral.externalId)).toMatchObject({ status: 'active' });

    const lost = await arrived();
    booted.microsoft.script('cut after commit');
    const cut = await booted.call('POST', `${path()}/referrals/${lost.id}/acceptances`, acceptance(1));
    expect(cut.body).toMatchObject({ state: 'waiting' });
    const puts = booted.microsoft.seen.filter(({ method }) => method === 'PUT').length;
    booted.clock.forward(10_000);
    await booted.work();
    const accepted = await referralOf(booted, publisher, lost.externalId);
    expect(accepted.commands[0]).toMatchObject({ state: 'done' });
    expect(booted.microsoft.seen.filter(({ method }) => method === 'PUT').length).toBe(puts);
  });

  it('that is closed there stays closed, whatever is said of it later', async () => {
    const referral = await arrived({ status: 'Closed', substatus: 'Won' });
    booted.clock.forward(1000);
    booted.microsoft.change(referral.externalId, { status: 'Active', substatus: 'Accepted' });
    await polled();
    expect(await referralOf(booted, publisher, referral.externalId)).toMatchObject({
      status: 'closed',
      substatus: 'won',
      odd: true,
    });
  });
});

describe('time', () => {
  it.each([8, 14])('reminds a day before %i days are over, and then it is Expired', async (days) => {
    const referral = await arrived({
      expirationDateTime: new Date(booted.clock.now().getTime() + days * day).toISOString(),
    });
    booted.clock.forward((days - 1) * day - minute);
    await booted.work();
    const types = async () =>
      (await referralOf(booted, publisher, referral.externalId)).timeline.map(({ type }) => type);
    expect(await types()).toEqual(['referral.received']);
    booted.clock.forward(2 * minute);
    await booted.work();
    await booted.work();
    expect(await types()).toEqual(['referral.received', 'referral.expiring']);
    booted.clock.forward(day);
    const late = await booted.call('POST', `${path()}/referrals/${referral.id}/acceptances`, acceptance(1));
    expect(late).toMatchObject({ status: 409, body: { reason: 'referral_state' } });
    await booted.work();
    expect(await referralOf(booted, publisher, referral.externalId)).toMatchObject({
      status: 'closed',
      substatus: 'expired',
      possible: [],
      answer: { state: 'never' },
    });
    await polled();
    expect((await types()).filter((type) => type === 'referral.expired')).toHaveLength(1);
  });

  it('that the programme lengthened meanwhile opens it again', async () => {
    const referral = await arrived({
      expirationDateTime: new Date(booted.clock.now().getTime() + day).toISOString(),
    });
    booted.clock.forward(2 * day);
    await expireReferrals(booted.app);
    const shown = await booted.call('GET', `${path()}/referrals/${referral.id}`);
    expect(shown.body).toMatchObject({ status: 'closed', substatus: 'expired' });
    booted.microsoft.change(referral.externalId, {
      expirationDateTime: new Date(booted.clock.now().getTime() + day).toISOString(),
    });
    await booted.work();
    const opened = await referralOf(booted, publisher, referral.externalId);
    expect(opened).toMatchObject({
      status: 'new',
      substatus: 'received',
      possible: expect.arrayContaining(['accept']) as string[],
    });
  });
});

describe('an event', () => {
  it('that nobody signed, or that another signed, is refused and never looked at', async () => {
    const { id } = booted.microsoft.aReferral();
    const event = booted.microsoft.event('referral-created', id);
    const before = booted.microsoft.seen.filter(({ path: at }) => at.includes(id)).length;
    for (const headers of [
      { ...event.headers, 'x-ms-signature': 'AAAA' },
      { ...event.headers, 'x-ms-certificate-url': 'https://certificates.example/pc.cer' },
      { 'content-type': 'application/json' },
    ])
      expect(await send(booted, account, { ...event, headers })).toBe(401);
    await booted.house.cosell.settle();
    expect(booted.microsoft.seen.filter(({ path: at }) => at.includes(id)).length).toBe(before);
    expect(booted.lines.some(({ msg }) => msg === 'programme_event.refused')).toBe(true);
  });

  it('at an address that is none finds nothing there', async () => {
    const event = booted.microsoft.event('referral-created', 'x');
    const elsewhere = { ...account, hookUrl: `https://leads.example/programme-events/${'0'.repeat(36)}` };
    expect(await send(booted, elsewhere, event)).toBe(404);
  });

  it('that a process took and died with is read by another', async () => {
    await polled();
    // With this one the certificate is known, so that the cut is the reading's.
    await arrived();
    const { id } = booted.microsoft.aReferral();
    booted.microsoft.script('cut');
    await send(booted, account, booted.microsoft.event('referral-created', id));
    await booted.house.cosell.settle();
    const now = booted.clock.now();
    const soon = new Date(now.getTime() + 10_000);
    const [taken] = await claimEvents(booted.app.db, {
      now: soon,
      until: new Date(now.getTime() + 60_000),
      limit: 1,
    });
    expect(taken).toMatchObject({ externalId: id });
    booted.clock.forward(30_000);
    await booted.work();
    const here = async () =>
      (await referralsOf(booted, publisher)).some(({ externalId }) => externalId === id);
    expect(await here()).toBe(false);
    booted.clock.forward(31_000);
    await booted.work();
    expect(await referralOf(booted, publisher, id)).toMatchObject({ revision: 1 });
  });

  it('of a referral that is gone is ended, and the referral says so', async () => {
    const referral = await arrived();
    booted.microsoft.referrals.delete(referral.externalId);
    booted.clock.forward(1000);
    await send(booted, account, booted.microsoft.event('referral-updated', referral.externalId));
    await booted.house.cosell.settle();
    const gone = await booted.call('GET', `${path()}/referrals/${referral.id}`);
    expect(gone.body).toMatchObject({ goneAt: booted.clock.now().toISOString() });
  });
});

describe('an account', () => {
  it('goes on where a process died between reading and keeping', async () => {
    booted.microsoft.pageSize = 2;
    for (let n = 0; n < 5; n++) booted.microsoft.aReferral({ name: 'In between' });
    // What a dead process leaves: its claim, and the cursor of the last page that it kept.
    booted.clock.forward(5 * minute);
    const now = booted.clock.now();
    await claimAccounts(booted.app.db, { now, until: new Date(now.getTime() + 2 * minute), limit: 1 });
    await booted.work();
    expect(await referralsOf(booted, publisher, '&q=In between')).toHaveLength(0);
    booted.clock.forward(3 * minute);
    await booted.work();
    booted.microsoft.pageSize = 100;
    expect(await referralsOf(booted, publisher, '&q=In between')).toHaveLength(5);
  });

  it('keeps the refresh token that every use brings, and never shows it', async () => {
    booted.clock.forward(80 * day);
    await polled();
    booted.clock.forward(80 * day);
    await polled();
    expect(await accountNow()).toMatchObject({ fault: null, failures: 0, endsSoon: false });
    const [{ sealed }] = (await booted.app.db.rows<{ sealed: string }>(
      sql`select sealed from programme_accounts where id = ${account.id}`,
    )) as [{ sealed: string }];
    const secrets = booted.app.vault.open(sealed, account.id);
    expect(JSON.parse(secrets)).not.toMatchObject({ refreshToken: 'refresh-token-0' });
    const dump = await dumpOf(booted);
    expect(dump).not.toMatch(/refresh-token-\d|a-client-secret|access-[0-9a-f]{8}/);
  });

  it('warns weeks before its refresh token ends, says when it has, and goes on with a new one', async () => {
    booted.microsoft.rotates = false;
    const warnings = async () =>
      booted.app.db.rows(
        sql`select data->>'days' as days from events where type = 'programme_account.ending' order by id`,
      );
    booted.clock.forward(68 * day);
    await polled();
    expect(await warnings()).toEqual([]);
    booted.clock.forward(2 * day);
    await polled();
    await polled();
    expect(await warnings()).toEqual([{ days: '21' }]);
    expect(await accountNow()).toMatchObject({ endsSoon: true });
    booted.microsoft.revoke();
    await polled();
    await polled();
    expect(await accountNow()).toMatchObject({ fault: { code: 'credentials_ended' }, failures: 2 });
    const broken = await booted.app.db.rows(
      sql`select type from events where type = 'programme_account.broken'`,
    );
    expect(broken).toHaveLength(1);
  });

  it('is tried without anything being kept', async () => {
    const wrong = await anAccount(booted, publisher, 'partner-center', {
      ...booted.microsoft.settings,
      clientSecret: 'another',
    });
    const check = await booted.call('POST', `${path()}/programme-accounts/${wrong.id}/checks`);
    expect(check.body).toMatchObject({ outcome: 'failed', fault: { code: 'credentials_wrong' } });
    expect((await booted.call('DELETE', `${path()}/programme-accounts/${wrong.id}`)).status).toBe(204);
    expect((await booted.call('GET', `${path()}/programme-accounts/${wrong.id}`)).status).toBe(404);
    const refused = await booted.call('POST', `${path()}/programme-accounts`, {
      programme: 'partner-center',
      name: 'x',
      settings: { tenantId: 'nonsense' },
    });
    expect(refused.status).toBe(422);
  });
});

describe('a marketplace lead that shows up here', () => {
  it('is matched with ours, whichever came first, and counts once', async () => {
    const other = await aPublisher(booted);
    const listing = await aListing(booted, other, { title: 'Shift Planner for Teams' });
    const fresh = await anAccount(booted, other, 'partner-center', booted.microsoft.settings);
    const keep = (...raws: unknown[]) =>
      booted.app.outbox.transact(null, (tx, say) =>
        saveTold(
          { tx, say, now: booted.clock.now() },
          { id: fresh.id, publisherId: other.id, programme: 'partner-center' },
          raws.map((raw) => toldOf(raw)),
          'test',
        ),
      );
    const marketplace = { type: 'Independent', qualification: 'Direct', status: 'New' };
    const customer = (email: string, name: string) => ({ customerProfile: { name, team: [{ email }] } });
    const leadId = await aLead(booted, listing, { Email: ' Zofia.Majchrzak@Lipowa.example ' });
    await keep(
      { id: 'known', ...marketplace, ...customer('zofia.majchrzak@lipowa.example', 'Lipowa') },
      { id: 'stranger', ...marketplace, ...customer('somebody@else.example', 'Else') },
      { id: 'later', ...marketplace, ...customer('late@comer.example', 'Comer') },
      {
        id: 'qualified',
        ...marketplace,
        qualification: 'SalesQualified',
        inviteContext: { invitedBy: { organizationId: 'msft' } },
        ...customer('zofia.majchrzak@lipowa.example', 'Lipowa'),
      },
    );
    expect(await referralOf(booted, other, 'known')).toMatchObject({ leadId, matchedBy: 'email' });
    // What a seller qualified is a stream of its own, whoever the customer is.
    expect(await referralOf(booted, other, 'qualified')).toMatchObject({
      category: 'qualified_lead',
      leadId: null,
    });
    const lateId = await aLead(booted, listing, { Email: 'late@comer.example' });
    await rematch(booted.app);
    expect(await referralOf(booted, other, 'later')).toMatchObject({ leadId: lateId });
    const counts = await booted.call('GET', `/api/v1/publishers/${other.id}/referral-counts`);
    expect(counts.body).toMatchObject({
      matched: 2,
      items: [
        { category: 'marketplace_lead', count: 1 },
        { category: 'qualified_lead', count: 1 },
      ],
    });
    const leads = await booted.call<{ items: unknown[] }>('GET', `/api/v1/publishers/${other.id}/leads`);
    expect(leads.body.items).toHaveLength(2);
  });
});

describe('AWS Partner Central in the same room', () => {
  it('brings an invitation, which becomes an opportunity under the same referral', async () => {
    const other = await aPublisher(booted);
    await anAccount(booted, other, 'aws-partner-central', booted.aws.settings);
    const invitation = booted.aws.anInvitation();
    await booted.work();
    const referral = await referralOf(booted, other, invitation);
    expect(referral).toMatchObject({ category: 'co_sell', status: 'new', masked: true });
    booted.aws.slowTasks = 1;
    const at = `/api/v1/publishers/${other.id}/referrals/${referral.id}`;
    const asked = await booted.call('POST', `${at}/acceptances`, { ...acceptance(1), currency: 'USD' });
    expect(asked.body).toMatchObject({ state: 'waiting' });
    booted.clock.forward(10_000);
    await booted.work();
    const accepted = await booted.call('GET', at);
    expect(accepted.body).toMatchObject({
      status: 'active',
      stage: 'Qualified',
      masked: false,
      deal: { value: '15000' },
      commands: [{ state: 'done' }],
    });
    expect(booted.aws.opportunities.size).toBe(1);
    await polled();
    expect(await referralsOf(booted, other)).toHaveLength(1);
    const moved = {
      revision: accepted.body.revision,
      operations: [{ op: 'replace', path: '/stage', value: 'Committed' }],
    };
    expect((await booted.call('PATCH', at, moved)).body).toMatchObject({ state: 'done' });
    const reason = await booted.call('POST', `${at}/losses`, {
      revision: accepted.body.revision + 1,
      reason: 'Bad luck',
    });
    expect(reason).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'reason', code: 'not_one_of' }] },
    });
    await booted.call('POST', `${at}/wins`, { revision: accepted.body.revision + 1 });
    expect((await booted.call('GET', at)).body).toMatchObject({
      status: 'closed',
      substatus: 'won',
      stage: 'Launched',
    });
  });
});

describe('a referral of our own', () => {
  it('is proposed once, though the answer was lost, and then stands in the list', async () => {
    const other = await aPublisher(booted);
    const mine = await anAccount(booted, other, 'aws-partner-central', booted.aws.settings);
    const proposal = {
      accountId: mine.id,
      name: 'Solar forecast for Brezo',
      value: '9000',
      currency: 'USD',
      closesOn: '2027-01-31',
      company: 'Brezo Energía',
      country: 'ES',
      contact: { firstName: 'Tomás', lastName: 'O’Farrell', email: 'tomas@brezo.example' },
      consent: { shareWithOthers: true, contact: true, shareWithSellers: true },
      helpWanted: true,
    };
    const before = booted.aws.opportunities.size;
    booted.aws.script('cut after commit');
    const answer = await booted.call('POST', `/api/v1/publishers/${other.id}/referrals`, proposal);
    expect(answer).toMatchObject({ status: 201, body: { state: 'waiting', referralId: null } });
    booted.clock.forward(10_000);
    await booted.work();
    const command = await booted.call(
      'GET',
      `/api/v1/publishers/${other.id}/referral-commands/${answer.body.id}`,
    );
    expect(command.body).toMatchObject({
      state: 'done',
      referralId: expect.stringMatching(/^ref_/) as string,
    });
    expect(booted.aws.opportunities.size).toBe(before + 1);
    const [ours] = await referralsOf(booted, other, '&q=Solar forecast');
    expect(ours).toMatchObject({
      direction: 'outgoing',
      masked: false,
      customer: { company: 'Brezo Energía' },
    });
    const stray = await booted.call('POST', `/api/v1/publishers/${publisher.id}/referrals`, proposal);
    expect(stray).toMatchObject({ status: 422, body: { errors: [{ field: 'accountId' }] } });
  });
});

describe('an event of EventBridge', () => {
  it('is taken at the secret address alone, and read at the programme', async () => {
    const other = await aPublisher(booted);
    const mine = await anAccount(booted, other, 'aws-partner-central', booted.aws.settings);
    const id = booted.aws.anInvitation();
    const body = JSON.stringify({
      source: 'aws.partnercentral-selling',
      'detail-type': 'Engagement Invitation Created',
      detail: { engagementInvitation: { id } },
    });
    const headers = { 'content-type': 'application/json' };
    expect(await send(booted, mine, { headers, body })).toBe(202);
    await booted.house.cosell.settle();
    expect(await referralOf(booted, other, id)).toMatchObject({ status: 'new', category: 'co_sell' });
    expect(await send(booted, mine, { headers, body: '{"source":"aws.s3"}' })).toBe(400);
  });
});

describe('an error of the programme', () => {
  it('ends what was asked with its words, and nothing changed', async () => {
    const other = await bootCoselling();
    const mine = await anAccount(other, other.publisher, 'partner-center', other.microsoft.settings);
    await other.work();
    const { id } = other.microsoft.aReferral();
    await send(other, mine, other.microsoft.event('referral-created', id));
    await other.house.cosell.settle();
    const referral = await referralOf(other, other.publisher, id);
    other.microsoft.script(problem(422, 'invalidRequest', 'The deal value is too low.'));
    const answer = await other.call(
      'POST',
      `/api/v1/publishers/${other.publisher.id}/referrals/${referral.id}/acceptances`,
      acceptance(1),
    );
    expect(answer.body).toMatchObject({
      state: 'refused',
      fault: { code: 'value_refused', said: 'The deal value is too low.' },
    });
    expect(await referralOf(other, other.publisher, id)).toMatchObject({ status: 'new', revision: 1 });
    await other.close();
  });
});
