// A process that back-fills, killed at any moment and begun again: in the end each row of the list is one lead, taken in, told and sent
// once.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chanceFrom, freshSeed } from './crash/chance.ts';
import { until } from './crash/patience.ts';
import { askProduct, type Product } from './crash/product.ts';
import { openStage, type Stage } from './crash/stage.ts';
import { aList } from './list-file.ts';

const seed = freshSeed();
const chance = chanceFrom(seed);
const rows = 1_500;
let stage: Stage;
let product: Product;

beforeAll(async () => void (stage = await openStage()));
afterAll(() => stage.close());

const post = (path: string, body: object | string) => askProduct<{ id: string }>(product, 'POST', path, body);
const numberOf = async (query: string) =>
  (await stage.client.query<{ number: number }>(`select (${query})::int as number`)).rows[0]!.number;
const done = () => numberOf(`select coalesce(max(rows_done), 0) from back_fills`);

it(`takes in each row once (seed ${seed})`, async () => {
  product = await stage.started();
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
      everyMs: 5,
    });
    product.send('SIGKILL');
    await product.ended;
    product = await stage.started();
    // Whoever comes to a running one gets that one.
    await post(`${at}/list-comparisons/${id}/back-fills`, {});
  }
  await until(
    'all have ended',
    async () => (await numberOf(`select count(*) from back_fills where state = 'running'`)) === 0,
    {
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
