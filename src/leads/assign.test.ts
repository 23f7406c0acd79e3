// Leads in people's hands: who works which, what a seller sees, and the inbox as a file.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { App } from '../platform/app.ts';
import type { Web } from '../platform/web.ts';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aDestination, aLead } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type AListing, type APublisher } from '../../test/factories.ts';
import { operationsOf, type OpenApi } from '../../test/openapi.ts';
import { aPerson } from '../../test/people.ts';
import { takeInFresh } from './take-in.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let listing: AListing;
let key: string;
let mine: string;
let theirs: string;
let seller: string;

/** Any key becomes a seller's session by this header, as a session would. */
function sellers(web: Web, _app: App): void {
  web.addHook('preHandler', async (request) => {
    const userId = request.headers['x-seller'] as `usr_${string}` | undefined;
    if (userId !== undefined) request.actor = { ...request.actor, userId, onlyAssigned: true };
  });
}

beforeAll(async () => {
  booted = await bootApp({ clock, routes: sellers });
  publisher = await aPublisher(booted);
  listing = await aListing(booted, publisher);
  key = await aKey(booted, publisher);
  seller = (await aPerson(booted, publisher.id, 'seller')).userId;
  await aDestination(booted, publisher, { settings: { url: 'https://crm.example/in' } });
  mine = await aLead(booted, listing, { FirstName: 'Mine', Company: '=1+1' });
  clock.forward(60_000);
  theirs = await aLead(booted, listing, { FirstName: 'Onlyforothers', Company: 'Onlyforothers' });
  await takeInFresh(booted.app);
});
afterAll(() => booted.close());

const path = (rest: string) => `/api/v1/publishers/${publisher.id}${rest}`;
const ask = (rest: string, headers: Record<string, string> = {}) =>
  booted.call('GET', path(rest), undefined, { key, headers });
const asSeller = (rest: string) => ask(rest, { 'x-seller': seller });
const assign = (leadIds: string[], userId: string | null) =>
  booted.call('POST', path('/leads/assignments'), { leadIds, userId }, { key });
const idsOf = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id);

describe('an assignment', () => {
  it('is shown, told in the lead’s story, and made once', async () => {
    expect((await assign([mine, 'lead_of_nobody'], seller)).body).toEqual({ count: 1 });
    expect((await assign([mine], seller)).body).toEqual({ count: 0 });
    const { body } = await ask(`/leads/${mine}`);
    expect(body.assignedTo).toBe(seller);
    expect(body.timeline.filter(({ type }: { type: string }) => type === 'lead.assigned')).toMatchObject([
      { userId: seller, actor: expect.stringMatching(/^key_/) },
    ]);
  });

  it('is a filter, and so is having none', async () => {
    expect(idsOf(await ask(`/leads?assignedTo=${seller}`))).toEqual([mine]);
    expect(idsOf(await ask('/leads?assignedTo=none'))).toEqual([theirs]);
    expect(idsOf(await ask('/leads?assignedTo=me'))).toEqual([]);
    expect((await ask('/lead-counts')).body).toMatchObject({
      all: { count: 2, more: false },
      unassigned: { count: 1 },
      mine: { count: 0 },
      tests: { count: 0 },
    });
  });

  it('goes to nobody who does not belong here, nor to a role that may not work leads', async () => {
    const viewer = await aPerson(booted, publisher.id, 'viewer');
    const elsewhere = await aPerson(booted, (await aPublisher(booted)).id, 'seller');
    for (const [userId, code] of [
      [viewer.userId, 'may_not_work_leads'],
      [elsewhere.userId, 'no_such_person'],
      ['usr_nobody', 'no_such_person'],
    ] as const)
      expect(await assign([theirs], userId)).toMatchObject({
        status: 422,
        body: { errors: [{ field: 'userId', code }] },
      });
    expect((await ask(`/leads/${theirs}`)).body.assignedTo).toBeNull();
  });

  it('takes 500 leads at most, and needs leads:write', async () => {
    expect(await assign(Array(501).fill(mine), seller)).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'leadIds' }] },
    });
    const reader = await aKey(booted, publisher, ['leads:read']);
    const body = { leadIds: [mine], userId: null };
    expect((await booted.call('POST', path('/leads/assignments'), body, { key: reader })).status).toBe(403);
  });
});

describe('a seller', () => {
  it('has what is assigned to them, in every list', async () => {
    expect(idsOf(await asSeller('/leads'))).toEqual([mine]);
    expect(idsOf(await asSeller('/leads?q=brzozowska'))).toEqual([mine]);
    expect((await asSeller('/lead-counts')).body).toMatchObject({ all: { count: 1 }, mine: { count: 1 } });
    const deliveries = await asSeller('/deliveries');
    expect(deliveries.body.items.map(({ leadId }: { leadId: string }) => leadId)).toEqual([mine]);
    expect((await asSeller('/overview')).body.leads.today).toBe(1);
    expect((await ask('/overview')).body.leads.today).toBe(2);
  });

  it('finds nothing of any other lead on any route that keeps sellers to their own', async () => {
    const deliveryId = idsOf(await ask(`/deliveries?leadId=${theirs}`))[0]!;
    const document = (await booted.call<OpenApi>('GET', '/openapi.json')).body;
    const tried: string[] = [];
    for (const { name, method, path: template, operation } of operationsOf(document)) {
      if (method !== 'GET' || !template.startsWith('/api/v1/publishers/{publisherId}/')) continue;
      if ('text/event-stream' in (operation.responses['200']?.content ?? {})) continue;
      const url = template
        .replace('{publisherId}', publisher.id)
        .replace('{leadId}', theirs)
        .replace('{deliveryId}', deliveryId);
      if (url.includes('{')) continue;
      const { body } = await booted.call('GET', url, undefined, { key, headers: { 'x-seller': seller } });
      const text = JSON.stringify(body);
      expect({ name, leaks: /onlyforothers/i.test(text) || text.includes(theirs) }).toEqual({
        name,
        leaks: false,
      });
      tried.push(name);
    }
    expect(tried).toEqual(expect.arrayContaining([expect.stringMatching(/leads\.csv$/)]));
    expect((await asSeller(`/leads/${theirs}`)).status).toBe(404);
    expect((await asSeller(`/deliveries/${deliveryId}`)).status).toBe(404);
  });
});

describe('the inbox as CSV', () => {
  it('has the filter’s leads, and no cell that a spreadsheet would run', async () => {
    const { status, headers, body } = await ask(`/leads.csv?assignedTo=${seller}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="leads.csv"');
    const [names, row, end] = (body as string).slice(1).split('\n');
    expect(names!.split(',').slice(-4)).toEqual(['assignedTo', 'score', 'grade', 'stage']);
    expect(row).toContain(`${mine},`);
    expect(row).toContain(",'=1+1,");
    expect(end).toBe('');
  });

  it('has the leads that are named and no other, newest first, whoever names them', async () => {
    const idsIn = ({ body }: { body: unknown }) =>
      (body as string)
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(',', 1)[0]);
    const [older, newer] = [mine, theirs].toSorted();
    expect(idsIn(await ask(`/leads.csv?leadIds=${older},${newer}`))).toEqual([newer, older]);
    expect(idsIn(await ask(`/leads.csv?leadIds=${mine}`))).toEqual([mine]);
    expect(idsIn(await ask(`/leads.csv?leadIds=${mine},${theirs}&assignedTo=${seller}`))).toEqual([mine]);
    expect(idsIn(await asSeller(`/leads.csv?leadIds=${mine},${theirs}`))).toEqual([mine]);
    expect(idsIn(await ask(`/leads.csv?leadIds=lead_${'0'.repeat(20)}`))).toEqual([]);
  });

  it.each([
    ['', 'leadIds'],
    ['lst_00000000000000000000', 'leadIds'],
    [
      Array(201)
        .fill(`lead_${'0'.repeat(20)}`)
        .join(','),
      'leadIds',
    ],
  ])('names leads by their ids, 200 at most', async (leadIds, field) => {
    const { status, body } = await ask(`/leads.csv?leadIds=${leadIds}`);
    expect(status).toBe(422);
    expect(body.errors[0].field).toContain(field);
  });
});

it('leads with a parked delivery are found by it, and by nothing else', async () => {
  await booted.app.db.script(`update deliveries set state = 'parked' where lead_id = '${theirs}'`);
  expect(idsOf(await ask('/leads?deliveryState=parked'))).toEqual([theirs]);
  expect(idsOf(await ask('/leads?deliveryState=parked&q=onlyforothers'))).toEqual([theirs]);
  expect(idsOf(await ask('/leads?deliveryState=parked&country=FR'))).toEqual([]);
  expect(idsOf(await ask('/leads?deliveryState=waiting'))).toEqual([]);
  expect(idsOf(await ask('/leads?country=pl&action=PLT&storefront=appsource'))).toEqual([theirs, mine]);
});
