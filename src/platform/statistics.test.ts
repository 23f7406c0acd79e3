import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { analyzeGrown } from './statistics.ts';

let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
});

afterAll(async () => {
  await database.db.close();
  await database.drop();
});

const knownRows = async () =>
  (
    await database.db.rows<{ rows: number }>(
      sql`select reltuples::int as rows from pg_class where relname = 'events'`,
    )
  )[0]!.rows;

const addEvents = (from: number, to: number) =>
  database.db.run(sql`
    insert into events (publisher_id, subject_id, id, type, at, actor, data)
    select 'pub_operator', 'pub_operator', 'evt_' || number, 'listing.changed', now(), 'intake', '{}'
    from generate_series(${from}::int, ${to}::int) as number`);

it('a table that has doubled is analyzed, one that has grown a little is left alone', async () => {
  await addEvents(1, 3_000);
  await analyzeGrown(database.db);
  expect(await knownRows()).toBe(3_000);

  await addEvents(3_001, 4_000);
  await analyzeGrown(database.db);
  expect(await knownRows()).toBe(3_000);

  await addEvents(4_001, 8_000);
  await analyzeGrown(database.db);
  expect(await knownRows()).toBe(8_000);
});

it.runIf(process.env['LEADSHARE_TEST_DATABASE'] === 'server')(
  'a table that was analyzed while a great transaction was under way is analyzed again',
  async () => {
    await database.db.run(sql`truncate events`);
    await database.db.run(sql`analyze events`);
    await database.db.tx(async (tx) => {
      await tx.run(sql`
        insert into events (publisher_id, subject_id, id, type, at, actor, data)
        select 'pub_operator', 'pub_operator', 'evt_' || number, 'listing.changed', now(), 'intake', '{}'
        from generate_series(1, 3000) as number`);
      await analyzeGrown(database.db);
      // The server passes on what was counted at most once a second.
      await tx.rows(sql`select pg_stat_force_next_flush()`);
    });
    expect(await knownRows()).toBe(0);
    await analyzeGrown(database.db);
    expect(await knownRows()).toBe(3_000);
  },
);
