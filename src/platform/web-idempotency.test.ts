// Idempotency-Key: the same write sent again is answered again, and done once.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { aKey, aPublisher, type AKey } from '../../test/factories.ts';
import { one } from './db.ts';
import sql from 'sql-template-tag';
import { forgetOldIdempotencyKeys } from './web-idempotency.ts';
import type { Web } from './web.ts';

/** What the test route does, call by call. */
let work: () => Promise<{ status: number }>;
let calls = 0;

function tryRoutes(web: Web): void {
  const config = { scope: 'any' } as const;
  const body = z.strictObject({ a: z.number().optional(), b: z.number().optional() }).optional();
  web.post('/api/v1/works', { config, schema: { hide: true, body } }, async (_request, reply) => {
    calls++;
    const { status } = await work();
    return reply.code(status).send({ call: calls });
  });
}

const clock = testClock();
let booted: Booted;
beforeAll(async () => void (booted = await bootApp({ routes: tryRoutes, clock })));
afterAll(() => booted.close());

const answers = (...statuses: number[]) => (work = async () => ({ status: statuses.shift() ?? 500 }));
const post = (idempotencyKey: string, body?: unknown, key?: string) =>
  booted.call<unknown>('POST', '/api/v1/works', body, {
    headers: { 'idempotency-key': idempotencyKey },
    ...(key ? { key } : {}),
  });

describe('the same key and request', () => {
  it('get the first answer again, marked as such', async () => {
    answers(201, 201);
    const first = await post('k1', { a: 1, b: 2 });
    const second = await post('k1', { b: 2, a: 1 });
    expect(first).toMatchObject({ status: 201 });
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    expect(second).toMatchObject({
      status: 201,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(second.headers['content-type']).toBe(first.headers['content-type']);
    expect(second.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
  });

  it('get a refusal again too', async () => {
    const publisher = await aPublisher(booted, { slug: 'taken' });
    const create = (slug: string) =>
      booted.call<unknown>(
        'POST',
        '/api/v1/publishers',
        { slug, name: 'x' },
        { headers: { 'idempotency-key': `slug ${slug}` } },
      );
    const first = await create(publisher.slug);
    const second = await create(publisher.slug);
    expect(first).toMatchObject({ status: 409, body: { code: 'slug_taken' } });
    expect(second).toMatchObject({
      status: 409,
      body: first.body,
      headers: { 'idempotency-replayed': 'true' },
    });
    expect(second.headers['content-type']).toBe('application/problem+json');
  });

  it('get an answer without a body again', async () => {
    const publisher = await aPublisher(booted);
    const path = `/api/v1/publishers/${publisher.id}/keys`;
    const { body: made } = await booted.call<AKey>('POST', path, { name: 'x' });
    const revoke = () =>
      booted.call('DELETE', `${path}/${made.id}`, undefined, { headers: { 'idempotency-key': 'revoke' } });
    expect(await revoke()).toMatchObject({ status: 204, body: '' });
    expect(await revoke()).toMatchObject({
      status: 204,
      body: '',
      headers: { 'idempotency-replayed': 'true' },
    });
  });

  it('are tried again after a fault of ours', async () => {
    answers(500, 503, 201);
    expect((await post('k2')).status).toBe(500);
    expect((await post('k2')).status).toBe(503);
    expect((await post('k2')).status).toBe(201);
    expect(await post('k2')).toMatchObject({ status: 201, headers: { 'idempotency-replayed': 'true' } });
  });
});

describe('while the first is not answered', () => {
  it('the second is told so, and may take over after a minute', async () => {
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<{ status: number }>();
    work = () => (begun.resolve(), finish.promise);
    const first = post('k3');
    await begun.promise;

    const early = await post('k3');
    expect(early).toMatchObject({
      status: 409,
      body: { code: 'idempotency_in_progress' },
      headers: { 'retry-after': '1' },
    });

    clock.forward(60_001);
    answers(202);
    const takeover = await post('k3');
    expect(takeover.status).toBe(202);

    // The one that was given up must not answer for its successor.
    finish.resolve({ status: 201 });
    expect((await first).status).toBe(201);
    expect(await post('k3')).toMatchObject({ status: 202, body: takeover.body });
  });

  it('of many at once exactly one is done', async () => {
    work = async () => ({ status: 201 });
    const before = calls;
    const all = await Promise.all(Array.from({ length: 12 }, () => post('k4')));
    expect(calls - before).toBe(1);
    expect(all.filter(({ status }) => status !== 201 && status !== 409)).toEqual([]);
    expect((await post('k4')).status).toBe(201);
  });
});

describe('a key that was used', () => {
  it('is refused for another body or another path', async () => {
    answers(201);
    await post('k5', { a: 1 });
    expect(await post('k5', { a: 2 })).toMatchObject({
      status: 422,
      body: { code: 'idempotency_key_reused' },
    });
    const elsewhere = await booted.call(
      'POST',
      '/api/v1/publishers',
      { slug: 'else', name: 'x' },
      { headers: { 'idempotency-key': 'k5' } },
    );
    expect(elsewhere).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('means nothing to another publisher', async () => {
    const [one, other] = [await aPublisher(booted), await aPublisher(booted)];
    answers(201, 201);
    const first = await post('k6', undefined, await aKey(booted, one));
    const second = await post('k6', undefined, await aKey(booted, other));
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).not.toEqual(first.body);
  });

  it('is forgotten after a day', async () => {
    answers(201, 201);
    const first = await post('k7');
    clock.forward(23 * 3_600_000);
    await forgetOldIdempotencyKeys(booted.app);
    expect((await post('k7')).body).toEqual(first.body);
    clock.forward(2 * 3_600_000);
    expect(await forgetOldIdempotencyKeys(booted.app)).toBeGreaterThan(0);
    expect((await post('k7')).body).not.toEqual(first.body);
  });

  it.each([
    ['', 'required'],
    ['x'.repeat(256), 'too_long'],
  ])('must have 1 to 255 characters (%#)', async (key, code) => {
    const errors = [{ field: 'Idempotency-Key', code }];
    expect(await post(key)).toMatchObject({ status: 422, body: { errors } });
  });
});

describe('what is kept', () => {
  it('is sealed: a key shown once cannot be read from the database', async () => {
    const publisher = await aPublisher(booted);
    const path = `/api/v1/publishers/${publisher.id}/keys`;
    const send = () =>
      booted.call<AKey>('POST', path, { name: 'x' }, { headers: { 'idempotency-key': 'secret' } });
    const { body } = await send();
    const row = await one<{ sealed: string }>(
      booted.app.db,
      sql`select sealed_body as sealed from idempotency_keys where key = 'secret'`,
    );
    expect(row!.sealed).not.toContain(body.key);
    expect((await send()).body.key).toBe(body.key);
  });

  it('is nothing for a request that was not let in, or could not be read', async () => {
    await booted.call<unknown>('POST', '/api/v1/works', undefined, {
      key: null,
      headers: { 'idempotency-key': 'k8' },
    });
    await post('k8', { unknown: 1 });
    answers(201);
    expect((await post('k8')).status).toBe(201);
  });
});
