// SQL that counts all leads of a period by listing, whatever way they came, and what became of leads in it.
import sql from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';

export type Span = { from: Date; until: Date };
export type Counted = { listingId: string | null; count: number };

/** Customers' leads. An id is made of the very time at which the lead came in, so ids are the bounds of the index. */
export function leadCounts(db: Queries, publisherId: string, { from, until }: Span): Promise<Counted[]> {
  return db.rows(sql`
    select listing_id as "listingId", count(*) as count from leads
    where publisher_id = ${publisherId} and id >= ${firstIdAt('lead', from)} and id < ${firstIdAt('lead', until)}
      and kind = 'customer'
    group by 1`);
}

/** By when each came to be qualified as it is now. */
export function qualifiedCounts(db: Queries, publisherId: string, { from, until }: Span): Promise<Counted[]> {
  return db.rows(sql`
    select lead.listing_id as "listingId", count(*) as count
    from standings as standing
    join leads as lead on lead.publisher_id = standing.publisher_id and lead.id = standing.lead_id
    where standing.publisher_id = ${publisherId} and standing.stage in ('marketing_qualified', 'sales_qualified')
      and standing.stage_since >= ${from} and standing.stage_since < ${until} and lead.kind = 'customer'
    group by 1`);
}

export function opportunityCounts(
  db: Queries,
  publisherId: string,
  { from, until }: Span,
): Promise<Counted[]> {
  return db.rows(sql`
    select lead.listing_id as "listingId", count(*) as count
    from lead_outcomes as outcome
    left join leads as lead on lead.publisher_id = outcome.publisher_id and lead.id = outcome.lead_id
    where outcome.publisher_id = ${publisherId} and outcome.opportunity_id >= ${firstIdAt('opp', from)}
      and outcome.opportunity_id < ${firstIdAt('opp', until)} and outcome.created_at >= ${from} and outcome.created_at < ${until}
    group by 1`);
}

export type Won = Counted & { currency: string | null; value: string | null };

export function winCounts(db: Queries, publisherId: string, { from, until }: Span): Promise<Won[]> {
  return db.rows(sql`
    select lead.listing_id as "listingId", outcome.currency, count(*) as count, sum(outcome.value)::text as value
    from lead_outcomes as outcome
    left join leads as lead on lead.publisher_id = outcome.publisher_id and lead.id = outcome.lead_id
    where outcome.publisher_id = ${publisherId} and outcome.state = 'won'
      and outcome.closed_at >= ${from} and outcome.closed_at < ${until}
    group by 1, 2`);
}
