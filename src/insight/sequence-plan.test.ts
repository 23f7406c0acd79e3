// Of sequences with many people, those who entered in the period are looked at and no others: looked at in the plans.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, insertLeads, insertListing, planOf, publisherId } from '../../test/plans.ts';
import { Column, type Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { peopleBySequence, stepsBySequence, wonBySequence, type Entered } from './sequence-store.ts';

const dayMs = 86_400_000;
const now = Date.parse('2026-03-02T09:00:00Z');
const count = 40_000;
/** One every quarter of an hour, so that a week is 672 of them. */
const ids = Array.from(
  { length: count },
  (_, nth) => `${firstIdAt('enr', new Date(now - nth * (dayMs / 96)))}${String(nth).padStart(12, '0')}`,
);
const asked: Entered = {
  publisherId,
  sequenceIds: ['seq_1', 'seq_2'],
  from: new Date(now - 7 * dayMs),
  until: new Date(now),
  most: 5_000,
};
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertLeads(db, count);
  await db.run(sql`insert into sequences (publisher_id, id, name, state, version, created_at, changed_at)
    values (${publisherId}, 'seq_1', 'One', 'on', 1, now(), now())`);
  await db.run(sql`
    insert into enrolments (publisher_id, id, sequence_id, version, lead_id, person_id, state, step_id, visit, due_at, because,
      time_zone, zone_because, entered_at, entered_by, actor)
    select ${publisherId}, id, 'seq_1', 1, ${idOfNumber('lead')}, ${idOfNumber('per')}, 'active', 'first', 1, now(), 'wait',
      'UTC', 'unknown', now(), 'hand', 'x'
    from unnest(${new Column('text', ids)}::text[]) with ordinality as enrolment (id, number)`);
  await db.run(sql`
    insert into mails (publisher_id, id, lead_id, occasion, template_id, state, queued_at, due_at, next_at, sent_at)
    select ${publisherId}, 'mail_' || number, ${idOfNumber('lead')}, 'o' || number, 't', 'sent', now(), now(), now(), now()
    from generate_series(1, ${count}::int) as number`);
  await db.run(sql`
    insert into enrolment_steps (publisher_id, enrolment_id, step_id, visit, nth, sequence_id, version, kind, outcome, at, made_id)
    select ${publisherId}, id, 'first', 1, 1, 'seq_1', 1, 'mail', 'mailed', now(), 'mail_' || number
    from unnest(${new Column('text', ids)}::text[]) with ordinality as enrolment (id, number)`);
  for (const table of ['leads', 'enrolments', 'enrolment_steps', 'mails', 'mail_clicks'])
    await db.script(`vacuum analyze ${table}`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

it.each<[string, (db: Queries) => Promise<unknown>]>([
  ['people', (db) => peopleBySequence(db, asked)],
  ['steps and mails', (db) => stepsBySequence(db, asked)],
  ['what was won', (db) => wonBySequence(db, asked)],
])('%s', async (_, ask) => {
  const plan = await planOf(database.db, ask, { usual: true });
  // Row by row or by a bitmap: along the index, which of them depends on what vacuum has come to.
  expect(plan).toMatch(
    /(?:Index (?:Only )?Scan (?:Backward )?using|Bitmap Index Scan on) enrolments_(?:sequence|pkey)/,
  );
  expect(plan).not.toMatch(/Seq Scan on (?:enrolments|leads|opportunities|activities)/);
});

it('counts those who entered in the period', async () => {
  expect(await peopleBySequence(database.db, asked)).toMatchObject([{ sequenceId: 'seq_1', entered: 672 }]);
});
