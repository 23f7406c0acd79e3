// PGlite, PostgreSQL as wasm in this process, behind the seam of db.ts. One connection, one process at a time,
// and durable: see durable-fs.ts.
import { mkdirSync } from 'node:fs';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PGlite, types, type MemoryFS, type Results, type SerializerOptions } from '@electric-sql/pglite';
import type { Sql } from 'sql-template-tag';
import type { Db, Prepared, Queries, Topic, Tx } from './db.ts';
import { confine, parameter } from './db-postgres.ts';
import { DurableFs, durableStart } from './durable-fs.ts';
import { statementsOn } from './embedded-statements.ts';
import { holdFolder } from './folder-lock.ts';

const parsers = {
  [types.INT8]: Number,
  [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
};
/** A Column is encoded already, so the array types (text, int4, timestamptz, json, jsonb, bytea, bool) pass through. */
const encoded: SerializerOptions = Object.fromEntries(
  [1009, 1007, 1185, 199, 3807, 1001, 1000].map((oid) => [oid, passThrough]),
);

/**
 * What is in memory anyway needs few pages beside it, and to make the usual 128 MB of them is a quarter of the opening;
 * and its log need not come in pieces of 16 MB.
 */
const memoryStorage = {
  startParams: [...PGlite.defaultStartParams, '-c', 'shared_buffers=32MB', '-c', 'max_wal_size=1GB'],
  initDbStartParams: ['--wal-segsize=1'],
};

/**
 * Opens the database in `folder` (made when missing) and holds it: a second process gets a clear error.
 * Null keeps everything in memory, for tests; `filled` is a memory that has a database already.
 */
export async function openEmbedded(
  folder: string | null,
  filled?: MemoryFS,
): Promise<Db & { pglite: PGlite }> {
  const release = folder === null ? async () => {} : await holdFolder(folder);
  if (folder !== null) mkdirSync(folder, { recursive: true, mode: 0o700 });
  const storage =
    folder === null
      ? { ...memoryStorage, ...(filled ? { fs: filled } : {}) }
      : { fs: new DurableFs(folder), startParams: durableStart };
  const extensions = { pg_trgm, btree_gin };
  const pglite = await PGlite.create({ ...storage, parsers, extensions });
  // For the reasons given in db-postgres.ts; here one connection does everything.
  await pglite.exec('set default_statistics_target = 20; set enable_sort = off');
  const { ask, forget } = statementsOn(pglite, encoded);
  const heard = new Map<Topic, Set<(payload: string) => void>>();

  const tx = <Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> =>
    pglite.transaction((inner) => {
      const inside: Ask = async (text, values) => {
        if (inner.closed) throw new Error('Transaction is closed');
        return ask(text, values);
      };
      return work({ ...queriesBy(inside), inTransaction: true });
    });

  /** Waits for its turn among the transactions, as PGlite's own query does. */
  const alone: Ask = async (text, values) => {
    const { _checkReady: ready, _runExclusiveTransaction: inTurn } = pglite;
    await ready.call(pglite);
    return inTurn.call(pglite, () => ask(text, values)) as Promise<Results>;
  };

  return {
    pglite,
    kind: 'embedded',
    ...queriesBy(alone),
    tx,
    asPublisher: (publisherId, work, assignee = null) =>
      tx(async (scoped) => {
        await scoped.prepared(confine, [publisherId, assignee ?? '']);
        return work(scoped);
      }),
    async script(text) {
      await pglite.exec(text);
      await forget();
    },
    // The folder's lock already makes this process the only one.
    locked: (_lock, work) => work(),
    lockedIfFree: (_lock, work) => work(),
    async notify(topic, payload = '') {
      for (const tell of heard.get(topic) ?? []) tell(payload);
    },
    async listen(topic, tell) {
      const known = heard.get(topic) ?? new Set();
      heard.set(topic, known.add(tell));
      return async () => void known.delete(tell);
    },
    async close() {
      await pglite.close();
      await release();
    },
  };
}

type Ask = (text: string, values: readonly unknown[]) => Promise<Results>;

function queriesBy(ask: Ask): Queries {
  const query = (text: string, values: readonly unknown[]) => ask(text, values.map(parameter));
  return {
    rows: async <Row extends object>({ text, values }: Sql) => (await query(text, values)).rows as Row[],
    run: async ({ text, values }) => (await query(text, values)).affectedRows ?? 0,
    prepared: async <Row extends object>({ text }: Prepared, values: readonly unknown[]) =>
      (await query(text, values)).rows as Row[],
  };
}

// PGlite's type wants text; its wire code sends a byte array in binary, which is what a Column is by now. Anything but
// text or bytes would break its protocol for the statements after it, so a plain array is written out here.
function passThrough(value: unknown): string {
  return value instanceof Uint8Array ? (value as unknown as string) : arrayLiteral(value as readonly Plain[]);
}

type Plain = string | number | boolean | null;

function arrayLiteral(values: readonly Plain[]): string {
  const member = (value: Plain) => (value === null ? 'null' : `"${String(value).replace(/[\\"]/g, '\\$&')}"`);
  return `{${values.map(member).join(',')}}`;
}
