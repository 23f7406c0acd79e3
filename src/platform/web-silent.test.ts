// On real sockets: what was opened ahead of need does not hold the closing server, what asks does.
import { get } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { endSilentConnections } from './web-silent.ts';
import type { Web } from './web.ts';

test('a connection that asked for nothing is ended; a request under way is answered', async () => {
  const web = Fastify() as unknown as Web;
  let answer = () => {};
  const asked = new Promise<void>((begun) => {
    web.get('/slow', async () => {
      begun();
      await new Promise<void>((go) => (answer = go));
      return { ok: true };
    });
  });
  endSilentConnections(web);
  await web.listen({ port: 0, host: '127.0.0.1' });
  const { port } = web.server.address() as AddressInfo;
  const taken = new Promise((done) => web.server.once('connection', done));
  const silent = connect(port, '127.0.0.1');
  const ended = new Promise((done) => silent.resume().once('close', done));
  await taken;
  const slow = new Promise((told) =>
    get({ port, path: '/slow', agent: false }, (reply) => reply.setEncoding('utf8').once('data', told)),
  );
  await asked;
  const closed = web.close();
  await ended;
  answer();
  expect(await slow).toBe('{"ok":true}');
  await closed;
});
