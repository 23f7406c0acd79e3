// With a hundred thousand referrals lists walk their index and what is asked by the clock reads what is due alone.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import { idOfNumber, planOf, publisherId } from '../../test/plans.ts';
import type { Tx } from '../platform/db.ts';
import { claimCommands } from './command-store.ts';
import { claimLinks } from './link-store.ts';
import { boardCards, boardSums } from './referral-board-store.ts';
import { expireDue, remindDue } from './expire-store.ts';
import { dueReferrals, newestReferrals, referralCounts } from './referral-list-store.ts';
import { knownBy } from './referral-store.ts';

const referrals = 100_000;
const programme = 'partner-center';
const now = new Date('2026-03-02T09:00:00Z');

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await db.run(sql`
    insert into programme_accounts (publisher_id, id, programme, name, settings, sealed, renewed_at, hook_hash, hook_sealed,
      next_poll_at, created_at)
    values (${publisherId}, 'pac_1', 'partner-center', 'Ours', '{}', '', now(), '', '', now(), now())`);
  await db.run(sql`
    insert into referrals (publisher_id, id, account_id, programme, external_id, former_ids, category, direction, status,
      substatus, stage, name, value, currency, told, raw, first_seen_at, changed_at, expires_at, answer_due_at)
    select ${publisherId}, ${idOfNumber('ref')}, 'pac_1', 'partner-center', 'x' || number, '{}',
      (array['co_sell', 'qualified_lead', 'marketplace_lead'])[1 + number % 3], 'incoming',
      case when number % 50 = 0 then 'new' when number % 50 < 20 then 'active' else 'closed' end, 'won',
      case when number % 50 between 1 and 19 then 'Committed' end, 'Deal ' || number, number, 'EUR', '{}', '{}', now(), now(),
      ${now}::timestamptz + number * interval '1 minute', ${now}::timestamptz + number * interval '1 minute'
    from generate_series(1, ${referrals}::int) as number`);
  // As autovacuum does: without it no index is read alone.
  await db.script('vacuum analyze referrals');
  await db.run(sql`analyze referral_commands, referral_opportunities`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

const due = { now, until: now, limit: 10 };

it.each<[string, (tx: Tx) => Promise<unknown>, RegExp]>([
  ['the newest', (tx) => newestReferrals(tx, publisherId, {}, null, 51), /referrals_pkey/],
  [
    'a later page',
    (tx) => newestReferrals(tx, publisherId, {}, 'ref_00000000000000050000', 51),
    /referrals_pkey/,
  ],
  ['what waits for an answer', (tx) => dueReferrals(tx, publisherId, {}, null, 51), /referrals_answer/],
  [
    'a column of the board',
    (tx) => newestReferrals(tx, publisherId, { programme, column: { is: 'one', name: 'new' } }, null, 21),
    /referrals_(board|pkey)/,
  ],
  [
    'the newest of each column',
    (tx) => boardCards(tx, publisherId, { programme }, ['new', 'stage:Committed', 'won', 'unknown'], 21),
    /referrals_board/,
  ],
  [
    'the sums of the board',
    (tx) => boardSums(tx, publisherId, { programme }),
    /Index Only Scan using referrals_board/,
  ],
  [
    'the sums of a category',
    (tx) =>
      boardSums(tx, publisherId, {
        programme,
        category: 'co_sell',
        direction: 'incoming',
        accountId: 'pac_1',
      }),
    /Index Only Scan using referrals_board/,
  ],
  ['the counts', (tx) => referralCounts(tx, publisherId), /Index Only Scan using referrals_standing/],
  ['what is to be kept in step', (tx) => claimLinks(tx, due), /referral_opportunities_due/],
  ['what is known of a page', (tx) => knownBy(tx, publisherId, 'pac_1', ['x1', 'x2']), /external_id/],
  ['whom to remind', (tx) => remindDue(tx, { now, before: now, limit: 500 }), /referrals_due/],
  ['what expires', (tx) => expireDue(tx, { now, limit: 500 }), /referrals_due/],
  ['what is to be sent', (tx) => claimCommands(tx, due), /referral_commands_due/],
])('%s is found without reading them all', async (_, ask, by) => {
  const plan = await planOf(database.db, ask);
  expect(plan).toMatch(by);
  expect(plan).not.toMatch(/Seq Scan on referrals\b/);
});
