// The ids of a page of the inbox, newest first: along the index that fits the filter, and not further than the page, whatever it asks.
import sql, { join, type Sql } from 'sql-template-tag';
import { Column } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { LeadKind, LeadStatus } from './lead.ts';
import { grades, stages, type Stage } from './standing.ts';

/** received: from is inside, to is outside. assignedTo null: nobody. */
export type LeadFilter = {
  storefront?: string | undefined;
  listingId?: string | undefined;
  status?: LeadStatus | undefined;
  kind?: LeadKind | undefined;
  action?: string | undefined;
  country?: string | undefined;
  assignedTo?: string | null | undefined;
  deliveryState?: 'waiting' | 'parked' | 'withheld' | undefined;
  /** A letter for all of its grades, or one grade. */
  grade?: string | undefined;
  stage?: Stage | undefined;
  hot?: boolean | undefined;
  /** Everybody who is the same person: ids of people, and of leads that stand for theirs. */
  peopleIds?: readonly string[] | undefined;
  leadIds?: readonly string[] | undefined;
  receivedFrom?: Date | undefined;
  receivedTo?: Date | undefined;
};

/** By more than the time, which is a bound on ids anywhere. */
export function isNarrowed({ receivedFrom: _from, receivedTo: _to, ...filter }: LeadFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined);
}

const statuses: readonly LeadStatus[] = ['new', 'withheld', 'kept'];
const kinds: readonly LeadKind[] = ['customer', 'test', 'notice'];

/** The ids of a page, along the index that fits the filter; where that is several stretches of one, a page of each, merged. */
export function walk(publisherId: string, filter: LeadFilter, beforeId: string | null, limit: number): Sql {
  const { deliveryState, ...others } = filter;
  if (deliveryState !== undefined) return walkByDelivery(publisherId, deliveryState, others, beforeId, limit);
  if (asksStanding(filter)) return walkByStanding(publisherId, filter, beforeId, limit);
  const { storefront, listingId, status, kind, ...rest } = filter;
  if (storefront !== undefined && listingId === undefined) {
    const listings = sql`(
      select id from listings where publisher_id = ${publisherId} and storefront = ${storefront}
    ) as stretch (id)`;
    const within = conditions(publisherId, { status, kind, ...rest }, beforeId);
    return merged(listings, [...within, sql`lead.listing_id = stretch.id`], limit);
  }
  if (listingId === undefined && (status === undefined) !== (kind === undefined)) {
    const stretches = sql`unnest(${status === undefined ? statuses : kinds}::text[]) as stretch (value)`;
    const other = status === undefined ? sql`lead.status = stretch.value` : sql`lead.kind = stretch.value`;
    return merged(stretches, [...conditions(publisherId, filter, beforeId), other], limit);
  }
  return sql`
    select lead.id from leads as lead
    where ${join(conditions(publisherId, filter, beforeId), ' and ')}
    order by lead.id desc limit ${limit}`;
}

function merged(stretches: Sql, within: Sql[], limit: number): Sql {
  return sql`
    select part.id from ${stretches}
    cross join lateral (
      select lead.id from leads as lead where ${join(within, ' and ')} order by lead.id desc limit ${limit}
    ) as part
    order by part.id desc limit ${limit}`;
}

function walkByDelivery(
  publisherId: string,
  deliveryState: string,
  filter: LeadFilter,
  beforeId: string | null,
  limit: number,
): Sql {
  const { receivedFrom, receivedTo } = filter;
  const bounds = boundsOf(sql`lead_id`, receivedFrom, receivedTo, beforeId);
  const troubled = sql`
    select distinct lead_id from deliveries
    where ${join([sql`publisher_id = ${publisherId}`, sql`state = ${deliveryState}`, ...bounds], ' and ')}
    order by lead_id desc`;
  if (!isNarrowed(filter)) return sql`select lead_id as id from (${troubled}) as troubled limit ${limit}`;
  return sql`
    select lead.id from (${troubled}) as troubled
    join leads as lead on lead.publisher_id = ${publisherId} and lead.id = troubled.lead_id
    where ${join(conditions(publisherId, filter, null), ' and ')}
    order by troubled.lead_id desc limit ${limit}`;
}

const asksStanding = ({ grade, stage, hot }: LeadFilter) =>
  grade !== undefined || stage !== undefined || hot !== undefined;

/**
 * By stage or grade: stretches of one index, each newest first, merged as far as the page goes. Hot ones are few, and have an index of
 * their own. What a standing has of its lead is asked there, without the lead; where more is asked, the planner knows what is rarer.
 */
function walkByStanding(
  publisherId: string,
  filter: LeadFilter,
  beforeId: string | null,
  limit: number,
): Sql {
  const { grade, stage, hot, storefront, receivedFrom, receivedTo, ...ofLead } = filter;
  const within = [
    sql`standing.publisher_id = ${publisherId}`,
    ...boundsOf(sql`standing.lead_id`, receivedFrom, receivedTo, beforeId),
    ...(storefront === undefined ? [] : [sql`standing.storefront = ${storefront}`]),
  ];
  const page = (more: Sql[]) =>
    isNarrowed(ofLead)
      ? sql`
      select standing.lead_id as id from standings as standing
      join leads as lead on lead.publisher_id = ${publisherId} and lead.id = standing.lead_id
      where ${join([...within, ...more, ...conditions(publisherId, ofLead, null)], ' and ')}
      order by standing.lead_id desc limit ${limit}`
      : sql`
      select standing.lead_id as id from standings as standing
      where ${join([...within, ...more], ' and ')} order by standing.lead_id desc limit ${limit}`;
  // The index begins with the stage, so a grade alone finds its place there by naming every stage.
  const anyStage =
    grade !== undefined && stage === undefined ? [sql`standing.stage = any(${[...stages]}::text[])`] : [];
  const isStretch = (stage ?? grade) !== undefined && hot !== true;
  if (!isStretch || isNarrowed(ofLead))
    return page([...anyStage, ...standingConditions({ grade, stage, hot })]);
  // Each stretch is in order and read no further than the merge asks.
  const pages = stretchesOf(stage, grade).map(
    (stretch) => sql`(${page([...stretch, ...standingConditions({ hot })])})`,
  );
  return sql`select part.id from (${join(pages, ' union all ')}) as part order by part.id desc limit ${limit}`;
}

/** One that has no score has no grade. */
function stretchesOf(stage: Stage | undefined, grade: string | undefined): Sql[][] {
  const graded = grade === undefined ? [...grades, null] : gradesAsked(grade);
  return (stage === undefined ? stages : [stage]).flatMap((one) =>
    graded.map((each) => [
      sql`standing.stage = ${one}`,
      each === null ? sql`standing.grade is null` : sql`standing.grade = ${each}`,
    ]),
  );
}

const gradesAsked = (grade: string) =>
  grade.length > 1 ? [grade] : grades.filter((each) => each.startsWith(grade));

function standingConditions({ grade, stage, hot }: Pick<LeadFilter, 'grade' | 'stage' | 'hot'>): Sql[] {
  return [
    grade !== undefined && sql`standing.grade = any(${gradesAsked(grade)}::text[])`,
    stage !== undefined && sql`standing.stage = ${stage}`,
    hot !== undefined && (hot ? sql`standing.hot` : sql`not standing.hot`),
  ].filter((condition) => condition !== false);
}

export function conditions(publisherId: string, filter: LeadFilter, beforeId: string | null): Sql[] {
  const {
    storefront,
    listingId,
    status,
    kind,
    action,
    country,
    assignedTo,
    deliveryState,
    peopleIds,
    leadIds,
    receivedFrom,
    receivedTo,
  } = filter;
  return [
    sql`lead.publisher_id = ${publisherId}`,
    ...boundsOf(sql`lead.id`, receivedFrom, receivedTo, beforeId),
    ...[
      storefront !== undefined && sql`lead.storefront = ${storefront}`,
      listingId !== undefined && sql`lead.listing_id = ${listingId}`,
      status !== undefined && sql`lead.status = ${status}`,
      kind !== undefined && sql`lead.kind = ${kind}`,
      action !== undefined && sql`lead.action = ${action}`,
      country !== undefined && sql`lead.country = ${country}`,
      assignedTo === null && sql`lead.assigned_to is null`,
      typeof assignedTo === 'string' && sql`lead.assigned_to = ${assignedTo}`,
      peopleIds !== undefined && ofPeople(publisherId, peopleIds),
      leadIds !== undefined && sql`lead.id = any(${new Column('text', [...leadIds])}::text[])`,
      deliveryState !== undefined &&
        sql`exists (
          select from deliveries as delivery
          where delivery.publisher_id = ${publisherId} and delivery.lead_id = lead.id and delivery.state = ${deliveryState})`,
      asksStanding(filter) &&
        sql`exists (
          select from standings as standing
          where ${join([sql`standing.publisher_id = ${publisherId}`, sql`standing.lead_id = lead.id`, ...standingConditions(filter)], ' and ')})`,
    ].filter((condition) => condition !== false),
  ];
}

/** Along the index of a person's leads; of several, or of a lead that stands for its person, by the ids of all. */
function ofPeople(publisherId: string, peopleIds: readonly string[]): Sql {
  if (peopleIds.length === 1 && peopleIds[0]!.startsWith('per_'))
    return sql`lead.person_id = ${peopleIds[0]}`;
  const ids = new Column('text', [...peopleIds]);
  return sql`lead.id = any(array(
    select id from leads where publisher_id = ${publisherId} and person_id = any(${ids}::text[])
    union all
    select id from leads where publisher_id = ${publisherId} and id = any(${ids}::text[]) and person_id is null))`;
}

/** An id begins with the time at which its lead was received, so a time bounds ids. */
export function boundsOf(
  id: Sql,
  from: Date | undefined,
  to: Date | undefined,
  beforeId: string | null,
): Sql[] {
  return [
    from !== undefined && sql`${id} >= ${firstIdAt('lead', from)}`,
    to !== undefined && sql`${id} < ${firstIdAt('lead', to)}`,
    beforeId !== null && sql`${id} < ${beforeId}`,
  ].filter((condition) => condition !== false);
}
