// A token endpoint over the real wire: each thing it may say has one meaning, and no secret of it is kept anywhere.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFarSide, type Answer, type FarSide } from '../../test/fakes/http-far-side.ts';
import { memoryTokens } from '../../test/fakes/push.ts';
import { createHttp, type Http } from '../platform/http-client.ts';
import { createMailer } from '../platform/mailer.ts';
import { answersOf } from './answers.ts';
import { authorized, isReply } from './authorized.ts';
import type { Grant } from './connector.ts';
import { oauthToken, type TokenRequest } from './oauth.ts';
import { openWire, type OpenWire } from './wire.ts';

const now = new Date('2026-11-20T10:00:00Z');
const clientSecret = 'cl1ent/s3cret+of=ours';
const accessToken = 'the-access-token/4f0c+9d';
const answer = answersOf('The CRM');

let far: FarSide;
let http: Http;
let open: OpenWire;

beforeEach(async () => {
  far = await startFarSide();
  http = createHttp({ allowPrivate: true, maxReplyBytes: 100_000 });
  open = openWire({
    http,
    mailer: createMailer(null, 'leads@example.com'),
    settings: { clientSecret },
    secrets: ['clientSecret'],
    tokens: memoryTokens(),
    drop: null,
    now,
    timeoutMs: 2_000,
  });
});
afterEach(async () => {
  await http.close();
  await far.close();
});

const json = (body: object, status = 200, headers: Record<string, string> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const ask = (more: Partial<TokenRequest> = {}) =>
  oauthToken(
    open.wire,
    {
      grant: 'client_credentials',
      tokenUrl: `${far.url}/token`,
      clientId: 'leadshare',
      clientSecret,
      livesS: 7_200,
      ...more,
    } as TokenRequest,
    answer,
  );
const good = { access_token: accessToken, token_type: 'Bearer', expires_in: 3_600 };
const lifeS = (grant: unknown) => ((grant as Grant).endsAt.getTime() - now.getTime()) / 1_000;

describe('a token', () => {
  it.each([
    ['a number', 3_600, 3_600],
    ['a number as text', '3600', 3_600],
    ['nothing', undefined, 7_200],
    ['nought', 0, 7_200],
    ['longer than time itself', 1e300, 366 * 86_400],
  ])('whose life is said as %s', async (_, expires_in, s) => {
    far.script(json({ ...good, expires_in }));
    const grant = await ask();
    expect(grant).toMatchObject({ is: 'granted', token: accessToken });
    expect(lifeS(grant)).toBe(s);
  });

  it('comes with what is to be kept, and with nothing else', async () => {
    far.script(json({ ...good, instance_url: 'https://eu.example', refresh_token: 'no' }));
    expect(await ask({ keep: ['instance_url', 'absent'] })).toMatchObject({
      more: { lifeMs: '3600000', instance_url: 'https://eu.example' },
    });
  });

  it('is asked for with the secret in the form or in the header', async () => {
    far.script(json(good), json(good));
    await ask();
    await ask({ secretIn: 'header' });
    const [inForm, inHeader] = far.seen;
    expect(new URLSearchParams(inForm!.body.toString()).get('client_secret')).toBe(clientSecret);
    expect(inForm!.headers).not.toHaveProperty('authorization');
    expect(inHeader!.body.toString()).not.toContain('client_secret');
    expect(inHeader!.headers['authorization']).toMatch(/^Basic /);
  });
});

describe('no token', () => {
  it.each<[string, Answer, object]>([
    ['invalid_request', json({ error: 'invalid_request' }, 400), { reason: 'misconfigured' }],
    ['invalid_client', json({ error: 'invalid_client' }, 401), { reason: 'unauthorized' }],
    [
      'invalid_client with a challenge',
      json({ error: 'invalid_client' }, 401, { 'www-authenticate': 'Basic realm="crm"' }),
      { reason: 'unauthorized' },
    ],
    [
      'invalid_grant',
      json({ error: 'invalid_grant' }, 400),
      { reason: 'unauthorized', said: { code: 'credentials_wrong' } },
    ],
    [
      'unauthorized_client',
      json({ error: 'unauthorized_client' }, 400),
      { reason: 'unauthorized', said: { code: 'right_missing' } },
    ],
    ['unsupported_grant_type', json({ error: 'unsupported_grant_type' }, 400), { reason: 'misconfigured' }],
    ['invalid_scope', json({ error: 'invalid_scope' }, 400), { reason: 'misconfigured' }],
    ['an error of its own', json({ error: 'org_locked' }, 400), { reason: 'unauthorized' }],
    ['an error in a good status', json({ error: 'invalid_client' }), { reason: 'unauthorized' }],
    ['temporarily_unavailable', json({ error: 'temporarily_unavailable' }, 400), { is: 'retry' }],
    [
      'a throttle',
      json({ error: 'slow_down' }, 429, { 'retry-after': '9' }),
      { is: 'retry', reason: 'rate_limited', afterMs: 9_000 },
    ],
    ['a fault', { status: 500, body: '<html>' }, { is: 'retry', reason: 'remote_busy' }],
    ['a time-out of its own', { status: 408 }, { is: 'retry', reason: 'remote_busy' }],
    ['nothing of that name', { status: 404 }, { reason: 'misconfigured' }],
    ['a page that takes no posts', { status: 405, body: '<html>' }, { reason: 'misconfigured' }],
    ['a page that is not for us', { status: 403, body: '<html>' }, { reason: 'unauthorized' }],
    ['a redirect', { status: 302, headers: { location: '/login' } }, { reason: 'redirected' }],
    [
      'a page',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Log in' },
      { is: 'retry', reason: 'malformed_reply' },
    ],
    ['half of an answer', json({}, 200), { is: 'retry', reason: 'malformed_reply' }],
    ['no content', { status: 204 }, { is: 'retry', reason: 'malformed_reply' }],
    ['an empty token', json({ ...good, access_token: '' }), { is: 'retry', reason: 'malformed_reply' }],
    ['a token to be signed with', json({ ...good, token_type: 'DPoP' }), { reason: 'malformed_reply' }],
    ['a token of another kind', json({ ...good, token_type: 'mac' }), { reason: 'malformed_reply' }],
    ['a token of no kind', json({ ...good, token_type: undefined }), { reason: 'malformed_reply' }],
    ['a life that is none', json({ ...good, expires_in: 'soon' }), { reason: 'malformed_reply' }],
  ])('for %s', async (_, says, means) => {
    far.script(says);
    const failed = await ask();
    expect(failed).toMatchObject({ detail: expect.stringMatching(/^[A-Z].{20,}[.!]/) as string, ...means });
    expect(failed.is).not.toBe('granted');
  });

  it('what it says of it is quoted', async () => {
    far.script(json({ error: 'invalid_client', error_description: 'The secret ended on 2 March.' }, 401));
    expect(await ask()).toMatchObject({
      detail: expect.stringContaining('401 invalid_client') as string,
      said: { values: { said: 'The secret ended on 2 March.' } },
    });
  });
});

describe('secrets', () => {
  const call = () =>
    authorized(
      open.wire,
      () => ask({ secretIn: 'header' }),
      ({ token }) =>
        open.wire.send({
          method: 'POST',
          url: `${far.url}/leads`,
          headers: { authorization: `Bearer ${token}` },
        }),
    );

  it('are in no transcript and no outcome, also where they are said back', async () => {
    const renewed = `${accessToken}-renewed`;
    far.script(
      json(good),
      { status: 401, body: `${accessToken} has ended` },
      json({ ...good, access_token: renewed }),
      { status: 400, body: JSON.stringify({ message: `${renewed} and ${accessToken} and ${clientSecret}` }) },
    );
    const reply = await call();
    if (!isReply(reply)) throw new Error('There was a token.');
    const said = `It met ${reply.body.toString()}.`;
    const kept = JSON.stringify([open.transcript(), open.kept(answer('lead_refused', { said }))]);
    const basic = Buffer.from(`leadshare:${clientSecret}`).toString('base64');
    for (const text of [accessToken, renewed, clientSecret, basic]) expect(kept).not.toContain(text);
    expect(open.transcript()).toHaveLength(4);
    expect(kept).toContain('has ended');
  });

  it.each([
    ['wrapped up', JSON.stringify({ data: [{ access_token: accessToken }] })],
    ['in a form', `access_token=${encodeURIComponent(accessToken)}&token_type=bearer`],
    ['in broken JSON', `{"access_token":"${accessToken}"`],
  ])('are not kept of a token that cannot be read: %s', async (_, body) => {
    far.script({ status: 200, headers: { 'content-type': 'application/json' }, body });
    expect(await ask()).toMatchObject({ is: 'retry', reason: 'malformed_reply' });
    expect(JSON.stringify(open.transcript())).not.toContain(accessToken.slice(0, 10));
  });
});
