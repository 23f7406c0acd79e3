// Listings and their intake URLs, as callers see them.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import {
  aKey,
  aListing,
  aPublisher,
  tokenOf,
  type AList,
  type AListing,
  type APublisher,
  type AProblem,
  type AToken,
} from '../../test/factories.ts';
import { storefronts } from './storefronts.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
let path: string;
beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
  path = `/api/v1/publishers/${publisher.id}/listings`;
});
afterAll(() => booted.close());

const eventsOf = (subjectId: string) =>
  booted.app.db.rows<{ type: string; data: unknown }>(
    sql`select type, data from events where publisher_id = ${publisher.id} and subject_id = ${subjectId} order by id`,
  );

describe('storefronts', () => {
  it('are shown to any key, as their policies say', async () => {
    const key = await aKey(booted, publisher, ['leads:read']);
    const { body } = await booted.call<AList<unknown>>('GET', '/api/v1/storefronts', undefined, { key });
    expect(body.nextCursor).toBeNull();
    const shown = ['id', 'name', 'audience', 'motion', 'listingKinds', 'leadRoutes', 'attachable'];
    const policies = storefronts.map((storefront) =>
      Object.fromEntries(Object.entries(storefront).filter(([name]) => shown.includes(name))),
    );
    expect(body.items).toMatchObject(policies);
  });

  it('tell what each action lets one do with the customer', async () => {
    const { body } = await booted.call<AList<{ id: string; actions: unknown[] }>>(
      'GET',
      '/api/v1/storefronts',
    );
    const actions = body.items.find(({ id }) => id === 'appsource')?.actions;
    const reading: unknown = expect.any(String);
    const nobody = { basis: 'none', scope: 'none' };
    expect(actions).toContainEqual({ code: 'DNC', reading, kind: 'notice', consent: nobody });
    const form = { basis: 'contact_form', scope: 'this_product' };
    expect(actions).toContainEqual({ code: 'PLT', reading, kind: 'customer', consent: form });
  });
});

describe('a listing', () => {
  it('shares its leads from the start, with an intake URL of its own', async () => {
    const input = {
      storefront: 'azure-marketplace',
      kind: 'offer',
      offerId: 'contoso.crm',
      title: ' Contoso CRM ',
    };
    const made = await booted.call<AListing>('POST', path, input);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      ...input,
      title: 'Contoso CRM',
      leadSharing: { enabled: true },
      health: { lastLeadAt: null },
    });
    expect(made.body.id).toMatch(/^lst_[0-9a-z]{20}$/);
    expect(made.body.leadSharing.intakeUrl).toMatch(/^https:\/\/leads\.example\/intake\/[0-9a-z]{36}$/);
    // Where its leads go is the word of later rooms, which may just be hearing of the publisher.
    const shown = { ...made.body, warnings: expect.any(Array) as unknown };
    expect((await booted.call('GET', `${path}/${made.body.id}`)).body).toEqual(shown);
    expect((await booted.call<AList<AListing>>('GET', `${path}?limit=200`)).body.items).toContainEqual(shown);
    const said = (await eventsOf(made.body.id)).map(({ type }) => type);
    expect(new Set(said)).toEqual(new Set(['listing.created', 'intake_token.created']));
  });

  it('may start without sharing', async () => {
    expect((await aListing(booted, publisher, { sharing: false })).leadSharing.enabled).toBe(false);
  });

  it('is warned of, not refused, when the storefront does not list its kind', async () => {
    const { warnings } = await aListing(booted, publisher, { storefront: 'appsource', kind: 'technology' });
    expect(warnings).toContainEqual({
      code: 'kind_unlisted',
      message: 'AppSource lists app and consulting-service, not technology.',
    });
    const { warnings: none } = await aListing(booted, publisher, { storefront: 'appsource', kind: 'app' });
    expect(none.map(({ code }) => code)).not.toContain('kind_unlisted');
  });

  it('must be on a storefront we know, and the answer names those', async () => {
    const answer = await booted.call('POST', path, {
      storefront: 'teams-store',
      kind: 'app',
      offerId: 'a',
      title: 'A',
    });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'invalid_input',
        errors: [{ field: 'storefront', message: 'Must be one of appsource, azure-marketplace.' }],
      },
    });
  });

  it('is one per offer and storefront, whatever the case', async () => {
    const offer = { storefront: 'appsource', kind: 'app', offerId: 'Twice', title: 'T' };
    expect((await booted.call('POST', path, offer)).status).toBe(201);
    expect(await booted.call('POST', path, { ...offer, offerId: 'tWICE' })).toMatchObject({
      status: 409,
      body: { code: 'listing_exists' },
    });
    expect((await booted.call('POST', path, { ...offer, storefront: 'azure-marketplace' })).status).toBe(201);
    const other = await aPublisher(booted);
    expect((await booted.call('POST', `/api/v1/publishers/${other.id}/listings`, offer)).status).toBe(201);
  });

  it('is listed page by page', async () => {
    const other = await aPublisher(booted);
    const made: string[] = [];
    for (let n = 0; n < 3; n++) {
      clock.forward(1);
      made.push((await aListing(booted, other)).id);
    }
    const list = `/api/v1/publishers/${other.id}/listings?limit=2`;
    const first = (await booted.call<AList<AListing>>('GET', list)).body;
    const second = (await booted.call<AList<AListing>>('GET', `${list}&cursor=${first.nextCursor}`)).body;
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect(second.nextCursor).toBeNull();
  });

  it('is nowhere to be found under an id that does not exist', async () => {
    for (const [method, url] of [
      ['GET', `${path}/lst_nothing`],
      ['PATCH', `${path}/lst_nothing`],
      ['GET', `${path}/lst_nothing/intake-tokens`],
      ['POST', `${path}/lst_nothing/intake-tokens`],
    ] as const)
      expect(await booted.call(method, url, method === 'GET' ? undefined : {})).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
  });
});

describe('a change', () => {
  it('of lead sharing is said once, and a repeat of it not again', async () => {
    const { id } = await aListing(booted, publisher);
    const toggle = (enabled: boolean) => booted.call('PATCH', `${path}/${id}`, { leadSharing: { enabled } });
    for (const enabled of [true, false, false, true]) {
      clock.forward(1);
      expect(await toggle(enabled)).toMatchObject({ status: 200, body: { leadSharing: { enabled } } });
    }
    const said = (await eventsOf(id)).filter(({ type }) => type === 'lead_sharing.changed');
    expect(said.map(({ data }) => data)).toEqual([{ enabled: false }, { enabled: true }]);
  });

  it('of the call to action is shown, may be taken back, and must be one there is', async () => {
    const listing = await aListing(booted, publisher);
    const change = (callToAction: string | null) =>
      booted.call('PATCH', `${path}/${listing.id}`, { callToAction });
    expect(await change('contact-me')).toMatchObject({ status: 200, body: { callToAction: 'contact-me' } });
    expect(await change(null)).toMatchObject({
      status: 200,
      body: { callToAction: null, title: listing.title },
    });
    const refused = await change('call-me');
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ field: 'callToAction' }] });
  });

  it('of the title leaves the rest as it is', async () => {
    const listing = await aListing(booted, publisher, { sharing: false });
    const { body } = await booted.call<AListing>('PATCH', `${path}/${listing.id}`, { title: 'New' });
    expect(body).toEqual({ ...listing, title: 'New', warnings: expect.any(Array) as unknown });
    expect((await eventsOf(listing.id)).find(({ type }) => type === 'listing.changed')!.data).toEqual({
      fields: ['title'],
    });
  });

  it('of anything else is refused by name', async () => {
    const { id } = await aListing(booted, publisher);
    const answer = await booted.call<AProblem>('PATCH', `${path}/${id}`, {
      offerId: 'x',
      leadSharing: { enabled: true, on: 1 },
    });
    expect(answer.status).toBe(422);
    expect(new Set(answer.body.errors.map(({ field }) => field))).toEqual(
      new Set(['leadSharing.on', 'offerId']),
    );
  });
});

describe('the intake URL', () => {
  it('is renewed: the old one ends now, or after the overlap', async () => {
    const listing = await aListing(booted, publisher);
    const tokens = `${path}/${listing.id}/intake-tokens`;
    clock.forward(1_000);
    const now = clock.now().getTime();

    const overlapping = await booted.call<AToken>('POST', tokens, { overlapHours: 2 });
    expect(overlapping).toMatchObject({
      status: 201,
      body: { previousEndsAt: new Date(now + 7_200_000).toISOString() },
    });
    expect(overlapping.body.intakeUrl).not.toBe(listing.leadSharing.intakeUrl);
    expect((await booted.call<AListing>('GET', `${path}/${listing.id}`)).body.leadSharing.intakeUrl).toBe(
      overlapping.body.intakeUrl,
    );

    clock.forward(1_000);
    const at = clock.now().toISOString();
    const last = await booted.call<AToken>('POST', tokens);
    expect(last).toMatchObject({ status: 201, body: { previousEndsAt: at } });
    const { items } = (await booted.call<AList<AToken>>('GET', tokens)).body;
    expect(items.map(({ intakeUrl, endsAt }) => [intakeUrl, endsAt])).toEqual([
      [last.body.intakeUrl, null],
      [overlapping.body.intakeUrl, at],
      [listing.leadSharing.intakeUrl, at],
    ]);
  });

  it.each([-1, 721, 1.5, '1', null])('refuses an overlap of %j hours', async (overlapHours) => {
    const { id } = await aListing(booted, publisher);
    const answer = await booted.call('POST', `${path}/${id}/intake-tokens`, { overlapHours });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'overlapHours' }] } });
  });

  it('is kept hashed and sealed, never plain', async () => {
    const { id, leadSharing } = await aListing(booted, publisher);
    const token = tokenOf(leadSharing.intakeUrl);
    const rows = await booted.app.db.rows<{ row: string }>(
      sql`select to_jsonb(t)::text as row from intake_tokens as t where listing_id = ${id}`,
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]!.row).not.toContain(token);
    expect(JSON.stringify(await eventsOf(id))).not.toContain(token);
  });

  it('has one that counts, however many are asked for at once', async () => {
    const { id } = await aListing(booted, publisher);
    const tokens = `${path}/${id}/intake-tokens`;
    await Promise.all(Array.from({ length: 5 }, () => booted.call('POST', tokens, { overlapHours: 1 })));
    const { items } = (await booted.call<AList<AToken>>('GET', tokens)).body;
    expect(items).toHaveLength(6);
    expect(items.filter(({ endsAt }) => endsAt === null)).toHaveLength(1);
  });
});
