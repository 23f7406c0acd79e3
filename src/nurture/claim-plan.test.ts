// Whoever waits costs nothing: what is due is found along the index of due times alone, however many others there are.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOf, idOfNumber, insertLeads, insertListing, planOf, publisherId } from '../../test/plans.ts';
import type { Tx } from '../platform/db.ts';
import { claimDue, mailedAt } from './engine-store.ts';
import type { Enrolment } from './enrolment.ts';

const now = new Date('2026-03-02T09:00:00Z');
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, 20_000);
  await db.run(sql`insert into sequences (publisher_id, id, name, state, version, created_at, changed_at)
    values (${publisherId}, 'seq_1', 'One', 'on', 1, now(), now())`);
  // One of a hundred is due, and one of three has ended.
  await db.run(sql`
    insert into enrolments (publisher_id, id, sequence_id, version, lead_id, person_id, state, step_id, visit, due_at, because,
      next_at, time_zone, zone_because, entered_at, entered_by, actor)
    select ${publisherId}, 'enr_' || number, 'seq_1', 1, ${idOfNumber('lead')}, ${idOfNumber('per')},
      case when number % 3 = 0 then 'ended' else 'active' end, 'first', 1, ${now}, 'wait',
      case when number % 3 > 0 then ${now}::timestamptz + (number % 100) * interval '1 hour' end, 'UTC', 'unknown', ${now}, 'hand', 'x'
    from generate_series(1, 20000) as number`);
  await db.run(sql`
    insert into mails (publisher_id, id, lead_id, person_id, occasion, template_id, state, queued_at, due_at, next_at)
    select ${publisherId}, 'mail_' || number, ${idOfNumber('lead')}, ${idOfNumber('per')}, 'o' || number, 't', 'sent', ${now}, ${now}, ${now}
    from generate_series(1, 20000) as number`);
  for (const table of ['leads', 'enrolments', 'mails', 'sequences']) await db.script(`analyze ${table}`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it('the worker finds what is due along its index, and sorts nothing', async () => {
  const plan = await planOf(database.db, (tx) => claimDue(tx, now, 1_000));
  expect(plan).toMatch(/Index Scan using enrolments_next on enrolments/);
  expect(plan).not.toMatch(/Sort|Seq Scan on enrolments/);
});

it('and takes it', async () => {
  const due = await database.db.tx((tx) => claimDue(tx, now, 1_000));
  expect(due).toHaveLength(134);
});

it('how many mails a person had is looked up person by person', async () => {
  const rows = Array.from({ length: 500 }, (_, nth) => ({
    publisherId,
    id: `enr_${nth}`,
    personId: idOf('per', nth),
  }));
  const ask = (tx: Tx) =>
    mailedAt(tx, rows as Enrolment[], () => ({ mails: 2, days: 7 }), new Date(now.getTime() + 1));
  const plan = await planOf(database.db, ask);
  expect(plan).toMatch(/mails_person on mails/);
  expect(plan).not.toMatch(/Seq Scan on mails/);
  expect((await database.db.tx(ask)).get('enr_7')).toEqual([now]);
});
