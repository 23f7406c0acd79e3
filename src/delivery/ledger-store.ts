// SQL that proves: what became of every delivery, in counts and one by one.
import sql, { empty, type Sql } from 'sql-template-tag';
import type { Said } from '../connectors/connector.ts';
import type { EventType } from '../events.ts';
import type { LeadKind } from '../leads/lead.ts';
import type { Mended } from '../mapping/mapping.ts';
import { one, type Queries } from '../platform/db.ts';
import { isHeld, isShownAs, shownDueAt, shownState } from './shown-state.ts';

/** Per destination; received is always the sum of the others. scheduled holds those being delivered at this moment. */
export type LedgerRow = {
  destinationId: string;
  received: number;
  delivered: number;
  scheduled: number;
  waiting: number;
  parked: number;
  withheld: number;
};

export type LedgerFilter = {
  publisherId: string | null;
  destinationId: string | null;
  from: Date | null;
  to: Date | null;
};

/** One statement, so one moment. from and to bound when the delivery was created: with its lead, or when it was back-filled. */
export function ledger(db: Queries, filter: LedgerFilter, now: Date): Promise<LedgerRow[]> {
  return db.rows(sql`
    select
      destination_id as "destinationId",
      count(*) as received,
      count(*) filter (where state = 'delivered') as delivered,
      count(*) filter (where state in ('scheduled', 'delivering')) as scheduled,
      count(*) filter (where state = 'waiting') as waiting,
      count(*) filter (where state = 'parked') as parked,
      count(*) filter (where state = 'withheld') as withheld
    from (
      select destination_id, ${shownState(now)} as state from deliveries
      where true
        ${and(filter.publisherId, (id) => sql`publisher_id = ${id}`)}
        ${and(filter.destinationId, (id) => sql`destination_id = ${id}`)}
        ${and(filter.from, (from) => sql`created_at >= ${from}`)}
        ${and(filter.to, (to) => sql`created_at < ${to}`)}
    ) as shown
    group by destination_id
    order by destination_id`);
}

export type DeliveryRow = {
  id: string;
  /** The lead that goes there, or whose record is brought up to date; null: an event goes there. */
  leadId: string | null;
  event: { id: string; type: EventType; subjectId: string } | null;
  destinationId: string;
  route: string;
  state: string;
  attempts: number;
  /** Null when it is finished, withheld, under way, or behind an earlier lead of the same person. */
  dueAt: Date | null;
  createdAt: Date;
  deliveredAt: Date | null;
  externalId: string | null;
  externalUrl: string | null;
  lastReason: string | null;
  lastDetail: string | null;
  /** What the last failure means, for its sentence in the reader's language. */
  lastSaid: Said | null;
  /** Taken by a far side that does not tell what became of it. */
  unconfirmed: boolean;
  /** Whether it goes to the publisher's own destination, also one removed since; else to the operator's. */
  own: boolean;
  /** Null for the operator's, and so is the kind. */
  destinationName: string | null;
  destinationKind: string | null;
  lead: {
    name: string | null;
    email: string | null;
    company: string | null;
    kind: LeadKind;
    listingId: string;
    offerTitle: string;
    receivedAt: string;
  } | null;
};

const columns = (now: Date) => sql`
  delivery.id, coalesce(delivery.lead_id, delivery.followed_lead_id) as "leadId", delivery.destination_id as "destinationId", delivery.route,
  ${shownState(now)} as state,
  delivery.attempts,
  ${shownDueAt(now)} as "dueAt",
  delivery.created_at as "createdAt", delivery.delivered_at as "deliveredAt", delivery.external_id as "externalId",
  delivery.external_url as "externalUrl", delivery.last_reason as "lastReason", delivery.last_detail as "lastDetail",
  delivery.last_said as "lastSaid", delivery.unconfirmed,
  own.id is not null as own, own.name as "destinationName", own.kind as "destinationKind",
  case when delivery.event_id is not null then jsonb_build_object(
    'id', delivery.event_id, 'type', delivery.event_type, 'subjectId', delivery.subject_id
  ) end as event,
  case when lead.id is not null then jsonb_build_object(
    'name', lead.contact -> 'normalized' ->> 'name', 'email', lead.contact ->> 'email', 'company', lead.contact ->> 'company',
    'kind', lead.kind, 'listingId', lead.listing_id, 'offerTitle', listing.title, 'receivedAt', lead.received_at
  ) end as lead`;

/** A page of deliveries, or one, with what a row shows of its lead. */
function shown(page: Sql, now: Date): Sql {
  return sql`
    select ${columns(now)} from (${page}) as delivery
    left join leads as lead
      on lead.publisher_id = delivery.publisher_id and lead.id = coalesce(delivery.lead_id, delivery.followed_lead_id)
    left join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    left join destinations as own on own.publisher_id = delivery.publisher_id and own.id = delivery.destination_id
    order by delivery.id desc`;
}

export type DeliveryFilter = {
  state: string | null;
  destinationId: string | null;
  leadId: string | null;
  reason: string | null;
  since: Date | null;
};

/** Newest first, before `beforeId`. */
export function deliveriesOf(
  db: Queries,
  publisherId: string,
  filter: DeliveryFilter,
  beforeId: string | null,
  limit: number,
  now: Date,
): Promise<DeliveryRow[]> {
  return db.rows(
    shown(
      sql`
    select * from deliveries
    where publisher_id = ${publisherId}
      ${and(filter.state, (state) => isShownAs(state, now))}
      ${and(filter.destinationId, (id) => sql`destination_id = ${id}`)}
      ${and(filter.leadId, (id) => sql`(lead_id = ${id} or followed_lead_id = ${id})`)}
      ${and(filter.reason, (reason) => sql`last_reason = ${reason}`)}
      ${and(filter.since, (since) => sql`created_at >= ${since}`)}
      ${and(beforeId, (id) => sql`id < ${id}`)}
    order by id desc limit ${limit}`,
      now,
    ),
  );
}

export function deliveryById(
  db: Queries,
  publisherId: string,
  id: string,
  now: Date,
): Promise<DeliveryRow | undefined> {
  return one(
    db,
    shown(sql`select * from deliveries where publisher_id = ${publisherId} and id = ${id}`, now),
  );
}

export type AttemptRow = {
  number: number;
  startedAt: Date;
  durationMs: number;
  outcome: string;
  reason: string | null;
  detail: string | null;
  said: Said | null;
  mended: Mended[] | null;
  transcript: unknown;
};

export function attemptsOf(db: Queries, publisherId: string, deliveryId: string): Promise<AttemptRow[]> {
  return db.rows(sql`
    select number, started_at as "startedAt", duration_ms as "durationMs", outcome, reason, detail, said, mended, transcript
    from attempts where publisher_id = ${publisherId} and delivery_id = ${deliveryId} order by number`);
}

/** Unfinished deliveries by state, and since when the oldest one is due that nobody holds; for the metrics. */
export async function backlog(
  db: Queries,
  now: Date,
): Promise<{ states: { state: string; count: number }[]; oldestDueAt: Date | null }> {
  const states = await db.rows<{ state: string; count: number }>(sql`
    select ${shownState(now)} as state, count(*) as count from deliveries
    where state in ('scheduled', 'waiting') group by 1`);
  const oldest = await one<{ dueAt: Date | null }>(
    db,
    sql`
    select min(due_at) as "dueAt" from deliveries
    join destinations as destination on destination.id = deliveries.destination_id
    left join destination_health as health on health.destination_id = destination.id
    where state in ('scheduled', 'waiting') and due_at <= ${now} and (${isHeld(now)}) is not true
      and destination.paused_at is null and coalesce(health.open_until, health.hold_until, ${now}) <= ${now}`,
  );
  return { states, oldestDueAt: oldest?.dueAt ?? null };
}

function and<Value>(value: Value | null, condition: (value: Value) => Sql): Sql {
  return value === null ? empty : sql`and ${condition(value)}`;
}

/** When each listing last had a customer's lead; listings without are left out. Walks each listing's index backwards. */
export function lastLeadTimes(
  db: Queries,
  publisherId: string,
  listingIds: string[],
): Promise<{ listingId: string; lastLeadAt: Date }[]> {
  return db.rows(sql`
    select wanted.id as "listingId", last.received_at as "lastLeadAt"
    from unnest(${listingIds}::text[]) as wanted (id)
    cross join lateral (
      select received_at from leads
      where publisher_id = ${publisherId} and listing_id = wanted.id and kind = 'customer'
      order by id desc limit 1
    ) as last`);
}
