// SQL of what opportunities were at given moments, and of what had come of them at the end: along the indexes of their versions.
import sql, { empty, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { Pipelines } from '../pipeline/pipeline.ts';
import type { Moment } from './forecast-spans.ts';

/**
 * Open at the moments from the `first` to the `last`, counted from 1. dueFrom: the first span before whose end it was due; null: undated.
 */
export type OpenGroup = {
  first: number;
  last: number;
  dueFrom: number | null;
  pipelineId: string;
  stage: string;
  currency: string | null;
  count: number;
  value: string | null;
};
/** before: closed by the moment. due: open at it, and due in the span. else: neither. */
export type Standing = 'before' | 'due' | 'else';
/** Closed in the nth span, on a day. */
export type ClosedGroup = {
  nth: number;
  standing: Standing;
  outcome: 'won' | 'lost';
  day: string;
  currency: string | null;
  count: number;
  value: string | null;
};
/** What was due in the nth span and closed in it, as it was at the moment. */
export type MetGroup = {
  nth: number;
  pipelineId: string;
  stage: string;
  currency: string | null;
  count: number;
  value: string | null;
};

export type Asked = {
  publisherId: string;
  timeZone: string;
  /** In their order, though some between them may be left out. */
  moments: readonly Moment[];
  /** Whose opportunities, as they are now; null: nobody's; undefined: everybody's. */
  ownerId?: string | null | undefined;
};

const times = (values: readonly Date[]): Sql => sql`${new Column('timestamptz', values)}::timestamptz[]`;

/** Days as numbers, since a list of dates would be read anew for each row. */
const dayNumbers = (days: readonly string[]): Sql =>
  sql`${new Column(
    'int4',
    days.map((day) => (Date.parse(day) - firstDay) / dayMs),
  )}::int[]`;
const dayMs = 86_400_000;
const firstDay = Date.UTC(2000, 0, 1);

const ofOwner = ({ publisherId, ownerId }: Asked): Sql =>
  ownerId === undefined
    ? empty
    : sql`and version.opportunity_id in (
        select id from opportunities where publisher_id = ${publisherId} and owner_id is not distinct from ${ownerId})`;

/**
 * `open`: what was open at a moment, each version once. Moments follow one another, so that where its ends lie among them says at which it
 * held. Reckoned once: "offset 0".
 * `met`: what closed in a span and had not been opened again by its end, with what it was at the moment, if it was due then.
 */
function seenIn(asked: Asked): Sql {
  const { publisherId, moments, timeZone } = asked;
  const ats = times(moments.map(({ at }) => at));
  const ends = times(moments.map(({ ended }) => ended));
  return sql`
    open as materialized (
      select * from (
        select version.opportunity_id, version.expected_close, version.pipeline_id, version.stage, version.currency, version.value,
          width_bucket(version.since, ${ats}) + 1 as first, width_bucket(version.until, ${ats}) as last,
          width_bucket(version.expected_close - date '2000-01-01', ${dayNumbers(moments.map(({ due }) => due))}) + 1 as due_from
        from opportunity_versions as version
        where version.publisher_id = ${publisherId} and version.state = 'open' and version.until >= ${moments[0]!.at}
          and version.since < ${moments.at(-1)!.at} ${ofOwner(asked)}
        offset 0
      ) as version
      where first <= last
    ), closed as (
      select nth, opportunity_id, state as outcome, currency, value, closed_at, closed_at < (${ats})[nth] as is_before
      from (
        select version.opportunity_id, version.state, version.currency, version.value, version.closed_at, version.since, version.until,
          width_bucket(version.closed_at, ${times(moments.map(({ begun }) => begun))}) as nth
        from opportunity_versions as version
        where version.publisher_id = ${publisherId} and version.state <> 'open' and version.closed_at >= ${moments[0]!.begun}
          and version.closed_at < ${moments.at(-1)!.ended} ${ofOwner(asked)}
        offset 0
      ) as version
      where since < (${ends})[nth] and until >= (${ends})[nth] and closed_at < (${ends})[nth]
    ), met as materialized (
      select closed.nth, closed.opportunity_id, closed.outcome, closed.value, closed.currency,
        to_char(closed.closed_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
        case when closed.is_before then 'before' when prior.opportunity_id is null then 'else' else 'due' end as standing,
        prior.pipeline_id, prior.stage, prior.value as then_value, prior.currency as then_currency
      from closed
      left join open as prior on prior.opportunity_id = closed.opportunity_id and prior.first <= closed.nth and prior.last >= closed.nth
        and prior.due_from <= closed.nth
    )`;
}

export type Seen = { open: OpenGroup[]; closed: ClosedGroup[]; met: MetGroup[] };

type Row = ({ kind: 'open' } & OpenGroup) | ({ kind: 'closed' } & ClosedGroup) | ({ kind: 'met' } & MetGroup);

/** One look at all that was open and all that closed: who closed is found among those who were open, and not one by one. */
export async function seenAt(db: Queries, asked: Asked): Promise<Seen> {
  const rows = await db.rows<Row>(sql`
    with ${seenIn(asked)}
    select 'open' as kind, first, last, due_from as "dueFrom", null::int as nth, null as standing, null as outcome, null as day,
      pipeline_id as "pipelineId", stage, currency, count(*)::int as count, sum(value)::text as value
    from open group by first, last, due_from, pipeline_id, stage, currency
    union all
    select case grouping(day) when 1 then 'met' else 'closed' end, null, null, null, nth, standing, outcome, day, pipeline_id, stage,
      case grouping(day) when 1 then then_currency else met.currency end, count(*)::int,
      (case grouping(day) when 1 then sum(then_value) else sum(met.value) end)::text
    from met
    group by grouping sets ((nth, standing, outcome, day, met.currency), (nth, standing, pipeline_id, stage, then_currency))
    having grouping(day) = 0 or standing = 'due'`);
  return {
    open: rows.filter((row) => row.kind === 'open'),
    closed: rows.filter((row) => row.kind === 'closed'),
    met: rows.filter((row) => row.kind === 'met'),
  };
}

/** By which stages' probabilities each moment is weighed: of the pipelines in force then. Null: what we ship. */
export function pipelinesAt(
  db: Queries,
  { publisherId, moments }: Asked,
): Promise<{ document: Pipelines | null }[]> {
  return db.rows(sql`
    select kept.document
    from unnest(${times(moments.map(({ at }) => at))}) with ordinality as asked (at, nth)
    left join lateral (
      select document from pipeline_versions where publisher_id = ${publisherId} and saved_at < asked.at order by version desc limit 1
    ) as kept on true
    order by nth`);
}

/** What a number of a span counts. */
export const countedThen = [
  'due',
  'pipeline',
  'already',
  'wonDue',
  'lostDue',
  'slipped',
  'added',
  'won',
] as const;
export type CountedThen = (typeof countedThen)[number];

const conditions: Record<CountedThen, Sql> = {
  due: sql`open.due_from <= 1`,
  pipeline: sql`open.opportunity_id is not null`,
  already: sql`met.standing = 'before' and met.outcome = 'won'`,
  wonDue: sql`met.standing = 'due' and met.outcome = 'won'`,
  lostDue: sql`met.standing = 'due' and met.outcome = 'lost'`,
  slipped: sql`open.due_from <= 1 and met.outcome is null`,
  added: sql`met.standing = 'else' and met.outcome = 'won'`,
  won: sql`met.outcome = 'won'`,
};

export type SeenOpportunity = {
  opportunityId: string;
  name: string;
  ownerId: string | null;
  /** At the moment; null: it was not open then. */
  pipelineId: string | null;
  stage: string | null;
  thenValue: string | null;
  thenCurrency: string | null;
  expectedClose: string | null;
  outcome: 'won' | 'lost' | null;
  day: string | null;
  value: string | null;
  currency: string | null;
};

/** The very ones that are counted in a number of one span, by id. */
export function opportunitiesAt(
  db: Queries,
  asked: Asked,
  { counted, after, limit }: { counted: CountedThen; after: string; limit: number },
): Promise<SeenOpportunity[]> {
  return db.rows(sql`
    with ${seenIn(asked)}, page as (
      select opportunity_id, open.pipeline_id, open.stage, open.value as then_value, open.currency as then_currency, open.expected_close,
        met.outcome, met.day, met.value, met.currency
      from open full join met using (opportunity_id)
      where ${conditions[counted]} and opportunity_id > ${after} order by opportunity_id limit ${limit}
    )
    select page.opportunity_id as "opportunityId", deal.name, deal.owner_id as "ownerId", page.pipeline_id as "pipelineId", page.stage,
      page.then_value::text as "thenValue", page.then_currency as "thenCurrency", to_char(page.expected_close, 'YYYY-MM-DD') as "expectedClose",
      page.outcome, page.day, page.value::text as value, page.currency
    from page join opportunities as deal on deal.publisher_id = ${asked.publisherId} and deal.id = page.opportunity_id
    order by page.opportunity_id`);
}
