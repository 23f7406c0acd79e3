// Every long-lived thing, built once and handed to whoever needs it.
import { join } from 'node:path';
import { Changes } from './changes.ts';
import { systemClock, type Clock } from './clock.ts';
import { ConfigError, type Config } from './config.ts';
import type { Db } from './db.ts';
import { openEmbedded } from './db-embedded.ts';
import { openPostgres } from './db-postgres.ts';
import { newId, type Id } from './ids.ts';
import { openLog, type Log } from './log.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { migrate } from './migrate.ts';
import { Outbox } from './outbox.ts';
import { openVault, vaultKeys, type Vault } from './vault.ts';

export type App = {
  config: Config;
  db: Db;
  clock: Clock;
  log: Log;
  vault: Vault;
  outbox: Outbox;
  changes: Changes;
  metrics: Metrics;
  /** This process among those that share the database. */
  nodeId: Id<'nod'>;
  /** Where others reach this server, without a trailing slash; known once it listens. */
  publicUrl(): string;
  setPublicUrl(url: string): void;
  close(): Promise<void>;
};

/** Parts that tests put in place of the usual ones. */
export type Parts = { db?: Db; clock?: Clock; log?: Log };

/** Opens the database, brings its schema up to date and builds the app. Throws ConfigError for what the operator can mend. */
export async function openApp(config: Config, parts: Parts = {}): Promise<App> {
  const clock = parts.clock ?? systemClock;
  const log = parts.log ?? openLog(config.logLevel);
  const db = parts.db ?? (await openDb(config, log));
  const applied = await migrate(db).catch((error: Error & { code?: string }) => {
    throw config.databaseUrl
      ? new ConfigError(`DATABASE_URL: ${error.message || error.code || 'no answer'}`)
      : error;
  });
  if (applied.length > 0) log.info({ applied }, 'database.migrated');
  let publicUrl = config.publicUrl ?? '';
  return {
    config,
    db,
    clock,
    log,
    vault: openVault(vaultKeys(config)),
    outbox: new Outbox(db, clock),
    changes: new Changes(db, log),
    metrics: openMetrics(),
    nodeId: newId('nod', clock.now()),
    publicUrl: () => publicUrl,
    setPublicUrl: (url) => void (publicUrl = url),
    close: () => db.close(),
  };
}

/** The server of DATABASE_URL, or the embedded database in the data folder. */
export async function openDb(config: Config, log: Log): Promise<Db> {
  if (config.databaseUrl) return openPostgres({ url: config.databaseUrl.reveal(), maxConnections: 20, log });
  return openEmbedded(join(config.dataDir, 'db'));
}
