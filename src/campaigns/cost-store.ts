// SQL of what campaigns cost.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';

export type Cost = {
  id: string;
  campaignId: string;
  /** Null: for the whole campaign. */
  listingId: string | null;
  day: string;
  amount: string;
  currency: string;
  note: string | null;
  corrects: string | null;
  enteredBy: string;
  enteredAt: Date;
};

const columns = sql`cost.id, cost.campaign_id as "campaignId", cost.listing_id as "listingId",
  to_char(cost.day, 'YYYY-MM-DD') as day, cost.amount::text as amount, cost.currency, cost.note, cost.corrects,
  cost.entered_by as "enteredBy", cost.entered_at as "enteredAt"`;

/** The latest day first, with those that were corrected; correctedBy: what took its place. */
export function costsOf(
  db: Queries,
  publisherId: string,
  campaignId: string,
): Promise<(Cost & { correctedBy: string | null })[]> {
  return db.rows(sql`
    select ${columns}, newer.id as "correctedBy"
    from campaign_costs as cost
    left join campaign_costs as newer on newer.publisher_id = cost.publisher_id and newer.corrects = cost.id
    where cost.publisher_id = ${publisherId} and cost.campaign_id = ${campaignId}
    order by cost.day desc, cost.id desc`);
}

export function costById(db: Queries, publisherId: string, id: string): Promise<Cost | undefined> {
  return one(
    db,
    sql`select ${columns} from campaign_costs as cost where cost.publisher_id = ${publisherId} and cost.id = ${id}`,
  );
}

/** False where another has corrected the same one already. */
export async function insertCost(tx: Tx, publisherId: string, cost: Cost): Promise<boolean> {
  const { id, campaignId, listingId, day, amount, currency, note, corrects, enteredBy, enteredAt } = cost;
  const inserted = await tx.run(sql`
    insert into campaign_costs
      (publisher_id, id, campaign_id, listing_id, day, amount, currency, note, corrects, entered_by, entered_at)
    values (${publisherId}, ${id}, ${campaignId}, ${listingId}, ${day}::date, ${amount}::numeric, ${currency}, ${note}, ${corrects},
      ${enteredBy}, ${enteredAt})
    on conflict do nothing`);
  return inserted === 1;
}

export type CostSum = { campaignId: string; listingId: string | null; currency: string; amount: string };

/** What stands, in sum, of these campaigns; both days are inside. */
export function costSums(
  db: Queries,
  publisherId: string,
  campaignIds: readonly string[],
  { from, to }: { from: string | null; to: string | null },
): Promise<CostSum[]> {
  return db.rows(sql`
    select cost.campaign_id as "campaignId", cost.listing_id as "listingId", cost.currency, sum(cost.amount)::text as amount
    from campaign_costs as cost
    where cost.publisher_id = ${publisherId} and cost.campaign_id = any(${new Column('text', campaignIds)}::text[])
      and (${from}::date is null or cost.day >= ${from}::date) and (${to}::date is null or cost.day <= ${to}::date)
      and not exists (
        select from campaign_costs as newer where newer.publisher_id = cost.publisher_id and newer.corrects = cost.id)
    group by 1, 2, 3`);
}
