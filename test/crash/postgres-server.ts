// A PostgreSQL server that can be cut off: its connections ended, one of its processes killed, or all of it stopped at once.
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries, serverEnv } from '../postgres-binaries.ts';
import { freePort, unprivileged } from '../postgres.ts';
import type { Guard } from './guard.ts';

export type CuttableServer = {
  /** Its superuser, on the database "postgres". */
  url: string;
  /** Ends every connection to it, as an administrator would. */
  endConnections(): Promise<void>;
  /** Kills one of its processes with kill -9, at which PostgreSQL ends all others and recovers by itself. */
  killBackend(): Promise<void>;
  /** As `pg_ctl stop -m immediate` does: no checkpoint, no goodbye; then starts it again. */
  crash(): Promise<void>;
  stop(): Promise<void>;
};

/** In the guard's folder, and gone with the guard. Durable, as a server for production is. */
export async function startCuttableServer(guard: Guard): Promise<CuttableServer> {
  const bin = findBinaries();
  const env = serverEnv(bin);
  const user = unprivileged();
  const folder = join(guard.folder, 'postgresql');
  chmodSync(guard.folder, 0o755);
  mkdirSync(folder);
  if (user) chownSync(folder, user.uid, user.gid);
  const options = { ...user, cwd: folder, env };
  execFileSync(
    join(bin, 'initdb'),
    ['-D', 'data', '--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync'],
    {
      ...options,
      stdio: 'ignore',
    },
  );
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    max_connections: 200,
  };
  const words = [
    '-D',
    'data',
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;

  const start = async () => {
    const child = spawn(join(bin, 'postgres'), words, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    guard.holds(child.pid!, 'QUIT');
    const ended = new Promise<void>((done) => {
      child.once('exit', () => {
        guard.lets(child.pid!, 'QUIT');
        done();
      });
    });
    await takesConnections(child);
    return { child, ended };
  };

  let server = await start();
  return {
    url,
    endConnections: () =>
      asAdmin(
        url,
        'select pg_terminate_backend(pid) from pg_stat_activity where backend_type = $1 and pid <> pg_backend_pid()',
      ).then(() => {}),
    async killBackend() {
      const [row] = await asAdmin(
        url,
        'select pid from pg_stat_activity where backend_type = $1 and pid <> pg_backend_pid() order by random() limit 1',
      );
      if (row) process.kill(row.pid, 'SIGKILL');
    },
    async crash() {
      server.child.kill('SIGQUIT');
      await server.ended;
      server = await start();
    },
    async stop() {
      server.child.kill('SIGQUIT');
      await server.ended;
    },
  };
}

function takesConnections(server: ChildProcess): Promise<void> {
  return new Promise((ready, failed) => {
    let said = '';
    server.stderr!.on('data', (part: Buffer) => {
      said = (said + part.toString()).slice(-4_000);
      if (said.includes('ready to accept connections')) ready();
    });
    server.once('exit', () => failed(new Error(`PostgreSQL did not start:\n${said}`)));
  });
}

async function asAdmin(url: string, sql: string): Promise<{ pid: number }[]> {
  const admin = new pg.Client({ connectionString: url });
  admin.on('error', () => {});
  await admin.connect();
  try {
    return (await admin.query<{ pid: number }>(sql, ['client backend'])).rows;
  } finally {
    await admin.end().catch(() => {});
  }
}
