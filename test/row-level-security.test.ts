// PostgreSQL itself keeps publishers apart, whatever the application asks: these tests go around the application.
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tx } from '../src/platform/db.ts';
import { bootApp, type Booted } from './app.ts';
import { fillEveryTable, insertRow, rowsOfPublisher, tablesOfPublishers } from './every-row.ts';
import { aPublisher } from './factories.ts';

let booted: Booted;
let tables: string[];
let mine: string;
let theirs: string;

beforeAll(async () => {
  booted = await bootApp();
  tables = await tablesOfPublishers(booted.app.db);
  mine = (await aPublisher(booted)).id;
  theirs = (await aPublisher(booted)).id;
  await fillEveryTable(booted.app.db, mine, 'mine');
  await fillEveryTable(booted.app.db, theirs, 'theirs');
});
afterAll(() => booted.close());

const asMine = <Result>(work: (tx: Tx) => Promise<Result>) => booted.app.db.asPublisher(mine, work);

/** PostgreSQL's code for what a policy or a missing grant forbids. */
const byPolicy = '42501';

/** The code with which PostgreSQL refuses, or null when it does not. */
function refusal(work: (tx: Tx) => Promise<unknown>): Promise<string | null> {
  return asMine(work).then(
    () => null,
    (error: { code: string }) => error.code,
  );
}

describe('a transaction of one publisher', () => {
  it('has rows of both publishers in every table to be wrong about', async () => {
    for (const publisherId of [mine, theirs]) {
      const rows = await rowsOfPublisher(booted.app.db, publisherId);
      const empty = Object.keys(rows).filter((table) => rows[table]!.length === 0);
      expect(empty).toEqual([]);
    }
    expect(tables).toContain('leads');
  });

  it('sees its own rows and no others', async () => {
    for (const table of tables) {
      const seen = await asMine((tx) =>
        tx.rows(sql`select distinct ${table} as "table", publisher_id as "publisherId" from ${raw(table)}`),
      );
      expect(seen).toEqual([{ table, publisherId: mine }]);
    }
  });

  it('sees of publishers itself alone, and cannot write them', async () => {
    expect(await asMine((tx) => tx.rows(sql`select id from publishers`))).toEqual([{ id: mine }]);
    expect(await refusal((tx) => tx.run(sql`update publishers set name = 'x'`))).toBe(byPolicy);
  });

  it('updates and deletes nothing of others', async () => {
    const before = await rowsOfPublisher(booted.app.db, theirs);
    for (const table of tables) {
      const updated = await asMine((tx) =>
        tx.run(sql`update ${raw(table)} set publisher_id = publisher_id where publisher_id = ${theirs}`),
      );
      const deleted = await asMine((tx) =>
        tx.run(sql`delete from ${raw(table)} where publisher_id <> ${mine}`),
      );
      expect({ table, updated, deleted }).toEqual({ table, updated: 0, deleted: 0 });
    }
    expect(await rowsOfPublisher(booted.app.db, theirs)).toEqual(before);
  });

  it('inserts nothing for others', async () => {
    for (const [table, [row]] of Object.entries(await rowsOfPublisher(booted.app.db, theirs))) {
      const copy = JSON.parse(row!) as Record<string, unknown>;
      expect({ table, code: await refusal((tx) => insertRow(tx, table, copy)) }).toEqual({
        table,
        code: byPolicy,
      });
    }
  });

  it('gives none of its rows away', async () => {
    for (const table of tables) {
      const code = await refusal((tx) => tx.run(sql`update ${raw(table)} set publisher_id = ${theirs}`));
      expect({ table, code }).toEqual({ table, code: byPolicy });
    }
  });

  it('sees nothing of tables that belong to nobody', async () => {
    for (const table of [
      'first_runs',
      'nodes',
      'migrations',
      'sessions',
      'password_resets',
      'passkeys',
      'sign_in_steps',
    ]) {
      const code = await refusal((tx) => tx.rows(sql`select * from ${raw(table)}`));
      expect({ table, code }).toEqual({ table, code: byPolicy });
    }
  });

  it('sees its own members’ names, and nothing of how anybody signs in', async () => {
    const seen = await asMine((tx) => tx.rows<{ name: string }>(sql`select name from users`));
    expect(seen).toEqual([{ name: 'mine' }]);
    for (const column of ['password_hash', 'totp_sealed', 'recovery_hashes', '*']) {
      const code = await refusal((tx) => tx.rows(sql`select ${raw(column)} from users`));
      expect({ column, code }).toEqual({ column, code: byPolicy });
    }
    for (const write of [sql`update users set name = 'x'`, sql`delete from users`])
      expect(await refusal((tx) => tx.run(write))).toBe(byPolicy);
  });

  it('is over when it ends: the next one sees everything again', async () => {
    await asMine((tx) => tx.rows(sql`select 1`));
    const rows = await booted.app.db.rows(sql`select id from publishers where id in (${mine}, ${theirs})`);
    expect(rows).toHaveLength(2);
  });
});

describe('every table with rows of publishers', () => {
  it('has row-level security and a policy that both filters and checks', async () => {
    const guarded = await booted.app.db.rows<{ name: string }>(sql`
      select c.relname::text as name from pg_class as c
      join pg_policies as p on p.tablename = c.relname and p.schemaname = 'public'
      where c.relrowsecurity and 'leadshare_publisher' = any(p.roles) and p.cmd = 'ALL'
        and p.qual like '%publisher_id = current_setting(%' and p.with_check = p.qual
      order by c.relname`);
    expect(guarded.map(({ name }) => name)).toEqual(tables);
  });

  it('has a primary key that starts with the publisher', async () => {
    const keys = await booted.app.db.rows<{ name: string }>(sql`
      select c.conrelid::regclass::text as name from pg_constraint as c
      join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
      where c.contype = 'p' and a.attname = 'publisher_id' order by 1`);
    expect(keys.map(({ name }) => name).toSorted()).toEqual(tables);
  });

  it('refers to others within the publisher alone', async () => {
    const strays = await booted.app.db.rows(sql`
      select c.conrelid::regclass::text as from_table, c.confrelid::regclass::text as to_table
      from pg_constraint as c
      where c.contype = 'f' and c.confrelid::regclass::text = any(${raw(`array[${tables.map((name) => `'${name}'`).join()}]`)})
        and not exists (
          select from unnest(c.conkey, c.confkey) as pair (mine, theirs)
          join pg_attribute as a on a.attrelid = c.conrelid and a.attnum = pair.mine and a.attname = 'publisher_id'
          join pg_attribute as b on b.attrelid = c.confrelid and b.attnum = pair.theirs and b.attname = 'publisher_id'
        )`);
    expect(strays).toEqual([]);
  });
});
