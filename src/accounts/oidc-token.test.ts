// ID tokens that a provider must not be believed: made by hand, since a real one does not make them.
import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, type Booted } from '../../test/app.ts';
import { Browser } from '../../test/browser.ts';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import { aPublisher } from '../../test/factories.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const clientSecret = 'a-secret-of-the-tests-that-is-long-enough';

type Claims = Record<string, unknown>;
type Token = (claims: Claims) => string;

let booted: Booted;
let farSide: FarSide;
let startUrl: string;
let idToken: (nonce: string) => string;
let nonce: string;
/** What the userinfo endpoint says; null: there is none. */
let userinfo: Claims | null;
beforeAll(async () => {
  booted = await bootApp({ env: { LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1' } });
  farSide = await startFarSide(({ path }) => {
    const { url } = farSide;
    const answers: Record<string, () => object | null> = {
      '/.well-known/openid-configuration': () => ({
        issuer: url,
        authorization_endpoint: `${url}/authorize`,
        token_endpoint: `${url}/token`,
        jwks_uri: `${url}/keys`,
        userinfo_endpoint: `${url}/userinfo`,
        response_types_supported: ['code'],
      }),
      '/keys': () => ({
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: '1', alg: 'RS256', use: 'sig' }],
      }),
      '/token': () => ({ access_token: 'a', token_type: 'Bearer', id_token: idToken(nonce) }),
      '/userinfo': () => userinfo,
    };
    return {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answers[path.replace('/v2', '')]!()),
    };
  });
});
afterAll(async () => {
  await booted.close();
  await farSide.close();
});
beforeEach(async () => {
  userinfo = null;
  const { id } = await aPublisher(booted);
  const { body } = await booted.call<{ startUrl: string }>(
    'POST',
    `/api/v1/publishers/${id}/identity-providers`,
    {
      name: 'By hand',
      issuer: farSide.url,
      clientId: 'leadshare',
      clientSecret,
      allowedDomains: ['contoso.example'],
      newcomerRole: 'viewer',
    },
  );
  ({ startUrl } = body);
});

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signedBy =
  (key: KeyObject, header: object = {}): Token =>
  (claims) => {
    const text = `${part({ alg: 'RS256', kid: '1', ...header })}.${part(claims)}`;
    return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`;
  };
const unsigned: Token = (claims) => `${part({ alg: 'none' })}.${part(claims)}.`;
const byTheSecret: Token = (claims) => {
  const text = `${part({ alg: 'HS256' })}.${part(claims)}`;
  return `${text}.${createHmac('sha256', clientSecret).update(text).digest('base64url')}`;
};

let people = 0;
const nowS = () => Math.floor(Date.now() / 1000);
const good = (): Claims => ({
  iss: farSide.url,
  aud: 'leadshare',
  sub: `by-hand-${++people}`,
  iat: nowS(),
  exp: nowS() + 300,
  email: `by-hand-${people}@contoso.example`,
  email_verified: true,
});

/** From the button to where it ends. */
async function landing(change: Claims, token = signedBy(privateKey)): Promise<string> {
  idToken = (asked) => token({ ...good(), nonce: asked, ...change });
  const browser = new Browser(booted);
  const { url } = await browser.open(startUrl, ({ pathname }) => pathname === '/authorize');
  nonce = url.searchParams.get('nonce')!;
  const back = new URL(url.searchParams.get('redirect_uri')!);
  back.search = new URLSearchParams({ code: 'c', state: url.searchParams.get('state')! }).toString();
  return (await browser.open(back.href)).path;
}

describe('an ID token', () => {
  it('as it should be lets its person in', async () => {
    expect(await landing({})).toBe('/');
  });

  it.each<[string, () => Claims]>([
    ['of another issuer', () => ({ iss: 'https://evil.example' })],
    ['for another client', () => ({ aud: 'another' })],
    ['for us among others, but issued to another', () => ({ aud: ['leadshare', 'another'], azp: 'another' })],
    ['without a nonce', () => ({ nonce: undefined })],
    ['with another nonce', () => ({ nonce: 'n'.repeat(43) })],
    ['that ended 90 seconds ago', () => ({ exp: nowS() - 90 })],
    ['that counts from 90 seconds on', () => ({ nbf: nowS() + 90 })],
    ['without an end', () => ({ exp: undefined })],
    ['without a subject', () => ({ sub: undefined })],
  ])('%s is not believed', async (_what, change) => {
    expect(await landing(change())).toBe('/sign-in?error=oidc_unproven');
  });

  it.each<[string, () => Claims]>([
    ['ended', () => ({ exp: nowS() - 30 })],
    ['will count', () => ({ nbf: nowS() + 30 })],
  ])('that by the provider’s clock %s half a minute from ours is believed', async (_what, change) => {
    expect(await landing(change())).toBe('/');
  });

  it.each<[string, Token]>([
    ['by another key', signedBy(other)],
    ['by a key that the provider does not name', signedBy(other, { kid: '2' })],
    ['by nobody', unsigned],
    ['by the client’s secret', byTheSecret],
  ])('signed %s is not believed', async (_what, token) => {
    expect(await landing({}, token)).toBe('/sign-in?error=oidc_unproven');
  });
});

describe('the userinfo endpoint', () => {
  const silent = { email: undefined, email_verified: undefined };

  it('completes what the ID token does not say', async () => {
    userinfo = { sub: 'known', email: 'known@contoso.example', email_verified: true };
    expect(await landing({ ...silent, sub: 'known' })).toBe('/');
  });

  it('does not speak of another person', async () => {
    userinfo = { sub: 'another', email: 'another@contoso.example', email_verified: true };
    expect(await landing({ ...silent, sub: 'someone' })).toBe('/sign-in?error=oidc_unproven');
  });

  it('is not needed where the ID token says it all', async () => {
    const asked = () => farSide.seen.filter(({ path }) => path === '/userinfo').length;
    const before = asked();
    await landing({});
    expect(asked()).toBe(before);
  });

  it('cannot verify an address that the ID token gives', async () => {
    userinfo = { sub: 'third', email_verified: true };
    expect(await landing({ email_verified: undefined, sub: 'third' })).toBe(
      '/sign-in?error=oidc_email_unverified',
    );
  });
});

it('a description of another issuer is ours to mend', async () => {
  const { id } = await aPublisher(booted);
  const { body } = await booted.call<{ startUrl: string }>(
    'POST',
    `/api/v1/publishers/${id}/identity-providers`,
    {
      name: 'Another path',
      issuer: `${farSide.url}/v2`,
      clientId: 'leadshare',
      clientSecret,
    },
  );
  expect((await new Browser(booted).open(body.startUrl)).path).toBe('/sign-in?error=oidc_misconfigured');
});
