// Behind a number of a sequence with many people, those who entered are looked at one by one from the newest on: looked at in the plans.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, insertLeads, insertListing, planOf, publisherId } from '../../test/plans.ts';
import { Column } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import { leadsOfSequence, type CountedPeople, type Entered } from './sequence-store.ts';

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
  sequenceId: 'seq_1',
  from: new Date(now - 7 * dayMs),
  until: new Date(now),
};
const ofNumber = (counted: CountedPeople, limit = 50) => ({
  counted,
  stepId: null,
  reason: null,
  before: null,
  limit,
  timeZone: 'UTC',
});
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

it.each<CountedPeople>(['answered', 'won', 'wonValue', 'came', 'bounced', 'clicked'])(
  '%s',
  async (counted) => {
    const plan = await planOf(database.db, (db) => leadsOfSequence(db, asked, ofNumber(counted)), {
      usual: true,
      nth: 2,
    });
    expect(plan).toMatch(/Index (?:Only )?Scan Backward using enrolments_(?:sequence|pkey)/);
    expect(plan).not.toMatch(
      /Sort|Seq Scan on (?:enrolments|leads|opportunities|activities|enrolment_steps|mails)/,
    );
  },
);

it('looks at so many for a page, and goes on from there', async () => {
  const whole = { ...asked, from: new Date(now - 100 * dayMs) };
  // Of this moment is who entered before it.
  const ask = (counted: CountedPeople, before: string | null) =>
    leadsOfSequence(database.db, whole, { ...ofNumber(counted), before });
  expect(await ask('won', null)).toEqual({ items: [], next: ids[5_000] });
  const first = await ask('came', null);
  expect([first.items.length, first.next]).toEqual([50, ids[50]]);
  const second = await ask('came', first.next);
  expect(second.items[0]!.enrolmentId).toBe(ids[51]);
  expect(await leadsOfSequence(database.db, asked, { ...ofNumber('came', 1_000) })).toMatchObject({
    items: { length: 672 },
    next: null,
  });
});
