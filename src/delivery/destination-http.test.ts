// Destinations over HTTP: what is taken, what is refused and by which field, and that no secret ever comes back.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootDelivering, destinationsPath, dumpOf, type Delivering } from '../../test/delivering.ts';
import { aKey, aListing, aPublisher, type APublisher } from '../../test/factories.ts';

const accountKey = Buffer.alloc(64, 'k').toString('base64');
const connectionString = `DefaultEndpointsProtocol=https;AccountName=northwind;AccountKey=${accountKey};EndpointSuffix=core.windows.net`;
const apiKey = '0d00-hush-hush';
const secretOf: Record<string, string> = { odoo: apiKey, 'azure-table': accountKey };

const good: Record<string, Record<string, string>> = {
  webhook: { url: 'https://hooks.far.example/in?team=9' },
  odoo: { url: 'https://acme.far.example', database: 'acme', apiKey },
  'azure-table': { connectionString, tableName: 'MarketplaceLeads' },
  email: { to: 'sales@far.example, more@far.example' },
};

let house: Delivering;
let publisher: APublisher;
let key: string;

beforeAll(
  async () => void (house = await bootDelivering({ SMTP_URL: 'smtp://leads:smtp-hush@127.0.0.1:9' })),
);
afterAll(() => house.close());
const aFreshPublisher = async () => {
  publisher = await aPublisher(house);
  key = await aKey(house, publisher);
  house.clock.forward(1);
};
beforeAll(aFreshPublisher);

const create = (body: Record<string, unknown>) =>
  house.call('POST', destinationsPath(publisher), { name: 'Our CRM', ...body }, { key });
const made = async (kind = 'webhook', more: Record<string, unknown> = {}) =>
  (await create({ kind, settings: good[kind]!, ...more })).body;
const one = (id: string) => `${destinationsPath(publisher)}/${id}`;
const read = async (id: string) => (await house.call('GET', one(id), undefined, { key })).body;
const patch = (id: string, body: unknown) => house.call('PATCH', one(id), body, { key });

describe('created', () => {
  beforeEach(aFreshPublisher);

  it.each(Object.keys(good))('%s: with its settings, without its secrets', async (kind) => {
    const { status, body } = await create({ kind, settings: good[kind]! });
    expect(status).toBe(201);
    const { signingSecret: _, ...shown } = body;
    expect(shown).toMatchObject({
      id: expect.stringMatching(/^dst_[0-9a-z]{20}$/),
      kind,
      name: 'Our CRM',
      role: 'publisher-crm',
      paused: false,
      pausedAt: null,
      forwardTestLeads: false,
      storefronts: null,
      listingIds: null,
      createdAt: house.clock.now().toISOString(),
      limits: {
        concurrency: 10,
        ratePerSecond: null,
        timeoutMs: 20_000,
        retryDelaysS: [5, 300, 1_800, 7_200, 18_000, 36_000, 36_000],
      },
      health: { state: 'well', reason: null, nextProbeAt: null, checkedAt: null },
    });
    expect(await read(body.id)).toEqual(shown);
    const list = await house.call('GET', destinationsPath(publisher), undefined, { key });
    expect(list.body.items[0]).toEqual(shown);
    if (secretOf[kind]) {
      expect(shown.secretsSet).toHaveLength(1);
      expect(JSON.stringify([body, list.body])).not.toContain(secretOf[kind]);
      expect(await dumpOf(house)).not.toContain(secretOf[kind]);
    } else expect(shown.settings).toEqual(good[kind]);
  });

  it('a webhook shows its signing secret once', async () => {
    const body = await made();
    expect(body.signingSecret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(body.secretsSet).toEqual(['signingSecret']);
    expect(await read(body.id)).not.toHaveProperty('signingSecret');
    expect(await dumpOf(house)).not.toContain(body.signingSecret.slice(6));
    expect((await made()).signingSecret).not.toBe(body.signingSecret);
    for (const kind of ['odoo', 'email', 'azure-table'])
      expect(await made(kind)).not.toHaveProperty('signingSecret');
  });

  it('with the answer kept under an Idempotency-Key, the same one again', async () => {
    const body = { kind: 'webhook', name: 'Once', settings: good['webhook'] };
    const headers = { 'idempotency-key': 'make-it-once' };
    const first = await house.call('POST', destinationsPath(publisher), body, { key, headers });
    const second = await house.call('POST', destinationsPath(publisher), body, { key, headers });
    expect(second.body).toEqual(first.body);
    expect(
      (await house.call('GET', destinationsPath(publisher), undefined, { key })).body.items,
    ).toHaveLength(2);
    expect(await dumpOf(house)).not.toContain(first.body.signingSecret.slice(6));
  });

  it('for the operator, with the role that it has', async () => {
    const body = { kind: 'webhook', name: 'Field', settings: good['webhook'], role: 'field-seller-crm' };
    const answer = await house.call('POST', '/api/v1/operator/destinations', body);
    expect(answer).toMatchObject({
      status: 201,
      body: { role: 'field-seller-crm', signingSecret: expect.any(String) },
    });
    expect((await house.call('POST', '/api/v1/operator/destinations', body, { key })).status).toBe(403);
    const wrong = await house.call('POST', '/api/v1/operator/destinations', {
      ...body,
      role: 'publisher-crm',
    });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ field: 'role' }] } });
    await house.call('PATCH', `/api/v1/operator/destinations/${answer.body.id}`, { paused: true });
    expect((await house.call('DELETE', `/api/v1/operator/destinations/${answer.body.id}`)).status).toBe(204);
  });
});

describe('refused, with the field and what to do', () => {
  const missing = (kind: string, name: string) => {
    const { [name]: _, ...rest } = good[kind]!;
    return rest;
  };
  it.each<[string, Record<string, unknown>, string]>([
    ['no kind', { settings: {} }, 'kind'],
    ['an unknown kind', { kind: 'fax', settings: {} }, 'kind'],
    ['the built-in kind', { kind: 'lead-store', settings: {} }, 'kind'],
    ['no name', { kind: 'webhook', settings: good['webhook'], name: ' ' }, 'name'],
    ['a field that is none', { kind: 'webhook', settings: good['webhook'], url: 'https://x.example' }, 'url'],
    ['a role', { kind: 'webhook', settings: good['webhook'], role: 'field-seller-crm' }, 'role'],
    ['no settings', { kind: 'webhook' }, 'settings.url'],
    [
      'a setting that is none',
      { kind: 'webhook', settings: { ...good['webhook'], secret: 'x' } },
      'settings.secret',
    ],
    [
      'a secret of our own making',
      { kind: 'webhook', settings: { ...good['webhook'], signingSecret: 'x' } },
      'settings.signingSecret',
    ],
    ['a setting that is no text', { kind: 'webhook', settings: { url: 5 } }, 'settings.url'],
    ['a blank setting', { kind: 'webhook', settings: { url: '  ' } }, 'settings.url'],
    ['no URL', { kind: 'webhook', settings: { url: 'hooks.far.example' } }, 'settings.url'],
    [
      'a URL with a password',
      { kind: 'webhook', settings: { url: 'https://me:pw@far.example' } },
      'settings.url',
    ],
    [
      'a URL that is too long',
      { kind: 'webhook', settings: { url: `https://far.example/${'x'.repeat(2_048)}` } },
      'settings.url',
    ],
    ['Odoo without a key', { kind: 'odoo', settings: missing('odoo', 'apiKey') }, 'settings.apiKey'],
    ['Odoo without a database', { kind: 'odoo', settings: missing('odoo', 'database') }, 'settings.database'],
    [
      'Odoo with its page’s URL',
      { kind: 'odoo', settings: { ...good['odoo'], url: 'https://acme.far.example/odoo/crm' } },
      'settings.url',
    ],
    [
      'Odoo with key and address swapped',
      { kind: 'odoo', settings: { ...good['odoo'], apiKey: 'https://acme.far.example' } },
      'settings.apiKey',
    ],
    [
      'a connection string without a key',
      {
        kind: 'azure-table',
        settings: {
          connectionString: 'DefaultEndpointsProtocol=https;AccountName=northwind',
          tableName: 'Leads',
        },
      },
      'settings.connectionString',
    ],
    [
      'an unencrypted connection string',
      {
        kind: 'azure-table',
        settings: { ...good['azure-table'], connectionString: connectionString.replace('https', 'http') },
      },
      'settings.connectionString',
    ],
    [
      'a table’s impossible name',
      { kind: 'azure-table', settings: { ...good['azure-table'], tableName: '1-leads' } },
      'settings.tableName',
    ],
    ['no address', { kind: 'email', settings: { to: 'sales' } }, 'settings.to'],
    [
      'an address with a display name',
      { kind: 'email', settings: { to: 'Sales <sales@far.example>' } },
      'settings.to',
    ],
    [
      'an unknown storefront',
      { kind: 'webhook', settings: good['webhook'], storefronts: ['ebay'] },
      'storefronts',
    ],
    ['no storefront at all', { kind: 'webhook', settings: good['webhook'], storefronts: [] }, 'storefronts'],
    [
      'a limit out of bounds',
      { kind: 'webhook', settings: good['webhook'], limits: { concurrency: 0 } },
      'limits.concurrency',
    ],
    [
      'a limit that is none',
      { kind: 'webhook', settings: good['webhook'], limits: { retries: 3 } },
      'limits.retries',
    ],
    [
      'a delay out of bounds',
      { kind: 'webhook', settings: good['webhook'], limits: { retryDelaysS: [5, 0] } },
      'limits.retryDelaysS.1',
    ],
    [
      'a date that is none',
      { kind: 'webhook', settings: good['webhook'], secretExpiresAt: 'soon' },
      'secretExpiresAt',
    ],
  ])('%s', async (_what, body, field) => {
    const answer = await create(body);
    expect(answer).toMatchObject({ status: 422, body: { code: 'invalid_input' } });
    const errors = answer.body.errors as { field: string; message: string }[];
    expect(errors.map((error) => error.field)).toContain(field);
    for (const { message } of errors) expect(message).toMatch(/^\S.*[.)]$/s);
    expect(JSON.stringify(answer.body)).not.toMatch(/hush|me:pw/);
    expect(JSON.stringify(answer.body)).not.toContain(accountKey);
  });

  it('every field that is wrong at once', async () => {
    const { body } = await create({ kind: 'odoo', settings: { extra: '1' } });
    expect(body.errors.map(({ field }: { field: string }) => field).toSorted()).toEqual([
      'settings.apiKey',
      'settings.database',
      'settings.extra',
      'settings.url',
    ]);
  });

  it('e-mail, where the house has no mail server', async () => {
    const without = await bootDelivering();
    const owner = await aPublisher(without);
    const answer = await without.call('POST', destinationsPath(owner), {
      kind: 'email',
      name: 'Mail',
      settings: good['email'],
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'kind', message: expect.stringContaining('SMTP_URL') }] },
    });
    await without.close();
  });
});

describe('changed', () => {
  beforeEach(aFreshPublisher);

  it('only what is given; a secret left out stays', async () => {
    const { id } = await made('odoo');
    const answer = await patch(id, { name: 'Renamed', settings: { database: 'acme2' } });
    expect(answer).toMatchObject({
      status: 200,
      body: {
        name: 'Renamed',
        settings: { url: good['odoo']!['url'], database: 'acme2' },
        secretsSet: ['apiKey'],
      },
    });
    const { settings } = house.house.delivering.engine.directory.byId(id)!.destination;
    expect(settings).toEqual({ ...good['odoo'], database: 'acme2' });
    await patch(id, { settings: { apiKey: 'another-key' } });
    expect(house.house.delivering.engine.directory.byId(id)!.destination.settings['apiKey']).toBe(
      'another-key',
    );
    expect(JSON.stringify(answer.body)).not.toContain(apiKey);
  });

  it('a webhook’s URL without touching its signing secret', async () => {
    const { id, signingSecret } = await made();
    await patch(id, { settings: { url: 'https://new.far.example/' } });
    expect(house.house.delivering.engine.directory.byId(id)!.destination.settings).toEqual({
      url: 'https://new.far.example/',
      signingSecret,
    });
  });

  it('limits one by one, and back to none', async () => {
    const { id } = await made('webhook', { limits: { concurrency: 3, ratePerSecond: 2 } });
    expect((await patch(id, { limits: { timeoutMs: 500 } })).body.limits).toMatchObject({
      concurrency: 3,
      ratePerSecond: 2,
      timeoutMs: 500,
    });
    expect((await patch(id, { limits: { ratePerSecond: null } })).body.limits).toMatchObject({
      concurrency: 3,
      ratePerSecond: null,
    });
  });

  it('scope, test leads and the end of the key, each to something and to nothing', async () => {
    const { id } = await made();
    const changes = {
      storefronts: ['appsource'],
      listingIds: [(await aListing(house, publisher)).id],
      forwardTestLeads: true,
      secretExpiresAt: '2026-06-01T00:00:00.000Z',
    };
    expect((await patch(id, changes)).body).toMatchObject(changes);
    const back = { storefronts: null, listingIds: null, forwardTestLeads: false, secretExpiresAt: null };
    expect((await patch(id, back)).body).toMatchObject(back);
  });

  it('to what is wrong, not at all', async () => {
    const { id, signingSecret: _, ...before } = await made();
    for (const [body, field] of [
      [{ kind: 'odoo' }, 'kind'],
      [{ paused: 'yes' }, 'paused'],
      [{ name: '' }, 'name'],
      [{ settings: { url: 'nowhere' }, name: 'Changed' }, 'settings.url'],
      [{ settings: { database: 'x' } }, 'settings.database'],
      [{ storefronts: ['ebay'] }, 'storefronts'],
      [{ listingIds: [(await aListing(house, await aPublisher(house))).id] }, 'listingIds'],
      [{ limits: { timeoutMs: 1 } }, 'limits.timeoutMs'],
    ] as const)
      expect(await patch(id, body)).toMatchObject({ status: 422, body: { errors: [{ field }] } });
    expect(await read(id)).toEqual({ id, ...before });
  });

  it('with nothing, to nothing', async () => {
    const { id, signingSecret: _, ...before } = await made();
    expect((await patch(id, {})).body).toEqual({ id, ...before });
  });

  it('two at once, both: neither loses what the other wrote', async () => {
    const { id } = await made();
    const [rotated] = await Promise.all([
      house.call('POST', `${one(id)}/signing-secrets`, { overlapHours: 0 }, { key }),
      patch(id, { settings: { url: 'https://moved.far.example/' } }),
      patch(id, { limits: { concurrency: 3 } }),
      patch(id, { limits: { timeoutMs: 700 } }),
    ]);
    await house.house.delivering.engine.directory.refresh();
    expect(house.house.delivering.engine.directory.byId(id)!.destination).toMatchObject({
      settings: { url: 'https://moved.far.example/', signingSecret: rotated.body.signingSecret },
      limits: { concurrency: 3, timeoutMs: 700 },
    });
  });
});

describe('removed', () => {
  beforeEach(aFreshPublisher);

  it('a destination is gone from the list and by its id', async () => {
    const { id } = await made();
    expect(await house.call('DELETE', one(id), undefined, { key })).toMatchObject({ status: 204, body: '' });
    expect((await house.call('GET', one(id), undefined, { key })).status).toBe(404);
    expect((await patch(id, { name: 'Back' })).status).toBe(404);
    expect((await house.call('POST', `${one(id)}/checks`, undefined, { key })).status).toBe(404);
    const { items } = (await house.call('GET', destinationsPath(publisher), undefined, { key })).body;
    expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['lead-store']);
  });
});

describe('who may', () => {
  beforeEach(aFreshPublisher);

  it('a publisher sees its own alone, and a key does what its scopes say', async () => {
    const { id } = await made();
    const other = await aKey(house, await aPublisher(house));
    expect((await house.call('GET', one(id), undefined, { key: other })).status).toBe(404);
    const reader = await aKey(house, publisher, ['destinations:read']);
    expect((await house.call('GET', one(id), undefined, { key: reader })).status).toBe(200);
    expect((await house.call('PATCH', one(id), { paused: true }, { key: reader })).status).toBe(403);
    expect((await house.call('POST', `${one(id)}/checks`, undefined, { key: reader })).status).toBe(403);
    expect((await house.call('DELETE', one(id), undefined, { key: reader })).status).toBe(403);
    expect((await house.call('GET', one(id), undefined, { key: null })).status).toBe(401);
  });

  it.each(['dst_00000000000000000000', 'dst_', 'x', '%00', '%ff'])('nobody finds %s', async (id) => {
    for (const method of ['GET', 'DELETE'] as const) {
      const { status } = await house.call(method, one(id), undefined, { key });
      expect([400, 404]).toContain(status);
    }
    expect([400, 404]).toContain((await patch(id, { paused: true })).status);
  });

  it('the list comes in pages, newest first', async () => {
    const ids = [];
    for (let n = 0; n < 5; n++) {
      house.clock.forward(1);
      ids.unshift((await made()).id);
    }
    const seen: string[] = [];
    for (let query = '?limit=2'; query;) {
      const { body } = await house.call('GET', destinationsPath(publisher) + query, undefined, { key });
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      query = body.nextCursor ? `?limit=2&cursor=${body.nextCursor}` : '';
    }
    expect(seen.slice(0, 5)).toEqual(ids);
    expect(seen).toHaveLength(6);
  });
});

it('the kinds of destination say what their forms ask for, and secrets by name alone', async () => {
  const { status, body } = await house.call('GET', '/api/v1/destination-kinds', undefined, { key });
  expect(status).toBe(200);
  const kinds = body.items as {
    kind: string;
    mints: string[];
    available: boolean;
    fields: { name: string }[];
  }[];
  expect(kinds.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['azure-table', 'email', 'odoo', 'webhook']),
  );
  expect(kinds.find(({ kind }) => kind === 'webhook')).toMatchObject({
    mints: ['signingSecret'],
    available: true,
    fields: [
      { name: 'url', kind: 'url', required: true, label: expect.any(String), maxLength: expect.any(Number) },
    ],
  });
  expect(kinds.find(({ kind }) => kind === 'odoo')!.fields.map(({ name }) => name)).toEqual([
    'url',
    'database',
    'apiKey',
  ]);
});
