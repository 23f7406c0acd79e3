// Both drivers answer alike: the same questions, the same values, the same errors. This file runs on each.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { isConnectionTrouble, isPassingConflict, isUniqueViolation, one, type Db } from './db.ts';

let fresh: FreshDatabase;
let db: Db;
beforeAll(async () => {
  fresh = await freshDatabase();
  db = fresh.db;
  await db.script(`
    create table things (id int primary key, name text, at timestamptz, data jsonb, bytes bytea, tags text[]);
    insert into publishers (id, slug, name, created_at) values ('pub_a', 'a', 'A', now()), ('pub_b', 'b', 'B', now());`);
});
afterAll(async () => {
  await fresh.db.close();
  await fresh.drop();
});

describe('values', () => {
  it.each<[string, unknown]>([
    ['1::int4', 1],
    ['9007199254740991::int8', 9_007_199_254_740_991],
    ["(select count(*) from publishers where id like 'pub_%')", 3],
    ['1.50::numeric', '1.50'],
    ['1.5::float8', 1.5],
    ['true', true],
    ['null::int4', null],
    [`'text'::text`, 'text'],
    [`'2026-03-02 09:00:00.123+00'::timestamptz`, new Date('2026-03-02T09:00:00.123Z')],
    [`'2026-03-02 09:00:00+02'::timestamptz`, new Date('2026-03-02T07:00:00.000Z')],
    [`'infinity'::timestamptz`, Infinity],
    [`'{"a":[1,null]}'::jsonb`, { a: [1, null] }],
    [`'{"b":1}'::json`, { b: 1 }],
    [`'"text"'::jsonb`, 'text'],
    [`'null'::jsonb`, null],
    [`'\\x00ff5c'::bytea`, Buffer.from([0, 255, 92])],
    [`array['a', null, 'b,"\\c']`, ['a', null, 'b,"\\c']],
    [`array[1, 2]`, [1, 2]],
    [`array[]::text[]`, []],
  ])('%s', async (expression, value) => {
    const [row] = await db.prepared<{ value: unknown }>(
      { name: `value ${expression}`.slice(0, 60), text: `select ${expression} as value` },
      [],
    );
    expect(row!.value).toEqual(value);
  });

  it('go in as they come out', async () => {
    const given = {
      name: `O'Neill "\\ ő`,
      at: new Date('2026-03-02T09:00:00.123Z'),
      data: { a: [1, null, { b: 'c' }] },
      bytes: Buffer.from([0, 1, 255]),
      tags: ['a', 'b,"\\', 'ő', ''],
    };
    await db.run(sql`
      insert into things (id, name, at, data, bytes, tags)
      values (1, ${given.name}, ${given.at}, ${JSON.stringify(given.data)}::jsonb, ${given.bytes}, ${given.tags})`);
    expect(await db.rows(sql`select name, at, data, bytes, tags from things where id = 1`)).toEqual([given]);
    await db.run(
      sql`insert into things (id, name, at, data, bytes, tags) values (2, ${null}, ${null}, ${null}, ${null}, ${null})`,
    );
    expect(await one(db, sql`select name, at, data, bytes, tags from things where id = 2`)).toEqual({
      name: null,
      at: null,
      data: null,
      bytes: null,
      tags: null,
    });
    expect(
      await one(db, sql`select 1 as one from things where id = any(${['x']}::text[]::int[]) limit 0`).catch(
        () => 'no',
      ),
    ).toBe('no');
  });

  it('run counts what it touched', async () => {
    await db.run(sql`delete from things`);
    expect(await db.run(sql`insert into things (id) select generate_series(1, 5)`)).toBe(5);
    expect(await db.run(sql`update things set name = 'x' where id > 3`)).toBe(2);
    expect(await db.run(sql`update things set name = 'x' where id > 30`)).toBe(0);
    expect(await db.run(sql`delete from things`)).toBe(5);
  });

  it('one is undefined where there is none', async () => {
    expect(await one(db, sql`select id from things where id = 77`)).toBeUndefined();
  });
});

describe('a transaction', () => {
  it('commits what it answers, and undoes what throws', async () => {
    expect(await db.tx(async (tx) => tx.run(sql`insert into things (id) values (10)`))).toBe(1);
    await expect(
      db.tx(async (tx) => {
        await tx.run(sql`insert into things (id) values (11)`);
        throw new Error('thought better of it');
      }),
    ).rejects.toThrow('thought better of it');
    expect(await db.rows(sql`select id from things where id in (10, 11)`)).toEqual([{ id: 10 }]);
  });

  it('after an error of the database the connection serves on', async () => {
    for (let n = 0; n < 3; n++) {
      await expect(db.tx(async (tx) => tx.rows(sql`select 1 / ${0}::int`))).rejects.toMatchObject({
        code: '22012',
      });
      await expect(db.rows(sql`select nothing from nowhere`)).rejects.toMatchObject({ code: '42P01' });
      await expect(db.prepared({ name: 'bad', text: 'select $1::int' }, ['x'])).rejects.toMatchObject({
        code: '22P02',
      });
      expect(await db.rows(sql`select ${n}::int as n`)).toEqual([{ n }]);
    }
  });

  it('several at once do not mix', async () => {
    const sums = await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        db.tx(async (tx) => {
          await tx.run(sql`insert into things (id) values (${100 + n})`);
          const [row] = await tx.rows<{ seen: number }>(
            sql`select count(*) as seen from things where id = ${100 + n}`,
          );
          return row!.seen;
        }),
      ),
    );
    expect(sums).toEqual(Array(8).fill(1));
  });
});

describe('as a publisher', () => {
  const insertKey = (publisherId: string, id: string) => sql`
    insert into api_keys (publisher_id, id, name, scopes, hash, created_at)
    values (${publisherId}, ${id}, 'a key', ${[]}::text[], ${Buffer.from(id)}, now())`;

  it('only its own rows are there, to read, to write and to remove', async () => {
    await db.run(insertKey('pub_a', 'key_a'));
    await db.run(insertKey('pub_b', 'key_b'));
    await db.asPublisher('pub_a', async (tx) => {
      expect(await tx.rows(sql`select id from api_keys`)).toEqual([{ id: 'key_a' }]);
      expect(await tx.rows(sql`select id from publishers`)).toEqual([{ id: 'pub_a' }]);
      expect(await tx.run(sql`delete from api_keys where id = 'key_b'`)).toBe(0);
      expect(await tx.run(sql`update api_keys set name = 'mine'`)).toBe(1);
    });
    await expect(
      db.asPublisher('pub_a', async (tx) => tx.run(insertKey('pub_b', 'key_c'))),
    ).rejects.toMatchObject({ code: '42501' });
    await expect(db.asPublisher('pub_a', async (tx) => tx.run(sql`drop table things`))).rejects.toMatchObject(
      { code: '42501' },
    );
  });

  it('the role ends with the transaction, however that ends', async () => {
    await db.asPublisher('pub_a', async () => 'done');
    await db.asPublisher('pub_a', () => Promise.reject(new Error('undone'))).catch(() => {});
    const rows = await Promise.all(
      Array.from({ length: 12 }, () => db.rows<{ id: string }>(sql`select id from api_keys order by id`)),
    );
    for (const seen of rows) expect(seen.map(({ id }) => id)).toEqual(['key_a', 'key_b']);
  });
});

describe('errors', () => {
  it('a unique violation is known as one', async () => {
    await db.run(sql`insert into things (id) values (50)`);
    const error = await db.run(sql`insert into things (id) values (50)`).catch((error: unknown) => error);
    expect(isUniqueViolation(error)).toBe(true);
    expect(isConnectionTrouble(error)).toBe(false);
    expect(isPassingConflict(error)).toBe(false);
  });

  it.each([
    ['08006', true],
    ['57P01', true],
    ['57P03', true],
    ['53300', true],
    ['53100', true],
    ['ECONNRESET', true],
    ['ECONNREFUSED', true],
    ['EPIPE', true],
    ['ENOTFOUND', true],
    ['23505', false],
    ['42P01', false],
    ['22021', false],
    ['40001', false],
    ['', false],
  ])('code %s is connection trouble: %s', (code, trouble) => {
    expect(isConnectionTrouble(Object.assign(new Error('said so'), { code }))).toBe(trouble);
  });

  it.each([
    ['40001', true],
    ['40P01', true],
    ['55P03', false],
    ['23505', false],
  ])('code %s passes when it is run again: %s', (code, passes) => {
    expect(isPassingConflict(Object.assign(new Error('said so'), { code }))).toBe(passes);
  });
});

describe('locks', () => {
  it('free ones are taken, the work’s answer and error are the caller’s', async () => {
    expect(await db.lockedIfFree(1, async () => 'done')).toBe('done');
    expect(await db.locked(1, async () => 'done')).toBe('done');
    await expect(db.locked(1, () => Promise.reject(new Error('not done')))).rejects.toThrow('not done');
    expect(await db.lockedIfFree(1, async () => 'again')).toBe('again');
  });

  it('held by another process of the server, one is waited for or passed by', async () => {
    // The embedded database has one process at a time.
    if (db.kind === 'embedded') return expect(db.kind).toBe('embedded');
    const order: string[] = [];
    let letGo = () => {};
    const held = new Promise<void>((go) => (letGo = go));
    let taken = () => {};
    const begun = new Promise<void>((go) => (taken = go));
    const first = db.locked(2, async () => {
      taken();
      await held;
      order.push('first');
    });
    await begun;
    expect(await db.lockedIfFree(2, async () => order.push('passed by'))).toBeNull();
    const second = db.locked(2, async () => order.push('second'));
    letGo();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });
});

describe('notifications', () => {
  it('reach every listener of the topic, with what was said, until it stops listening', async () => {
    const heard: string[] = [];
    let told = () => {};
    const next = () => new Promise<void>((go) => (told = go));
    const stop = await db.listen('configuration', (payload) => {
      heard.push(`a ${payload}`);
    });
    await db.listen('configuration', (payload) => {
      heard.push(`b ${payload}`);
      told();
    });
    await db.listen('deliveries', () => void heard.push('another topic'));
    let arrived = next();
    await db.notify('configuration', 'pub_1');
    await arrived;
    expect(heard).toEqual(['a pub_1', 'b pub_1']);
    await stop();
    arrived = next();
    await db.notify('configuration');
    await arrived;
    expect(heard.slice(2)).toEqual(['b ']);
  });
});
