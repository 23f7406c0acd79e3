// PostgreSQL 15 or newer behind the seam of db.ts, by node-postgres.
import pg from 'pg';
import type { Sql } from 'sql-template-tag';
import { binaryArray } from './binary-array.ts';
import { Column, type Db, type Prepared, type Queries, type Topic, type Tx } from './db.ts';
import type { Log } from './log.ts';

const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    // bigint: our counts stay far below 2^53.
    if (oid === 20 && format !== 'binary') return Number;
    return pg.types.getTypeParser(oid, format) as (value: string) => unknown;
  },
};

type Options = { url: string; maxConnections: number; log: Log };

/** Opens a pool; connects on first use. */
export function openPostgres({ url, maxConnections, log }: Options): Db {
  const connection = {
    connectionString: url,
    types,
    application_name: 'leadshare',
    connectionTimeoutMillis: 5_000,
  };
  const half = { ...connection, max: Math.ceil(maxConnections / 2) };
  const pool = openPool(half, forAll, log);
  const hot = openPool(half, `${forAll}; ${forHotPaths}`, log);
  const listener = new Listener(connection, log);

  async function tx<Result>(from: pg.Pool, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    const client = await from.connect();
    let broken = false;
    try {
      await client.query('begin');
      const result = await work({ ...queriesOn(client), inTransaction: true });
      await client.query('commit');
      return result;
    } catch (error) {
      await client.query('rollback').catch(() => (broken = true));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async function holding<Result>(
    lock: number,
    sql: string,
    work: () => Promise<Result>,
  ): Promise<Result | null> {
    const client = await pool.connect();
    let taken = false;
    try {
      const answer = await client.query<{ taken: boolean }>(sql, [lock]);
      taken = answer.rows[0]?.taken !== false;
      return taken ? await work() : null;
    } finally {
      if (taken) await client.query('select pg_advisory_unlock($1)', [lock]).catch(() => {});
      client.release();
    }
  }

  return {
    kind: 'postgres',
    ...queriesOn(pool),
    prepared: queriesOn(hot).prepared,
    tx: (work) => tx(hot, work),
    asPublisher: (publisherId, work, assignee = null) =>
      tx(pool, async (scoped) => {
        await scoped.prepared(confine, [publisherId, assignee ?? '']);
        return work(scoped);
      }),
    script: async (text) => void (await pool.query(text)),
    locked: async (lock, work) =>
      (await holding(lock, 'select pg_advisory_lock($1)', work)) as Awaited<ReturnType<typeof work>>,
    lockedIfFree: (lock, work) => holding(lock, 'select pg_try_advisory_lock($1) as taken', work),
    notify: async (topic, payload = '') =>
      void (await pool.query('select pg_notify($1, $2)', [channel(topic), payload])),
    listen: (topic, heard) => listener.add(topic, heard),
    async close() {
      await listener.close();
      await Promise.all([pool.end(), hot.end()]);
    },
  };
}

/** A pool whose connections begin with the settings. */
function openPool(options: pg.PoolConfig, settings: string, log: Log): pg.Pool {
  const pool = new pg.Pool({
    ...options,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    // oxlint-disable-next-line typescript/no-misused-promises -- the pool waits for it
    onConnect: async (client) => {
      // One that is lost in use must not end the process, and the pool itself does not listen; its query fails and says so.
      client.on('error', () => {});
      await client.query(settings);
    },
  });
  // Nor must an idle connection that the server drops; the next query opens another.
  pool.on('error', (err) => log.warn({ err }, 'database.connection_lost'));
  return pool;
}

/**
 * Our statements are short: compiling one took up to two seconds. And six thousand rows tell enough of a table. A process that is
 * killed must not go on holding its rows until its last statement has ended; a server that cannot look for that does without.
 */
const forAll = `set jit = off; set default_statistics_target = 20;
  do $$ begin set client_connection_check_interval = '2s'; exception when others then null; end $$`;

/**
 * For the statements that the product lives by, all in transactions of our own or prepared. A backlog that statistics do
 * not know of yet makes several indexes look alike; the right one is the one that needs no sort. One plan does for all
 * arrays, where planning each of the first five batches anew took longer than running them.
 */
const forHotPaths = 'set enable_sort = off; set plan_cache_mode = force_generic_plan';

/** Drops to the role that row-level security binds, and names its publisher and the seller it is for, until the transaction ends. */
export const confine: Prepared = {
  name: 'confine',
  text: `select set_config('role', 'leadshare_publisher', true), set_config('leadshare.publisher', $1, true),
    set_config('leadshare.assignee', $2, true)`,
};

export const channel = (topic: Topic) => `leadshare_${topic}`;

function queriesOn(client: pg.Pool | pg.PoolClient): Queries {
  return {
    rows: async <Row extends object>(query: Sql) =>
      (await client.query(query.text, query.values.map(parameter))).rows as Row[],
    run: async (query) => (await client.query(query.text, query.values.map(parameter))).rowCount ?? 0,
    prepared: async <Row extends object>({ name, text }: Prepared, values: readonly unknown[]) =>
      (await client.query({ name, text, values: values.map(parameter) })).rows as Row[],
  };
}

/** Columns go out in binary; everything else as the driver does it. */
export function parameter(value: unknown): unknown {
  return value instanceof Column ? binaryArray(value.type, value.values) : value;
}

/** One connection that listens, made again when it is lost. */
class Listener {
  readonly #heard = new Map<Topic, Set<(payload: string) => void>>();
  readonly #options: pg.ClientConfig;
  readonly #log: Log;
  #client: pg.Client | null = null;
  #opening: Promise<void> | null = null;
  #again: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(options: pg.ClientConfig, log: Log) {
    this.#options = options;
    this.#log = log;
  }

  async add(topic: Topic, heard: (payload: string) => void): Promise<() => Promise<void>> {
    const known = this.#heard.get(topic) ?? new Set();
    this.#heard.set(topic, known.add(heard));
    await (this.#opening ??= this.#open());
    await this.#client?.query(`listen ${channel(topic)}`);
    return async () => void known.delete(heard);
  }

  async close(): Promise<void> {
    this.#closed = true;
    if (this.#again) clearTimeout(this.#again);
    await this.#opening?.catch(() => {});
    await this.#client?.end().catch(() => {});
  }

  async #open(): Promise<void> {
    const client = new pg.Client({ ...this.#options, keepAlive: true });
    client.on('error', () => {});
    client.on('notification', ({ channel: name, payload }) => {
      for (const [topic, heard] of this.#heard)
        if (channel(topic) === name) for (const tell of heard) tell(payload ?? '');
    });
    client.on('end', () => this.#lost());
    try {
      await client.connect();
      for (const topic of this.#heard.keys()) await client.query(`listen ${channel(topic)}`);
      this.#client = client;
    } catch {
      this.#lost();
    }
  }

  #lost(): void {
    this.#client = null;
    if (this.#closed || this.#again) return;
    this.#log.warn('database.listener_lost');
    this.#again = setTimeout(() => {
      this.#again = null;
      this.#opening = this.#open().then(() => this.#caughtUp());
    }, 1_000);
  }

  /** Whatever was said while nobody listened is unknown, so everybody looks again. */
  #caughtUp(): void {
    if (this.#client) for (const heard of this.#heard.values()) for (const tell of heard) tell('');
  }
}
