// Passkeys with a software authenticator that behaves like a real one, and with those that do not.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bootApp, testClock, type Answer, type Booted, type Method } from '../../test/app.ts';
import { Authenticator, type Trick } from '../../test/fakes/authenticator.ts';
import { newId, type Id } from '../platform/ids.ts';
import { startSession } from './sessions.ts';

const clock = testClock();
const origin = 'https://leads.example';
let booted: Booted;
beforeAll(async () => void (booted = await bootApp({ clock })));
afterAll(() => booted.close());

type AnOptions = {
  challenge: string;
  rp: { id: string };
  rpId: string;
  user: { id: string; name: string };
} & Record<string, unknown>;
type APasskey = {
  id: string;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
  recoveryCodes: string[] | null;
};

let userId: Id<'usr'>;
let cookie: string;
let device: Authenticator;
beforeEach(async () => {
  userId = await aUser();
  ({ cookie } = await startSession(booted.app, userId, { userAgent: null, ip: null, secondFactor: false }));
  device = new Authenticator(origin);
});

async function aUser(): Promise<Id<'usr'>> {
  const id = newId('usr', clock.now());
  await booted.app.db.run(sql`insert into users (id, email, email_key, name, language, created_at)
    values (${id}, ${`${id}@x.example`}, ${`${id}@x.example`}, 'Someone', 'en', ${clock.now()})`);
  await booted.app.db.run(sql`insert into memberships (publisher_id, user_id, role, created_at)
    values ('pub_operator', ${id}, 'operator', ${clock.now()})`);
  return id;
}

/** As the console calls: from our own pages, with the session's cookie unless another is given. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test knows the shape it asks for
function ask<Body = any>(
  method: Method,
  path: string,
  body?: unknown,
  as: string | null = cookie,
): Promise<Answer<Body>> {
  const headers = { origin, ...(as === null ? {} : { cookie: as.split(';')[0]! }) };
  return booted.call<Body>(method, `/api/v1/session${path}`, body, { key: null, headers });
}

const creation = async () => (await ask<AnOptions>('POST', '/passkeys/options')).body;
const request = async () => (await ask<AnOptions>('POST', '/passkey-options', undefined, null)).body;
const register = async (trick: Trick = {}, name = 'My phone') =>
  ask<APasskey>('POST', '/passkeys', { name, credential: device.create((await creation()) as never, trick) });
const signIn = (credential: unknown, as: string | null = null) => ask('POST', '/passkey', { credential }, as);
const events = (type: string) =>
  booted.app.db.rows(sql`select data from events where subject_id = ${userId} and type = ${type}`);

describe('a passkey', () => {
  it('is registered and signs in as both factors, without a name being typed', async () => {
    const made = await register();
    expect(made).toMatchObject({ status: 201, body: { name: 'My phone', lastUsedAt: null } });
    expect(made.body.recoveryCodes).toHaveLength(10);
    const answer = await signIn(device.get(await request()));
    expect(answer.status).toBe(204);
    const session = await ask('GET', '', undefined, String(answer.headers['set-cookie']));
    expect(session).toMatchObject({ status: 200, body: { user: { id: userId }, operator: true } });
    const { body } = await ask<{ items: APasskey[] }>('GET', '/passkeys');
    expect(body.items).toEqual([
      {
        id: made.body.id,
        name: 'My phone',
        createdAt: made.body.createdAt,
        lastUsedAt: clock.now().toISOString(),
      },
    ]);
    expect(await events('passkey.created')).toEqual([{ data: { passkeyId: made.body.id } }]);
  });

  it('is asked for on the device, with a person who proves themselves, and tells the device no address as its handle', async () => {
    const options = await creation();
    expect(options).toMatchObject({
      rp: { id: 'leads.example', name: 'Leadshare' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(Buffer.from(options.user.id, 'base64url').toString()).toBe(userId);
    expect(await request()).toMatchObject({ rpId: 'leads.example', userVerification: 'required' });
  });

  it('that does not count works again and again', async () => {
    device = new Authenticator(origin, false);
    await register();
    for (let n = 0; n < 2; n++) expect((await signIn(device.get(await request()))).status).toBe(204);
  });

  it('is asked for after the password, and then completes the sign-in', async () => {
    await register();
    const { cookie: pending, secondFactors } = await startSession(booted.app, userId, {
      userAgent: null,
      ip: null,
      secondFactor: false,
    });
    expect(secondFactors).toEqual(['passkey']);
    expect(await ask('GET', '/passkeys', undefined, pending)).toMatchObject({
      status: 401,
      body: { code: 'second_factor_needed' },
    });
    const answer = await signIn(device.get(await request()), pending);
    expect((await ask('GET', '', undefined, String(answer.headers['set-cookie']))).status).toBe(200);
    expect((await ask('DELETE', '', undefined, pending)).status).toBe(401);
  });

  it('is renamed and removed by its person alone, and then opens nothing', async () => {
    const { body } = await register();
    const stranger = await startSession(booted.app, await aUser(), {
      userAgent: null,
      ip: null,
      secondFactor: false,
    });
    for (const method of ['PATCH', 'DELETE'] as const)
      expect(
        (
          await ask(
            method,
            `/passkeys/${body.id}`,
            method === 'PATCH' ? { name: 'x' } : undefined,
            stranger.cookie,
          )
        ).status,
      ).toBe(404);
    expect((await ask<{ items: [] }>('GET', '/passkeys', undefined, stranger.cookie)).body.items).toEqual([]);
    expect(await ask('PATCH', `/passkeys/${body.id}`, { name: ' Old phone ' })).toMatchObject({
      status: 200,
      body: { name: 'Old phone' },
    });
    expect((await ask('DELETE', `/passkeys/${body.id}`)).status).toBe(204);
    expect((await signIn(device.get(await request()))).status).toBe(401);
    expect(await events('passkey.removed')).toEqual([{ data: { passkeyId: body.id } }]);
  });

  it('is removed by who has proved lately who they are, not by who found an open browser', async () => {
    const { body } = await register();
    const remove = () => ask('DELETE', `/passkeys/${body.id}`);
    const prove = (given: object) => ask('POST', '/proofs', given);
    clock.forward(15 * 60_000);
    expect(await remove()).toMatchObject({ status: 403, body: { code: 'proof_needed' } });
    expect(await prove({})).toMatchObject({ status: 422, body: { errors: [{ field: 'password' }] } });
    expect(await prove({ password: 'guess' })).toMatchObject({
      status: 422,
      body: { errors: [{ field: 'password', code: 'wrong_password' }] },
    });
    expect(await prove({ code: '123456' })).toMatchObject({ status: 401, body: { code: 'wrong_code' } });
    expect((await remove()).status).toBe(403);
    expect((await prove({ code: body.recoveryCodes![0] })).status).toBe(204);
    expect((await remove()).status).toBe(204);
  });

  it('itself is such a proof', async () => {
    const { body } = await register();
    clock.forward(15 * 60_000);
    const again = await signIn(device.get(await request()), cookie);
    const fresh = String(again.headers['set-cookie']);
    expect((await ask('DELETE', `/passkeys/${body.id}`, undefined, fresh)).status).toBe(204);
  });

  it('comes with recovery codes only while the person has none', async () => {
    expect((await register()).body.recoveryCodes).toHaveLength(10);
    device = new Authenticator(origin);
    expect((await register()).body.recoveryCodes).toBeNull();
  });

  it('is not made twice on one device', async () => {
    await register();
    const options = await creation();
    expect(() => device.create(options as never)).toThrow('InvalidStateError');
  });

  it('is one person’s: what was registered cannot be registered again under a fresh challenge', async () => {
    const credential = device.create((await creation()) as never);
    expect((await ask('POST', '/passkeys', { name: 'mine', credential })).status).toBe(201);
    const stranger = await startSession(booted.app, await aUser(), {
      userAgent: null,
      ip: null,
      secondFactor: false,
    });
    const { challenge } = (await ask<AnOptions>('POST', '/passkeys/options', undefined, stranger.cookie))
      .body;
    const clientData = { type: 'webauthn.create', challenge, origin, crossOrigin: false };
    credential.response.clientDataJSON = Buffer.from(JSON.stringify(clientData)).toString('base64url');
    expect(await ask('POST', '/passkeys', { name: 'mine now', credential }, stranger.cookie)).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
  });

  it('ends the sessions that the password alone had opened elsewhere', async () => {
    const elsewhere = await startSession(booted.app, userId, {
      userAgent: null,
      ip: null,
      secondFactor: false,
    });
    await register();
    expect((await ask('GET', '', undefined, elsewhere.cookie)).status).toBe(401);
    expect((await ask('GET', '')).status).toBe(200);
  });

  it('is one of twenty at most', async () => {
    for (let n = 0; n < 20; n++) {
      device = new Authenticator(origin);
      expect((await register()).status).toBe(201);
    }
    expect(await ask('POST', '/passkeys/options')).toMatchObject({
      status: 409,
      body: { code: 'conflict', reason: 'most_passkeys', given: { max: 20 } },
    });
  });

  it('of a disabled person opens nothing', async () => {
    await register();
    await booted.app.db.run(sql`update users set disabled_at = now() where id = ${userId}`);
    expect((await signIn(device.get(await request()))).status).toBe(401);
  });

  it('is registered by nobody but who is signed in, from our own pages', async () => {
    expect((await ask('POST', '/passkeys/options', undefined, null)).status).toBe(401);
    const foreign = await booted.call('POST', '/api/v1/session/passkeys/options', undefined, {
      key: null,
      headers: { cookie: cookie.split(';')[0]!, origin: 'https://evil.example' },
    });
    expect(foreign).toMatchObject({ status: 403, body: { code: 'cross_site' } });
  });
});

describe('a registration is refused', () => {
  it.each<[string, Trick]>([
    ['from another origin', { origin: 'https://evil.example' }],
    ['for another site', { rpId: 'evil.example' }],
    ['with a challenge that nobody gave', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['without the person proving themselves', { unverified: true }],
    ['of another ceremony', { type: 'webauthn.get' }],
    [
      'with a certificate, which would have us fetch what it names',
      {
        attestation: {
          format: 'packed',
          statement: { alg: -7, sig: Buffer.alloc(8), x5c: [Buffer.alloc(8)] },
        },
      },
    ],
    ['with an unknown statement', { attestation: { format: 'tpm', statement: {} } }],
  ])('%s', async (_what, trick) => {
    expect(await register(trick)).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', errors: [{ field: 'credential' }] },
    });
    expect((await ask<{ items: [] }>('GET', '/passkeys')).body.items).toEqual([]);
  });

  it('twice, late, or with the challenge of somebody else', async () => {
    const options = await creation();
    const send = (as = cookie) =>
      ask(
        'POST',
        '/passkeys',
        { name: 'x', credential: new Authenticator(origin).create(options as never) },
        as,
      );
    const stranger = await startSession(booted.app, await aUser(), {
      userAgent: null,
      ip: null,
      secondFactor: false,
    });
    expect((await send(stranger.cookie)).status).toBe(422);
    const late = await creation();
    clock.forward(300_000);
    const credential = device.create(late as never);
    expect((await ask('POST', '/passkeys', { name: 'x', credential })).status).toBe(422);
  });

  it('that is no attestation at all', async () => {
    const credential = device.create((await creation()) as never);
    credential.response.attestationObject = 'AAAA';
    expect((await ask('POST', '/passkeys', { name: 'x', credential })).status).toBe(422);
  });
});

describe('a sign-in is refused', () => {
  it.each<[string, Trick]>([
    ['from another origin', { origin: 'https://evil.example' }],
    ['for another site', { rpId: 'evil.example' }],
    ['with a challenge that nobody gave', { challenge: 'AAAAAAAAAAAAAAAAAAAAAA' }],
    ['without the person proving themselves', { unverified: true }],
    ['of another ceremony', { type: 'webauthn.create' }],
    ['with another key', { forged: true }],
    ['in the name of somebody else', { userHandle: Buffer.from('usr_another').toString('base64url') }],
  ])('%s, and it is not told why', async (_what, trick) => {
    await register();
    const answer = await signIn(device.get(await request(), trick));
    expect(answer).toMatchObject({ status: 401, body: { code: 'passkey_refused', errors: [] } });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('when it comes again, or after five minutes', async () => {
    await register();
    const used = device.get(await request());
    expect((await signIn(used)).status).toBe(204);
    expect((await signIn(used)).status).toBe(401);
    const late = await request();
    clock.forward(300_000);
    expect((await signIn(device.get(late))).status).toBe(401);
  });

  it('when it uses a challenge that was given to register', async () => {
    await register();
    const { challenge } = await creation();
    expect((await signIn(device.get({ challenge, rpId: 'leads.example' }))).status).toBe(401);
  });

  it('when the counter stands still or goes back, and the log says so', async () => {
    const { body } = await register();
    expect((await signIn(device.get(await request(), { counter: 7 }))).status).toBe(204);
    for (const counter of [7, 3, 0])
      expect((await signIn(device.get(await request(), { counter }))).status).toBe(401);
    expect(booted.lines.filter(({ msg }) => msg === 'passkey.looks_copied')).toHaveLength(3);
    expect(booted.lines.findLast(({ msg }) => msg === 'passkey.looks_copied')).toMatchObject({
      userId,
      passkeyId: body.id,
    });
    expect((await signIn(device.get(await request(), { counter: 8 }))).status).toBe(204);
  });

  it('but a forged one does not make a good one look copied', async () => {
    await register();
    await signIn(device.get(await request(), { forged: true, counter: 99 }));
    expect((await signIn(device.get(await request(), { counter: 1 }))).status).toBe(204);
  });

  it('by a passkey that is unknown, with the same answer', async () => {
    await register();
    await ask(
      'DELETE',
      `/passkeys/${(await ask<{ items: APasskey[] }>('GET', '/passkeys')).body.items[0]!.id}`,
    );
    expect((await signIn(device.get(await request()))).body).toMatchObject({ code: 'passkey_refused' });
  });

  it('sent by another site', async () => {
    await register();
    const credential = device.get(await request());
    const answer = await booted.call(
      'POST',
      '/api/v1/session/passkey',
      { credential },
      {
        key: null,
        headers: { origin: 'https://evil.example' },
      },
    );
    expect(answer).toMatchObject({ status: 403, body: { code: 'cross_site' } });
  });
});

it('where browsers make no passkeys, the remedy is told', async () => {
  const bare = await bootApp({ env: { LEADSHARE_PUBLIC_URL: 'http://127.0.0.1:4180' } });
  const answer = await bare.call('POST', '/api/v1/session/passkey-options', undefined, { key: null });
  expect(answer).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(answer.body.detail).toMatch(/http:\/\/127\.0\.0\.1:4180 is neither\. Set LEADSHARE_PUBLIC_URL/);
  expect((await bare.call('GET', '/api/v1/sign-in-ways', undefined, { key: null })).body).toEqual({
    password: true,
    passkey: false,
    providers: [],
  });
  await bare.close();
});
