// A list that is being read when the process is killed, the database goes away or the sender hangs up: nothing of it counts, and given
// again each of its rows is there once.
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { until } from './crash/patience.ts';
import { askProduct, productEnv, type Product } from './crash/product.ts';
import { openStage, type Stage } from './crash/stage.ts';
import { aList } from './list-file.ts';

const rows = 1_500;
const list = aList(
  Array.from({ length: rows }, (_, nth) => ({
    id: `L-${nth}`,
    at: '2026-03-01',
    email: `listed-${nth}@x.example`,
    offer: 'Planner',
  })),
);
let stage: Stage;
let holder: Awaited<ReturnType<Stage['connect']>>;
let product: Product;
let at: string;

beforeAll(async () => {
  stage = await openStage();
  holder = await stage.connect();
  product = await stage.started();
  const { id } = await askProduct<{ id: string }>(product, 'POST', '/publishers', {
    slug: 'northwind',
    name: 'Northwind',
  });
  at = `/publishers/${id}/list-comparisons`;
  const offer = { storefront: 'appsource', kind: 'app', offerId: 'planner', title: 'Planner' };
  await askProduct(product, 'POST', `/publishers/${id}/listings`, offer);
  // Who holds the lock holds up whoever reads a list, at its 1,200th row.
  await stage.client.query(`
    create function held_up() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock(1); return new; end $$;
    create trigger held_up before insert on listed_leads for each row when (new.nth = 1200) execute function held_up()`);
});
afterAll(() => stage.close());

const headers = { authorization: `Bearer ${productEnv.LEADSHARE_OPERATOR_KEY}` };
const give = () =>
  fetch(`${product.address}/api/v1${at}/files`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'text/csv' },
    body: list,
  });

type Shown = { id: string; state: string; rows: number };
async function comparisons(): Promise<Shown[]> {
  const answer = await fetch(`${product.address}/api/v1${at}`, { headers });
  return ((await answer.json()) as { items: Shown[] }).items;
}
const whole = async () => (await comparisons()).filter(({ state }) => state === 'done');

/** Begins to give the list, has it held up in its middle, and then `strikes`. Answers what the sender was told; null: nothing. */
async function struck(strikes: () => Promise<void>): Promise<Response | null> {
  await holder.query('select pg_advisory_lock(1)');
  const answer = give().catch(() => null);
  await until(
    'it is held up',
    async () =>
      (
        await stage.client.query(
          `select from pg_locks where locktype = 'advisory' and not granted and classid = 0 and objid = 1`,
        )
      ).rowCount! > 0,
    { everyMs: 10 },
  );
  await strikes();
  await holder.query('select pg_advisory_unlock(1)');
  return answer;
}

it('a process that is killed leaves nothing that counts', async () => {
  const answer = await struck(async () => {
    product.send('SIGKILL');
    await product.ended;
  });
  expect(answer).toBeNull();
  product = await stage.started();
  const [cut, ...others] = await comparisons();
  expect([cut?.state, others]).toEqual(['reading', []]);
  expect((await fetch(`${product.address}/api/v1${at}/${cut!.id}`, { headers })).status).toBe(409);
});

it('a database that goes away is told, and nothing counts', async () => {
  const answer = await struck(async () => {
    const own = await Promise.all(
      [stage.client, holder].map(
        async (client) => (await client.query('select pg_backend_pid() as pid')).rows[0].pid,
      ),
    );
    await stage.client.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> all($1)',
      [own],
    );
  });
  expect(answer!.status).toBe(503);
  expect(await answer!.json()).toMatchObject({ code: 'unavailable' });
  expect(await whole()).toEqual([]);
});

it('a sender that hangs up has given nothing, and the list given again is there once', async () => {
  const before = (await comparisons()).length;
  const { hostname, port } = new URL(product.address!);
  await new Promise<void>((done, failed) => {
    const socket = connect(Number(port), hostname, () => {
      const head = [
        `POST /api/v1${at}/files HTTP/1.1`,
        `host: ${hostname}`,
        `authorization: ${headers.authorization}`,
      ];
      socket.write(
        [...head, 'content-type: text/csv', `content-length: ${list.length}`, '', ''].join('\r\n'),
      );
      socket.write(list.slice(0, list.length / 2), () => socket.destroy());
    });
    socket.once('error', failed);
    socket.once('close', () => done());
  });
  const given = await give();
  expect(given.status).toBe(201);
  const { id } = (await given.json()) as Shown;
  expect(await whole()).toMatchObject([{ id, rows }]);
  expect(await comparisons()).toHaveLength(before + 1);
  const { rows: kept } = await stage.client.query(
    'select count(*)::int as count, count(distinct key)::int as distinct from listed_leads where comparison_id = $1',
    [id],
  );
  expect(kept).toEqual([{ count: rows, distinct: rows }]);
});
