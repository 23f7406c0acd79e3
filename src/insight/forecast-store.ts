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
  /** One follows the other. */
  moments: readonly Moment[];
  /** Whose opportunities, as they are now; null: nobody's; undefined: everybody's. */
  ownerId?: string | null | undefined;
};

const times = (values: readonly Date[]): Sql => sql`${new Column('timestamptz', values)}::timestamptz[]`;

/** `held`: put together by the query itself, for looking through an array that was given takes three times as long. */
const spansIn = ({ moments }: Asked): Sql => sql`
  spans as materialized (
    select nth::int as nth, at, begun, ended, due
    from unnest(${times(moments.map(({ at }) => at))}, ${times(moments.map(({ begun }) => begun))},
      ${times(moments.map(({ ended }) => ended))}, ${new Column(
        'text',
        moments.map(({ due }) => due),
      )}::text[]::date[]) with ordinality as span (at, begun, ended, due, nth)
  ), held as materialized (
    select array_agg(at order by nth) as moments, array_agg(begun order by nth) as begins, array_agg(due order by nth) as dues from spans
  )`;

const ofOwner = ({ publisherId, ownerId }: Asked): Sql =>
  ownerId === undefined
    ? empty
    : sql`and version.opportunity_id in (
        select id from opportunities where publisher_id = ${publisherId} and owner_id is not distinct from ${ownerId})`;

/** What was open between the first moment and the last. */
const openAmong = (asked: Asked): Sql => sql`
  version.publisher_id = ${asked.publisherId} and version.state = 'open' and version.until >= ${asked.moments[0]!.at}
    and version.since < ${asked.moments.at(-1)!.at} ${ofOwner(asked)}`;

export function openAt(db: Queries, asked: Asked): Promise<OpenGroup[]> {
  // Moments follow one another, so that where the ends of a version lie among them says at which it held. Reckoned once: "offset 0".
  return db.rows(sql`
    with ${spansIn(asked)}
    select first, last, width_bucket(expected_close, dues) + 1 as "dueFrom", pipeline_id as "pipelineId", stage, currency,
      count(*)::int as count, sum(value)::text as value
    from (
      select version.expected_close, version.pipeline_id, version.stage, version.currency, version.value, held.dues,
        width_bucket(version.since, held.moments) + 1 as first, width_bucket(version.until, held.moments) as last
      from opportunity_versions as version cross join held where ${openAmong(asked)}
      offset 0
    ) as version
    where first <= last group by 1, 2, 3, 4, 5, 6`);
}

/** `met`: what closed in a span and had not been opened again by its end, with what it was at the moment. */
function metIn(asked: Asked): Sql {
  const { publisherId, moments, timeZone } = asked;
  return sql`
    ${spansIn(asked)}, closed as (
      select spans.nth, spans.at, spans.due, version.opportunity_id, version.state as outcome, version.currency, version.value,
        version.closed_at
      from opportunity_versions as version cross join held
      join spans on spans.nth = width_bucket(version.closed_at, held.begins)
      where version.publisher_id = ${publisherId} and version.state <> 'open' and version.closed_at >= ${moments[0]!.begun}
        and version.closed_at < ${moments.at(-1)!.ended} and version.since < spans.ended and version.until >= spans.ended ${ofOwner(asked)}
    ), met as (
      select closed.nth, closed.opportunity_id, closed.outcome, closed.value, closed.currency,
        to_char(closed.closed_at at time zone ${timeZone}, 'YYYY-MM-DD') as day,
        case when closed.closed_at < closed.at then 'before' when prior.opportunity_id is null then 'else' else 'due' end as standing,
        prior.pipeline_id, prior.stage, prior.value as then_value, prior.currency as then_currency
      from closed
      left join opportunity_versions as prior on prior.publisher_id = ${publisherId} and prior.opportunity_id = closed.opportunity_id
        and prior.state = 'open' and prior.since < closed.at and prior.until >= closed.at and prior.expected_close < closed.due
    )`;
}

/** One look at all that closed, told in two ways. */
export async function closedAt(
  db: Queries,
  asked: Asked,
): Promise<{ closed: ClosedGroup[]; met: MetGroup[] }> {
  const rows = await db.rows<(ClosedGroup & { isMet: false }) | (MetGroup & { isMet: true })>(sql`
    with ${metIn(asked)}
    select nth, standing, outcome, day, pipeline_id as "pipelineId", stage, count(*)::int as count, grouping(day) = 1 as "isMet",
      case grouping(day) when 1 then then_currency else met.currency end as currency,
      (case grouping(day) when 1 then sum(then_value) else sum(met.value) end)::text as value
    from met
    group by grouping sets ((nth, standing, outcome, day, met.currency), (nth, standing, pipeline_id, stage, then_currency))
    having grouping(day) = 0 or standing = 'due'`);
  return { closed: rows.filter((row) => !row.isMet), met: rows.filter((row) => row.isMet) };
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
  due: sql`open.is_due`,
  pipeline: sql`open.opportunity_id is not null`,
  already: sql`met.standing = 'before' and met.outcome = 'won'`,
  wonDue: sql`met.standing = 'due' and met.outcome = 'won'`,
  lostDue: sql`met.standing = 'due' and met.outcome = 'lost'`,
  slipped: sql`open.is_due and met.outcome is null`,
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
    with ${metIn(asked)}, open as (
      select version.opportunity_id, version.pipeline_id, version.stage, version.value, version.currency, version.expected_close,
        coalesce(version.expected_close < ${asked.moments[0]!.due}::date, false) as is_due
      from opportunity_versions as version where ${openAmong(asked)}
    ), page as (
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
