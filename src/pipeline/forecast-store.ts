// SQL of what the forecast sums: open deals by when they are to close, won ones by when they were.
import sql, { join, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { OpenGroup, WonGroup } from './forecast.ts';
import type { Origin } from './opportunity.ts';
import type { Pipelines } from './pipeline.ts';

export type ForecastFilter = {
  pipelineId?: string | undefined;
  ownerId?: string | null | undefined;
  origin?: Origin | undefined;
};

/** Days are YYYY-MM-DD. What was to close before `from` counts to its month, overdue; null: without a day. */
export function openGroups(
  db: Queries,
  publisherId: string,
  filter: ForecastFilter,
  { pipelines }: Pipelines,
  { from, to }: { from: string; to: string },
): Promise<OpenGroup[]> {
  const stages = pipelines.flatMap(({ id, stages: those }) =>
    those.map(({ id: stage, probability }) => ({ id, stage, probability })),
  );
  const text = (pick: (stage: (typeof stages)[number]) => string) => new Column('text', stages.map(pick));
  const probabilities = new Column(
    'int4',
    stages.map(({ probability }) => probability),
  );
  const conditions = join([...ofDeal(publisherId, filter), sql`deal.state = 'open'`], ' and ');
  return db.rows(sql`
    with stages as (
      select * from unnest(${text(({ id }) => id)}::text[], ${text(({ stage }) => stage)}::text[], ${probabilities}::int[])
        as stage (pipeline_id, stage, probability)
    )
    select to_char(greatest(deal.expected_close, ${from}::date), 'YYYY-MM') as month, coalesce(stages.probability, 0) as probability,
      deal.currency, count(*)::int as count, sum(deal.value) as value
    from opportunities as deal
    left join stages on stages.pipeline_id = deal.pipeline_id and stages.stage = deal.stage
    where ${conditions} and deal.expected_close < ${to}::date
    group by 1, 2, 3
    union all
    select null, coalesce(stages.probability, 0), deal.currency, count(*)::int, sum(deal.value)
    from opportunities as deal
    left join stages on stages.pipeline_id = deal.pipeline_id and stages.stage = deal.stage
    where ${conditions} and deal.expected_close is null
    group by 2, 3`);
}

/** By days in UTC. */
export function wonGroups(
  db: Queries,
  publisherId: string,
  filter: ForecastFilter,
  { from, to }: { from: string; to: string },
): Promise<WonGroup[]> {
  return db.rows(sql`
    select to_char(closed_at at time zone 'UTC', 'YYYY-MM-DD') as day, currency, count(*)::int as count, sum(value) as value
    from opportunities as deal
    where ${join(ofDeal(publisherId, filter), ' and ')} and state <> 'open' and state = 'won'
      and closed_at >= ${from}::date::timestamp at time zone 'UTC' and closed_at < ${to}::date::timestamp at time zone 'UTC'
    group by 1, 2 order by 1, 2`);
}

function ofDeal(publisherId: string, { pipelineId, ownerId, origin }: ForecastFilter): Sql[] {
  return [
    sql`deal.publisher_id = ${publisherId}`,
    ...(origin === undefined ? [] : [sql`deal.origin = ${origin}`]),
    ...(pipelineId === undefined ? [] : [sql`deal.pipeline_id = ${pipelineId}`]),
    ...(ownerId === null ? [sql`deal.owner_id is null`] : []),
    ...(typeof ownerId === 'string' ? [sql`deal.owner_id = ${ownerId}`] : []),
  ];
}
