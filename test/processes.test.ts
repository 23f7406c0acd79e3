// Several processes on one PostgreSQL: they share the work and the limits, take over from one another, and hear of changes.
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import pg from 'pg';
import sql from 'sql-template-tag';
import { freeForgotten } from '../src/delivery/upkeep.ts';
import { shareForgotten } from '../src/delivery/share-withheld.ts';
import { openHouse, type Duties, type House } from '../src/house.ts';
import { openApp } from '../src/platform/app.ts';
import { systemClock, type Clock } from '../src/platform/clock.ts';
import { readConfig } from '../src/platform/config.ts';
import { locks } from '../src/platform/db.ts';
import { openLog } from '../src/platform/log.ts';
import { joinNodes } from '../src/platform/nodes.ts';
import { every, startTimers } from '../src/platform/timers.ts';
import { startGuard, type Guard } from './crash/guard.ts';
import { bodyOf } from './crash/load.ts';
import { until } from './crash/patience.ts';
import { productEnv, startProduct } from './crash/product.ts';
import { startFarSide, type FarSide } from './fakes/http-far-side.ts';
import { startPostgres, type Postgres } from './postgres.ts';

let postgres: Postgres;
let guard: Guard;
let databases = 0;
const open: { close(): Promise<void> }[] = [];

/** Taking over from a killed process takes some fifteen seconds, and on a busy machine everything takes longer; a lease lasts ninety. */
const patient = { withinMs: 60_000 };

beforeAll(async () => {
  guard = startGuard();
  postgres = await startPostgres();
});
afterEach(async () => {
  for (const each of open.splice(0).toReversed()) await each.close();
});
afterAll(async () => {
  await guard.close();
  await postgres.stop();
});

const both: Duties = { serve: true, work: true };
const serving: Duties = { serve: true, work: false };
const working: Duties = { serve: false, work: true };

async function freshUrl(): Promise<string> {
  const name = `leadshare_processes_${process.pid}_${++databases}`;
  await asAdmin(postgres.url, `create database ${name}`);
  return Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

const envOf = (url: string) => ({
  ...productEnv,
  DATABASE_URL: url,
  LEADSHARE_SECRET_KEY: Buffer.alloc(32, 3).toString('base64'),
});

/** A process in all but name: its own app, connections, engine and timers. */
async function startNode(url: string, duties: Duties, clock: Clock = systemClock): Promise<House> {
  const house = await openHouse(
    await openApp(readConfig(envOf(url)), { log: openLog('silent'), clock }),
    duties,
  );
  open.push(house);
  return house;
}

async function farSide(serve?: Parameters<typeof startFarSide>[0]): Promise<FarSide> {
  const far = await startFarSide(serve);
  open.push(far);
  return far;
}

async function call<Body>(
  { web }: House,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<Body> {
  const authorization = `Bearer ${productEnv.LEADSHARE_OPERATOR_KEY}`;
  const answer = await web!.inject({
    method,
    url: path,
    headers: { authorization },
    ...(body && { payload: body }),
  });
  if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.body}`);
  return answer.json<Body>();
}

type World = { base: string; listing: string; intake: string };
let leads = 0;

async function aWorld(house: House, sharing = true): Promise<World> {
  const { id } = await call<{ id: string }>(house, 'POST', '/api/v1/publishers', {
    slug: 'northwind',
    name: 'Northwind',
  });
  const base = `/api/v1/publishers/${id}`;
  const listing = await call<{ id: string; leadSharing: { intakeUrl: string } }>(
    house,
    'POST',
    `${base}/listings`,
    {
      storefront: 'appsource',
      kind: 'app',
      offerId: 'northwind-labs.shift-planner',
      title: 'Shift Planner',
      leadSharing: { enabled: sharing },
    },
  );
  return {
    base,
    listing: `${base}/listings/${listing.id}`,
    intake: new URL(listing.leadSharing.intakeUrl).pathname,
  };
}

/** Answers its path under the publisher. */
async function aDestination(
  house: House,
  { base }: World,
  url: string,
  limits: object = {},
): Promise<string> {
  const settings = { url };
  const { id } = await call<{ id: string }>(house, 'POST', `${base}/destinations`, {
    kind: 'webhook',
    name: url,
    settings,
    limits,
  });
  return `${base}/destinations/${id}`;
}

/** A lead of a person of its own. */
const aLead = () => bodyOf(++leads, `person-${leads}`);

async function post({ web }: House, { intake }: World, body = aLead()): Promise<string> {
  const headers = { 'content-type': 'application/json' };
  const answer = await web!.inject({ method: 'POST', url: intake, headers, payload: body });
  expect(answer.statusCode).toBe(202);
  return answer.json<{ id: string }>().id;
}

const idsAt = (far: FarSide) => far.seen.map(({ headers }) => headers['webhook-id']!);

/** Both know that there are two, so each has its part of the limits. */
const knowEachOther = (...houses: House[]) =>
  until(
    'the workers know each other',
    () => houses.every((house) => !house.delivering.engine.aloneAtWork),
    patient,
  );

it('what a process takes that only serves, a process pushes that only works, without waiting for its next look', async () => {
  const url = await freshUrl();
  const [serves, other] = [await startNode(url, serving), await startNode(url, serving)];
  const workers = [await startNode(url, working), await startNode(url, working)];
  await knowEachOther(...workers);
  const far = await farSide();
  const world = await aWorld(serves);
  await aDestination(serves, world, far.url);
  // A worker hears of the destination, too.
  for (const { delivering } of workers)
    await until(
      'it is known',
      () => delivering.engine.directory.recipientsOf(world.base.split('/')[4]!).length === 2,
      patient,
    );

  // From here on nobody looks by himself: a worker pushes what it is told of.
  for (const { delivering } of workers) delivering.engine.wakeAll = () => undefined;
  for (let at = 0; at < 20; at++) {
    await post(at % 2 === 0 ? serves : other, world);
    await until('it is pushed', () => far.seen.length > at, { ...patient, everyMs: 2 });
  }
  expect(far.seen).toHaveLength(20);
});

it('a destination’s limit holds over all processes together', async () => {
  const url = await freshUrl();
  const serves = await startNode(url, serving);
  await knowEachOther(await startNode(url, working), await startNode(url, working));
  const now = new Map<string, number>();
  const most = new Map<string, number>();
  const far = await farSide(async ({ path }) => {
    now.set(path, (now.get(path) ?? 0) + 1);
    most.set(path, Math.max(most.get(path) ?? 0, now.get(path)!));
    // On a busy machine few would meet within so little.
    const end = performance.now() + 5_000;
    const isMet = () => path === '/one' || most.get(path)! > 2 || performance.now() > end;
    do await pause(30);
    while (!isMet());
    now.set(path, now.get(path)! - 1);
    return { status: 200 };
  });
  const world = await aWorld(serves);
  await aDestination(serves, world, `${far.url}/one`, { concurrency: 1 });
  await aDestination(serves, world, `${far.url}/four`, { concurrency: 4 });
  await Promise.all(Array.from({ length: 30 }, () => post(serves, world)));
  await until('all are received', () => far.seen.length >= 60, patient);

  expect(most.get('/one')).toBe(1);
  expect(most.get('/four')).toBeLessThanOrEqual(4);
  // Two of the four places belong to either process.
  expect(most.get('/four')).toBeGreaterThan(2);
  expect(new Set(idsAt(far)).size).toBe(60);
});

it('a process that joins takes its part of what the others hold already', async () => {
  const url = await freshUrl();
  const first = await startNode(url, both);
  let answer = () => {};
  const answered = new Promise<void>((done) => (answer = done));
  const far = await farSide(async () => {
    await answered;
    return { status: 200 };
  });
  const world = await aWorld(first);
  // With one place each, which process has it differs by destination: of six, hardly all stay.
  for (let at = 0; at < 6; at++) await aDestination(first, world, `${far.url}/${at}`, { concurrency: 1 });
  for (let at = 0; at < 4; at++) await post(first, world);
  await until('one is under way at each', () => far.seen.length === 6, patient);
  await knowEachOther(first, await startNode(url, working));
  answer();
  // A lease lasts ninety seconds.
  await until('all are received', () => new Set(idsAt(far)).size === 24, patient);
  expect(far.seen).toHaveLength(24);
});

it('when the process that holds a delivery is killed, another sends it under the same id', async () => {
  const url = await freshUrl();
  const lives = await startNode(url, both);
  const env = { ...envOf(url), LEADSHARE_DATA_DIR: guard.folder };
  const dies = startProduct(guard, 'start', env);
  const far = await farSide();
  const world = await aWorld(lives);
  await aDestination(lives, world, far.url);
  await dies.ready;
  far.script('hang');
  const taken = await fetch(dies.address + world.intake, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: aLead(),
  });
  expect(taken.status).toBe(202);
  await until('it is being pushed', () => far.seen.length === 1, patient);
  dies.send('SIGKILL');
  expect(await dies.ended).toEqual({ code: null, signal: 'SIGKILL' });

  // Ten seconds until it counts as gone, at most five until somebody looks.
  await until('it is pushed again', () => far.seen.length === 2, patient);
  expect(new Set(idsAt(far)).size).toBe(1);
  const delivered = () =>
    call<{ items: { attempts: number }[] }>(lives, 'GET', `${world.base}/deliveries?state=delivered`);
  const { items } = await until(
    'it is recorded',
    async () => {
      const page = await delivered();
      return page.items.length > 0 && page;
    },
    patient,
  );
  expect(items).toMatchObject([{ attempts: 1 }]);
});

it('a process that has just joined keeps what it leases, however old the others’ knowledge is', async () => {
  const url = await freshUrl();
  const old = await startNode(url, both);
  const nodes = await joinNodes(old.app, true, () => {});
  open.push({ close: () => nodes.stop() });
  let answer = () => {};
  const answered = new Promise<void>((done) => (answer = done));
  const far = await farSide(async () => {
    await answered;
    return { status: 200 };
  });
  const world = await aWorld(old);
  await aDestination(old, world, far.url, { concurrency: 2 });
  const young = await startNode(url, both);
  await knowEachOther(young);
  await post(young, world);
  await until('it is being pushed', () => far.seen.length === 1, patient);
  await nodes.forgetGone((goneIds) => freeForgotten(old.app, old.delivering.engine, goneIds));

  const held = await old.app.db.rows(sql`select lease from deliveries where lease is not null`);
  answer();
  expect(held).toEqual([{ lease: young.app.nodeId }]);
});

it('one process at a time runs the timers, and another goes on when it stops', async () => {
  const url = await freshUrl();
  let looks = 0;
  const counting: Clock = { now: () => (looks++, systemClock.now()) };
  const [first, second] = [
    await openApp(readConfig(envOf(url)), { log: openLog('silent') }),
    await openApp(readConfig(envOf(url)), { log: openLog('silent'), clock: counting }),
  ];
  open.push(first, second);
  const runs: string[] = [];
  let finish = () => {};
  const finished = new Promise<void>((done) => (finish = done));
  const firsts = startTimers(first, [every(1, 'a task', () => (runs.push('first'), finished))]);
  await until('the first one runs', () => runs.length === 1, patient);
  const seconds = startTimers(second, [every(1, 'a task', async () => void runs.push('second'))]);
  open.push({ close: () => seconds.stop() });
  const from = looks;
  await until('the second has looked three times', () => looks >= from + 3, patient);
  expect(runs).toEqual(['first']);
  expect(await second.db.lockedIfFree(locks.timers, async () => 'free')).toBeNull();

  finish();
  await firsts.stop();
  await until('the second runs', () => runs.includes('second'), patient);
});

it('a change made at one process is in effect at the other', async () => {
  const url = await freshUrl();
  const [here, there] = [await startNode(url, both), await startNode(url, both)];
  const far = await farSide();
  const world = await aWorld(here);
  const publisherId = world.base.split('/')[4]!;
  const known = () => there.delivering.engine.directory.recipientsOf(publisherId);
  const within = { ...patient, everyMs: 5 };

  const destination = await aDestination(here, world, far.url);
  await until('the new destination is known', () => known().some(({ kind }) => kind === 'webhook'), within);
  await post(there, world);
  await until('it has the lead', () => far.seen.length === 1, patient);

  await call(here, 'PATCH', destination, { paused: true });
  await until('the pause is known', () => known().some(({ pausedAt }) => pausedAt !== null), within);
  await Promise.all([post(there, world), post(there, world)]);

  await call(here, 'PATCH', world.listing, { leadSharing: { enabled: false } });
  const isWithheld = async () => {
    const lead = await post(there, world);
    const { status } = await call<{ status: string }>(there, 'GET', `${world.base}/leads/${lead}`);
    return status === 'withheld' && lead;
  };
  await until('a lead is withheld', isWithheld, within);
  expect(far.seen).toHaveLength(1);

  await call(here, 'PATCH', world.listing, { leadSharing: { enabled: true } });
  await call(here, 'PATCH', destination, { paused: false });
  const { items } = await call<{ items: object[] }>(there, 'GET', `${world.base}/leads?limit=200`);
  await until('every lead arrives', () => new Set(idsAt(far)).size === items.length, patient);
});

it('after every connection was cut, changes and leads get through again', async () => {
  const url = await freshUrl();
  const [here, there] = [await startNode(url, both), await startNode(url, both)];
  const far = await farSide();
  const world = await aWorld(here);
  const destination = await aDestination(here, world, far.url);
  await asAdmin(
    postgres.url,
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${new URL(url).pathname.slice(1)}'`,
  );
  // The change is told while the other one may not be listening yet.
  const pause = () =>
    call(here, 'PATCH', destination, { paused: true }).then(
      () => true,
      () => false,
    );
  await until('it is paused', pause, patient);
  const known = () => there.delivering.engine.directory.recipientsOf(world.base.split('/')[4]!);
  await until('the pause is known', () => known().some(({ pausedAt }) => pausedAt !== null), patient);
  await post(there, world);
  await call(here, 'PATCH', destination, { paused: false });
  await until('the lead arrives', () => far.seen.length > 0, patient);
  expect(far.seen).toHaveLength(1);
});

it('two schedulers at once do each step once', async () => {
  const url = await freshUrl();
  const houses = [await startNode(url, both), await startNode(url, both)] as const;
  const far = await farSide();
  const world = await aWorld(houses[0], false);
  await aDestination(houses[0], world, far.url);
  await Promise.all(Array.from({ length: 60 }, (_, at) => post(houses[at % 2]!, world)));
  await call(houses[0], 'PATCH', world.listing, { leadSharing: { enabled: true } });
  await Promise.all(
    houses.flatMap(({ app, delivering: { engine } }) => [
      shareForgotten(app, engine),
      shareForgotten(app, engine),
      freeForgotten(app, engine, []),
    ]),
  );
  await until('all are received', () => far.seen.length >= 60, patient);
  const settled = async () => {
    const left = await houses[0].app.db.rows(sql`select 1 from deliveries where state <> 'delivered'`);
    return left.length === 0;
  };
  await until('all are recorded', settled, patient);

  expect(new Set(idsAt(far)).size).toBe(60);
  expect(far.seen).toHaveLength(60);
  // Meanwhile they are scored as well.
  const steps = await houses[0].app.db.rows(
    sql`select type, count(*) from events where type in ('lead.received', 'lead.shared') group by type order by type`,
  );
  expect(steps).toEqual([
    { type: 'lead.received', count: 60 },
    { type: 'lead.shared', count: 60 },
  ]);
});

it.each<[string, (url: URL) => void]>([
  ['a wrong password', (url) => (url.password = 'secret-word')],
  ['a database that is not there', (url) => (url.pathname = '/nowhere')],
  ['a host that does not answer', (url) => (url.port = '1')],
])('%s ends the start with one line that names DATABASE_URL', async (_what, spoil) => {
  const url = new URL(postgres.url);
  spoil(url);
  const product = startProduct(guard, 'work', { ...envOf(url.href), LEADSHARE_DATA_DIR: guard.folder });
  expect(await product.ended).toEqual({ code: 1, signal: null });
  expect(product.said().err).toMatch(/^DATABASE_URL: [^\n]*\n$/);
  expect(product.said().err + product.said().out).not.toContain(url.password);
});
