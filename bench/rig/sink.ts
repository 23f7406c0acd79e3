// The far side: answers every POST to /d/<number> at once, unless told that one of them hangs, and notes what came when.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { answerParent } from './child.ts';
import { nowMs, percentile } from './numbers.ts';
import { sentAt } from './post.ts';

export type Received = {
  /** Different deliveries, by their webhook-id; those to the hanging destination left out. */
  distinct: number;
  repeats: number;
  /** Milliseconds between the first and the last. */
  spanMs: number;
  /** From the moment the post was sent until its delivery came in here. */
  p50: number;
  p99: number;
};

export type Sink = {
  port(given: null): number;
  /** Forgets what came; from now on `hanging` answers only after `hangMs`, nobody when null. */
  reset(given: { hanging: number | null; hangMs?: number }): void;
  received(given: null): Received;
  /** Resolves when so many different ones have come. */
  until(distinct: number): Promise<void>;
};

let hanging: number | null = null;
let hangMs = 0;
let seen = new Set<string>();
let repeats = 0;
let latencies: number[] = [];
let first = 0;
let last = 0;
let wanted: { distinct: number; resolve: () => void } | null = null;
const held = new Set<() => void>();

const server = createServer((request, response) => {
  const parts: Buffer[] = [];
  request.on('data', (part: Buffer) => parts.push(part));
  request.on('end', () => take(request, response, parts));
});
server.keepAliveTimeout = 60_000;

function take(request: IncomingMessage, response: ServerResponse, parts: Buffer[]): void {
  const now = nowMs();
  if (hanging !== null && Number(request.url!.slice('/d/'.length)) === hanging) return hold(response);
  const sent = sentAt(parts.length === 1 ? parts[0]! : Buffer.concat(parts));
  const id = String(request.headers['webhook-id']);
  if (seen.has(id)) repeats++;
  else {
    seen.add(id);
    latencies.push(now - sent);
    if (first === 0) first = now;
    last = now;
  }
  answer(response);
  if (wanted !== null && seen.size >= wanted.distinct) wanted.resolve();
}

function hold(response: ServerResponse): void {
  const release = () => {
    clearTimeout(timer);
    held.delete(release);
    answer(response);
  };
  const timer = setTimeout(release, hangMs);
  held.add(release);
}

function answer(response: ServerResponse): void {
  response.writeHead(200, { 'content-length': 2 });
  response.end('ok');
}

const answers = {
  port: () => (server.address() as AddressInfo).port,
  reset(given: { hanging: number | null; hangMs?: number }) {
    hanging = given.hanging;
    hangMs = given.hangMs ?? 0;
    for (const release of held) release();
    seen = new Set();
    latencies = [];
    repeats = first = last = 0;
  },
  received(): Received {
    const sorted = Float64Array.from(latencies).toSorted();
    return {
      distinct: seen.size,
      repeats,
      spanMs: last - first,
      p50: percentile(sorted, 0.5),
      p99: percentile(sorted, 0.99),
    };
  },
  until: (distinct: number) =>
    new Promise<void>((resolve) => {
      if (seen.size >= distinct) resolve();
      else wanted = { distinct, resolve };
    }),
} satisfies { [Name in keyof Sink]: (given: never) => unknown };

server.listen(0, '127.0.0.1', () => answerParent(answers));
