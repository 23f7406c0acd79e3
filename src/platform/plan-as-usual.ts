// Back to the planner's own choice, for what hears of something in a transaction whose settings are made for the hot statements.
import sql from 'sql-template-tag';
import type { Tx } from './db.ts';

/**
 * Until the transaction ends. Whoever locks rows in an order sorts them; where that is not to be, the planner walks a whole table in
 * that order instead: ten seconds for two thousand of sixty thousand leads.
 */
export async function planAsUsual(tx: Tx): Promise<void> {
  await tx.rows(sql`
    select set_config(name, 'on', true)
    from unnest(
      '{enable_sort,enable_hashjoin,enable_mergejoin,enable_material,enable_seqscan,enable_bitmapscan}'::text[]) as name`);
}
