// With many people, candidates are looked up by what they have in common and lists walk their index: nothing is read through.
import sql from 'sql-template-tag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshDatabase, type FreshDatabase } from '../../test/database.ts';
import {
  idOf,
  idOfNumber,
  insertLeads,
  insertListing,
  insertPeople,
  planOf,
  publisherId,
} from '../../test/plans.ts';
import type { Tx } from '../platform/db.ts';
import { addKeys, candidatesOf, leadsOfCompany, leadsToCompare, takeToCompare } from './compare-store.ts';
import { countOpen, duplicatesOf, pairsOf } from './duplicate-store.ts';
import { idsBefore } from './inbox-store.ts';
import { leadsOf, seenOf } from './merge-store.ts';

/** Enough that reading all would be the worst plan. */
const people = 20_000;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  const { db } = database;
  await insertListing(db);
  await insertPeople(db, people);
  await insertLeads(db, people, { ofPeople: true });
  const numbers = sql`generate_series(1, ${people}::int) as number`;
  await db.run(sql`
    insert into person_keys (publisher_id, key, person_id, lead_id)
    select ${publisherId}, decode(md5(part || ' ' || number), 'hex'), ${idOfNumber('per')}, ${idOfNumber('lead')}
    from ${numbers}, unnest(array['phone', 'name', 'address']) as part`);
  await db.run(sql`
    insert into lead_companies (publisher_id, company, lead_id)
    select ${publisherId}, 'd:company' || number / 5 || '.example', ${idOfNumber('lead')} from ${numbers}`);
  await db.run(sql`
    insert into duplicates (publisher_id, id, one_id, other_id, score, reasons, found_at, separated_at, open)
    select ${publisherId}, ${idOfNumber('dup')}, ${idOfNumber('lead')}, ${idOfNumber('per')}, 60 + number % 40, '[]', now(), case when number % 10 = 1 then now() end, number % 10 = 0
    from ${numbers}`);
  await db.run(sql`insert into leads_to_compare select publisher_id, id from leads`);
  await db.run(sql`analyze people, leads, person_keys, lead_companies, duplicates, leads_to_compare`);
});
afterAll(async () => {
  await database.db.close();
  await database.drop();
});

const large = /Seq Scan on (?:people|leads|person_keys|lead_companies|duplicates|leads_to_compare)\b/;
const ids = [idOf('per', 1), idOf('per', 2)];

describe('is looked up, never read through:', () => {
  it.each<[string, (tx: Tx) => Promise<unknown>, RegExp]>([
    ['what is to be compared next', (tx) => takeToCompare(tx, 200), /leads_to_compare_pkey/],
    ['a key that is added', (tx) => addKeys(tx, []), /Conflict Arbiter Indexes: person_keys_pkey/],
    [
      'who has a key in common',
      (tx) => candidatesOf(tx, []),
      /person_keys_pkey on person_keys known .*\n\s+Index Cond: .*publisher_id.*key/,
    ],
    [
      'a lead with its contact',
      (tx) => leadsToCompare(tx, []),
      /leads_pkey.*\n\s+Index Cond: .*publisher_id.*id/,
    ],
    ['the pairs of some people', (tx) => pairsOf(tx, publisherId, ids), /duplicates_other/],
    [
      'the list',
      (tx) => duplicatesOf(tx, publisherId, { state: 'open', reason: null }, null, 50),
      /duplicates_open/,
    ],
    [
      'its next page',
      (tx) => duplicatesOf(tx, publisherId, { state: 'open', reason: null }, { score: 80, id: 'dup_1' }, 50),
      /duplicates_open/,
    ],
    [
      'the list of those kept apart',
      (tx) => duplicatesOf(tx, publisherId, { state: 'apart', reason: null }, null, 50),
      /duplicates_apart/,
    ],
    ['the count', (tx) => countOpen(tx, publisherId, 101), /duplicates_open/],
    ['what is known of some people', (tx) => seenOf(tx, publisherId, ids), /leads_person/],
    ['their leads', (tx) => leadsOf(tx, publisherId, ids, 10), /leads_person/],
    [
      'others of a company',
      (tx) => leadsOfCompany(tx, publisherId, 'd:company1.example', ids, 10),
      /lead_companies_pkey/,
    ],
    [
      'the inbox of several who are one',
      (tx) => idsBefore(tx, publisherId, { peopleIds: ids }, null, 50),
      /leads_person/,
    ],
  ])('%s', async (_, ask, index) => {
    const plan = await planOf(database.db, ask);
    expect(plan).not.toMatch(large);
    expect(plan).toMatch(index);
  });
});
