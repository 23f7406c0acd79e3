// A claim costs what it takes, however many mails wait: also by the plan that serves every number it may be given.
import sql, { raw } from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOf, insertLeads, insertListing, publisherId } from '../../test/plans.ts';
import type { Prepared, Queries } from '../platform/db.ts';
import { claimDue } from './sender-store.ts';

const now = new Date('2026-03-02T09:00:00Z');
const asked = { nodeId: 'nod_1', now, until: new Date(now.getTime() + 1_000), most: 100 };
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, 1);
  await db.run(sql`
    insert into mails (publisher_id, id, lead_id, occasion, template_id, queued_at, due_at, next_at)
    select ${publisherId}, 'mail_' || number, ${idOf('lead', 1)}, 'o' || number, 't', ${now}, ${now}, ${now}
    from generate_series(1, 30000) as number`);
  await db.script('analyze mails');
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('looks up each mail by its key', async () => {
  const plan = await database.db.tx(async (tx) => {
    const claims: Prepared[] = [];
    const noted = async (claim: Prepared) => {
      claims.push(claim);
      return [];
    };
    await claimDue({ ...tx, prepared: noted } as Queries, asked);
    for (const setting of ['plan_cache_mode = force_generic_plan', 'enable_sort = off'])
      await tx.run(sql`set local ${raw(setting)}`);
    await tx.run(sql`prepare claim (timestamptz, text, timestamptz, int) as ${raw(claims[0]!.text)}`);
    const lines = await tx.rows(sql`explain execute claim (now(), 'nod_1', now(), 100)`);
    return lines.map((line) => Object.values(line)[0] as string).join('\n');
  });
  expect(plan).toMatch(/Index Scan using mails_due on mails/);
  expect(plan).toMatch(/Index Scan using mails_pkey on mails/);
  expect(plan).not.toMatch(/Seq Scan on mails|Sort/);
});

it('takes as many as asked for, and none twice', async () => {
  const first = await claimDue(database.db, asked);
  const second = await claimDue(database.db, asked);
  expect([first.length, second.length]).toEqual([100, 100]);
  expect(new Set([...first, ...second].map(({ id }) => id)).size).toBe(200);
});
