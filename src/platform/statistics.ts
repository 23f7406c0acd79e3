// Keeps the planner's statistics in step with tables that grow fast. A statement that was prepared while a table was small
// goes on reading all of it, and autovacuum looks once a minute at best, on the embedded database never.
import sql, { raw } from 'sql-template-tag';
import type { Db } from './db.ts';

/** Below this many pages of 8 KiB, any plan will do. */
const smallPages = 8;

/** Below this many rows too. */
const fewRows = 500;

/**
 * Analyzes every table that has doubled since it was analyzed, which has its statements planned anew in every process. Size alone
 * does not tell: a table that was analyzed before a great transaction committed has its pages already, and is believed empty.
 */
export async function analyzeGrown(db: Db): Promise<void> {
  const grown = await db.rows<{ name: string }>(sql`
    select quote_ident(relname) as name from pg_class
    where relkind = 'r' and relnamespace = current_schema()::regnamespace
      and (pg_relation_size(oid) / 8192 > greatest(${smallPages}::int, 2 * relpages)
        or pg_stat_get_live_tuples(oid) > greatest(${fewRows}::int, 2 * reltuples))`);
  for (const { name } of grown) await db.run(sql`analyze ${raw(name)}`);
}
