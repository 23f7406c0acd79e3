// Migrations: each once, in order, also when several processes start at the same time; one that fails leaves nothing behind.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { migrate, migrations, pending } from './migrate.ts';

let fresh: FreshDatabase;
beforeAll(async () => void (fresh = await freshDatabase()));
afterAll(async () => {
  await fresh.db.close();
  await fresh.drop();
});

const all = migrations().map(({ name }) => name);
/** As before the first start. */
const empty = () =>
  fresh.db.script(
    'drop schema public cascade; create schema public; grant usage on schema public to public;',
  );

it('there are some, numbered without gap or double, in order', () => {
  expect(all.length).toBeGreaterThan(0);
  expect(all.map((name) => Number(name.slice(0, 4)))).toEqual(all.map((_, at) => at + 1));
});

it('an empty database gets all of them, and the second start none', async () => {
  await empty();
  expect(await migrate(fresh.db)).toEqual(all);
  expect(await migrate(fresh.db)).toEqual([]);
  expect(await pending(fresh.db)).toEqual([]);
  expect(await fresh.db.rows(sql`select id from publishers`)).toEqual([{ id: 'pub_operator' }]);
});

it('two that start at once apply each once', async () => {
  // The embedded database has one process at a time; its folder is locked.
  if (fresh.db.kind === 'embedded') return expect(fresh.db.kind).toBe('embedded');
  await empty();
  const applied = await Promise.all([migrate(fresh.db), migrate(fresh.db), migrate(fresh.db)]);
  expect(applied.flat().toSorted()).toEqual(all);
});

it('one that fails is named, leaves nothing of itself and is tried again', async () => {
  await empty();
  await fresh.db.script('create table leads (in_the_way int)');
  await expect(migrate(fresh.db)).rejects.toThrow(/^Migration 0001_\w+\.sql failed: .*leads/);
  const found = await fresh.db.rows(
    sql`select tablename as name from pg_tables where schemaname = 'public' order by 1`,
  );
  expect(found).toEqual([{ name: 'leads' }, { name: 'migrations' }]);
  expect((await pending(fresh.db)).map(({ name }) => name)).toEqual(all);
  await fresh.db.script('drop table leads');
  expect(await migrate(fresh.db)).toEqual(all);
});
