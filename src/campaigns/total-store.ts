// SQL that counts all leads of a period by listing, whatever way they came, and what became of leads in it.
import sql, { type Sql } from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { OutcomeKind } from './credit.ts';

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

/** What is counted, one by one. place: its own id. */
type OneRow = {
  place: string;
  leadId: string;
  at: Date;
  value: string | null;
  currency: string | null;
};

/** The very rows that are counted above, in the order of their ids, after one; of one listing, or of all. */
export function countedOneByOne(
  db: Queries,
  publisherId: string,
  kind: OutcomeKind,
  { from, until }: Span,
  { listingId, after, limit }: { listingId: string | null; after: string; limit: number },
): Promise<OneRow[]> {
  const noValue = sql`null as value, null as currency`;
  const rows: Record<OutcomeKind, Sql> = {
    lead: sql`
      select id as place, id as lead_id, received_at as at, ${noValue} from leads
      where publisher_id = ${publisherId} and id >= ${firstIdAt('lead', from)} and id < ${firstIdAt('lead', until)} and kind = 'customer'`,
    qualified: sql`
      select standing.lead_id as place, standing.lead_id, standing.stage_since as at, ${noValue}
      from standings as standing
      join leads as lead on lead.publisher_id = standing.publisher_id and lead.id = standing.lead_id
      where standing.publisher_id = ${publisherId} and standing.stage in ('marketing_qualified', 'sales_qualified')
        and standing.stage_since >= ${from} and standing.stage_since < ${until} and lead.kind = 'customer'`,
    opportunity: sql`
      select opportunity_id as place, lead_id, created_at as at, ${noValue} from lead_outcomes
      where publisher_id = ${publisherId} and opportunity_id >= ${firstIdAt('opp', from)}
        and opportunity_id < ${firstIdAt('opp', until)} and created_at >= ${from} and created_at < ${until}`,
    win: sql`
      select opportunity_id as place, lead_id, closed_at as at, value::text, currency from lead_outcomes
      where publisher_id = ${publisherId} and state = 'won' and closed_at >= ${from} and closed_at < ${until}`,
  };
  return db.rows(sql`
    select one.place, one.lead_id as "leadId", one.at, one.value, one.currency
    from (${rows[kind]}) as one
    join leads as lead on lead.publisher_id = ${publisherId} and lead.id = one.lead_id
    where one.place > ${after} and (${listingId}::text is null or lead.listing_id = ${listingId})
    order by one.place limit ${limit}`);
}
