// How the database goes about what a finder asks of it, and leads enough that it matters.
import sql, { raw, type Sql } from 'sql-template-tag';
import type { Db, Prepared, Tx } from '../src/platform/db.ts';
import { planAsUsual } from '../src/platform/plan-as-usual.ts';

export const publisherId = 'pub_operator';

/** As long as real ids, since the size of an index has a say in its use. */
export const idOf = (prefix: string, nth: number) => `${prefix}_${String(nth).padStart(20, '0')}`;
/** The same of each `number` in a query. */
export const idOfNumber = (prefix: string) => sql`${prefix}::text || '_' || lpad(number::text, 20, '0')`;

export async function insertListing(db: Db): Promise<void> {
  await db.run(sql`insert into listings (publisher_id, id, storefront, kind, offer_id, title, created_at)
    values (${publisherId}, 'lst_1', 'appsource', 'app', 'offer', 'Offer', now())`);
}

/** From one number to the other, of that listing; of a person each, where there are as many people. */
export async function insertLeads(db: Db, to: number, { from = 1, ofPeople = false } = {}): Promise<void> {
  await db.run(sql`
    insert into leads (publisher_id, id, listing_id, person_id, kind, status, storefront, contact, consent, source, warnings,
      received_at, last_posted_at, repost_key, raw)
    select ${publisherId}, ${idOfNumber('lead')}, 'lst_1', case when ${ofPeople} then ${idOfNumber('per')} end, 'customer', 'new',
      'appsource', '{}', '{}', '{}', '{}', now(), now(), decode(md5(number::text), 'hex'), ''
    from generate_series(${from}::int, ${to}::int) as number`);
}

export async function insertPeople(db: Db, to: number): Promise<void> {
  await db.run(sql`
    insert into people (publisher_id, id, email_key, first_seen_at, last_seen_at)
    select ${publisherId}, ${idOfNumber('per')}, number || '@x.example', now(), now()
    from generate_series(1, ${to}::int) as number`);
}

/** With its values, or as a prepared one is planned, for any. usual: by the planner's own choice, as it is asked by a request. nth: of several. */
export async function planOf(
  db: Db,
  ask: (tx: Tx) => Promise<unknown>,
  { usual = false, nth = 1 } = {},
): Promise<string> {
  return db.tx(async (tx) => {
    if (usual) await planAsUsual(tx);
    let asked: Sql | undefined;
    let prepared: Prepared | undefined;
    const heard = new Error('heard');
    let left = nth;
    const rows = async <Row extends object>(query: Sql): Promise<Row[]> => {
      if (--left > 0) return tx.rows<Row>(query);
      asked = query;
      throw heard;
    };
    await ask({ ...tx, rows, prepared: async (statement) => ((prepared = statement), []) }).catch((error) => {
      if (error !== heard) throw error;
    });
    return asked ? explained(tx, asked) : planOfPrepared(tx, prepared!);
  });
}

export const explained = async (tx: Tx, query: Sql): Promise<string> =>
  textOf(await tx.rows(sql`explain ${query}`));

async function planOfPrepared(tx: Tx, { text }: Prepared): Promise<string> {
  await tx.run(sql`set local plan_cache_mode = force_generic_plan`);
  await tx.run(sql`prepare planned as ${raw(text)}`);
  const [{ count }] = (await tx.rows<{ count: number }>(
    sql`select cardinality(parameter_types) as count from pg_prepared_statements where name = 'planned'`,
  )) as [{ count: number }];
  const nulls = Array.from({ length: count }, () => 'null').join();
  const plan = textOf(await tx.rows(raw(`explain execute planned (${nulls})`)));
  await tx.run(sql`deallocate planned`);
  return plan;
}

const textOf = (lines: object[]) => lines.map((line) => Object.values(line)[0] as string).join('\n');
