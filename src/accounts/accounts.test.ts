// Who may do what: publishers, keys, scopes, and the operator.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, operatorKey, testClock, type Booted } from '../../test/app.ts';
import { aKey, aListing, aPublisher, type AKey, type AList, type APublisher } from '../../test/factories.ts';
import { one } from '../platform/db.ts';
import { allScopes } from './actor.ts';

const clock = testClock();
let booted: Booted;
beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());

const get = (path: string, key: string | null) => booted.call('GET', path, undefined, { key });

describe('publishers', () => {
  it('are made, read and listed by the operator, who is none of them', async () => {
    const made = await booted.call<APublisher>('POST', '/api/v1/publishers', {
      slug: 'contoso-2',
      name: ' Contoso ',
    });
    expect(made).toMatchObject({
      status: 201,
      body: { slug: 'contoso-2', name: 'Contoso', createdAt: '2026-03-02T09:00:00.000Z' },
    });
    expect(made.body.id).toMatch(/^pub_[0-9a-z]{20}$/);
    expect((await booted.call('GET', `/api/v1/publishers/${made.body.id}`)).body).toEqual(made.body);
    const { items } = (await booted.call<{ items: { id: string }[] }>('GET', '/api/v1/publishers?limit=200'))
      .body;
    expect(items.map(({ id }) => id)).toContain(made.body.id);
    expect(items.map(({ id }) => id)).not.toContain('pub_operator');
    expect((await booted.call('GET', '/api/v1/publishers/pub_operator')).status).toBe(404);
  });

  it('have a slug of their own', async () => {
    await aPublisher(booted, { slug: 'fabrikam' });
    const again = await booted.call('POST', '/api/v1/publishers', { slug: 'fabrikam', name: 'Another' });
    expect(again).toMatchObject({ status: 409, body: { code: 'slug_taken' } });
    expect((await booted.call('POST', '/api/v1/publishers', { slug: 'operator', name: 'x' })).status).toBe(
      409,
    );
  });

  it.each(['a', '-ab', 'Abc', 'a_b', 'ä-b', 'a'.repeat(64), ''])('refuse the slug %j', async (slug) => {
    const answer = await booted.call('POST', '/api/v1/publishers', { slug, name: 'x' });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'slug' }] } });
  });

  it('are listed page by page, each once', async () => {
    for (let n = 0; n < 5; n++) await aPublisher(booted);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const path: string = `/api/v1/publishers?limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await booted.call<{ items: { id: string }[]; nextCursor: string | null }>('GET', path);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.nextCursor;
    }
    const stored = await booted.app.db.rows<{ id: string }>(
      sql`select id from publishers where id <> 'pub_operator' order by id`,
    );
    expect(seen).toEqual(stored.map(({ id }) => id));
  });

  it('may read themselves', async () => {
    const publisher = await aPublisher(booted);
    const key = await aKey(booted, publisher, ['leads:read']);
    expect(await get(`/api/v1/publishers/${publisher.id}`, key)).toMatchObject({
      status: 200,
      body: publisher,
    });
    expect((await get('/api/v1/publishers', key)).status).toBe(403);
  });

  it('are found by any part of their name or slug, and by their id, page by page', async () => {
    const made = [];
    for (const name of ['Zephyr 100%', 'Zephyr_2']) {
      clock.forward(1);
      made.push(await aPublisher(booted, { slug: `west-wind-${made.length}`, name }));
    }
    const found = async (query: string) =>
      (await booted.call<AList<APublisher>>('GET', `/api/v1/publishers?${query}`)).body;
    const names = async (q: string) => (await found(`q=${q}`)).items.map(({ name }) => name);
    expect(await names('zEPHYR')).toEqual(['Zephyr 100%', 'Zephyr_2']);
    expect(await names('st-wind')).toEqual(['Zephyr 100%', 'Zephyr_2']);
    expect(await names('0%25')).toEqual(['Zephyr 100%']);
    expect(await names('r_')).toEqual(['Zephyr_2']);
    expect(await names(made[1]!.id)).toEqual(['Zephyr_2']);
    expect(await names('marketplace')).toEqual([]);
    expect(await names('%20')).toHaveLength((await found('limit=50')).items.length);
    const first = await found('q=zephyr&limit=1');
    expect(first.items).toHaveLength(1);
    const second = await found(`q=zephyr&limit=1&cursor=${first.nextCursor!}`);
    expect(second).toMatchObject({ items: [{ id: made[1]!.id }], nextCursor: null });
    expect((await booted.call('GET', '/api/v1/publishers?q=%00')).status).toBe(422);
  });

  it('are said to have been created, by whom', async () => {
    const { id, slug } = await aPublisher(booted);
    const event = await one(
      booted.app.db,
      sql`select type, actor, data from events where publisher_id = ${id} and subject_id = ${id}`,
    );
    expect(event).toEqual({ type: 'publisher.created', actor: 'operator', data: { slug } });
  });

  it('are renamed by the operator, and say where their customers ask about their data; each change says by whom', async () => {
    const { id, slug } = await aPublisher(booted);
    const owner = await aKey(booted, { id });
    const path = `/api/v1/publishers/${id}`;
    const change = (body: object, key = operatorKey) => {
      clock.forward(1);
      return booted.call('PATCH', path, body, { key });
    };
    expect(await change({ name: ' New Name ', contact: null })).toMatchObject({
      status: 200,
      body: { id, slug, name: 'New Name', contact: null },
    });
    expect(await change({ contact: ' privacy@new.example ' }, owner)).toMatchObject({
      status: 200,
      body: { name: 'New Name', contact: 'privacy@new.example' },
    });
    await change({ name: 'New Name', contact: 'privacy@new.example' });
    await change({ contact: 'https://new.example/privacy?lang=en' }, owner);
    expect((await get(path, owner)).body.contact).toBe('https://new.example/privacy?lang=en');
    const events = await booted.app.db.rows<{ actor: string; data: unknown }>(sql`
      select actor, data from events
      where publisher_id = ${id} and subject_id = ${id} and type = 'publisher.changed' order by id`);
    expect(events).toEqual([
      { actor: 'operator', data: { fields: ['name'] } },
      { actor: expect.stringMatching(/^key_/), data: { fields: ['contact'] } },
      { actor: expect.stringMatching(/^key_/), data: { fields: ['contact'] } },
    ]);
  });

  it('are renamed by nobody else, and changed by nobody of another', async () => {
    const { id, name } = await aPublisher(booted);
    const owner = await aKey(booted, { id });
    const reader = await aKey(booted, { id }, ['people:read']);
    const stranger = await aKey(booted, await aPublisher(booted));
    const path = `/api/v1/publishers/${id}`;
    const status = async (body: object, key: string) =>
      (await booted.call('PATCH', path, body, { key })).status;
    expect(await status({ name: 'Mine' }, owner)).toBe(403);
    expect(await status({ contact: 'a@b.example' }, reader)).toBe(403);
    expect(await status({ contact: 'a@b.example' }, stranger)).toBe(404);
    expect(await status({ slug: 'other' }, operatorKey)).toBe(422);
    expect((await booted.call('PATCH', '/api/v1/publishers/pub_operator', { name: 'x' })).status).toBe(404);
    expect((await get(path, owner)).body).toMatchObject({ name, contact: null });
  });

  it.each([
    'nobody',
    'http://plain.example',
    'HTTPS://loud.example',
    'javascript:alert(1)',
    'https://user:secret@x.example',
    'https://x.example/ y',
    'two@x.example, three@x.example',
    `https://x.example/${'x'.repeat(500)}`,
    '',
  ])('do not take %j as a contact', async (contact) => {
    const { id } = await aPublisher(booted);
    const answer = await booted.call('PATCH', `/api/v1/publishers/${id}`, { contact });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'contact' }] } });
  });
});

describe('a key', () => {
  it('is shown once, kept hashed, and has every scope unless some are named', async () => {
    const publisher = await aPublisher(booted);
    const path = `/api/v1/publishers/${publisher.id}/keys`;
    const { status, body } = await booted.call<AKey>('POST', path, { name: 'ci' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ name: 'ci', scopes: allScopes });
    expect(body.key).toMatch(/^lsk_[0-9a-z]{32}$/);
    const { body: list } = await booted.call<AList<AKey>>('GET', path);
    expect(list.items).toEqual([
      {
        id: body.id,
        name: 'ci',
        scopes: allScopes,
        createdAt: body.createdAt,
        lastUsedAt: null,
        revokedAt: null,
      },
    ]);
    const row = await one<{ row: string }>(
      booted.app.db,
      sql`select to_jsonb(k)::text as row from api_keys as k where id = ${body.id}`,
    );
    expect(row!.row).not.toContain(body.key.slice(4));
  });

  it('does what its scopes allow, and is told which one it lacks', async () => {
    const publisher = await aPublisher(booted);
    const key = await aKey(booted, publisher, ['listings:read']);
    const path = `/api/v1/publishers/${publisher.id}/listings`;
    expect((await get(path, key)).status).toBe(200);
    const offer = { storefront: 'appsource', kind: 'app', offerId: 'a', title: 'A' };
    const refused = await booted.call('POST', path, offer, { key });
    expect(refused).toMatchObject({
      status: 403,
      body: { code: 'forbidden', detail: 'This key lacks the scope listings:write.' },
    });
  });

  it('cannot give more than it has', async () => {
    const publisher = await aPublisher(booted);
    const key = await aKey(booted, publisher, ['keys:write', 'leads:read']);
    const make = (scopes?: string[]) =>
      booted.call<AKey>(
        'POST',
        `/api/v1/publishers/${publisher.id}/keys`,
        { name: 'more', ...(scopes ? { scopes } : {}) },
        { key },
      );
    expect(await make(['leads:read', 'listings:write'])).toMatchObject({
      status: 403,
      body: { code: 'forbidden' },
    });
    expect(await make(['leads:read'])).toMatchObject({ status: 201, body: { scopes: ['leads:read'] } });
    expect(new Set((await make()).body.scopes)).toEqual(new Set(['keys:write', 'leads:read']));
    expect(await make(['everything'])).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'scopes.0' }] },
    });
  });

  it('opens nothing once it is revoked', async () => {
    const publisher = await aPublisher(booted);
    const path = `/api/v1/publishers/${publisher.id}/keys`;
    const { body } = await booted.call<AKey>('POST', path, { name: 'short' });
    expect((await get('/api/v1/storefronts', body.key)).status).toBe(200);
    expect((await booted.call('DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect((await get('/api/v1/storefronts', body.key)).status).toBe(401);
    expect((await booted.call('DELETE', `${path}/${body.id}`)).status).toBe(404);
    expect((await booted.call<AList<AKey>>('GET', path)).body.items[0]!.revokedAt).not.toBeNull();
  });

  it('that another process revoked opens nothing after five seconds', async () => {
    const publisher = await aPublisher(booted);
    const key = await aKey(booted, publisher);
    expect((await get('/api/v1/storefronts', key)).status).toBe(200);
    await booted.app.db.run(sql`update api_keys set revoked_at = now() where publisher_id = ${publisher.id}`);
    clock.forward(5_000);
    expect((await get('/api/v1/storefronts', key)).status).toBe(401);
  });

  it('notes its use at most once a minute', async () => {
    const publisher = await aPublisher(booted);
    const key = await aKey(booted, publisher);
    const used = async () => {
      await get('/api/v1/storefronts', key);
      const { body } = await booted.call<AList<AKey>>('GET', `/api/v1/publishers/${publisher.id}/keys`);
      return body.items[0]!.lastUsedAt;
    };
    const first = await used();
    expect(first).toBe(clock.now().toISOString());
    clock.forward(59_000);
    expect(await used()).toBe(first);
    clock.forward(6_000);
    expect(await used()).toBe(clock.now().toISOString());
  });

  it('is asked of the database once, however many requests come at once', async () => {
    const key = await aKey(booted, await aPublisher(booted));
    const { db } = booted.app;
    const rows = db.rows.bind(db);
    let asked = 0;
    db.rows = (query) => (query.text.includes('from api_keys where hash') && asked++, rows(query));
    const answers = await Promise.all(Array.from({ length: 10 }, () => get('/api/v1/storefronts', key)));
    db.rows = rows;
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    expect(asked).toBe(1);
  });
});

describe('whoever has no valid key', () => {
  it.each([
    ['none', null],
    ['an empty one', ''],
    ['an unknown one', `lsk_${'0'.repeat(32)}`],
    ['something else', 'let me in'],
    ['almost the operator’s', `${operatorKey}x`],
  ])('is refused with %s', async (_what, key) => {
    for (const path of ['/api/v1/storefronts', '/api/v1/publishers', '/api/v1/publishers/pub_x/listings'])
      expect(await get(path, key)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
    expect((await booted.call('HEAD', '/api/v1/storefronts', undefined, { key })).status).toBe(401);
  });
});

describe('the operator', () => {
  it('acts for any publisher that exists', async () => {
    const publisher = await aPublisher(booted);
    const listing = await aListing(booted, publisher);
    expect(
      (await booted.call('GET', `/api/v1/publishers/${publisher.id}/listings/${listing.id}`)).status,
    ).toBe(200);
    for (const id of ['pub_nobody', 'pub_operator'])
      expect(await booted.call('GET', `/api/v1/publishers/${id}/listings`)).toMatchObject({
        status: 404,
        body: { code: 'not_found' },
      });
  });

  it('makes, lists and revokes operators’ keys, which may do as much', async () => {
    const { status, body } = await booted.call<AKey>('POST', '/api/v1/operator/keys', { name: 'second' });
    expect(status).toBe(201);
    expect(new Set(Object.keys(body))).toEqual(new Set(['id', 'name', 'key', 'createdAt']));
    expect((await get('/api/v1/publishers', body.key)).status).toBe(200);
    const { body: list } = await booted.call<AList<AKey>>('GET', '/api/v1/operator/keys');
    expect(list.items.map(({ id }) => id)).toContain(body.id);
    expect((await booted.call('DELETE', `/api/v1/operator/keys/${body.id}`)).status).toBe(204);
    expect((await get('/api/v1/publishers', body.key)).status).toBe(401);
  });

  it('is nobody a publisher’s key could make', async () => {
    const key = await aKey(booted, await aPublisher(booted));
    for (const [method, path] of [
      ['GET', '/api/v1/operator/keys'],
      ['POST', '/api/v1/operator/keys'],
      ['POST', '/api/v1/publishers/pub_operator/keys'],
      ['POST', '/api/v1/publishers'],
    ] as const)
      expect([403, 404]).toContain((await booted.call(method, path, { name: 'x' }, { key })).status);
    expect((await booted.call('POST', '/api/v1/publishers/pub_operator/keys', { name: 'x' })).status).toBe(
      404,
    );
  });
});
