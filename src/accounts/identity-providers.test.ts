// Identity providers are connected, changed, checked and removed; their secrets are never told.
import { randomBytes } from 'node:crypto';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import { startIdentityProvider, type FakeIdentityProvider } from '../../test/fakes/identity-provider.ts';
import { aKey, aPublisher, type AList, type APublisher } from '../../test/factories.ts';
import { aPerson } from '../../test/people.ts';
import { one } from '../platform/db.ts';
import { resealAll } from '../platform/reseal.ts';
import { openVault } from '../platform/vault.ts';
import { resealProviders } from './identity-provider-store.ts';
import { secretPlace } from './identity-provider.ts';

let booted: Booted;
let publisher: APublisher;
let path: string;
beforeAll(async () => void (booted = await bootApp({ env: { LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1' } })));
afterAll(() => booted.close());
beforeEach(async () => {
  publisher = await aPublisher(booted);
  path = `/api/v1/publishers/${publisher.id}/identity-providers`;
});

type AProvider = { id: string; name: string; issuer: string; redirectUri: string; startUrl: string } & Record<
  string,
  unknown
>;
type ACheck = { outcome: string; complaints: { code: string; message: string }[]; redirectUri: string };

const settings = {
  name: 'Contoso',
  issuer: 'https://login.contoso.example',
  clientId: 'client-1',
  clientSecret: 'the-secret-of-contoso',
};
const create = (more: Record<string, unknown> = {}, at = path) =>
  booted.call<AProvider>('POST', at, { ...settings, ...more });

describe('an identity provider', () => {
  it('is connected, read, changed and removed; its secret is sealed and never told', async () => {
    const made = await create({
      allowedDomains: ['Contoso.example'],
      newcomerRole: 'viewer',
      trustsDomains: true,
    });
    expect(made.status).toBe(201);
    const { id } = made.body;
    expect(made.body).toEqual({
      id,
      name: 'Contoso',
      issuer: 'https://login.contoso.example',
      clientId: 'client-1',
      allowedDomains: ['contoso.example'],
      trustsDomains: true,
      newcomerRole: 'viewer',
      redirectUri: `https://leads.example/sign-in/oidc/${id}/callback`,
      startUrl: `https://leads.example/sign-in/oidc/${id}`,
      createdAt: made.body['createdAt'],
    });
    expect((await booted.call('GET', `${path}/${id}`)).body).toEqual(made.body);
    expect((await booted.call<AList<AProvider>>('GET', path)).body).toEqual({
      items: [made.body],
      nextCursor: null,
    });
    const changed = await booted.call<AProvider>('PATCH', `${path}/${id}`, {
      name: 'Us',
      clientSecret: 'next-secret',
    });
    expect(changed.body).toEqual({ ...made.body, name: 'Us' });
    const stored = await one<{ row: string; sealed: string }>(
      booted.app.db,
      sql`select to_jsonb(i)::text as row, sealed_secret as sealed from identity_providers as i where id = ${id}`,
    );
    expect(stored!.row).not.toContain('next-secret');
    expect(booted.app.vault.open(stored!.sealed, secretPlace(id))).toBe('next-secret');
    expect((await booted.call('DELETE', `${path}/${id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE'] as const)
      expect((await booted.call(method, `${path}/${id}`)).status).toBe(404);
    const events = await booted.app.db.rows<{ type: string; data: object }>(
      sql`select type, data from events where subject_id = ${id} order by type`,
    );
    expect(events).toEqual([
      { type: 'identity_provider.changed', data: { fields: ['name', 'clientSecret'] } },
      { type: 'identity_provider.created', data: { issuer: settings.issuer } },
      { type: 'identity_provider.removed', data: {} },
    ]);
    expect(JSON.stringify([events, booted.lines])).not.toMatch(/the-secret-of-contoso|next-secret/);
  });

  it('may be given by the address of its description', async () => {
    const { body } = await create({
      issuer: ' https://login.contoso.example/v2/.well-known/openid-configuration ',
    });
    expect(body.issuer).toBe('https://login.contoso.example/v2');
  });

  it.each([
    ['issuer', { issuer: 'contoso' }, /Give a URL/],
    ['issuer', { issuer: 'http://login.contoso.example' }, /Must begin with https/],
    ['issuer', { issuer: 'https://user:pass@login.contoso.example' }, /Leave out/],
    ['issuer', { issuer: 'https://login.contoso.example?tenant=1' }, /Leave out/],
    [
      'issuer',
      { issuer: 'https://login.microsoftonline.com/common/v2.0' },
      /every directory at once. Name yours/,
    ],
    ['issuer', { issuer: 'https://login.microsoftonline.com/organizations/v2.0' }, /Name yours/],
    ['issuer', { issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0' }, /Name yours/],
    ['issuer', { issuer: 'https://login.microsoftonline.us/Common/v2.0' }, /Name yours/],
    ['allowedDomains.1', { allowedDomains: ['a.example', 'ana@a.example'] }, /Give a domain/],
    ['allowedDomains.0', { allowedDomains: ['*.example'] }, /Give a domain/],
    ['newcomerRole', { newcomerRole: 'viewer' }, /everybody the provider knows/],
    [
      'newcomerRole',
      { newcomerRole: 'owner', allowedDomains: ['a.example'] },
      /one of marketer, seller, viewer/,
    ],
    ['trustsDomains', { trustsDomains: true }, /which domains are trusted/],
    ['clientSecret', { clientSecret: '' }, /Must not be empty/],
    ['secret', { secret: 'x' }, /no such field/],
  ])('with a wrong %s is refused: %j', async (field, wrong, message) => {
    const { status, body } = await create(wrong);
    expect({ status, errors: (body as unknown as { errors: object[] }).errors }).toMatchObject({
      status: 422,
      errors: [{ field, message: expect.stringMatching(message) }],
    });
  });

  it('of one directory of Entra ID is fine', async () => {
    const issuer = 'https://login.microsoftonline.com/6dd23b5c-2c1a-4c1d-9a3e-1f2d3c4b5a69/v2.0';
    expect((await create({ issuer })).body.issuer).toBe(issuer);
  });

  it('with plain http is for a trial on one machine only', async () => {
    const strict = await bootApp();
    const local = { ...settings, issuer: 'http://127.0.0.1:9999' };
    const at = '/api/v1/publishers/pub_operator/identity-providers';
    expect((await strict.call('POST', at, local)).status).toBe(422);
    expect((await booted.call('POST', at, local)).status).toBe(201);
    await strict.close();
  });

  it('of the operator makes nobody an operator', async () => {
    const at = '/api/v1/publishers/pub_operator/identity-providers';
    const { status, body } = await create({ allowedDomains: ['a.example'], newcomerRole: 'viewer' }, at);
    expect({ status, body }).toMatchObject({ status: 422, body: { errors: [{ field: 'newcomerRole' }] } });
  });

  it('is checked again as a whole when a part of it changes', async () => {
    const { body } = await create({ allowedDomains: ['a.example'], newcomerRole: 'viewer' });
    const changed = await booted.call('PATCH', `${path}/${body.id}`, { allowedDomains: [] });
    expect(changed).toMatchObject({ status: 422, body: { errors: [{ field: 'newcomerRole' }] } });
  });

  it('is for those alone who may write people', async () => {
    const [reader, writer] = [
      await aKey(booted, publisher, ['people:read']),
      await aKey(booted, publisher, ['people:write']),
    ];
    expect((await booted.call('GET', path, undefined, { key: reader })).status).toBe(403);
    expect((await booted.call('GET', path, undefined, { key: writer })).status).toBe(200);
    const marketer = await aPerson(booted, publisher.id, 'marketer');
    expect((await booted.call('POST', path, settings, marketer.as)).status).toBe(403);
    const owner = await aPerson(booted, publisher.id, 'owner');
    expect((await booted.call('POST', path, settings, owner.as)).status).toBe(201);
    expect(
      (await booted.call('GET', '/api/v1/publishers/pub_operator/identity-providers', undefined, owner.as))
        .status,
    ).toBe(404);
  });

  it('keeps its secret when the key of all secrets is rotated', async () => {
    const { body } = await create();
    const key = randomBytes(32);
    const places = [{ name: 'identity providers', reseal: resealProviders }];
    const before = await one<{ sealed: string }>(
      booted.app.db,
      sql`select sealed_secret as sealed from identity_providers where id = ${body.id}`,
    );
    await resealAll(booted.app, [Buffer.alloc(32, 7)], key, places);
    const after = await one<{ sealed: string }>(
      booted.app.db,
      sql`select sealed_secret as sealed from identity_providers where id = ${body.id}`,
    );
    expect(after!.sealed).not.toBe(before!.sealed);
    expect(openVault([key]).open(after!.sealed, secretPlace(body.id))).toBe(settings.clientSecret);
    await resealAll(booted.app, [key], Buffer.alloc(32, 7), places);
  });
});

describe('who signs in by it', () => {
  it('is listed, unlinked, and forgotten when the client is another', async () => {
    const { id } = (await create()).body;
    const { userId } = await aPerson(booted, publisher.id, 'viewer');
    const linkUp = () =>
      booted.app.db
        .run(sql`insert into identities (publisher_id, provider_id, subject, user_id, created_at, last_used_at)
        values (${publisher.id}, ${id}, 's', ${userId}, now(), now())`);
    const list = async () => (await booted.call<AList<object>>('GET', `${path}/${id}/identities`)).body.items;
    await linkUp();
    expect(await list()).toMatchObject([{ userId, subject: 's' }]);
    expect((await booted.call('DELETE', `${path}/${id}/identities/${userId}`)).status).toBe(204);
    expect((await booted.call('DELETE', `${path}/${id}/identities/${userId}`)).status).toBe(404);
    expect(await list()).toEqual([]);
    await linkUp();
    await booted.call('PATCH', `${path}/${id}`, { name: 'Other name', clientId: settings.clientId });
    expect(await list()).toHaveLength(1);
    await booted.call('PATCH', `${path}/${id}`, { clientId: 'client-2' });
    expect(await list()).toEqual([]);
  });
});

describe('the sign-in page', () => {
  it('offers the operator’s providers to everybody, and a publisher’s where its slug is given', async () => {
    const { body: own } = await create({ name: 'Own' });
    const { body: all } = await create({ name: 'All' }, '/api/v1/publishers/pub_operator/identity-providers');
    const ways = async (query = '') =>
      (
        await booted.call<{
          password: boolean;
          passkey: boolean;
          providers: { id: string; startUrl: string }[];
        }>('GET', `/api/v1/sign-in-ways${query}`, undefined, { key: null })
      ).body;
    const everybody = await ways();
    expect(everybody).toMatchObject({ password: true, passkey: true });
    expect(everybody.providers).toContainEqual({ id: all.id, name: 'All', startUrl: all.startUrl });
    expect(everybody.providers.map(({ id }) => id)).not.toContain(own.id);
    const here = await ways(`?publisher=${publisher.slug}`);
    expect(here.providers.at(-1)).toEqual({ id: own.id, name: 'Own', startUrl: own.startUrl });
    expect(await ways('?publisher=nobody')).toEqual(everybody);
  });
});

describe('the check', () => {
  let idp: FakeIdentityProvider;
  let farSide: FarSide;
  let document: Record<string, unknown>;
  beforeAll(async () => {
    idp = await startIdentityProvider();
    farSide = await startFarSide(({ path: asked }) =>
      asked.includes('.well-known')
        ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(document) }
        : { status: 400, headers: { 'content-type': 'application/json' }, body: '{"error":"invalid_grant"}' },
    );
  });
  beforeEach(() => {
    document = {
      issuer: farSide.url,
      authorization_endpoint: `${farSide.url}/authorize`,
      token_endpoint: `${farSide.url}/token`,
      jwks_uri: `${farSide.url}/keys`,
      response_types_supported: ['code'],
    };
  });
  afterAll(async () => {
    await idp.close();
    await farSide.close();
  });

  async function check(more: Record<string, unknown>): Promise<ACheck> {
    const { body } = await create(more);
    if (more['issuer'] === idp.issuer) idp.connect(body.redirectUri);
    const answer = await booted.call<ACheck>('POST', `${path}/${body.id}/checks`);
    expect(answer.status).toBe(200);
    return answer.body;
  }
  const here = () => ({ issuer: idp.issuer, clientId: idp.clientId, clientSecret: idp.clientSecret });
  const broken = (code: string, message: RegExp) => ({
    outcome: 'broken',
    complaints: [{ code, message: expect.stringMatching(message) }],
  });

  it('of a provider that knows us finds nothing wrong, and tells the redirect URI', async () => {
    expect(await check(here())).toEqual({
      outcome: 'well',
      complaints: [],
      redirectUri: expect.stringMatching(/^https:\/\/leads\.example\/sign-in\/oidc\/idp_\w+\/callback$/),
    });
  });

  it.each([['clientSecret'], ['clientId']])('finds out a wrong %s', async (field) => {
    expect(await check({ ...here(), [field]: 'wrong' })).toMatchObject(
      broken('secret_refused', /refuses the client id or the secret/),
    );
  });

  it('says when nothing answers', async () => {
    expect(await check({ issuer: 'https://nowhere.invalid' })).toMatchObject(
      broken('unreachable', /host name not found \(ENOTFOUND\)/),
    );
  });

  it('says what the provider calls itself', async () => {
    document['issuer'] = 'https://sts.contoso.example/v1';
    expect(await check({ issuer: farSide.url })).toMatchObject(
      broken('other_issuer', /calls itself https:\/\/sts\.contoso\.example\/v1/),
    );
  });

  it('does not repeat a name that is no address', async () => {
    document['issuer'] = '<script>alert(1)</script>';
    expect(JSON.stringify(await check({ issuer: farSide.url }))).not.toContain('alert');
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      'is no description',
      () => void (document = { hello: 'world' }),
      'no_discovery',
      /is no OpenID Connect description/,
    ],
    [
      'offers no code flow',
      () => void (document['response_types_supported'] = ['id_token']),
      'no_code_flow',
      /authorization code flow/,
    ],
    ['names no keys', () => void delete document['jwks_uri'], 'no_keys', /jwks_uri/],
    [
      'names an address without https',
      () => void (document['token_endpoint'] = 'http://login.contoso.example/token'),
      'not_https',
      /is not https/,
    ],
  ])('says when what answers %s', async (_what, change, code, message) => {
    change();
    expect(await check({ issuer: farSide.url })).toMatchObject(broken(code, message));
  });

  it('takes a complaint of the code for a sign that the secret is right', async () => {
    expect(await check({ issuer: farSide.url })).toMatchObject({ outcome: 'well' });
  });
});
