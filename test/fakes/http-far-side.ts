// A local HTTP server that behaves as a test scripts it, request by request, and otherwise as `serve` says.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

export type Seen = { method: string; path: string; headers: Record<string, string>; body: Buffer };

export type Answer = { status?: number; headers?: Record<string, string>; body?: string | Buffer };

/**
 * hang: takes the request, says nothing. slow body: headers and a first byte, then nothing. endless body: never stops.
 * cut: closes before any reply. cut after commit: does what `serve` does, then closes without saying so.
 * cut mid-reply: closes inside the body. garbage: bytes that are not HTTP.
 */
export type Trick =
  | 'hang'
  | 'slow body'
  | 'endless body'
  | 'cut'
  | 'cut after commit'
  | 'cut mid-reply'
  | 'garbage';

export type FarSide = {
  url: string;
  port: number;
  /** Every request that arrived whole, in order. */
  seen: Seen[];
  /** Connections opened so far, and those open now. */
  connections: { opened: number; open: number };
  /** Resolves when a connection that the client gave up has closed. */
  allClosed(): Promise<void>;
  /** The next requests get these, in this order; later ones get `serve`. */
  script(...next: (Answer | Trick)[]): void;
  /** Takes back what was scripted and no request has met yet; answers how many those are. */
  takeBack(): number;
  /** From now on unscripted requests get what `change` makes of the way they were served until now. */
  serveBy(change: (serve: Serve) => Serve): void;
  close(): Promise<void>;
};

export type Serve = (request: Seen) => Answer | Promise<Answer>;

export async function startFarSide(
  served: Serve = () => ({ status: 200, body: 'ok' }),
  host = '127.0.0.1',
  /** Requests that the script is for; a request for a token, say, is served as ever. */
  scripted: (request: Seen) => boolean = () => true,
): Promise<FarSide> {
  let serve = served;
  const seen: Seen[] = [];
  const queue: (Answer | Trick)[] = [];
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  const connections = { opened: 0, open: 0 };

  const server = createServer((request, response) => {
    void take(request).then(async (got) => {
      seen.push(got);
      const next = scripted(got) ? queue.shift() : undefined;
      if (next === undefined) await send(response, await serve(got));
      else if (typeof next !== 'string') await send(response, next);
      else await play(next, got, response, serve);
    }, noop);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    connections.opened += 1;
    connections.open += 1;
    socket.on('error', noop);
    socket.on('close', () => {
      sockets.delete(socket);
      connections.open -= 1;
      if (sockets.size === 0) waiting.splice(0).forEach((go) => go());
    });
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  const { port } = server.address() as AddressInfo;

  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    seen,
    connections,
    allClosed: () => (sockets.size === 0 ? Promise.resolve() : new Promise((done) => waiting.push(done))),
    script: (...next) => void queue.push(...next),
    takeBack: () => queue.splice(0).length,
    serveBy: (change) => void (serve = change(serve)),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function take(request: IncomingMessage): Promise<Seen> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  );
  return { method: request.method!, path: request.url!, headers, body: Buffer.concat(chunks) };
}

async function play(trick: Trick, got: Seen, response: ServerResponse, serve: Serve): Promise<void> {
  const socket = response.socket!;
  if (trick === 'hang') return;
  if (trick === 'cut') return void socket.destroy();
  if (trick === 'garbage') return void socket.end('\u0000\u0001this is no HTTP at all\r\n\r\n');
  if (trick === 'cut after commit') {
    await serve(got);
    return void socket.destroy();
  }
  if (trick === 'slow body') return void response.writeHead(200, { 'content-length': 10 }).write('o');
  if (trick === 'cut mid-reply') {
    response.writeHead(200, { 'content-length': 10 }).write('o', () => socket.destroy());
    return;
  }
  response.writeHead(200, { 'content-type': 'text/plain' });
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(16_384)));
  };
  response.on('drain', more);
  more();
}

function send(response: ServerResponse, answer: Answer): Promise<void> {
  return new Promise((done) => {
    const body = answer.body ?? '';
    response.writeHead(answer.status ?? 200, {
      'content-length': Buffer.byteLength(body),
      ...answer.headers,
    });
    response.end(body, () => done());
  });
}

const noop = () => undefined;
