// How the server reads requests and says no, whatever the room.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { bootApp, operatorKey, type Booted } from '../../test/app.ts';
import type { AProblem } from '../../test/factories.ts';
import { Refusal } from './refusal.ts';
import { timeGiven } from './web-time.ts';
import { says } from './web-words.ts';
import type { Web } from './web.ts';

const Thing = z.strictObject({
  name: z.string().min(1).max(5),
  kind: z.enum(['a', 'b']),
  count: z.int().min(1).optional(),
  settings: z.strictObject({ url: z.url(), on: z.boolean() }).optional(),
  tags: z.array(z.string()).max(1).optional(),
  at: timeGiven({ offset: true }).optional(),
  source: z
    .discriminatedUnion('from', [
      z.object({ from: z.literal('here') }),
      z.object({ from: z.literal('there') }),
    ])
    .optional(),
  country: z
    .string()
    .refine((text) => text.length === 2, says('not_a_country', 'Give two letters.', { such: 'PL' }))
    .optional(),
});

function tryRoutes(web: Web): void {
  const config = { operator: true } as const;
  web.post(
    '/api/v1/things',
    { config, schema: { hide: true, body: Thing, response: { 201: z.object({ name: z.string() }) } } },
    async (request, reply) => reply.code(201).send(request.body),
  );
  web.post('/api/v1/fails/:how', { config, schema: { hide: true } }, ({ params }) => {
    const { how } = params as { how: string };
    if (how === 'refusal') throw new Refusal('too_many_requests', 'Slow down.', { retryAfterS: 7 });
    if (how === 'database')
      throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.5:5432'), { code: 'ECONNREFUSED' });
    throw Object.assign(new Error('secret row of ada@example.com'), {
      detail: 'Key (email)=(ada@example.com)',
    });
  });
  web.get(
    '/api/v1/wrong-answer',
    { config, schema: { hide: true, response: { 200: z.object({ at: z.date() }) } } },
    () => ({ at: 'ada@example.com' }) as never,
  );
}

let booted: Booted;
beforeAll(async () => void (booted = await bootApp({ routes: tryRoutes })));
afterAll(() => booted.close());

const nested = (levels: number): unknown => (levels === 0 ? 'x' : { a: nested(levels - 1) });
const post = (body: unknown) => booted.call<AProblem>('POST', '/api/v1/things', body);
const raw = (payload: string, type?: string) =>
  booted.call('POST', '/api/v1/things', payload, {
    headers: type === undefined ? {} : { 'content-type': type },
  });

describe('a problem', () => {
  it('has the members of RFC 9457, its code and the id of the request', async () => {
    const { status, headers, body } = await post({ name: '', kind: 'a' });
    expect(status).toBe(422);
    expect(headers['content-type']).toBe('application/problem+json');
    expect(body).toEqual({
      type: 'urn:leadshare:problem:invalid_input',
      title: 'The request has fields that cannot be accepted',
      status: 422,
      code: 'invalid_input',
      reason: null,
      given: {},
      detail: 'name: Must not be empty.',
      requestId: headers['x-request-id'],
      errors: [{ field: 'name', code: 'required', message: 'Must not be empty.', given: {} }],
    });
    expect(body.requestId).toMatch(/^req_[0-9a-z]{20}$/);
  });

  it.each<[what: string, body: unknown, errors: [field: string, code: string, given?: object][]]>([
    ['what is missing', { kind: 'a' }, [['name', 'required']]],
    ['what is empty', { name: '', kind: 'a' }, [['name', 'required']]],
    ['another type', { name: 5, kind: 'a' }, [['name', 'not_text']]],
    ['nothing where something stands', { name: null, kind: 'a' }, [['name', 'not_text']]],
    ['a value off the list', { name: 'x', kind: 'c' }, [['kind', 'not_one_of', { options: 'a, b' }]]],
    ['too long a text', { name: 'abcdef', kind: 'a' }, [['name', 'too_long', { max: 5 }]]],
    ['too small a number', { name: 'x', kind: 'a', count: 0 }, [['count', 'too_small', { min: 1 }]]],
    ['half a thing', { name: 'x', kind: 'a', count: 1.5 }, [['count', 'not_a_whole_number']]],
    ['too many', { name: 'x', kind: 'a', tags: ['1', '2'] }, [['tags', 'too_many', { max: 1 }]]],
    [
      'two fields at once',
      { name: 'x', kind: 'a', extra: 1, settings: { url: 'x', on: 'yes' } },
      [
        ['settings.url', 'not_a_url'],
        ['settings.on', 'not_true_or_false'],
        ['extra', 'unknown_field'],
      ],
    ],
    ['a time that is none', { name: 'x', kind: 'a', at: '2026-02-30T12:00:00Z' }, [['at', 'not_a_time']]],
    [
      'a time of a year that is none, or only in its own zone',
      { name: 'x', kind: 'a', at: '0001-01-01T00:00:00+14:00' },
      [['at', 'not_a_time']],
    ],
    [
      'a time of a year with five digits in UTC',
      { name: 'x', kind: 'a', at: '9999-12-31T23:59:59-12:00' },
      [['at', 'not_a_time']],
    ],
    [
      'a form that there is not',
      { name: 'x', kind: 'a', source: { from: 'nowhere' } },
      [['source.from', 'not_one_of', { options: 'here, there' }]],
    ],
    [
      'a form that is not said',
      { name: 'x', kind: 'a', source: {} },
      [['source.from', 'required', { options: 'here, there' }]],
    ],
    ['a NUL, wherever it is', { name: 'x', kind: 'a', tags: ['a\0'] }, [['tags.0', 'nul_in_text']]],
    ['what is nested beyond sense', nested(101), [[Array(10).fill('a').join('.'), 'wrong_value']]],
    ['a body that is a list', [1], [['body', 'not_an_object']]],
    ['no body', undefined, [['body', 'required']]],
    [
      'a rule of our own',
      { name: 'x', kind: 'a', country: 'Poland' },
      [['country', 'not_a_country', { such: 'PL' }]],
    ],
  ])('has a code for %s, with what its words need', async (_what, body, errors) => {
    const answer = await post(body);
    expect(answer.body.errors.map(({ field, code, given }) => [field, code, given])).toEqual(
      errors.map(([field, code, given = {}]) => [field, code, given]),
    );
  });

  it.each<[what: string, body: unknown, errors: Record<string, string>]>([
    ['a field that is missing', { kind: 'a' }, { name: 'This field is needed: give text.' }],
    ['a field of another type', { name: 5, kind: 'a' }, { name: 'Give text.' }],
    ['a value that is not on the list', { name: 'x', kind: 'c' }, { kind: 'Must be one of a, b.' }],
    ['a text that is too long', { name: 'abcdef', kind: 'a' }, { name: 'Must have a length of at most 5.' }],
    ['a number that is too small', { name: 'x', kind: 'a', count: 0 }, { count: 'Must be at least 1.' }],
    ['a number that is not whole', { name: 'x', kind: 'a', count: 1.5 }, { count: 'Give a whole number.' }],
    [
      'too many',
      { name: 'x', kind: 'a', tags: ['1', '2'] },
      { tags: 'Must have a number of members of at most 1.' },
    ],
    [
      'a field inside another',
      { name: 'x', kind: 'a', settings: { url: 'x', on: true } },
      { 'settings.url': 'Give a URL such as https://example.com/path.' },
    ],
    ['a member of a list', { name: 'x', kind: 'a', tags: [1] }, { 'tags.0': 'Give text.' }],
    [
      'unknown fields',
      { name: 'x', kind: 'a', extra: 1, settings: { url: 'https://a.example', on: true, more: 1 } },
      {
        extra: 'There is no such field; leave it out.',
        'settings.more': 'There is no such field; leave it out.',
      },
    ],
    ['a body that is no object', [1], { body: 'Give an object.' }],
    ['no body', undefined, { body: 'This field is needed: give an object.' }],
  ])('names %s and the remedy', async (_what, body, errors) => {
    const answer = await post(body);
    expect(answer.status).toBe(422);
    const named = answer.body.errors.map(({ field, message }) => [field, message]);
    expect(Object.fromEntries(named)).toEqual(errors);
  });

  it.each([
    ['broken JSON', '{"name":', 'application/json', 400, 'malformed_request'],
    ['a prototype in JSON', '{"__proto__":{"x":1}}', 'application/json', 400, 'malformed_request'],
    ['a form', 'name=x', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
    ['plain text', 'x', 'text/plain', 415, 'unsupported_media_type'],
    ['more than a mebibyte', `"${'x'.repeat(1024 * 1024)}"`, 'application/json', 413, 'payload_too_large'],
  ])('refuses %s', async (_what, payload, type, status, code) => {
    const answer = await raw(payload, type);
    expect(answer).toMatchObject({ status, body: { status, code, errors: [] } });
    expect(answer.headers['content-type']).toBe('application/problem+json');
  });

  it.each([
    [String.raw`\ud800`, '\ufffd'],
    [String.raw`\uDC00x`, '\ufffdx'],
    [String.raw`\ud83d\ude00`, '\u{1f600}'],
    [String.raw`\ude00\ud83d`, '\ufffd\ufffd'],
    [String.raw`\\ud80`, String.raw`\ud80`],
    [String.raw`\\\ud800`, '\\\ufffd'],
  ])('reads %s as whole characters: the database holds no halves', async (spelt, name) => {
    const answer = await raw(`{"name":"${spelt}","kind":"a"}`, 'application/json');
    expect(answer).toMatchObject({ status: 201, body: { name } });
  });

  it('answers unknown paths, unknown methods and broken escapes as problems with a request id', async () => {
    for (const [method, path, status] of [
      ['GET', '/nothing', 404],
      ['GET', '/api/v1/nothing', 404],
      ['PUT', '/api/v1/things', 404],
      ['GET', '/api/%zz', 400],
      ['GET', '/api/v1/publishers/pub_%00', 400],
    ] as const) {
      const answer = await booted.call(method, path);
      expect(answer).toMatchObject({ status, body: { status, requestId: answer.headers['x-request-id'] } });
      expect(answer.headers['content-type']).toBe('application/problem+json');
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
    }
  });

  it('says when to come back', async () => {
    const answer = await booted.call('POST', '/api/v1/fails/refusal');
    expect(answer).toMatchObject({ status: 429, body: { code: 'too_many_requests', detail: 'Slow down.' } });
    expect(answer.headers['retry-after']).toBe('7');
  });

  it('makes trouble with the database a 503, without its address', async () => {
    const answer = await booted.call('POST', '/api/v1/fails/database');
    expect(answer).toMatchObject({ status: 503, body: { code: 'unavailable' } });
    expect(answer.headers['retry-after']).toBe('5');
    expect(JSON.stringify(answer.body)).not.toContain('10.0.0.5');
  });

  it('tells nothing of a fault of ours but the request id, under which the log has it', async () => {
    for (const [method, path] of [
      ['POST', '/api/v1/fails/otherwise'],
      ['GET', '/api/v1/wrong-answer'],
    ] as const) {
      const answer = await booted.call<AProblem>(method, path);
      expect(answer).toMatchObject({ status: 500, body: { code: 'internal_error' } });
      expect(JSON.stringify(answer.body)).not.toContain('ada@example.com');
      const requestId = answer.headers['x-request-id'];
      expect(answer.body.detail).toContain(requestId);
      expect(
        booted.lines.find((line) => line.msg === 'request.failed' && line['requestId'] === requestId),
      ).toBeDefined();
    }
  });
});

describe('the log', () => {
  it('has one line per request: the route and not its URL', async () => {
    const { headers } = await booted.call('GET', '/api/v1/publishers/pub_unknown?x=1');
    const lines = booted.lines.filter((line) => line['requestId'] === headers['x-request-id']);
    expect(lines).toEqual([
      expect.objectContaining({
        level: 30,
        msg: 'request.answered',
        method: 'GET',
        route: '/api/v1/publishers/:publisherId',
        status: 404,
        actorId: 'operator',
        ms: expect.any(Number) as number,
      }),
    ]);
  });

  it('tells of the intake at debug alone, and never its token', async () => {
    const token = 'q'.repeat(36);
    const { headers } = await booted.call('POST', `/intake/${token}`, { a: 1 }, { key: null });
    const lines = booted.lines.filter((line) => line['requestId'] === headers['x-request-id']);
    expect(lines.map(({ level }) => level)).toEqual([20]);
    expect(JSON.stringify(booted.lines)).not.toContain(token);
  });

  it('has no key in it', () => {
    expect(JSON.stringify(booted.lines)).not.toContain(operatorKey);
  });
});
