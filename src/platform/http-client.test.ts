// Against real local servers: what gets out, what is stopped, and that nothing stays behind.
import { createServer as createTlsServer } from 'node:https';
import { lookup } from 'node:dns/promises';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startFarSide, type FarSide } from '../../test/fakes/http-far-side.ts';
import { createHttp, type Http, type HttpRequest } from './http-client.ts';
import { NetworkError } from './network-fault.ts';

let far: FarSide;
let http: Http;

beforeEach(async () => {
  far = await startFarSide();
  http = createHttp({ allowPrivate: true, maxReplyBytes: 1000 });
});
afterEach(async () => {
  await http.close();
  await far.close();
});

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {} });

/** The fault of a call that must fail. */
async function faultOf(sent: Promise<unknown>): Promise<{ fault: string; detail: string }> {
  const error = await sent.then(
    () => new Error('it was answered'),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(NetworkError);
  return { fault: (error as NetworkError).fault, detail: (error as NetworkError).message };
}

test('sends method, path, query, headers and bytes as given, and brings back status, headers and body', async () => {
  far.script({
    status: 207,
    headers: { 'Content-Type': 'text/x', 'Retry-After': '9' },
    body: Buffer.from([0, 255, 1]),
  });
  const body = Buffer.from('zażółć \u0000', 'utf8');
  const reply = await http.send(
    { method: 'PATCH', url: `${far.url}/a%2Fb?x=1&y=%20`, headers: { 'x-one': '1' }, body },
    5000,
  );
  expect(reply.status).toBe(207);
  expect(reply.headers['content-type']).toBe('text/x');
  expect(reply.headers['retry-after']).toBe('9');
  expect(reply.body).toEqual(Buffer.from([0, 255, 1]));
  expect(far.seen).toMatchObject([
    { method: 'PATCH', path: '/a%2Fb?x=1&y=%20', headers: { 'x-one': '1' }, body },
  ]);
});

test('call after call goes over the same connections', async () => {
  for (let i = 0; i < 9; i++) await http.send({ ...get(far.url), method: 'POST', body: 'x' }, 5000);
  expect(far.seen).toHaveLength(9);
  // A connection rests for a turn of the event loop after a reply, so a quick caller takes a second one.
  expect(far.connections.opened).toBeLessThanOrEqual(2);
});

test('no more connections than allowed, however many calls wait', async () => {
  const narrow = createHttp({ allowPrivate: true, maxReplyBytes: 1000, connectionsPerOrigin: 3 });
  await Promise.all(Array.from({ length: 40 }, () => narrow.send(get(far.url), 5000)));
  expect(far.seen).toHaveLength(40);
  expect(far.connections.opened).toBe(3);
  await narrow.close();
});

test('keeps as many origins as allowed: the one unused longest makes room, with its running calls unharmed', async () => {
  const other = await startFarSide();
  const small = createHttp({ allowPrivate: true, maxReplyBytes: 1000, originsKept: 1 });
  const replies = await Promise.all([far, other, far, other].map(({ url }) => small.send(get(url), 5000)));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  expect(far.connections.opened).toBe(2);
  await small.close();
  await Promise.all([far.allClosed(), other.allClosed()]);
  await other.close();
});

describe('the guard', () => {
  const evil = (port: number, port6: number) => [
    `http://127.0.0.1:${port}/`,
    `http://localhost:${port}/`,
    `http://[::1]:${port6}/`,
    `http://[::ffff:127.0.0.1]:${port}/`,
    `http://2130706433:${port}/`,
    `http://0x7f.1:${port}/`,
    `http://0:${port}/`,
    'http://169.254.169.254/',
    'http://[fd00::1]/',
    'http://100.64.0.1/',
    `http://[64:ff9b::7f00:1]:${port}/`,
    `http://[2002:7f00:1::]:${port}/`,
    'http://192.0.0.8/',
    'http://255.255.255.255/',
    'http://[fe80::1]/',
    'http://198.18.0.1/',
  ];

  test('sixteen ways to reach inside are all refused, over http and https, without a connection', async () => {
    const far6 = await startFarSide(undefined, '::1');
    const guarded = createHttp({ allowPrivate: false, maxReplyBytes: 1000 });
    for (const url of evil(far.port, far6.port)) {
      for (const text of [url, url.replace('http:', 'https:')]) {
        const { fault, detail } = await faultOf(guarded.send(get(text), 5000));
        expect([text, fault]).toEqual([text, 'blocked_address']);
        expect(detail).toContain('is not a public address');
      }
    }
    expect(far.connections.opened + far6.connections.opened).toBe(0);
    await guarded.close();
    await far6.close();
  });

  test('a name that resolves to loopback is refused by what it resolves to, each time', async () => {
    expect((await lookup('localhost', { all: true })).length).toBeGreaterThan(0);
    const guarded = createHttp({ allowPrivate: false, maxReplyBytes: 1000 });
    for (let i = 0; i < 2; i++) {
      const { fault, detail } = await faultOf(guarded.send(get(`http://localhost:${far.port}/`), 5000));
      expect(fault).toBe('blocked_address');
      expect(detail).toMatch(/^localhost \((127\.0\.0\.1|::1)\) is not a public address$/);
    }
    await guarded.close();
  });

  test('the same addresses are reached where the operator allows it', async () => {
    for (const host of ['127.0.0.1', 'localhost', '2130706433'])
      expect((await http.send(get(`http://${host}:${far.port}/`), 5000)).status).toBe(200);
  });

  test.each([
    'ftp://example.com/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'not a url',
    '',
    'http://',
    'https://user:pw@example.com/',
  ])('%s is no URL to send to', async (url) => {
    expect((await faultOf(http.send(get(url), 5000))).fault).toBe('invalid_url');
  });

  test('a redirect is an answer like any other: its target is not called', async () => {
    const inside = await startFarSide();
    far.script({ status: 302, headers: { location: `${inside.url}/secret` } });
    const reply = await http.send(get(far.url), 5000);
    expect([reply.status, reply.headers['location']]).toEqual([302, `${inside.url}/secret`]);
    expect(inside.connections.opened).toBe(0);
    await inside.close();
  });

  test('a header that would split the request is not sent', async () => {
    const split = http.send({ ...get(far.url), headers: { 'x-key': 'a\r\nx-evil: 1' } }, 5000);
    expect((await faultOf(split)).fault).toBe('invalid_url');
    expect(far.seen).toHaveLength(0);
  });
});

describe('a far side that misbehaves', () => {
  test.each(['hang', 'slow body'] as const)(
    '%s: ends at the time-out, with its connection',
    async (trick) => {
      far.script(trick);
      const { fault, detail } = await faultOf(http.send(get(far.url), 150));
      expect([fault, detail]).toEqual(['timeout', 'no whole reply within 150 ms']);
      await far.allClosed();
      expect((await http.send(get(far.url), 5000)).status).toBe(200);
    },
  );

  test('a call that times out while it waits for a connection is never sent', async () => {
    const narrow = createHttp({ allowPrivate: true, maxReplyBytes: 1000, connectionsPerOrigin: 1 });
    far.script('hang');
    const first = faultOf(narrow.send(get(`${far.url}/first`), 400));
    const second = faultOf(narrow.send(get(`${far.url}/second`), 100));
    expect([(await second).fault, (await first).fault]).toEqual(['timeout', 'timeout']);
    expect((await narrow.send(get(`${far.url}/third`), 5000)).status).toBe(200);
    expect(far.seen.map(({ path }) => path)).toEqual(['/first', '/third']);
    await narrow.close();
  });

  test('endless body: cut at the cap, connection and all', async () => {
    far.script('endless body');
    const { fault, detail } = await faultOf(http.send(get(far.url), 5000));
    expect([fault, detail]).toEqual(['reply_too_large', 'the reply is longer than 1000 bytes']);
    await far.allClosed();
  });

  test('a length announced over the cap is refused before a byte is read; at the cap it is taken', async () => {
    far.script({ headers: { 'content-length': '1001' }, body: 'x'.repeat(1001) }, { body: 'x'.repeat(1000) });
    expect((await faultOf(http.send(get(far.url), 5000))).fault).toBe('reply_too_large');
    expect((await http.send(get(far.url), 5000)).body.length).toBe(1000);
  });

  test('headers that never end are too large as well', async () => {
    far.script({ headers: { 'x-long': 'x'.repeat(40_000) } });
    expect((await faultOf(http.send(get(far.url), 5000))).fault).toBe('reply_too_large');
  });

  test.each(['cut', 'cut mid-reply', 'garbage'] as const)('%s: unreachable, with the code', async (trick) => {
    far.script(trick);
    const { fault, detail } = await faultOf(http.send({ ...get(far.url), method: 'POST', body: 'x' }, 5000));
    expect(fault).toBe('unreachable');
    expect(detail).toMatch(/\((UND_ERR_SOCKET|ECONNRESET|HPE_[A-Z_]+)\)$/);
  });

  test('nobody listens', async () => {
    const gone = await startFarSide();
    await gone.close();
    expect(await faultOf(http.send(get(gone.url), 5000))).toEqual({
      fault: 'unreachable',
      detail: 'connection refused (ECONNREFUSED)',
    });
  });

  test('a host name that does not exist', async () => {
    const { fault, detail } = await faultOf(http.send(get('http://no-such-host.invalid/'), 5000));
    expect(fault).toBe('unreachable');
    expect(detail).toMatch(/\((ENOTFOUND|EAI_AGAIN)\)$/);
  });

  test('TLS spoken to a server that has none', async () => {
    const { fault, detail } = await faultOf(http.send(get(far.url.replace('http:', 'https:')), 5000));
    expect(fault).toBe('unreachable');
    expect(detail).toMatch(/TLS .*\([A-Z0-9_]+\)$/);
  });

  test('a TLS server without a certificate', async () => {
    const bare = createTlsServer().listen(0, '127.0.0.1');
    await new Promise((done) => bare.once('listening', done));
    const { fault, detail } = await faultOf(
      http.send(get(`https://127.0.0.1:${(bare.address() as AddressInfo).port}/`), 5000),
    );
    expect(fault).toBe('unreachable');
    expect(detail).toMatch(/TLS .*\([A-Z0-9_/]+\)$/);
    bare.close();
  });
});

test('close lets a running call end and refuses the next', async () => {
  const running = http.send(get(far.url), 5000);
  const closing = http.close();
  expect((await running).status).toBe(200);
  await closing;
  await far.allClosed();
  expect(await faultOf(http.send(get(far.url), 5000))).toEqual({
    fault: 'unreachable',
    detail: 'this process is shutting down',
  });
});
