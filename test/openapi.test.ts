// The OpenAPI document and what stands around it: health, metrics, the reference page.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from './app.ts';
import { languages, wordsOf } from '../src/platform/words.ts';
import { operationsOf, type Named, type OpenApi, type Schema } from './openapi.ts';

let booted: Booted;
let document: OpenApi;

beforeAll(async () => {
  booted = await bootApp();
  document = (await booted.call<OpenApi>('GET', '/openapi.json', undefined, { key: null })).body;
});
afterAll(() => booted.close());

const namesIn = (place: string, { operation }: Named) =>
  (operation.parameters ?? [])
    .filter((parameter) => parameter.in === place)
    .map((parameter) => parameter.name);

/** What a body may hold, however deep; a record's keys are data. */
function membersOf(schema: Schema, within: readonly string[] = []): string[] {
  // What holds itself has no more members the deeper one looks.
  if (schema.$ref !== undefined && within.includes(schema.$ref)) return [];
  const around = schema.$ref === undefined ? within : [...within, schema.$ref];
  const whole = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)!]! : schema;
  const inside = [...(whole.anyOf ?? []), ...(whole.oneOf ?? []), ...(whole.allOf ?? [])];
  if (whole.items) inside.push(whole.items);
  return [
    ...inside.flatMap((each) => membersOf(each, around)),
    ...Object.entries(whole.properties ?? {}).flatMap(([name, each]) =>
      // What a browser makes of a passkey is nobody's to type.
      name === 'credential' ? [name] : [name, ...membersOf(each, around)],
    ),
  ];
}

describe('the document', () => {
  it('has in its bodies no field that the console cannot name in every language', () => {
    const bodies = operationsOf(document).flatMap(({ path, operation }) =>
      path.startsWith('/api/') ? Object.values(operation.requestBody?.content ?? {}) : [],
    );
    const fields = [...new Set(bodies.flatMap(({ schema }) => membersOf(schema)))];
    expect(fields).toContain('timeoutMs');
    for (const language of languages) {
      const words = wordsOf(language, 'problems');
      for (const field of fields)
        expect([field, words(`names.${field}`)]).toEqual([field, expect.any(String)]);
    }
  });

  it('is OpenAPI 3.1 and asks for a bearer key or a session', () => {
    expect(document.openapi).toBe('3.1.0');
    expect(document.security).toEqual([{ apiKey: [] }, { session: [] }]);
    expect(document.components.securitySchemes['apiKey']).toMatchObject({ type: 'http', scheme: 'bearer' });
  });

  it('names every route under /api', () => {
    const routes = booted.web.printRoutes({ commonPrefix: false, includeHooks: false });
    expect(routes).toContain('/api');
    const documented = new Set(operationsOf(document).map(({ path }) => path));
    expect(documented).toContain('/api/v1/publishers/{publisherId}/listings/{listingId}/intake-tokens');
    expect(documented).toContain('/api/v1/operator/keys');
    expect(
      [...documented].filter(
        (path) => !/^\/(api\/v1|intake|programme-events|remote|calendar|status)\//.test(path),
      ),
    ).toEqual([]);
  });

  it('says of every call what it is, what it answers and how it refuses', () => {
    const poor = operationsOf(document).filter(({ path, operation }) => {
      const statuses = Object.keys(operation.responses);
      const refuses = path.startsWith('/api/') ? statuses.includes('default') : statuses.includes('404');
      return (
        !operation.summary ||
        !operation.tags?.length ||
        !statuses.some((status) => status.startsWith('2')) ||
        !refuses
      );
    });
    expect(poor.map(({ name }) => name)).toEqual([]);
  });

  it('names every part of a path as a parameter', () => {
    const wrong = operationsOf(document).filter((named) => {
      const parts = [...named.path.matchAll(/\{(\w+)\}/g)].map(([, part]) => part!);
      const given = new Set(namesIn('path', named));
      return parts.length !== given.size || !parts.every((part) => given.has(part));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('refuses unknown members in every JSON body, and unknown query parameters in every list', () => {
    const bodies = operationsOf(document).flatMap(({ name, path, operation }) => {
      const schema = operation.requestBody?.content['application/json']?.schema;
      return schema && path.startsWith('/api/')
        ? [{ name, strict: schema.additionalProperties === false }]
        : [];
    });
    expect(bodies.length).toBeGreaterThan(5);
    expect(bodies.filter(({ strict }) => !strict).map(({ name }) => name)).toEqual([]);
  });

  it('gives every list limit and cursor', () => {
    const lists = operationsOf(document).filter(
      ({ operation }) =>
        operation.responses['200']?.content?.['application/json']?.schema.properties?.['nextCursor'],
    );
    const unpaged = lists.filter(
      (list) => !['limit', 'cursor'].every((name) => namesIn('query', list).includes(name)),
    );
    expect(lists.length).toBeGreaterThan(5);
    expect(unpaged.map(({ path }) => path)).toEqual([]);
  });

  it('offers Idempotency-Key on every write of somebody who is known, and on nothing else', () => {
    const odd = operationsOf(document).filter((named) => {
      const known = named.operation.security?.length !== 0;
      const write = named.method !== 'GET' && named.path.startsWith('/api/') && known;
      return namesIn('header', named).join() !== (write ? 'Idempotency-Key' : '');
    });
    expect(odd.map(({ name }) => name)).toEqual([]);
  });

  it('refers only to schemas it has, and has none that nobody refers to', () => {
    const text = JSON.stringify(document);
    const referred = new Set(
      [...text.matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map(([, name]) => name!),
    );
    expect(referred).toEqual(new Set(Object.keys(document.components.schemas)));
    expect(referred).toContain('Problem');
  });

  it('says which scope a call needs', () => {
    const create = operationsOf(document).find(
      ({ name }) => name === 'POST /api/v1/publishers/{publisherId}/listings',
    )!;
    expect(create.operation.description).toContain('`listings:write`');
  });
});

describe('the reference at /docs', () => {
  it('loads its own two scripts and nothing else', async () => {
    const { body, headers } = await booted.call<string>('GET', '/docs', undefined, { key: null });
    expect([...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url)).toEqual([
      '/docs/reference.js',
      '/docs/start.js',
    ]);
    expect(body).not.toMatch(/https?:/);
    for (const url of ['/docs/reference.js', '/docs/start.js']) {
      const script = await booted.call('GET', url, undefined, { key: null });
      expect(script.status).toBe(200);
      expect(script.headers['content-type']).toMatch(/^text\/javascript/);
    }
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|\*|script-src[^;]*unsafe/);
  });

  it('turns off what would call home', async () => {
    const { body } = await booted.call<string>('GET', '/docs/start.js', undefined, { key: null });
    expect(body).toContain('"withDefaultFonts":false');
    expect(body).toContain('"telemetry":false');
    expect(body).toContain('"agent":{"disabled":true}');
    expect(body).not.toMatch(/https?:/);
  });
});

describe('what machines ask', () => {
  it('answers /healthz, /readyz and /metrics without a key', async () => {
    const ask = (path: string) => booted.call<unknown>('GET', path, undefined, { key: null });
    expect(await ask('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await ask('/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } });
    const metrics = await ask('/metrics');
    expect(metrics.headers['content-type']).toMatch(/^text\/plain/);
    expect(metrics.body).toContain('leadshare_intake_posts_total');
  });
});

describe('a database that lacks a migration', () => {
  it('is not ready', async () => {
    const other = await bootApp();
    const last = 'delete from migrations where name = (select max(name) from migrations)';
    await other.app.db.script(last);
    const answer = await other.call('GET', '/readyz', undefined, { key: null });
    expect(answer.status).toBe(503);
    expect(answer.headers['retry-after']).toBe('5');
    expect(answer.body).toMatchObject({
      code: 'unavailable',
      detail: expect.stringMatching(/^The database lacks \d{4}_\w+\.sql\.$/) as string,
    });
    await other.close();
  });
});
