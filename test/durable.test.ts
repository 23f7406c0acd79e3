// The embedded database keeps what it acknowledged, however the process ends, and one process alone has it.
import { spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openHouse } from '../src/house.ts';
import { openApp, type App } from '../src/platform/app.ts';
import { readConfig } from '../src/platform/config.ts';
import type { Db } from '../src/platform/db.ts';
import type { DurableFs } from '../src/platform/durable-fs.ts';
import { openLog } from '../src/platform/log.ts';
import { apiAt } from './crash/api.ts';
import { chanceFrom } from './crash/chance.ts';
import { startGuard, type Guard } from './crash/guard.ts';
import { bodyOf, startLoad, type Load } from './crash/load.ts';
import { until } from './crash/patience.ts';
import { productEnv, startProduct, type Product } from './crash/product.ts';

let guard: Guard;
let folders = 0;

beforeAll(async () => {
  guard = startGuard();
  await (await appIn(template())).close();
});
afterAll(() => guard.close());

/** Made once, since making a database takes longer than all that is done with it here. */
const template = () => join(guard.folder, 'template');

function freshFolder(): string {
  const folder = join(guard.folder, `data-${++folders}`);
  cpSync(template(), folder, { recursive: true });
  return folder;
}

const appIn = (folder: string): Promise<App> =>
  openApp(readConfig({ ...productEnv, LEADSHARE_DATA_DIR: folder }), { log: openLog('silent') });

const productIn = (folder: string, env: Record<string, string> = {}): Product =>
  startProduct(guard, 'start', { LEADSHARE_DATA_DIR: folder, ...env });

/** A listing to post to; answers its intake path. */
async function aListing(address: string): Promise<string> {
  const api = apiAt(() => address);
  const publisher = { slug: 'northwind', name: 'Northwind' };
  const { id } = await api.call<{ id: string }>('POST', '/api/v1/publishers', publisher);
  const listing = { storefront: 'appsource', kind: 'app', offerId: 'shift-planner', title: 'Shift Planner' };
  const path = `/api/v1/publishers/${id}/listings`;
  const made = await api.call<{ leadSharing: { intakeUrl: string } }>('POST', path, listing);
  return new URL(made.leadSharing.intakeUrl).pathname;
}

const loadOn = ({ address }: Product, path: string): Load =>
  startLoad({ path, addresses: () => [address!], senders: 6, pauseMs: 10, chance: chanceFrom(1) });

/** The acknowledged leads that are not in the folder's database. */
async function missingIn(folder: string, { acknowledged }: Load): Promise<string[]> {
  const app = await appIn(folder);
  const kept = new Set((await app.db.rows<{ id: string }>(sql`select id from leads`)).map(({ id }) => id));
  await app.close();
  return acknowledged.map(({ leadId }) => leadId).filter((id) => !kept.has(id));
}

const syncsOf = (db: Db) => (db as Db & { pglite: { fs: DurableFs } }).pglite.fs.syncs;

it('every acknowledged lead was synced to disk before it was acknowledged', async () => {
  const app = await appIn(freshFolder());
  const house = await openHouse(app, { serve: true, work: true });
  const address = await house.web!.listen({ port: 0, host: '127.0.0.1' });
  const path = await aListing(address);
  expect(await app.db.rows(sql`show fsync`)).toEqual([{ fsync: 'on' }]);
  expect(await app.db.rows(sql`show synchronous_commit`)).toEqual([{ synchronous_commit: 'on' }]);
  const growth: number[] = [];
  for (let number = 1; number <= 10; number++) {
    const before = syncsOf(app.db);
    const answer = await house.web!.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/json' },
      payload: bodyOf(number, `p${number}`),
    });
    growth.push(answer.statusCode === 202 ? syncsOf(app.db) - before : 0);
  }
  await house.close();
  expect(Math.min(...growth)).toBeGreaterThanOrEqual(1);
});

it('a second process on the same folder is turned away with a line that says what to do', async () => {
  const folder = freshFolder();
  const first = productIn(folder);
  await first.ready;
  const second = productIn(folder);
  await expect(second.ready).rejects.toThrow('LEADSHARE_DATA_DIR');
  expect(await second.ended).toEqual({ code: 1, signal: null });
  expect(second.said().err).toMatch(/^LEADSHARE_DATA_DIR: another process uses [^\n]*\n$/);
  expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
  first.send('SIGTERM');
  await first.ended;
});

it('of several that start at once after a crash, one alone has the folder', async () => {
  const folder = freshFolder();
  const start = () => holder(guard, folder);
  const crashed = start();
  expect(await crashed.said).toBe('held');
  crashed.kill();
  await crashed.ended;
  const starters = Array.from({ length: 6 }, start);
  const said = await Promise.all(starters.map((each) => each.said));
  for (const each of starters) each.kill();
  expect(said.toSorted()).toEqual(['held', ...Array.from({ length: 5 }, () => 'refused')]);
});

it('after kill -9 the folder opens at once, with every acknowledged lead', async () => {
  const folder = freshFolder();
  const product = productIn(folder);
  await product.ready;
  const load = loadOn(product, await aListing(product.address!));
  await until('there is load', () => load.acknowledged.length >= 50);
  product.send('SIGKILL');
  await product.ended;
  const again = productIn(folder);
  await again.ready;
  again.send('SIGKILL');
  await again.ended;
  load.stop();
  expect(await missingIn(folder, load)).toEqual([]);
});

it('SIGTERM under load: what was begun is answered, and the process ends with 0', async () => {
  const folder = freshFolder();
  const product = productIn(folder);
  await product.ready;
  const load = loadOn(product, await aListing(product.address!));
  await until('there is load', () => load.acknowledged.length >= 50);
  product.send('SIGTERM');
  const ended = await Promise.race([product.ended, pause(20_000)]);
  load.stop();
  expect(ended).toEqual({ code: 0, signal: null });
  expect(load.strange).toEqual([]);
  expect(await missingIn(folder, load)).toEqual([]);
});

it.each([
  ['PORT', 'eighty'],
  ['DATABASE_URL', 'mysql://127.0.0.1/none'],
  ['DATABASE_URL', 'postgres://nobody:secret-word@127.0.0.1:1/none'],
])('a wrong value ends the start with one line that names it: %s=%s', async (name, value) => {
  const product = productIn(freshFolder(), { [name]: value });
  expect(await product.ended).toEqual({ code: 1, signal: null });
  const { err, out } = product.said();
  expect(err).toMatch(new RegExp(`^${name}\\b[^\\n]*\\n$`));
  expect(err + out).not.toContain('secret-word');
});

it('a port that is taken ends the start with one line that names it', async () => {
  const other = createServer();
  await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
  const { port } = other.address() as AddressInfo;
  const product = productIn(freshFolder(), { PORT: String(port) });
  expect(await product.ended).toEqual({ code: 1, signal: null });
  expect(product.said().err).toMatch(new RegExp(`^PORT: ${port} is taken[^\\n]*\\n$`));
  other.close();
});

/** A process that takes the folder's lock, says how it went, and stays. */
function holder(held: Guard, folder: string) {
  const lock = join(import.meta.dirname, '../src/platform/folder-lock.ts');
  const script = `const { holdFolder } = await import(${JSON.stringify(lock)});
    await holdFolder(${JSON.stringify(folder)}).then(() => console.log('held'), () => console.log('refused'));
    setInterval(() => {}, 1_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  held.holds(child.pid!, 'KILL');
  const ended = new Promise<void>((done) => {
    child.once('exit', () => {
      held.lets(child.pid!, 'KILL');
      done();
    });
  });
  return {
    said: new Promise<string>((done) =>
      child.stdout.once('data', (word: Buffer) => done(word.toString().trim())),
    ),
    ended,
    kill: () => void child.kill('SIGKILL'),
  };
}
