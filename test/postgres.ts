// A PostgreSQL server of our own for tests, the crash harness and the benchmark: found or fetched, started in a fresh
// folder, and gone with the process that asked for it, however that ends.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, statfsSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { findBinaries, oldest, serverEnv } from './postgres-binaries.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Server on which tests may create databases; set where LEADSHARE_TEST_DATABASE is "server". */
    postgresUrl: string;
  }
}

/** vitest's global set-up of the project "server". */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide('postgresUrl', url);
  return stop;
}

export type Postgres = {
  /** Its superuser, on the database "postgres". */
  url: string;
  stop: () => Promise<void>;
};

/**
 * The server that LEADSHARE_TEST_DATABASE_URL names, or else a private one from the machine's binaries.
 * A private one forgets on power loss, for speed, unless `durable`; benchmarks want it durable.
 */
export async function startPostgres({ durable = false } = {}): Promise<Postgres> {
  const given = process.env['LEADSHARE_TEST_DATABASE_URL'];
  if (given) {
    await expectRecent(given);
    return { url: given, stop: async () => {} };
  }
  const bin = findBinaries();
  const user = unprivileged();
  const folder = mkdtempSync(join(durable ? tmpdir() : inMemory(), 'leadshare-pg-'));
  if (user) chownSync(folder, user.uid, user.gid);
  const password = randomBytes(16).toString('hex');
  writeFileSync(join(folder, 'password'), password);
  const port = await freePort();
  const settings = { ...(durable ? {} : forgetful), unix_socket_directories: folder, max_connections: '200' };
  const server = await serve(
    bin,
    folder,
    { ...settings, listen_addresses: '127.0.0.1', port: `${port}` },
    user,
  );
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    stop: () =>
      new Promise((done) => {
        server.once('exit', () => done());
        server.stdin!.end();
      }),
  };
}

// Its log lies in memory with the rest and is for crashes that it would not survive anyway: little is kept.
const forgetful = { fsync: 'off', full_page_writes: 'off', max_wal_size: '256MB' };

/** Each test file begins and ends with a database, whose files a slow disk takes most of a second to make. */
function inMemory(): string {
  const folder = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > mostGiB * 2 ** 30 ? folder : tmpdir();
  } catch {
    // Only Linux has it.
    return tmpdir();
  }
}

/** Eight times what all that lay there at once came to in a whole run. */
const mostGiB = 4;

type Account = { uid: number; gid: number };

/** PostgreSQL refuses to run as root; then it runs as postgres, or as nobody where there is no such user. */
export function unprivileged(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const id = (flag: string, name: string) =>
    Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
  for (const name of ['postgres', 'nobody'])
    try {
      return { uid: id('-u', name), gid: id('-g', name) };
    } catch {
      // Not on this machine; the next one.
    }
  throw new Error('The tests run as root, and PostgreSQL does not: add a user named postgres.');
}

/**
 * The shell lives as long as its input is open. The kernel closes that when this process ends in whatever way, kill -9
 * included; then the shell interrupts the server, which shuts down fast, and removes the folder. The shell itself
 * ignores interrupts; initdb and postgres take them. It asks again because one may come between those two.
 */
const script = `
  trap '' INT
  exec 3<&0
  (initdb -D data --username=postgres --pwfile=password --auth=scram-sha-256 --encoding=UTF8 --locale=$LC_ALL --no-sync >/dev/null \
    && exec postgres -D data "$@") 2>&1 & server=$!
  (cat <&3 >/dev/null; while kill -0 $server; do kill -INT 0; sleep 0.1; done) 2>/dev/null &
  wait $server
  rm -rf "$PWD"`;

/** Resolves once the server takes connections. */
function serve(
  bin: string,
  folder: string,
  settings: Record<string, string>,
  user: Account | undefined,
): Promise<ChildProcess> {
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn('sh', ['-c', script, 'sh', ...options], {
    ...user,
    cwd: folder,
    env: serverEnv(bin),
    // Its own group, so that Ctrl-C reaches it through its input alone.
    detached: true,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  return new Promise((ready, failed) => {
    let said = '';
    server.stdout.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4_000);
      if (said.includes('ready to accept connections')) ready(server);
    });
    server.once('error', failed);
    server.once('exit', () => failed(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

async function expectRecent(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  await client.connect().catch((error: Error) => {
    throw new Error(`LEADSHARE_TEST_DATABASE_URL: no server answers there (${error.message}).`, {
      cause: error,
    });
  });
  const { rows } = await client.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  );
  await client.end();
  if (Number.parseInt(rows[0]!.version, 10) < oldest)
    throw new Error(
      `LEADSHARE_TEST_DATABASE_URL: PostgreSQL ${rows[0]!.version} is too old; ${oldest} or newer is needed.`,
    );
}

export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });
}
