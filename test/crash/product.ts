// The product as the operating system sees it: a process that is started, told, killed and started again.
import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { compileCache } from '../compile-cache.ts';
import type { Guard } from './guard.ts';

const root = join(import.meta.dirname, '../..');

/** What a process is started with: `start` is main.ts, which npm start runs; the others are verbs of the command line. */
export type Role = 'start' | 'serve' | 'work';

export type Ended = { code: number | null; signal: NodeJS.Signals | null };

export type Product = {
  role: Role;
  pid: number;
  /** Where it listens; null for a process that only works, and until it listens. */
  address: string | null;
  /** Resolves once it says that it listens or delivers; rejects with its last words when it ends before. */
  ready: Promise<void>;
  ended: Promise<Ended>;
  hasEnded(): boolean;
  /** What it wrote to standard error, and the last of what it wrote to standard output. */
  said(): { out: string; err: string };
  send(signal: 'SIGKILL' | 'SIGTERM'): void;
};

/** Settings that every process of a test shares; the rest of the environment stays outside. */
export const productEnv = {
  PORT: '0',
  LEADSHARE_PUBLIC_URL: 'http://leads.example',
  LEADSHARE_OPERATOR_KEY: 'operator-key-of-the-crash-test',
  LEADSHARE_ALLOW_PRIVATE_DESTINATIONS: '1',
  LOG_LEVEL: 'warn',
} as const;

export function startProduct(guard: Guard, role: Role, env: Record<string, string>): Product {
  const words = role === 'start' ? ['src/main.ts'] : ['src/cli.ts', role];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', ...compileCache, ...productEnv, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const pid = child.pid!;
  guard.holds(pid, 'KILL');
  const said = listenTo(child);
  const ended = new Promise<Ended>((done) => {
    child.once('close', (code, signal) => {
      guard.lets(pid, 'KILL');
      done({ code, signal });
    });
  });
  const product: Product = {
    role,
    pid,
    address: null,
    ready: begun(child, ended, said),
    ended,
    hasEnded: () => child.exitCode !== null || child.signalCode !== null,
    said,
    send: (signal) => void child.kill(signal),
  };
  void product.ready.then(
    () => (product.address = addressIn(said().out)),
    () => undefined,
  );
  return product;
}

/** Asks it over HTTP with the operator's key; throws for anything but a 2xx. path: below /api/v1. A text goes as a CSV file. */
export async function askProduct<Body>(
  product: Product,
  method: string,
  path: string,
  body: object | string,
): Promise<Body> {
  const isFile = typeof body === 'string';
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${productEnv.LEADSHARE_OPERATOR_KEY}`,
      'content-type': isFile ? 'text/csv' : 'application/json',
    },
    body: isFile ? body : JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`);
  return (await answer.json()) as Body;
}

const addressIn = (out: string) => /listens on (http:\S+)/.exec(out)?.[1] ?? null;

/** Its first words hold the address, so they are kept; of the rest, the last. */
function listenTo(child: ChildProcess): Product['said'] {
  const said = { out: '', err: '' };
  for (const name of ['out', 'err'] as const)
    child[`std${name}`]!.on('data', (part: Buffer) => {
      said[name] += part.toString();
      if (said[name].length > 60_000)
        said[name] = `${said[name].slice(0, 4_000)}\n…\n${said[name].slice(-40_000)}`;
    });
  return () => said;
}

function begun(child: ChildProcess, ended: Promise<Ended>, said: Product['said']): Promise<void> {
  return new Promise((done, failed) => {
    child.stdout!.on('data', () => /^Leadshare (?:listens|delivers)/m.test(said().out) && done());
    void ended.then(({ code, signal }) =>
      failed(new Error(`It ended (${signal ?? code}) before it had begun: ${said().err || said().out}`)),
    );
  });
}
