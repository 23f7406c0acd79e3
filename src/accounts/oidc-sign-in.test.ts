// Signing in at a real OpenID Connect provider, from the button to the session, and what must not work on the way.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Booted } from '../../test/app.ts';
import { Browser } from '../../test/browser.ts';
import { startIdentityProvider, type FakeIdentityProvider } from '../../test/fakes/identity-provider.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { one } from '../platform/db.ts';

const clock = testClock();
let booted: Booted;
let idp: FakeIdentityProvider;
let publisher: APublisher;
beforeAll(async () => {
  booted = await bootApp({ clock, env: { LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1' } });
  idp = await startIdentityProvider();
});
afterAll(async () => {
  await booted.close();
  await idp.close();
});

type AProvider = { id: string; redirectUri: string; startUrl: string };
type Settings = Record<string, unknown>;

async function aProvider(of: string, settings: Settings = {}): Promise<AProvider> {
  const { status, body } = await booted.call<AProvider>(
    'POST',
    `/api/v1/publishers/${of}/identity-providers`,
    {
      name: 'Contoso',
      issuer: idp.issuer,
      clientId: idp.clientId,
      clientSecret: idp.clientSecret,
      ...settings,
    },
  );
  expect({ status, body }).toMatchObject({ status: 201 });
  idp.connect(body.redirectUri);
  return body;
}

let people = 0;
/** A subject and address that nobody had before; the next sign-in is theirs. */
function somebody(claims: Settings = {}, how: { amr?: string[]; acr?: string } = {}) {
  const subject = `subject-${++people}`;
  const email = `person-${people}@contoso.example`;
  idp.people.set(subject, { email, email_verified: true, name: `Person ${people}`, ...claims });
  idp.signIn = { subject, ...how };
  return { subject, email };
}

async function aUser(email: string, memberships: Record<string, string> = {}): Promise<string> {
  const id = `usr_known${++people}`;
  await booted.app.db.run(sql`insert into users (id, email, email_key, name, language, created_at)
    values (${id}, ${email}, ${email}, 'Known', 'en', ${clock.now()})`);
  for (const [publisherId, role] of Object.entries(memberships))
    await booted.app.db.run(sql`insert into memberships (publisher_id, user_id, role, created_at)
      values (${publisherId}, ${id}, ${role}, ${clock.now()})`);
  return id;
}

async function anInvitation(publisherId: string, email: string, role: string): Promise<string> {
  const { status, body } = await booted.call('POST', `/api/v1/publishers/${publisherId}/invitations`, {
    email,
    role,
  });
  expect(status).toBe(201);
  return (body as { url: string }).url.split('/').at(-1)!;
}

/** Who the browser is now, by the session's own route; null when nobody. */
async function whoIs(browser: Browser) {
  const { status, body } = await booted.call('GET', '/api/v1/session', undefined, {
    key: null,
    headers: browser.headers,
  });
  return status === 200 ? (body as { user: { id: string; email: string }; memberships: object[] }) : null;
}

const atCallback = (url: URL) => url.pathname.endsWith('/callback');
const row = (query: Parameters<typeof one>[1]) => one<Record<string, unknown>>(booted.app.db, query);

beforeEach(async () => {
  publisher = await aPublisher(booted);
});

describe('somebody who was invited', () => {
  it('signs in with the address that the provider verified, becomes who they were invited as, and lands where they wanted', async () => {
    const provider = await aProvider(publisher.id);
    const { email, subject } = somebody();
    await anInvitation(publisher.id, email, 'marketer');
    const browser = new Browser(booted);
    const { path } = await browser.open(`${provider.startUrl}?returnTo=/leads?status=new`);
    expect(path).toBe('/leads?status=new');
    const session = await whoIs(browser);
    expect(session).toMatchObject({
      confinedTo: publisher.id,
      user: { email, language: 'cs', name: idp.people.get(subject)!['name'] },
      memberships: [{ publisherId: publisher.id, role: 'marketer' }],
      operator: false,
    });
    expect(await row(sql`select user_id as "userId" from identities where subject = ${subject}`)).toEqual({
      userId: session!.user.id,
    });
  });

  it('is the same user at the next sign-in, even under another address', async () => {
    const provider = await aProvider(publisher.id);
    const { email, subject } = somebody();
    await anInvitation(publisher.id, email, 'viewer');
    const [first, second] = [new Browser(booted), new Browser(booted)];
    await first.open(provider.startUrl);
    idp.people.set(subject, { email: 'married@contoso.example', email_verified: true });
    expect((await second.open(provider.startUrl)).path).toBe('/');
    expect((await whoIs(second))!.user).toEqual((await whoIs(first))!.user);
  });

  it('may come by the link of the invitation when the provider does not verify addresses', async () => {
    const provider = await aProvider(publisher.id);
    const { email } = somebody({ email_verified: false });
    const token = await anInvitation(publisher.id, email, 'viewer');
    const without = new Browser(booted);
    expect((await without.open(provider.startUrl)).path).toBe('/sign-in?error=oidc_email_unverified');
    const browser = new Browser(booted);
    expect((await browser.open(`${provider.startUrl}?invitation=${token}`)).path).toBe('/');
    expect(await whoIs(browser)).toMatchObject({ memberships: [{ role: 'viewer' }] });
  });

  it('by another publisher is not let in by this one’s provider', async () => {
    const provider = await aProvider(publisher.id);
    const { email } = somebody();
    await anInvitation((await aPublisher(booted)).id, email, 'owner');
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe('/sign-in?error=oidc_not_invited');
    expect(await row(sql`select 1 from users where email = ${email}`)).toBeUndefined();
  });

  it('by any publisher is let in by the operator’s provider', async () => {
    const provider = await aProvider('pub_operator');
    const { email } = somebody();
    await anInvitation(publisher.id, email, 'seller');
    const browser = new Browser(booted);
    expect((await browser.open(provider.startUrl)).path).toBe('/');
    expect(await whoIs(browser)).toMatchObject({
      memberships: [{ publisherId: publisher.id, role: 'seller' }],
    });
  });
});

describe('somebody who was not invited', () => {
  it('gets the role for newcomers of an allowed domain, and no one else does', async () => {
    const provider = await aProvider(publisher.id, {
      allowedDomains: ['contoso.example'],
      newcomerRole: 'viewer',
    });
    somebody();
    const browser = new Browser(booted);
    expect((await browser.open(provider.startUrl)).path).toBe('/');
    expect(await whoIs(browser)).toMatchObject({
      memberships: [{ publisherId: publisher.id, role: 'viewer' }],
    });
    somebody({ email: 'eve@fabrikam.example' });
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe(
      '/sign-in?error=oidc_domain_not_allowed',
    );
  });

  it('does not come back as a newcomer after they were removed', async () => {
    const provider = await aProvider(publisher.id, {
      allowedDomains: ['contoso.example'],
      newcomerRole: 'viewer',
    });
    const { email } = somebody();
    await new Browser(booted).open(provider.startUrl);
    const { id } = (await row(sql`select id from users where email = ${email}`))!;
    await booted.app.db.run(sql`delete from memberships where user_id = ${id}`);
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe('/sign-in?error=oidc_not_invited');
  });
});

describe('an address alone', () => {
  it('that the provider did not verify opens nobody’s account, even with an invitation’s link in hand', async () => {
    const provider = await aProvider(publisher.id);
    const { email, subject } = somebody({ email_verified: undefined });
    const userId = await aUser(email);
    const token = await anInvitation(publisher.id, email, 'owner');
    for (const start of [provider.startUrl, `${provider.startUrl}?invitation=${token}`]) {
      const browser = new Browser(booted);
      expect((await browser.open(start)).path).toBe('/sign-in?error=oidc_email_unverified');
      expect(await whoIs(browser)).toBeNull();
    }
    expect(
      await row(sql`select 1 from identities where subject = ${subject} or user_id = ${userId}`),
    ).toBeUndefined();
  });

  it.each([
    ['the provider says it verified it', { email_verified: true }, {}],
    ['Entra ID says its domain’s owner is verified', { email_verified: undefined, xms_edov: '1' }, {}],
    [
      'the provider owns the domain',
      { email_verified: undefined },
      { allowedDomains: ['contoso.example'], trustsDomains: true },
    ],
  ])('leads to its user when %s', async (_why, claims, settings) => {
    const provider = await aProvider(publisher.id, settings);
    const { email } = somebody(claims);
    const userId = await aUser(email, { [publisher.id]: 'owner' });
    const browser = new Browser(booted);
    expect((await browser.open(provider.startUrl)).path).toBe('/');
    expect((await whoIs(browser))!.user.id).toBe(userId);
  });

  it('that went to another person at the provider does not hand on the account', async () => {
    const provider = await aProvider(publisher.id);
    const before = somebody();
    await aUser(before.email, { [publisher.id]: 'owner' });
    await new Browser(booted).open(provider.startUrl);
    somebody({ email: before.email });
    const browser = new Browser(booted);
    expect((await browser.open(provider.startUrl)).path).toBe('/sign-in?error=oidc_other_identity');
    expect(await whoIs(browser)).toBeNull();
  });

  it('is needed the first time', async () => {
    const provider = await aProvider(publisher.id);
    somebody({ email: undefined });
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe('/sign-in?error=oidc_no_email');
  });
});

describe('a publisher’s own provider', () => {
  it('cannot speak for operators, nor for who belongs to another publisher too, before or after they were linked', async () => {
    const other = await aPublisher(booted);
    const provider = await aProvider(publisher.id);
    const operator = somebody();
    await aUser(operator.email, { pub_operator: 'operator' });
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe(
      '/sign-in?error=oidc_belongs_elsewhere',
    );
    const member = somebody();
    const userId = await aUser(member.email, { [publisher.id]: 'viewer' });
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe('/');
    await booted.app.db.run(sql`insert into memberships (publisher_id, user_id, role, created_at)
      values (${other.id}, ${userId}, 'owner', now())`);
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe(
      '/sign-in?error=oidc_belongs_elsewhere',
    );
  });
});

describe('a disabled user', () => {
  it('is kept out, linked or not', async () => {
    const provider = await aProvider(publisher.id);
    const { email } = somebody();
    const userId = await aUser(email, { [publisher.id]: 'viewer' });
    await booted.app.db.run(sql`update users set disabled_at = now() where id = ${userId}`);
    const open = async () => (await new Browser(booted).open(provider.startUrl)).path;
    expect(await open()).toBe('/sign-in?error=oidc_account_disabled');
    await booted.app.db.run(sql`update users set disabled_at = null where id = ${userId}`);
    expect(await open()).toBe('/');
    await booted.app.db.run(sql`update users set disabled_at = now() where id = ${userId}`);
    expect(await open()).toBe('/sign-in?error=oidc_account_disabled');
  });
});

describe('the second factor', () => {
  it.each([
    [
      'is asked for when the provider says nothing of one',
      {},
      '/sign-in?secondFactor=totp&returnTo=%2Fleads',
    ],
    [
      'is asked for when the provider had one method alone',
      { amr: ['otp'] },
      '/sign-in?secondFactor=totp&returnTo=%2Fleads',
    ],
    ['was given when the provider says so in amr', { amr: ['pwd', 'mfa'] }, '/leads'],
    ['was given when the provider says so in acr', { acr: 'mfa' }, '/leads'],
  ])('%s', async (_what, how, landing) => {
    const provider = await aProvider(publisher.id);
    const { email } = somebody({}, how);
    const userId = await aUser(email, { [publisher.id]: 'viewer' });
    await booted.app.db.run(sql`update users set totp_confirmed_at = now() where id = ${userId}`);
    const browser = new Browser(booted);
    expect((await browser.open(`${provider.startUrl}?returnTo=/leads`)).path).toBe(landing);
    expect((await whoIs(browser)) !== null).toBe(landing === '/leads');
  });
});

describe('the way there and back', () => {
  it('begins with PKCE, state and nonce, in a cookie that scripts and other sites do not see', async () => {
    const provider = await aProvider(publisher.id);
    const browser = new Browser(booted);
    const { url } = await browser.open(provider.startUrl, ({ origin }) => origin === idp.issuer);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      redirect_uri: provider.redirectUri,
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
    });
    expect(browser.setCookies).toEqual([
      expect.stringMatching(
        /^__Host-leadshare_oidc=[\w-]{43}; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ]);
    const stored = await row(
      sql`select to_jsonb(s)::text as text from sign_in_steps as s order by ends_at desc limit 1`,
    );
    expect(stored!['text']).not.toContain(browser.cookie('__Host-leadshare_oidc'));
  });

  async function atTheDoor() {
    const provider = await aProvider(publisher.id, {
      allowedDomains: ['contoso.example'],
      newcomerRole: 'viewer',
    });
    somebody();
    const browser = new Browser(booted);
    const { url } = await browser.open(provider.startUrl, atCallback);
    return { browser, url, provider };
  }

  it('works once', async () => {
    const { browser, url } = await atTheDoor();
    const token = browser.cookie('__Host-leadshare_oidc')!;
    expect((await browser.open(url.href)).path).toBe('/');
    const again = new Browser(booted);
    again.setCookie('__Host-leadshare_oidc', token);
    expect((await again.open(url.href)).path).toBe('/sign-in?error=oidc_expired');
  });

  it('works in the browser alone that began it', async () => {
    const { browser, url, provider } = await atTheDoor();
    expect((await new Browser(booted).open(url.href)).path).toBe('/sign-in?error=oidc_expired');
    const other = new Browser(booted);
    await other.open(provider.startUrl, atCallback);
    expect((await other.open(url.href)).path).toBe('/sign-in?error=oidc_unproven');
    expect(await whoIs(other)).toBeNull();
    expect((await browser.open(url.href)).path).toBe('/');
  });

  it('ends after ten minutes', async () => {
    const { browser, url } = await atTheDoor();
    clock.forward(600_000);
    expect((await browser.open(url.href)).path).toBe('/sign-in?error=oidc_expired');
  });

  it.each([
    ['another state', 'state', 'oidc_unproven'],
    ['another code', 'code', 'oidc_expired'],
    ['another issuer', 'iss', 'oidc_unproven'],
  ])('refuses %s', async (_what, parameter, code) => {
    const { browser, url } = await atTheDoor();
    url.searchParams.set(parameter, 'https://evil.example');
    expect((await browser.open(url.href)).path).toBe(`/sign-in?error=${code}`);
    expect(await whoIs(browser)).toBeNull();
  });

  it('refuses a token that answers another sign-in (nonce)', async () => {
    const { browser, url } = await atTheDoor();
    await booted.app.db.run(
      sql`update sign_in_steps set data = jsonb_set(data, '{nonce}', '"another"') where purpose = 'oidc'`,
    );
    expect((await browser.open(url.href)).path).toBe('/sign-in?error=oidc_unproven');
  });

  it('refuses a code that another verifier asked for (PKCE)', async () => {
    const { browser, url } = await atTheDoor();
    const verifier = 'v'.repeat(43);
    await booted.app.db.run(
      sql`update sign_in_steps set data = data || jsonb_build_object('verifier', ${verifier}::text) where purpose = 'oidc'`,
    );
    expect((await browser.open(url.href)).path).toBe('/sign-in?error=oidc_expired');
  });

  it('is of one provider: its answer at another’s door is refused', async () => {
    const { browser, url } = await atTheDoor();
    const other = await aProvider(publisher.id, { name: 'Other' });
    expect((await browser.open(`${other.redirectUri}${url.search}`)).path).toBe(
      '/sign-in?error=oidc_expired',
    );
  });

  it('ends where nothing is said of what the provider said', async () => {
    const { startUrl } = await aProvider(publisher.id);
    idp.signIn = null;
    const browser = new Browser(booted);
    expect((await browser.open(`${startUrl}?returnTo=/leads`)).path).toBe(
      '/sign-in?error=oidc_denied&returnTo=%2Fleads',
    );
    expect(JSON.stringify(booted.lines)).not.toContain('A text of the provider');
  });

  it('forgets the session that the browser had before', async () => {
    const { browser, url, provider } = await atTheDoor();
    await browser.open(url.href);
    const before = { ...browser.headers };
    somebody();
    idp.connect(provider.redirectUri);
    await browser.open(provider.startUrl);
    const old = await booted.call('GET', '/api/v1/session', undefined, { key: null, headers: before });
    expect(old.status).toBe(401);
    expect(await whoIs(browser)).not.toBeNull();
  });

  it('leaves no address, name, code or token in the log', async () => {
    const { browser, url } = await atTheDoor();
    await browser.open(url.href);
    const log = JSON.stringify(booted.lines);
    expect(booted.lines.filter((line) => JSON.stringify(line).includes('contoso.example'))).toEqual([]);
    for (const secret of ['contoso.example', 'Person ', url.searchParams.get('code')!, idp.clientSecret])
      expect(log).not.toContain(secret);
  });

  it('lets two first sign-ins of one person at once be one user', async () => {
    const { browser, url, provider } = await atTheDoor();
    const other = new Browser(booted);
    const { url: second } = await other.open(provider.startUrl, atCallback);
    const landed = await Promise.all([browser.open(url.href), other.open(second.href)]);
    expect(landed.map(({ path }) => path)).toEqual(['/', '/']);
    expect((await whoIs(browser))!.user.id).toBe((await whoIs(other))!.user.id);
  });
});

describe('trouble at the provider', () => {
  it('that is down, before or after, is said to be that', async () => {
    const first = await aProvider(publisher.id);
    idp.down = true;
    expect((await new Browser(booted).open(first.startUrl)).path).toBe('/sign-in?error=oidc_unreachable');
    idp.down = false;
    somebody();
    const browser = new Browser(booted);
    const { url } = await browser.open(first.startUrl, atCallback);
    idp.down = true;
    expect((await browser.open(url.href)).path).toBe('/sign-in?error=oidc_unreachable');
    idp.down = false;
  });

  it('that refuses our secret is ours to mend', async () => {
    const { startUrl } = await aProvider(publisher.id, { clientSecret: 'wrong' });
    somebody();
    expect((await new Browser(booted).open(startUrl)).path).toBe('/sign-in?error=oidc_misconfigured');
  });

  it('that signs with new keys is believed at once', async () => {
    const provider = await aProvider(publisher.id, {
      allowedDomains: ['contoso.example'],
      newcomerRole: 'viewer',
    });
    somebody();
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe('/');
    idp.connect(provider.redirectUri);
    expect((await new Browser(booted).open(provider.startUrl)).path).toBe('/');
  });

  it('is asked for its description once in five minutes', async () => {
    const provider = await aProvider(publisher.id);
    const asked = () => idp.seen.filter((path) => path.includes('/.well-known/')).length;
    const before = asked();
    for (let n = 0; n < 3; n++)
      await new Browser(booted).open(provider.startUrl, ({ origin }) => origin === idp.issuer);
    expect(asked() - before).toBe(1);
    clock.forward(300_000);
    await new Browser(booted).open(provider.startUrl, ({ origin }) => origin === idp.issuer);
    expect(asked() - before).toBe(2);
  });

  it('that is unknown here, or was removed meanwhile, is said to be that', async () => {
    expect((await new Browser(booted).open('/sign-in/oidc/idp_nobody')).path).toBe(
      '/sign-in?error=oidc_unknown_provider',
    );
    const provider = await aProvider(publisher.id);
    somebody();
    const browser = new Browser(booted);
    const { url } = await browser.open(provider.startUrl, atCallback);
    await booted.call('DELETE', `/api/v1/publishers/${publisher.id}/identity-providers/${provider.id}`);
    expect((await browser.open(url.href)).path).toBe('/sign-in?error=oidc_unknown_provider');
  });

  it('on a private address is not even asked, unless the installation allows it', async () => {
    const strict = await bootApp({ clock });
    const { body, status } = await strict.call('POST', '/api/v1/publishers/pub_operator/identity-providers', {
      name: 'Inside',
      issuer: 'https://127.0.0.1:9',
      clientId: 'x',
      clientSecret: 'y',
    });
    expect(status).toBe(201);
    const { path } = await new Browser(strict).open((body as AProvider).startUrl);
    expect(path).toBe('/sign-in?error=oidc_unreachable');
    expect(strict.lines.filter(({ msg }) => msg === 'oidc.sign_in_refused')).toMatchObject([
      { detail: 'blocked_address: 127.0.0.1 is not a public address' },
    ]);
    await strict.close();
  });

  it('is not asked for by who tries too often', async () => {
    const provider = await aProvider(publisher.id);
    const paths: string[] = [];
    for (let n = 0; n < 101; n++)
      paths.push(
        (await new Browser(booted).open(provider.startUrl, ({ origin }) => origin === idp.issuer)).path,
      );
    expect(paths.at(-1)).toBe('/sign-in?error=oidc_too_many');
    clock.forward(900_000);
  });
});
