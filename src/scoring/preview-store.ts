// SQL of what a model is tried on: how many leads there are, and those that a far side says were won or lost.
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';

/** By the counts of whole quarters of an hour, which lag behind by a second. */
export async function countSince(
  db: Queries,
  publisherId: string,
  storefront: string,
  from: Date,
): Promise<number> {
  const row = await one<{ leads: number }>(
    db,
    sql`select coalesce(sum(leads), 0)::int as leads from lead_counts
      where publisher_id = ${publisherId} and storefront = ${storefront} and kind = 'customer' and at >= ${from}`,
  );
  return row!.leads;
}

/** The latest ones of the storefront. Won by one far side, it is won, whatever another says. */
export function decidedLeads(
  db: Queries,
  publisherId: string,
  storefront: string,
  limit: number,
): Promise<{ leadId: string; won: boolean }[]> {
  return db.rows(sql`
    select record.lead_id as "leadId", bool_or(record.state = 'won') as won
    from remote_records as record
    join leads as lead on lead.publisher_id = record.publisher_id and lead.id = record.lead_id
    where record.publisher_id = ${publisherId} and record.state in ('won', 'lost') and lead.storefront = ${storefront}
    group by record.lead_id
    order by record.lead_id desc limit ${limit}`);
}
