// Over a real local server and mailbox: the record says what happened, proves what was sent, and holds no secret.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import { startMailbox } from '../../test/fakes/smtp.ts';
import { createHttp, type Http } from '../platform/http-client.ts';
import { createMailer } from '../platform/mailer.ts';
import { WireError } from './connector.ts';
import { memoryTokens } from '../../test/fakes/push.ts';
import { openWire, type Exchange, type WireOptions } from './wire.ts';

let far: FarSide;
let http: Http;
const noMail = createMailer(null, 'leads@example.com');

beforeEach(async () => {
  far = await startFarSide();
  http = createHttp({ allowPrivate: true, maxReplyBytes: 100_000 });
});
afterEach(async () => {
  await http.close();
  await far.close();
});

const apiKey = 's3cret/key+1';
const open = (more: Partial<WireOptions> = {}) =>
  openWire({
    http,
    mailer: noMail,
    settings: { url: far.url, apiKey },
    secrets: ['apiKey'],
    tokens: memoryTokens(),
    drop: null,
    now: new Date('2026-11-20T10:00:00Z'),
    timeoutMs: 5000,
    ...more,
  });

test('one exchange: sizes, hash, the headers that explain, the time it took', async () => {
  far.script({
    status: 429,
    headers: {
      'Content-Type': 'application/json',
      'Retry-After': '7',
      'X-Request-Id': 'r1',
      'Set-Cookie': 'session=1',
      Server: 'x',
    },
    body: '{"no":"not now"}',
  });
  const { wire, transcript } = open();
  const body = 'zażółć';
  const reply = await wire.send({
    method: 'POST',
    url: `${far.url}/in?x=1`,
    headers: { 'x-a': '1', authorization: `bearer ${apiKey}` },
    body,
  });
  expect(reply.status).toBe(429);
  expect(transcript()).toEqual([
    {
      method: 'POST',
      url: `${far.url}/in?x=1`,
      requestBytes: Buffer.byteLength(body),
      requestSha256: createHash('sha256').update(body).digest('hex'),
      requestHeaders: { 'x-a': '1', authorization: '[redacted]' },
      status: 429,
      responseHeaders: {
        'content-type': 'application/json',
        'content-length': '16',
        'retry-after': '7',
        'x-request-id': 'r1',
      },
      responseExcerpt: '{"no":"not now"}',
      durationMs: expect.any(Number) as number,
      fault: null,
      faultDetail: null,
    },
  ]);
  expect(transcript()[0]!.durationMs).toBeGreaterThan(0);
  expect(wire).toMatchObject({
    timeoutMs: 5000,
    now: new Date('2026-11-20T10:00:00Z'),
  });
});

test('a far side that echoes secrets in every place gives none away', async () => {
  const encoded = encodeURIComponent(apiKey);
  const basic = Buffer.from(`user:${apiKey}`).toString('base64');
  far.script({
    headers: {
      Location: `https://x.example/?k=${encoded}&sig=abcdef`,
      'WWW-Authenticate': `Bearer realm="${apiKey}"`,
    },
    body: `${apiKey} ${encoded} ${basic} AccountKey=abcdef==; \u0000`,
  });
  const { wire, transcript } = open();
  await wire.send({
    method: 'GET',
    url: `${far.url}/?k=${encoded}&sig=abcdef`,
    headers: { 'x-trace': apiKey },
  });
  const kept = JSON.stringify(transcript());
  for (const secret of [apiKey, encoded, basic.slice(8, -4), 'abcdef']) expect(kept).not.toContain(secret);
  expect(kept).not.toContain('\\u0000');
});

test('the excerpt is at most 1,024 characters, and leaves no part of a secret at its end', async () => {
  far.script({ body: `${'x'.repeat(1020)}${apiKey}${'y'.repeat(5000)}` });
  const { wire, transcript } = open();
  await wire.send({ method: 'GET', url: far.url, headers: {} });
  expect(transcript()[0]!.responseExcerpt).toBe(`${'x'.repeat(1020)}[red`);
});

test('members of a reply that must not be kept are not, nor is a reply that cannot be read for them', async () => {
  far.script(
    { body: '{"a":1,"debug":"stack"}' },
    { body: '{"a":1,"debug":"stack' },
    { body: '{"a":1}' },
    { body: '{"error":{"data":{"name":"n","debug":"stack"}}}' },
    { body: '{"error":"debug"}' },
  );
  const { wire, transcript } = open();
  for (let i = 0; i < 5; i++)
    await wire.send({ method: 'GET', url: far.url, headers: {}, unkept: ['debug'] });
  expect(transcript().map(({ responseExcerpt }) => responseExcerpt)).toEqual([
    '{"a":1}',
    '[not kept]',
    '{"a":1}',
    '{"error":{"data":{"name":"n"}}}',
    '{"error":"debug"}',
  ]);
});

test('no reply: the fault and its cause, thrown as WireError', async () => {
  const kept: Exchange[] = [];
  for (const [trick, fault, timeoutMs] of [
    ['cut', 'unreachable', 60_000],
    ['hang', 'timeout', 300],
  ] as const) {
    far.script(trick);
    const { wire, transcript } = open({ timeoutMs });
    const error = await wire
      .send({ method: 'GET', url: far.url, headers: {} })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(WireError);
    expect((error as WireError).fault).toBe(fault);
    far.takeBack();
    kept.push(...transcript());
  }
  const [first, second] = kept;
  expect(first).toMatchObject({
    status: null,
    responseExcerpt: null,
    fault: 'unreachable',
    faultDetail: expect.stringMatching(/\(/) as string,
  });
  expect(second).toMatchObject({ status: null, fault: 'timeout' });
});

test('the time-out is the try’s: what one request used, the next has not', async () => {
  far.script('hang');
  const { wire, transcript } = open({ timeoutMs: 150 });
  await expect(wire.send({ method: 'GET', url: far.url, headers: {} })).rejects.toThrow('ms');
  await expect(wire.send({ method: 'GET', url: far.url, headers: {} })).rejects.toMatchObject({
    fault: 'timeout',
  });
  expect(transcript()).toHaveLength(2);
});

test('a mail is an exchange too: its address, its Message-ID, the server’s answer', async () => {
  const box = await startMailbox();
  const mailer = createMailer(box.url, 'leads@example.com');
  box.script(451);
  const { wire, transcript } = open({ mailer });
  const message = {
    to: ['a@example.com', 'b@example.com'],
    subject: 'New lead',
    text: 'hello',
    messageId: '<dlv-1@leadshare>',
  };
  expect(await wire.mail(message)).toEqual({ code: 451, text: '451 scripted 451' });
  expect(transcript()).toMatchObject([
    {
      method: 'MAIL',
      url: 'mailto:a@example.com,b@example.com',
      requestBytes: 5,
      requestHeaders: { 'message-id': '<dlv-1@leadshare>' },
      status: 451,
      responseExcerpt: '451 scripted 451',
      fault: null,
    },
  ]);
  mailer.close();
  await box.close();
});

test('mail without a server: unreachable, and why', async () => {
  const { wire, transcript } = open();
  const message = { to: ['a@example.com'], subject: '', text: '', messageId: '<dlv-1@leadshare>' };
  await expect(wire.mail(message)).rejects.toMatchObject({
    fault: 'unreachable',
    message: 'SMTP_URL is not set',
  });
  expect(transcript()).toMatchObject([
    { status: null, fault: 'unreachable', faultDetail: 'SMTP_URL is not set' },
  ]);
});
