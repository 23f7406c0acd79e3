// The PostgreSQL server of a run, as durable as a real one, a fresh database per measured thing, and its processor time.
import { readFileSync, readdirSync } from 'node:fs';
import pg from 'pg';
import { startPostgres } from '../../test/postgres.ts';

export type Databases = {
  version: string;
  /** A new empty database's URL. */
  fresh(): Promise<string>;
  /** Runs SQL on one of them and gives the rows. */
  ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]>;
  /** Removes one that nobody uses any more, so that its upkeep falls into no later figure. */
  drop(url: string): Promise<void>;
  /** Seconds that all processes of the server have used; NaN where the system does not tell. */
  cpuS(): number;
  stop(): Promise<void>;
};

export async function openDatabases(): Promise<Databases> {
  const { url, stop } = await startPostgres({ durable: true });
  const [about] = await ask<{ version: string; pid: number; fsync: string; commit: string }>(
    url,
    `select current_setting('server_version') as version, pg_backend_pid() as pid,
       current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit`,
  );
  if (about!.fsync !== 'on' || about!.commit !== 'on')
    throw new Error('The PostgreSQL server forgets on power loss; the figures would lie.');
  const keeper = new pg.Client({ connectionString: url });
  await keeper.connect();
  const { rows } = await keeper.query<{ pid: number }>('select pg_backend_pid() as pid');
  const postmaster = parentOf(rows[0]!.pid);
  let made = 0;
  return {
    version: about!.version,
    async fresh() {
      const name = `bench_${process.pid}_${++made}`;
      await keeper.query(`create database ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    ask,
    drop: async (of) =>
      void (await keeper.query(`drop database ${new URL(of).pathname.slice(1)} with (force)`)),
    cpuS: () => (postmaster === null ? NaN : familyS(postmaster)),
    async stop() {
      await keeper.end();
      await stop();
    },
  };
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Seconds of processor time that a process has used so far; NaN where the system does not tell. */
export function processCpuS(pid: number): number {
  const fields = stat(pid)?.fields;
  return fields ? (Number(fields[11]) + Number(fields[12])) * tickS : NaN;
}

/** Linux counts in hundredths of a second. */
const tickS = 0.01;

/** Fields of /proc/<pid>/stat after the name; null when there is none. */
function stat(pid: number | string): { name: string; fields: string[] } | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const end = text.lastIndexOf(')');
    return { name: text.slice(text.indexOf('(') + 1, end), fields: text.slice(end + 2).split(' ') };
  } catch {
    return null;
  }
}

/** The postmaster of a backend on this machine; null for a server elsewhere. */
function parentOf(backend: number): number | null {
  const found = stat(backend);
  return found?.name === 'postgres' ? Number(found.fields[1]) : null;
}

/** Its own, its living children's and its ended children's user and system time. */
function familyS(postmaster: number): number {
  let ticks = 0;
  for (const pid of readdirSync('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const fields = stat(pid)?.fields;
    if (!fields) continue;
    const own = Number(fields[11]) + Number(fields[12]);
    if (Number(pid) === postmaster) ticks += own + Number(fields[13]) + Number(fields[14]);
    else if (Number(fields[1]) === postmaster) ticks += own;
  }
  return ticks * tickS;
}
