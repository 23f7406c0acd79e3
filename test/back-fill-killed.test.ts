// A process that back-fills, killed at any moment and begun again: in the end each row of the list is one lead, taken in, told and sent
// once.
import pg from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { chanceFrom, freshSeed } from './crash/chance.ts';
import { startGuard, type Guard } from './crash/guard.ts';
import { until } from './crash/patience.ts';
import { productEnv, startProduct, type Product } from './crash/product.ts';
import { aList } from './list-file.ts';
import { startPostgres, type Postgres } from './postgres.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const seed = freshSeed();
const chance = chanceFrom(seed);
const rows = 1_500;
let postgres: Postgres;
let guard: Guard;
let client: pg.Client;
let env: Record<string, string>;
let product: Product;

beforeAll(async () => {
  guard = startGuard();
  postgres = await startPostgres();
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('create database filling');
  await admin.end();
  const url = Object.assign(new URL(postgres.url), { pathname: '/filling' }).href;
  client = new pg.Client({ connectionString: url });
  await client.connect();
  env = {
    DATABASE_URL: url,
    LEADSHARE_DATA_DIR: guard.folder,
    LEADSHARE_SECRET_KEY: Buffer.alloc(32, 3).toString('base64'),
  };
});
afterAll(async () => {
  await client.end();
  await guard.close();
  await postgres.stop();
});

async function start(): Promise<void> {
  product = startProduct(guard, 'start', env);
  await product.ready;
}

async function post(path: string, body: object | string): Promise<{ id: string }> {
  const isFile = typeof body === 'string';
  const answer = await fetch(`${product.address}/api/v1${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${productEnv.LEADSHARE_OPERATOR_KEY}`,
      'content-type': isFile ? 'text/csv' : 'application/json',
    },
    body: isFile ? body : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path}: ${text}`);
  return JSON.parse(text) as { id: string };
}

const numberOf = async (query: string) =>
  (await client.query<{ number: number }>(`select (${query})::int as number`)).rows[0]!.number;
const done = () => numberOf(`select coalesce(max(rows_done), 0) from back_fills`);

it(`takes in each row once (seed ${seed})`, async () => {
  await start();
  const publisher = await post('/publishers', { slug: 'northwind', name: 'Northwind' });
  const at = `/publishers/${publisher.id}`;
  const offer = { storefront: 'appsource', kind: 'app', offerId: 'planner', title: 'Planner' };
  await post(`${at}/listings`, offer);
  const list = aList(
    Array.from({ length: rows }, (_, nth) => ({
      id: `L-${nth}`,
      at: '2026-03-01',
      email: `listed-${nth % 700}@x.example`,
      offer: 'Planner',
    })),
  );
  const { id } = await post(`${at}/list-comparisons/files`, list);
  await post(`${at}/list-comparisons/${id}/back-fills`, {});
  let kills = 0;
  for (let next = 0; next < rows && kills < 4; kills++) {
    next = (await done()) + chance.between(1, 350);
    const goal = next;
    await until('it goes on', async () => (await done()) >= Math.min(goal, rows), {
      withinMs: 60_000,
      everyMs: 5,
    });
    product.send('SIGKILL');
    await product.ended;
    await start();
    // Whoever comes to a running one gets that one.
    await post(`${at}/list-comparisons/${id}/back-fills`, {});
  }
  await until(
    'all have ended',
    async () => (await numberOf(`select count(*) from back_fills where state = 'running'`)) === 0,
    {
      withinMs: 60_000,
      everyMs: 50,
    },
  );
  product.send('SIGTERM');
  await product.ended;
  expect(kills).toBeGreaterThan(0);
  expect(await numberOf(`select count(*) from leads`)).toBe(rows);
  expect(await numberOf(`select count(*) from leads where posts > 1`)).toBe(0);
  expect(await numberOf(`select sum(taken_in) from back_fills`)).toBe(rows);
  expect(await numberOf(`select count(*) from listed_leads where lead_id is null or cells is not null`)).toBe(
    0,
  );
  const told = `select subject_id from events where type = 'lead.back_filled'`;
  expect(await numberOf(`select count(*) from (${told}) as told`)).toBe(rows);
  expect(await numberOf(`select count(distinct subject_id) from (${told}) as told`)).toBe(rows);
  expect(
    await numberOf(`select count(*) from events where type = 'back_fill.ended' and subject_id <> ''`),
  ).toBe(await numberOf(`select count(*) from back_fills where state = 'done'`));
});
