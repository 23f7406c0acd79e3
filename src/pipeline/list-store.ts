// SQL that reads opportunities: the list under a filter in some order, and the columns of the board with their sums.
import sql, { join, type Sql } from 'sql-template-tag';
import { Column, containing, type Queries } from '../platform/db.ts';
import { amountText } from './money.ts';
import type { Opportunity, Origin, State } from './opportunity.ts';
import type { Pipelines } from './pipeline.ts';
import { opportunityColumns, readRow } from './store.ts';

/** ownerId null: nobody's. Days are YYYY-MM-DD; To: before that day. */
export type OpportunityFilter = {
  pipelineId?: string | undefined;
  stage?: string | undefined;
  state?: State | undefined;
  origin?: Origin | undefined;
  ownerId?: string | null | undefined;
  leadId?: string | undefined;
  currency?: string | undefined;
  q?: string | undefined;
  closeFrom?: string | undefined;
  closeTo?: string | undefined;
  closedFrom?: Date | undefined;
  closedTo?: Date | undefined;
  reason?: string | undefined;
  stuck?: boolean | undefined;
};

/** What the list may be ordered by; what has none comes last when the greatest is first. */
const orders = {
  created: { key: sql`deal.id`, type: sql`text` },
  value: { key: sql`coalesce(deal.value, -1)`, type: sql`numeric` },
  expectedClose: { key: sql`coalesce(deal.expected_close, 'infinity'::date)`, type: sql`date` },
  stageSince: { key: sql`deal.stage_since`, type: sql`timestamptz` },
} as const;
export type Order = keyof typeof orders;
export const orderNames = Object.keys(orders) as [Order, ...Order[]];
/** at: the value that the list is ordered by, as text. */
export type Place = { at: string; id: string };

/** The customer's company or name, from the lead. */
export type Listed = Opportunity & { customer: string | null; at: string };

export async function listOpportunities(
  db: Queries,
  publisherId: string,
  filter: OpportunityFilter,
  { order, falling, after, limit }: { order: Order; falling: boolean; after: Place | null; limit: number },
  given: { document: Pipelines; now: Date },
): Promise<Listed[]> {
  const { key, type } = orders[order];
  const way = falling ? sql`desc` : sql`asc`;
  const beyond = falling ? sql`<` : sql`>`;
  const place = after === null ? [] : [sql`(${key}, deal.id) ${beyond} (${after.at}::${type}, ${after.id})`];
  const conditions = join([...conditionsOf(publisherId, filter, given), ...place], ' and ');
  const rows = await db.rows<Listed>(sql`
    select ${opportunityColumns}, ${key}::text as at,
      coalesce(lead.contact ->> 'company', nullif(concat_ws(' ', lead.contact ->> 'firstName', lead.contact ->> 'lastName'), ''))
        as customer
    from (
      select * from opportunities as deal where ${conditions} order by ${key} ${way}, deal.id ${way} limit ${limit}
    ) as deal
    left join leads as lead on lead.publisher_id = deal.publisher_id and lead.id = deal.lead_id
    order by ${key} ${way}, deal.id ${way}`);
  return rows.map(readRow);
}

export type StageSum = { stage: string; currency: string | null; count: number; value: string | null };

/** By stage and currency; of closed ones those of the period alone. */
export async function sumsByStage(
  db: Queries,
  publisherId: string,
  pipelineId: string,
  filter: Pick<OpportunityFilter, 'ownerId' | 'origin' | 'q'>,
  closedFrom: Date,
): Promise<StageSum[]> {
  const conditions = [
    sql`deal.publisher_id = ${publisherId}`,
    sql`deal.pipeline_id = ${pipelineId}`,
    ...ownOf(filter),
  ];
  const of = join(conditions, ' and ');
  // Two walks along an index each: nothing is read of what closed long ago.
  const rows = await db.rows<StageSum>(sql`
    select stage, currency, count(*)::int as count, sum(value) as value from opportunities as deal
    where ${of} and deal.state = 'open'
    group by stage, currency
    union all
    select stage, currency, count(*)::int, sum(value) from opportunities as deal
    where ${of} and deal.state <> 'open' and deal.closed_at >= ${closedFrom}
    group by stage, currency
    order by stage, currency`);
  return rows.map((row) => ({
    ...row,
    value: row.value === null ? null : amountText(row.value, row.currency!),
  }));
}

/** Of deals that closed in the period: by how and why. */
export async function sumsByReason(
  db: Queries,
  publisherId: string,
  filter: OpportunityFilter,
  given: { document: Pipelines; now: Date },
): Promise<
  { state: State; reason: string | null; currency: string | null; count: number; value: string | null }[]
> {
  const rows = await db.rows<{
    state: State;
    reason: string | null;
    currency: string | null;
    count: number;
    value: string | null;
  }>(sql`
    select state, reason, currency, count(*)::int as count, sum(value) as value from opportunities as deal
    where ${join([...conditionsOf(publisherId, filter, given), sql`deal.state <> 'open'`], ' and ')}
    group by state, reason, currency order by state, reason, currency`);
  return rows.map((row) => ({
    ...row,
    value: row.value === null ? null : amountText(row.value, row.currency!),
  }));
}

export function conditionsOf(
  publisherId: string,
  filter: OpportunityFilter,
  { document, now }: { document: Pipelines; now: Date },
): Sql[] {
  const { pipelineId, stage, state, leadId, currency, closeFrom, closeTo, closedFrom, closedTo, reason } =
    filter;
  return [
    sql`deal.publisher_id = ${publisherId}`,
    ...ownOf(filter),
    ...[
      pipelineId !== undefined && sql`deal.pipeline_id = ${pipelineId}`,
      stage !== undefined && sql`deal.stage = ${stage}`,
      // Written out, for the indexes of what is open and what is closed are partial.
      state === 'open' && sql`deal.state = 'open'`,
      (state === 'won' || state === 'lost') && sql`deal.state <> 'open' and deal.state = ${state}`,
      leadId !== undefined && sql`deal.lead_id = ${leadId}`,
      currency !== undefined && sql`deal.currency = ${currency}`,
      closeFrom !== undefined && sql`deal.expected_close >= ${closeFrom}::date`,
      closeTo !== undefined && sql`deal.expected_close < ${closeTo}::date`,
      closedFrom !== undefined && sql`deal.state <> 'open' and deal.closed_at >= ${closedFrom}`,
      closedTo !== undefined && sql`deal.state <> 'open' and deal.closed_at < ${closedTo}`,
      reason !== undefined && sql`deal.reason = ${reason}`,
      filter.stuck === true && isStuck(document, now),
    ].filter((condition) => condition !== false),
  ];
}

function ownOf({ ownerId, origin, q }: Pick<OpportunityFilter, 'ownerId' | 'origin' | 'q'>): Sql[] {
  return [
    ...(ownerId === null ? [sql`deal.owner_id is null`] : []),
    ...(typeof ownerId === 'string' ? [sql`deal.owner_id = ${ownerId}`] : []),
    ...(origin === undefined ? [] : [sql`deal.origin = ${origin}`]),
    ...(q === undefined || q === '' ? [] : [sql`deal.name ilike ${containing(q)} escape '\\'`]),
  ];
}

/** Longer in its stage than the stage allows. */
function isStuck({ pipelines }: Pipelines, now: Date): Sql {
  const stages = pipelines.flatMap(({ id, stages: those }) =>
    those.flatMap(({ id: stage, stuckAfterDays: days }) =>
      days === null ? [] : [{ id, stage, before: new Date(now.getTime() - days * 86_400_000) }],
    ),
  );
  const text = (pick: (stage: (typeof stages)[number]) => string) => new Column('text', stages.map(pick));
  return sql`deal.state = 'open' and exists (
    select from unnest(
      ${text(({ id }) => id)}::text[], ${text(({ stage }) => stage)}::text[],
      ${new Column(
        'timestamptz',
        stages.map(({ before }) => before),
      )}::timestamptz[]
    ) as limits (pipeline_id, stage, since)
    where limits.pipeline_id = deal.pipeline_id and limits.stage = deal.stage and deal.stage_since < limits.since)`;
}
