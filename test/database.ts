// Databases for tests, each a copy of a migrated template that is made once per schema.
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Db } from '../src/platform/db.ts';
import { openEmbedded } from '../src/platform/db-embedded.ts';
import { openPostgres } from '../src/platform/db-postgres.ts';
import { openLog } from '../src/platform/log.ts';
import { migrate, migrations } from '../src/platform/migrate.ts';
import { FilledFs, readTemplate, type Template } from './filled-fs.ts';

/** drop: after the database was closed; fails while a connection to it is left. */
export type FreshDatabase = { db: Db; drop: () => Promise<void> };

/** Which one this run of the tests is about. */
export function whichDatabase(): 'embedded' | 'server' {
  return process.env['LEADSHARE_TEST_DATABASE'] === 'server' ? 'server' : 'embedded';
}

export async function freshDatabase(): Promise<FreshDatabase> {
  return whichDatabase() === 'server' ? cloned(inject('postgresUrl')) : inMemory();
}

async function inMemory(): Promise<FreshDatabase> {
  template ??= dump();
  const db = await openEmbedded(null, new FilledFs(await template));
  return {
    db,
    drop: async () => {
      if (!db.pglite.closed) throw new Error('The embedded database was not closed.');
    },
  };
}

/** Read once by a process for all the databases that its tests open. */
let template: Promise<Template> | undefined;

/** The migrated data folder as a tarball, kept in the temporary folder for every process that tests this schema. */
async function dump(): Promise<Template> {
  const path = join(tmpdir(), `leadshare-test-${schemaName()}.small.tar`);
  if (!existsSync(path)) {
    const db = await openEmbedded(null);
    await migrate(db);
    // They are only there to make further databases of, and a third of all there is to unpack.
    await db.script('update pg_database set datistemplate = false');
    for (const name of ['template0', 'template1']) await db.script(`drop database ${name}`);
    await db.script('checkpoint');
    const file = await db.pglite.dumpDataDir('none');
    await db.close();
    // Another process may be at the same; whoever is last leaves the same file, and nobody sees half of one.
    const half = `${path}.${process.pid}`;
    writeFileSync(half, Buffer.from(await file.arrayBuffer()));
    renameSync(half, path);
  }
  return readTemplate(readFileSync(path));
}

async function cloned(serverUrl: string): Promise<FreshDatabase> {
  const template = `leadshare_${schemaName()}`;
  const name = `leadshare_test_${randomBytes(6).toString('hex')}`;
  await asAdmin(serverUrl, async (admin) => {
    await makeTemplate(admin, serverUrl, template);
    // The files as they are take a third of the time that it takes to log each of their pages.
    await admin.query(`create database ${name} template ${template} strategy file_copy`);
  });
  return {
    db: openServer(serverUrl, name),
    // PostgreSQL itself waits five seconds for connections to end, and refuses while one is left.
    drop: () => asAdmin(serverUrl, async (admin) => void (await admin.query(`drop database ${name}`))),
  };
}

const templateLock = 7041_99;

/** One process makes it, under another name until it is whole. */
async function makeTemplate(admin: pg.Client, serverUrl: string, template: string): Promise<void> {
  await admin.query('select pg_advisory_lock($1)', [templateLock]);
  const known = await admin.query('select 1 from pg_database where datname = $1', [template]);
  if (known.rowCount === 0) {
    const half = `${template}_half`;
    await admin.query(`drop database if exists ${half}`);
    await admin.query(`create database ${half}`);
    const db = openServer(serverUrl, half);
    await migrate(db);
    await db.close();
    await admin.query(`alter database ${half} rename to ${template}`);
  }
  await admin.query('select pg_advisory_unlock($1)', [templateLock]);
}

function openServer(serverUrl: string, database: string): Db {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return openPostgres({ url: url.href, maxConnections: 10, log: openLog('silent') });
}

async function asAdmin(serverUrl: string, work: (admin: pg.Client) => Promise<void>): Promise<void> {
  const admin = new pg.Client({ connectionString: serverUrl });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

function schemaName(): string {
  const hash = createHash('sha256');
  for (const { name, text } of migrations()) hash.update(name).update(text);
  return hash.digest('hex').slice(0, 16);
}
