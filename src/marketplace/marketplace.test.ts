// A marketplace's report by its API: from the account to the figures, and whatever keeps them from coming.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootDelivering, type Delivering } from '../../test/delivering.ts';
import { aListing, aPublisher, type AProblem, type APublisher } from '../../test/factories.ts';
import { reportApp, startReportApi, type ReportFarSide } from '../../test/fakes/report-api.ts';
import { aPerson } from '../../test/people.ts';
import { warnOfSecrets } from './warn.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
let booted: Delivering;
let far: ReportFarSide;
let publisher: APublisher;

beforeAll(async () => void (booted = await bootDelivering({ LEADSHARE_REPORT_HOSTS: '127.0.0.1' })));
afterAll(() => booted.close());
beforeEach(async () => {
  await booted.app.db.run(sql`delete from marketplace_accounts`);
  far = await startReportApi(() => booted.clock.now());
  publisher = await aPublisher(booted);
  await aListing(booted, publisher, { title: 'Shift Planner', storefront: 'appsource' });
  far.world.rows = [visit('2026-03-01', 12), visit('2026-02-28', 5, { Site: 'AZUREMARKETPLACE' })];
  return () => far.close();
});

const visit = (day: string, visits: number, more: object = {}) => ({
  Date: day,
  OfferName: 'Shift Planner',
  ReferralDomain: 'Referral domain not present',
  CountryName: 'Poland',
  PageVisits: visits,
  GetItNow: 1,
  ContactMe: 2,
  TestDrive: 0,
  FreeTrial: 0,
  Campaign: '_NoCampaign',
  consentGivenCount: 1,
  platforms: 'Web',
  Site: 'APPSOURCE',
  ...more,
});

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const enter = (given: object = {}) =>
  booted.call('PUT', path('/marketplace-account'), { ...far.settings, ...given });
const check = async () => (await booted.call('POST', path('/marketplace-account/checks'))).body;
const shown = async () => (await booted.call('GET', path('/marketplace-freshness'))).body;
const imports = async () => (await booted.call('GET', path('/traffic-imports'))).body.items;
const visits = () =>
  booted.app.db.rows<{ day: string; visits: number }>(sql`
    select to_char(day, 'YYYY-MM-DD') as day, visits from marketplace_traffic
    where publisher_id = ${publisher.id} order by day, visits`);

/** Lets everything happen that is due now. */
async function work() {
  await booted.house.marketplace.beginDue();
  await booted.house.marketplace.settle();
}
/** Time goes on, and what becomes due is done in its time. */
async function pass(ms: number) {
  for (let left = ms; left > 0; left -= minuteMs) {
    booted.clock.forward(Math.min(left, minuteMs));
    await work();
  }
}
const fault = async () => (await shown()).account.fault?.code ?? null;

describe('an account', () => {
  it('is entered, shown without its secret, and removed; what was imported stays', async () => {
    const { status, body } = await enter({ secretEndsOn: '2026-03-20' });
    expect(status).toBe(200);
    expect(body.account).toMatchObject({
      clientId: reportApp.clientId,
      secretEndsOn: '2026-03-20',
      secretEndsSoon: true,
      readAt: null,
      rows: null,
    });
    expect(JSON.stringify(body)).not.toContain(reportApp.clientSecret);
    // Changed without its secret, the secret stays.
    expect((await enter({ clientSecret: null, secretEndsOn: null })).body.account.secretEndsSoon).toBe(false);
    expect((await check()).fault).toBe(null);
    await work();
    await pass(10 * minuteMs);
    expect((await booted.call('DELETE', path('/marketplace-account'))).status).toBe(204);
    expect(await shown()).toMatchObject({ account: null, fromDay: '2026-02-28', toDay: '2026-03-01' });
    expect((await booted.call('DELETE', path('/marketplace-account'))).status).toBe(404);
    expect((await booted.call('POST', path('/marketplace-account/imports'))).status).toBe(404);
  });

  it.each([
    [{ clientId: reportApp.tenantId }, 'clientId', 'same_as_another'],
    [{ clientSecret: reportApp.clientId }, 'clientSecret', 'secret_id'],
    [{ tenantId: 'our directory' }, 'tenantId', 'not_a_guid'],
    [{ clientSecret: null }, 'clientSecret', 'required'],
    [{ apiUrl: 'https://api.evil.example' }, 'apiUrl', 'other_address'],
    [{ authority: 'http://login.microsoftonline.com' }, 'authority', 'not_https'],
    [{ secretEndsOn: '2026-02-30' }, 'secretEndsOn', undefined],
  ])('says of %j which box is wrong', async (given, field, code) => {
    const { status, body } = await enter(given);
    expect(status).toBe(422);
    const [error] = (body as AProblem).errors;
    expect(error!.field).toBe(field);
    if (code !== undefined) expect(error!.code).toBe(code);
  });

  it('is for those who may enter credentials; others see how far the figures go', async () => {
    const marketer = await aPerson(booted, publisher.id, 'marketer');
    const seller = await aPerson(booted, publisher.id, 'seller');
    const as = (method: 'GET' | 'PUT', rest: string, who: typeof marketer) =>
      booted.call(method, path(rest), method === 'PUT' ? far.settings : undefined, who.as);
    expect((await as('GET', '/marketplace-freshness', marketer)).status).toBe(200);
    expect((await as('PUT', '/marketplace-account', marketer)).status).toBe(403);
    expect((await as('GET', '/marketplace-freshness', seller)).status).toBe(403);
  });

  it.each<[string, () => void, string[], string]>([
    [
      'a wrong secret',
      () => void (far.settings['clientSecret'] = 'another'),
      ['failed'],
      'credentials_wrong',
    ],
    ['a secret that ended', () => void (far.world.secretEnded = true), ['failed'], 'credentials_ended'],
    [
      'another directory',
      () => void (far.settings['tenantId'] = '99999999-2222-4333-8444-555555555555'),
      ['failed'],
      'credentials_wrong',
    ],
    [
      'an app that Partner Center does not know',
      () => void (far.world.knownThere = false),
      ['well', 'failed'],
      'right_missing',
    ],
    [
      'data that are not there',
      () => void (far.world.datasets = ['ISVOrder']),
      ['well', 'well', 'failed'],
      'dataset_missing',
    ],
    [
      'data without days',
      () => void (far.world.columns = ['OfferName', 'PageVisits']),
      ['well', 'well', 'failed'],
      'columns_missing',
    ],
  ])('that is tried with %s names what to mend, and so does its reading', async (_, change, steps, code) => {
    change();
    await enter();
    const tried = await check();
    expect(tried.fault).toMatchObject({ code, needsPerson: true });
    expect(tried.steps.map(({ outcome }: { outcome: string }) => outcome).slice(0, steps.length)).toEqual(
      steps,
    );
    await work();
    expect(await fault()).toBe(code);
    expect(far.world.made).toBe(0);
    // Nobody is asked every minute what somebody has to mend.
    const calls = far.seen.length;
    await pass(20 * minuteMs);
    expect(far.seen.length).toBe(calls);
  });

  it('warns before its secret ends, in steps, once each', async () => {
    await enter({
      secretEndsOn: new Date(booted.clock.now().getTime() + 20 * 24 * hourMs).toISOString().slice(0, 10),
    });
    const told = () =>
      booted.app.db.rows<{ days: number }>(sql`
        select (data ->> 'days')::int as days from events
        where publisher_id = ${publisher.id} and type = 'marketplace_account.ending' order by id`);
    await warnOfSecrets(booted.app);
    await warnOfSecrets(booted.app);
    expect(await told()).toEqual([{ days: 30 }]);
    booted.clock.forward(15 * 24 * hourMs);
    await warnOfSecrets(booted.app);
    expect(await told()).toEqual([{ days: 30 }, { days: 7 }]);
  });
});

describe('a report', () => {
  it('is made there, waited for, fetched and counted, and made again a day later with what was corrected', async () => {
    await enter();
    await work();
    expect((await shown()).account).toMatchObject({ waiting: true, readAt: null });
    await pass(10 * minuteMs);
    expect(await shown()).toMatchObject({
      toDay: '2026-03-01',
      unknownOffers: 1,
      account: { waiting: false, fault: null, rows: 2, refused: 0 },
    });
    expect((await imports())[0]).toMatchObject({ source: 'api', added: 2, refused: 0, importedBy: 'worker' });
    // Nothing of ours is left lying there but the query.
    expect([far.world.reports.length, far.world.queries.length, far.world.made]).toEqual([0, 1, 1]);
    far.world.rows = [visit('2026-03-01', 14), visit('2026-03-02', 3)];
    far.world.columns = far.world.columns.toReversed();
    await pass(25 * hourMs);
    expect(await visits()).toEqual([
      { day: '2026-02-28', visits: 5 },
      { day: '2026-03-01', visits: 14 },
      { day: '2026-03-02', visits: 3 },
    ]);
    expect([far.world.queries.length, far.world.made]).toEqual([1, 2]);
    await pass(2 * hourMs);
    expect(far.world.made).toBe(2);
  });

  it('is asked for what the data have, and read whatever the columns are called', async () => {
    far.world.columns = ['Campaign', 'Date', 'OfferName', 'PageVisits', 'ContactMe'];
    far.world.rows = [visit('2026-03-01', 8, { Campaign: 'Spring', OfferName: 'Nobody’s offer' })];
    await enter();
    await work();
    await pass(10 * minuteMs);
    expect(far.world.queries.map(({ query }) => query)).toEqual([
      'SELECT Date,OfferName,PageVisits,Campaign,ContactMe FROM ISVMarketplaceInsights TIMESPAN LAST_6_MONTHS',
    ]);
    expect(await shown()).toMatchObject({ unknownOffers: 1, account: { rows: 1 } });
    // The data set grows a column: another query, still one report a day.
    far.world.columns.push('CountryName');
    await booted.call('POST', path('/marketplace-account/imports'));
    await work();
    await pass(10 * minuteMs);
    expect([far.world.queries.length, far.world.made, far.world.reports.length]).toEqual([2, 2, 0]);
  });

  it('is read now where somebody asks, once for many who ask', async () => {
    await enter();
    await work();
    await pass(10 * minuteMs);
    const before = far.world.made;
    const all = await Promise.all(
      [1, 2, 3].map(() => booted.call('POST', path('/marketplace-account/imports'))),
    );
    expect(all.map(({ status }) => status)).toEqual([202, 202, 202]);
    await Promise.all([work(), work(), work()]);
    await pass(10 * minuteMs);
    expect(far.world.made).toBe(before + 1);
    expect((await imports())[0]).toMatchObject({ added: 0, changed: 0, unchanged: 2 });
  });

  it('that was begun while the connection was cut is found again, not begun a second time', async () => {
    await enter();
    // The data set, the query looked for; the query and the report are made each over a line that breaks.
    const served = { status: 404, body: JSON.stringify({ message: 'none' }) };
    far.script(dataset(), served, 'cut after commit');
    await work();
    expect(await fault()).toBe('unreachable');
    expect([far.world.queries.length, far.world.made]).toEqual([1, 0]);
    far.script(dataset(), queriesNow(), served, 'cut after commit');
    await pass(6 * minuteMs);
    expect([far.world.queries.length, far.world.made]).toEqual([1, 1]);
    await pass(40 * minuteMs);
    expect([far.world.queries.length, far.world.made]).toEqual([1, 1]);
    expect(await shown()).toMatchObject({ toDay: '2026-03-01', account: { fault: null } });
  });

  it('goes on in another process where the first one died, and its token may end on the way', async () => {
    await enter();
    await work();
    far.world.endTokens();
    await booted.app.db.run(sql`
      update marketplace_accounts set claim = 'of a dead process', claimed_until = ${new Date(booted.clock.now().getTime() + 9 * minuteMs)}`);
    await pass(8 * minuteMs);
    expect((await shown()).account.readAt).toBe(null);
    await pass(10 * minuteMs);
    expect(await shown()).toMatchObject({ toDay: '2026-03-01', account: { fault: null } });
    expect(far.world.made).toBe(1);
  });

  it('waits as long as the far side says where it was asked too often', async () => {
    await enter();
    far.script({ status: 429, headers: { 'retry-after': '1800' }, body: '{"message":"Too many"}' });
    await work();
    expect((await shown()).account.fault).toMatchObject({ code: 'too_many_requests', needsPerson: false });
    const calls = far.seen.length;
    await pass(29 * minuteMs);
    expect(far.seen.length).toBe(calls);
    await pass(15 * minuteMs);
    expect(await shown()).toMatchObject({ toDay: '2026-03-01', account: { fault: null } });
  });

  it.each<[string, () => void, string]>([
    ['fails there', () => void (far.world.ends = 'Failed'), 'report_failed'],
    ['never comes', () => void (far.world.takesMs = 1e12), 'report_late'],
    ['has a link that has ended', () => void (far.world.linkLivesMs = 0), 'link_expired'],
    [
      'lies on a host that is none of theirs',
      () => void (far.world.store = 'https://evil.example'),
      'link_foreign',
    ],
    ['is empty', () => void (far.world.file = ''), 'report_empty'],
    ['has no rows', () => void (far.world.rows = []), 'report_empty'],
    ['is a page to sign in at', () => void (far.world.file = '<!DOCTYPE html><p>Sign in'), 'report_foreign'],
    [
      'breaks off',
      () => void (far.world.file = 'Date,OfferName,PageVisits\n2026-03-01,"Shift'),
      'report_foreign',
    ],
  ])(
    'that %s leaves the last figures, says since when, and comes again once it is well',
    async (_, change, code) => {
      await enter();
      await work();
      await pass(10 * minuteMs);
      const kept = await visits();
      const { rows, takesMs, linkLivesMs } = far.world;
      change();
      await booted.call('POST', path('/marketplace-account/imports'));
      const since = booted.clock.now().getTime();
      await work();
      await pass(code === 'report_late' ? 6.5 * hourMs : 15 * minuteMs);
      expect(await fault()).toBe(code);
      expect(await visits()).toEqual(kept);
      const { account } = await shown();
      expect(Date.parse(account.failingSince)).toBeGreaterThanOrEqual(since);
      Object.assign(far.world, { rows, takesMs, linkLivesMs, ends: 'Completed', store: null, file: null });
      await booted.call('POST', path('/marketplace-account/imports'));
      await work();
      await pass(hourMs);
      expect((await shown()).account).toMatchObject({ fault: null, failingSince: null });
    },
  );

  it('is told of by its fault alone: no secret, token or link is in what is kept or logged', async () => {
    await enter();
    far.script({ status: 500, body: JSON.stringify({ message: `it broke with ${reportApp.clientSecret}` }) });
    await work();
    expect((await shown()).account.fault).toMatchObject({
      code: 'failed_inside',
      said: 'it broke with [redacted]',
    });
    await pass(20 * minuteMs);
    const all = JSON.stringify([
      booted.lines,
      await booted.app.db.rows(sql`select to_jsonb(account) as it from marketplace_accounts as account`),
      await booted.app.db.rows(sql`select data from events where publisher_id = ${publisher.id}`),
    ]);
    for (const secret of [reportApp.clientSecret, 'report-token-', 'a-signature'])
      expect(all).not.toContain(secret);
  });
});

const dataset = () => far.world.serve(bare('GET', '/insights/v1.1/cmp/ScheduledDataset'));
const queriesNow = () => far.world.serve(bare('GET', '/insights/v1.1/cmp/ScheduledQueries'));
/** As though with a token. */
function bare(method: string, at: string) {
  const form = new URLSearchParams({
    client_id: reportApp.clientId,
    client_secret: reportApp.clientSecret,
    resource: 'https://api.partnercenter.microsoft.com',
  });
  const { body } = far.world.serve({
    method: 'POST',
    path: `/${reportApp.tenantId}/oauth2/token`,
    headers: {},
    body: Buffer.from(form.toString()),
  });
  const { access_token: token } = JSON.parse(String(body)) as { access_token: string };
  return { method, path: at, headers: { authorization: `Bearer ${token}` }, body: Buffer.alloc(0) };
}
