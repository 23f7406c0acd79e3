// One-time codes: set up, asked for, taken once; and recovery codes for who has lost the phone.
import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sql from 'sql-template-tag';
import { bootApp, testClock, type Booted, type CallOptions } from '../../test/app.ts';
import { aPublisher, type APublisher } from '../../test/factories.ts';
import { aPerson, browser, password, type APerson } from '../../test/people.ts';
import { one } from '../platform/db.ts';
import { resealAll } from '../platform/reseal.ts';
import { openVault } from '../platform/vault.ts';
import { resealTotp, totpOfUser } from './totp-store.ts';

const clock = testClock();
let booted: Booted;
let publisher: APublisher;
beforeAll(async () => {
  booted = await bootApp({ clock });
  publisher = await aPublisher(booted);
});
afterAll(() => booted.close());

const halfMinute = 30_000;
let places = 0;
const post = (path: string, body: object | undefined, as: CallOptions) =>
  booted.call('POST', `/api/v1/session${path}`, body, as);
const session = (as: CallOptions) => booted.call('GET', '/api/v1/session', undefined, as);
const signIn = (email: string) =>
  post('', { email, password }, { key: null, headers: { 'x-forwarded-for': `198.51.100.${++places}` } });
/** What an authenticator app would show, so many half minutes from now. */
const codeOf = (secret: string, later = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({
    timestamp: clock.now().getTime() + later * halfMinute,
  });

type Armed = APerson & { secret: string; recoveryCodes: string[]; armed: CallOptions };

/** A person with one-time codes; `armed` is the browser that set them up. */
async function aPersonWithCodes(): Promise<Armed> {
  const person = await aPerson(booted, publisher.id, 'viewer');
  const { secret } = (await post('/totp', undefined, person.as)).body;
  const confirmed = await post('/totp/confirmations', { code: codeOf(secret) }, person.as);
  clock.forward(halfMinute);
  const { recoveryCodes } = confirmed.body;
  return { ...person, secret, recoveryCodes, armed: browser(confirmed.headers['set-cookie']).as };
}

describe('setting up', () => {
  it('gives a secret, its otpauth URI and the same as a QR code; a first code makes it count', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const { status, body } = await post('/totp', undefined, person.as);
    expect(status).toBe(201);
    expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(decodeURIComponent(body.uri)).toBe(
      `otpauth://totp/Leadshare:${person.email}?issuer=Leadshare&secret=${body.secret}&algorithm=SHA1&digits=6&period=30`,
    );
    expect(body.qr).toMatch(/^<svg /);
    expect((await session(person.as)).body.secondFactor).toBe('none');
    expect((await signIn(person.email)).body.secondFactor).toBe('none');

    const wrong = await post('/totp/confirmations', { code: codeOf(body.secret, 9) }, person.as);
    expect(wrong).toMatchObject({ status: 401, body: { code: 'wrong_code', errors: [{ field: 'code' }] } });
    const confirmed = await post('/totp/confirmations', { code: codeOf(body.secret) }, person.as);
    expect(confirmed.status).toBe(200);
    expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
    expect((await session(browser(confirmed.headers['set-cookie']).as)).body).toMatchObject({
      secondFactor: 'totp',
      secondFactors: ['totp'],
      recoveryCodes: 10,
    });
  });

  it('ends the other sessions, which never gave a second factor, and renews this one’s token', async () => {
    const person = await aPerson(booted, publisher.id, 'viewer');
    const other = browser((await signIn(person.email)).headers['set-cookie']).as;
    const { secret } = (await post('/totp', undefined, person.as)).body;
    const confirmed = await post('/totp/confirmations', { code: codeOf(secret) }, person.as);
    expect((await session(other)).status).toBe(401);
    expect((await session(person.as)).status).toBe(401);
    expect((await session(browser(confirmed.headers['set-cookie']).as)).status).toBe(200);
  });

  it('cannot replace what is set up already', async () => {
    const { armed } = await aPersonWithCodes();
    expect(await post('/totp', undefined, armed)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  });

  it('keeps the secret sealed and recovery codes hashed', async () => {
    const { userId, secret, recoveryCodes } = await aPersonWithCodes();
    const kept = await one<{ row: string }>(
      booted.app.db,
      sql`select to_jsonb(u)::text as row from users as u where id = ${userId}`,
    );
    expect(kept!.row).toContain('v1.');
    expect(kept!.row).not.toContain(secret);
    for (const code of recoveryCodes) expect(kept!.row).not.toContain(code.replaceAll('-', ''));
    expect(JSON.stringify(booted.lines)).not.toContain(secret);
  });
});

describe('signing in', () => {
  it('opens nothing until the code is given, then by a new token', async () => {
    const person = await aPersonWithCodes();
    const started = await signIn(person.email);
    expect(started.body).toEqual({ secondFactor: 'totp', secondFactors: ['totp'] });
    const pending = browser(started.headers['set-cookie']);
    for (const path of ['/api/v1/session', '/api/v1/sessions', `/api/v1/publishers/${publisher.id}/leads`])
      expect(await booted.call('GET', path, undefined, pending.as)).toMatchObject({
        status: 401,
        body: { code: 'second_factor_needed' },
      });
    const given = await post('/second-factor', { code: codeOf(person.secret) }, pending.as);
    expect(given.status).toBe(204);
    const whole = browser(given.headers['set-cookie']);
    expect(whole.cookie).not.toBe(pending.cookie);
    expect((await session(whole.as)).status).toBe(200);
    expect((await session(pending.as)).status).toBe(401);
  });

  it('takes no code twice, nor one from before the last', async () => {
    const person = await aPersonWithCodes();
    const give = async (code: string) =>
      (await post('/second-factor', { code }, browser((await signIn(person.email)).headers['set-cookie']).as))
        .status;
    const code = codeOf(person.secret);
    expect(await give(code)).toBe(204);
    expect(await give(code)).toBe(401);
    expect(await give(codeOf(person.secret, -1))).toBe(401);
    clock.forward(halfMinute);
    expect(await give(codeOf(person.secret))).toBe(204);
  });

  it.each([
    [-2, 401],
    [-1, 204],
    [0, 204],
    [1, 204],
    [2, 401],
  ])('with a clock that is %i half minutes off answers %i', async (off, status) => {
    const person = await aPersonWithCodes();
    clock.forward(4 * halfMinute);
    const pending = browser((await signIn(person.email)).headers['set-cookie']).as;
    expect((await post('/second-factor', { code: codeOf(person.secret, off) }, pending)).status).toBe(status);
  });

  it('leaves ten minutes for the code', async () => {
    const person = await aPersonWithCodes();
    const pending = browser((await signIn(person.email)).headers['set-cookie']).as;
    clock.forward(10 * 60_000);
    expect((await post('/second-factor', { code: codeOf(person.secret) }, pending)).status).toBe(401);
  });

  it('allows eight wrong codes in a quarter of an hour, however often one signs in anew', async () => {
    const person = await aPersonWithCodes();
    const give = async (code: string) =>
      (await post('/second-factor', { code }, browser((await signIn(person.email)).headers['set-cookie']).as))
        .status;
    for (let n = 0; n < 8; n++) expect(await give(codeOf(person.secret, 50 + n))).toBe(401);
    expect(await give(codeOf(person.secret))).toBe(429);
    clock.forward(15 * 60_000);
    expect(await give(codeOf(person.secret))).toBe(204);
  });

  it('works by a recovery code, each once, however it is typed', async () => {
    const person = await aPersonWithCodes();
    const give = async (code: string) =>
      (await post('/second-factor', { code }, browser((await signIn(person.email)).headers['set-cookie']).as))
        .status;
    const [first] = person.recoveryCodes;
    expect(await give(first!.toUpperCase().replaceAll('-', ' '))).toBe(204);
    expect(await give(first!)).toBe(401);
    expect((await session(person.armed)).body.recoveryCodes).toBe(9);
  });
});

describe('later', () => {
  it('a new key seals the secret anew, bound to its person', async () => {
    const house = await bootApp({ clock });
    const person = await aPerson(house, (await aPublisher(house)).id, 'viewer');
    const { secret } = (await house.call('POST', '/api/v1/session/totp', undefined, person.as)).body;
    const key = randomBytes(32);
    const old = Buffer.from(house.app.config.secretKey!.reveal(), 'base64');
    const places = [{ name: 'one-time code secrets', reseal: resealTotp }];
    expect(await resealAll(house.app, [old], key, places)).toEqual(new Map([['one-time code secrets', 1]]));
    const { sealed } = await totpOfUser(house.app.db, person.userId);
    expect(openVault([key]).open(sealed!, person.userId)).toBe(secret);
    expect(() => openVault([key]).open(sealed!, 'usr_another')).toThrow('authenticate');
    await house.close();
  });

  it('new recovery codes end the old ones', async () => {
    const person = await aPersonWithCodes();
    const renewed = await post('/recovery-codes', { code: codeOf(person.secret) }, person.armed);
    expect(renewed.body.recoveryCodes).toHaveLength(10);
    const pending = browser((await signIn(person.email)).headers['set-cookie']).as;
    expect((await post('/second-factor', { code: person.recoveryCodes[0]! }, pending)).status).toBe(401);
    expect((await post('/second-factor', { code: renewed.body.recoveryCodes[0] }, pending)).status).toBe(204);
  });

  it('they are removed by who has them, and not by who found an open browser', async () => {
    const person = await aPersonWithCodes();
    expect((await post('/totp/removals', { code: '000000' }, person.armed)).status).toBe(401);
    expect((await post('/totp/removals', { code: codeOf(person.secret) }, person.armed)).status).toBe(204);
    expect((await signIn(person.email)).body.secondFactor).toBe('none');
    expect((await post('/totp', undefined, person.armed)).status).toBe(201);
  });

  it('recovery codes stay with the passkey that is left, and go with the last second factor', async () => {
    const person = await aPersonWithCodes();
    await booted.app.db.run(sql`
      insert into passkeys (user_id, id, name, credential_id, public_key, counter, transports, created_at)
      values (${person.userId}, 'psk_1', 'Phone', ${person.userId}, '\\x00', 0, '{}', ${clock.now()})`);
    await post('/totp/removals', { code: codeOf(person.secret) }, person.armed);
    expect((await session(person.armed)).body).toMatchObject({
      secondFactors: ['passkey'],
      recoveryCodes: 10,
    });
    await booted.call('DELETE', '/api/v1/session/passkeys/psk_1', undefined, person.armed);
    expect((await session(person.armed)).body).toMatchObject({ secondFactors: [], recoveryCodes: 0 });
  });

  it('the history has it, without a code', async () => {
    const person = await aPersonWithCodes();
    const types = await booted.app.db.rows<{ type: string; data: unknown }>(
      sql`select type, data from events where subject_id = ${person.userId}`,
    );
    expect(types).toContainEqual({ type: 'second_factor.enabled', data: { factor: 'totp' } });
  });
});
