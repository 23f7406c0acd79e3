// The status page: it tells whoever has its address how one publisher's leads flow, and nobody anything else.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeInFresh } from '../leads/take-in.ts';
import { languages } from '../platform/words.ts';
import type { CallOptions } from '../../test/app.ts';
import {
  aDestination,
  aLead,
  bootDelivering,
  destinationsPath,
  startCrm,
  type ADestination,
  type Crm,
  type Delivering,
} from '../../test/delivering.ts';
import { aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { aPerson, type APerson } from '../../test/people.ts';

const day = 86_400_000;
let house: Delivering;
let crm: Crm;
let publisher: APublisher;
let listing: AListing;
let destination: ADestination;
let owner: APerson;
/** Paths of the status pages: all that can be shown, and as little as can be. */
let open: string;
let closed: string;

const path = (rest = '', of = publisher) => `/api/v1/publishers/${of.id}/status-pages${rest}`;
/** By the operator unless told otherwise. */
const make = async (body: Record<string, unknown>, of = publisher, as: CallOptions = {}) => {
  const answer = await house.call('POST', path('', of), body, as);
  expect(answer.status).toBe(201);
  return { id: answer.body.id as string, at: new URL(answer.body.url).pathname };
};
const look = (at: string, headers: Record<string, string> = {}) =>
  house.call('GET', at, undefined, { key: null, headers });
const told = async (at: string) => (await look(`${at}?format=json`)).body;
const lead = async () => {
  house.clock.forward(1);
  await aLead(house, listing, { FirstName: 'Zofia', LastName: 'Majchrzak', Company: 'Lipowa Logistyka' });
  await house.settle();
};

/** Two leads the day before yesterday, one today. */
beforeAll(async () => {
  house = await bootDelivering();
  crm = await startCrm();
  publisher = await aPublisher(house, { name: 'Northwind Labs' });
  listing = await aListing(house, publisher, { title: 'Shift Planner' });
  destination = await aDestination(house, publisher, { name: 'Sales hub', settings: { url: crm.url } });
  open = (await make({ name: 'Partner desk', namesDestinations: true, countsLeads: true })).at;
  closed = (await make({ name: 'Monitor' })).at;
  await lead();
  await lead();
  await house.forward(2 * day);
  await lead();
  await takeInFresh(house.app);
  await house.house.delivering.tally.flush();
  owner = await aPerson(house, publisher.id, 'owner');
});
afterAll(async () => {
  await house.close();
  await crm.close();
});

describe('the page', () => {
  it('tells as JSON how leads flow, with period, time zone and freshness', async () => {
    const { days, ...flow } = await told(open);
    const now = house.clock.now().toISOString();
    expect(flow).toEqual({
      publisher: 'Northwind Labs',
      at: now,
      timeZone: 'UTC',
      state: 'well',
      intake: { state: 'taking', lastLeadAt: now },
      leads: { last24Hours: 1, last7Days: 3 },
      delivery: { since: '2026-02-25T09:00:00.000Z', medianMs: 50, p95Ms: 95, oldestWaitingAt: null },
      destinations: [{ name: 'Sales hub', state: 'healthy', since: null, lastDeliveredAt: now }],
    });
    expect(days).toHaveLength(30);
    expect(days.slice(-3)).toEqual([
      { date: '2026-03-02', state: 'flowing', leads: 2, failedTries: 0 },
      { date: '2026-03-03', state: 'quiet', leads: 0, failedTries: 0 },
      { date: '2026-03-04', state: 'flowing', leads: 1, failedTries: 0 },
    ]);
  });

  it('shows neither names nor numbers of a publisher who chose so', async () => {
    const flow = await told(closed);
    expect(flow).toMatchObject({
      state: 'well',
      leads: null,
      destinations: [{ name: null, state: 'healthy' }],
    });
    expect(flow.days.at(-1)).toEqual({
      date: '2026-03-04',
      state: 'flowing',
      leads: null,
      failedTries: null,
    });
    const { body } = await look(closed);
    expect(body).not.toContain('Sales hub');
    expect(body).toContain('Destination 1');
  });

  it.each(languages)('is read in %s, by choice or as the browser prefers', async (language) => {
    const chosen = await look(`${open}?language=${language}`, { 'accept-language': 'de' });
    const preferred = await look(open, { 'accept-language': `${language},de;q=0.5` });
    expect(chosen.headers['content-language']).toBe(language);
    expect(preferred.body).toBe(chosen.body);
    expect(chosen.body).toContain(`<html lang="${language}">`);
    // Every message was filled in.
    expect(chosen.body).not.toMatch(/\{\w+\}|undefined|NaN/);
  });

  it('loads no script and nobody else’s, is in no index, and tells no other site where one came from', async () => {
    const { headers, body } = await look(open);
    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-robots-tag': 'noindex',
      'cache-control': 'no-store',
    });
    expect(headers['set-cookie']).toBeUndefined();
    expect(body).not.toMatch(/<script|style="|https?:\/\//);
    expect(body).toContain('<meta name="robots" content="noindex">');
  });

  it('says nothing of customers, secrets and other publishers', async () => {
    const other = await aPublisher(house, { name: 'Rival Works' });
    const rival = await aListing(house, other, { title: 'Rival Rota' });
    await aDestination(house, other, { name: 'Rival CRM', settings: { url: crm.url } });
    await aLead(house, rival);
    await house.settle();
    await takeInFresh(house.app);
    const page = await make({ name: 'Theirs', namesDestinations: true, countsLeads: true }, other);
    const theirs = await told(page.at);
    expect(theirs).toMatchObject({ publisher: 'Rival Works', leads: { last24Hours: 1, last7Days: 1 } });
    expect(theirs.destinations.map(({ name }: { name: string }) => name)).toEqual(['Rival CRM']);
    const ours = [await look(open), await look(`${open}?format=json`)].map(({ body }) =>
      JSON.stringify(body),
    );
    for (const text of ours)
      for (const secret of [
        'Rival',
        'Zofia',
        'Lipowa',
        'x.example',
        'Shift Planner',
        crm.url,
        destination.id,
      ])
        expect(text).not.toContain(secret);
    expect(await told(open)).toMatchObject({ leads: { last24Hours: 1 } });
  });
});

describe('for a monitor', () => {
  it('answers 200 always, and 503 where it asked for strictness and not all is well', async () => {
    const pause = (paused: boolean) =>
      house.call('PATCH', `${destinationsPath(publisher)}/${destination.id}`, { paused });
    expect((await look(`${open}?strict`)).status).toBe(200);
    await pause(true);
    const lax = await look(`${open}?format=json`);
    const strict = await look(`${open}?format=json&strict`);
    expect([lax.status, strict.status]).toEqual([200, 503]);
    expect(strict.body).toEqual(lax.body);
    expect(lax.body).toMatchObject({
      state: 'waiting',
      destinations: [{ state: 'paused', since: house.clock.now().toISOString() }],
    });
    await pause(false);
    await house.settle();
  });

  it('tells since when a destination fails and since when a lead waits, and not why', async () => {
    const since = house.clock.now();
    crm.answer = { status: 500, body: 'Zofia is not wanted here' };
    for (let nth = 0; nth < 5; nth++) await lead();
    await house.house.delivering.tally.flush();
    const flow = await told(open);
    expect(flow).toMatchObject({ state: 'failing', destinations: [{ state: 'failing' }] });
    expect(Date.parse(flow.destinations[0].since)).toBeGreaterThan(since.getTime());
    expect(Date.parse(flow.delivery.oldestWaitingAt)).toBe(since.getTime() + 1);
    expect(flow.days.at(-1)).toMatchObject({ state: 'failures', failedTries: 5 });
    expect((await look(`${open}?language=en`)).body).not.toMatch(/500|remote|wanted/);
    crm.answer = { status: 200 };
    await house.forward(10 * 60_000);
    expect(await told(open)).toMatchObject({ state: 'well', delivery: { oldestWaitingAt: null } });
  });

  it('says that nothing is shared where sharing is off', async () => {
    const share = (enabled: boolean) =>
      house.call('PATCH', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`, {
        leadSharing: { enabled },
      });
    await share(false);
    expect(await told(open)).toMatchObject({ state: 'stopped', intake: { state: 'withholding' } });
    await share(true);
    const empty = await aPublisher(house);
    const { at } = await make({ name: 'Nothing yet' }, empty);
    expect(await told(at)).toMatchObject({ state: 'stopped', intake: { state: 'none', lastLeadAt: null } });
    expect((await look(at)).status).toBe(200);
  });
});

describe('an address', () => {
  it('is made, renamed and revoked by an owner, each told of in the audit log, and shown once', async () => {
    const page = await make({ name: 'Short-lived' }, publisher, owner.as);
    const token = page.at.split('/').at(-1)!;
    expect(
      (await house.call('GET', path('?limit=200'), undefined, owner.as)).body.items.at(-1),
    ).toMatchObject({
      name: 'Short-lived',
      lastUsedAt: null,
    });
    expect((await look(page.at)).status).toBe(200);
    const renamed = await house.call('PATCH', path(`/${page.id}`), { name: 'Auditor' }, owner.as);
    expect(renamed).toMatchObject({
      status: 200,
      body: { name: 'Auditor', namesDestinations: false, lastUsedAt: house.clock.now().toISOString() },
    });
    const list = await house.call('GET', path('?limit=200'), undefined, owner.as);
    expect(JSON.stringify(list.body)).not.toContain(token);
    expect((await house.call('DELETE', path(`/${page.id}`), undefined, owner.as)).status).toBe(204);
    expect((await look(page.at)).status).toBe(404);
    expect((await house.call('PATCH', path(`/${page.id}`), { name: 'Back' }, owner.as)).status).toBe(404);
    const events = await house.app.db.rows<{ type: string; data: object; actor: string }>(sql`
      select type, data, actor from events where publisher_id = ${publisher.id} and subject_id = ${page.id}`);
    const known = { statusPageId: page.id };
    expect(events.toSorted((a, b) => (a.type < b.type ? -1 : 1))).toEqual([
      { type: 'status_page.changed', data: { ...known, fields: ['name'] }, actor: owner.userId },
      { type: 'status_page.created', data: { ...known, name: 'Short-lived' }, actor: owner.userId },
      { type: 'status_page.revoked', data: known, actor: owner.userId },
    ]);
    expect(JSON.stringify(events)).not.toContain(token);
    const kept = await house.app.db.rows(sql`select to_jsonb(page)::text as row from status_pages as page`);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  it('is nobody’s to make but an owner’s', async () => {
    const marketer = await aPerson(house, publisher.id, 'marketer');
    expect(await house.call('POST', path(), { name: 'Mine' }, marketer.as)).toMatchObject({ status: 403 });
    expect((await house.call('GET', path(), undefined, marketer.as)).status).toBe(403);
  });

  it('that is wrong or revoked is not there: the same answer for both, and no more of it after a while', async () => {
    const page = await make({ name: 'Gone' });
    await house.call('DELETE', path(`/${page.id}`), undefined, owner.as);
    const headers = { 'x-forwarded-for': '5.6.7.8' };
    const gone = await look(page.at, headers);
    const wrong = await look(`/status/${'a'.repeat(40)}`, headers);
    const short = await look('/status/abc', headers);
    expect([gone.status, wrong.status, short.status]).toEqual([404, 404, 404]);
    expect(wrong.body).toBe(gone.body);
    expect(short.body).toBe(gone.body);
    expect(gone.body).not.toContain('Northwind');
    const json = await look(`${page.at}?format=json`, headers);
    expect(json).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const statuses = new Set<number>();
    for (let nth = 0; nth < 60; nth++) statuses.add((await look(page.at, headers)).status);
    expect([...statuses]).toEqual([404, 429]);
    // Whoever has a right one is not kept out by it.
    expect((await look(open, headers)).status).toBe(200);
  });
});
