// SQL that reads where one lead went, and what was said of it and of its deliveries.
import sql, { join } from 'sql-template-tag';
import type { RemoteRecord, Said } from '../connectors/connector.ts';
import type { AttemptRow, EventRow } from '../leads/timeline.ts';
import type { Queries } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import { shownDueAt, shownState, type ShownState } from './shown-state.ts';

export type LeadDelivery = {
  id: string;
  destinationId: string;
  /** Null for the operator's: its destinations cannot be seen under a publisher's role. */
  destinationName: string | null;
  role: string | null;
  route: string;
  state: ShownState;
  attempts: number;
  externalId: string | null;
  externalUrl: string | null;
  lastReason: string | null;
  lastDetail: string | null;
  lastSaid: Said | null;
  unconfirmed: boolean;
  createdAt: Date;
  deliveredAt: Date | null;
  /** Null when it is finished, under way, or behind an earlier lead of the same person. */
  nextTryAt: Date | null;
  /** What became of it there, where that is read back. */
  remote: Remote | null;
};

export type Remote = {
  state: RemoteRecord['state'];
  status: string | null;
  owner: string | null;
  value: number | null;
  currency: string | null;
  url: string | null;
  changedAt: Date;
  readAt: Date;
};

/** What brings a record of the lead up to date: what happened, and how far it is. */
export type LeadUpdate = Omit<LeadDelivery, 'remote' | 'route'> & {
  eventType: string;
  opportunityId: string;
};

/** The newest, oldest first. */
export async function updatesOfLead(
  db: Queries,
  publisherId: string,
  leadId: string,
  now: Date,
): Promise<LeadUpdate[]> {
  const rows = await db.rows<LeadUpdate>(sql`
    select ${shownOf(now)}, delivery.event_type as "eventType", delivery.subject_id as "opportunityId"
    from deliveries as delivery
    left join destinations as destination
      on destination.publisher_id = delivery.publisher_id and destination.id = delivery.destination_id
    where delivery.publisher_id = ${publisherId} and delivery.followed_lead_id = ${leadId}
    order by delivery.id desc limit ${mostUpdates}`);
  return rows.toReversed();
}

const mostUpdates = 50;

const shownOf = (now: Date) => sql`
  delivery.id, delivery.destination_id as "destinationId", destination.name as "destinationName", destination.role,
  ${shownState(now)} as state, delivery.attempts, delivery.external_id as "externalId",
  delivery.external_url as "externalUrl", delivery.last_reason as "lastReason", delivery.last_detail as "lastDetail",
  delivery.last_said as "lastSaid", delivery.unconfirmed,
  delivery.created_at as "createdAt", delivery.delivered_at as "deliveredAt", ${shownDueAt(now)} as "nextTryAt"`;

/** Oldest first. */
export async function deliveriesOfLead(
  db: Queries,
  publisherId: string,
  leadId: string,
  now: Date,
): Promise<LeadDelivery[]> {
  const rows = await db.rows<
    LeadDelivery & { remote: (Remote & { changedAt: string; readAt: string }) | null }
  >(sql`
    select ${shownOf(now)}, delivery.route,
      (
        select json_build_object('state', record.state, 'status', record.status, 'owner', record.owner, 'value', record.value,
          'currency', record.currency, 'url', record.url, 'changedAt', record.changed_at, 'readAt', record.read_at)
        from remote_records as record
        where record.publisher_id = delivery.publisher_id and record.delivery_id = delivery.id
      ) as remote
    from deliveries as delivery
    left join destinations as destination
      on destination.publisher_id = delivery.publisher_id and destination.id = delivery.destination_id
    where delivery.publisher_id = ${publisherId} and delivery.lead_id = ${leadId}
    order by delivery.id`);
  return rows.map(({ remote, ...row }) => ({
    ...row,
    remote: remote && {
      ...remote,
      changedAt: new Date(remote.changedAt),
      readAt: new Date(remote.readAt),
    },
  }));
}

/** For the owner's role: what a publisher may know of the operator's destinations, and no more. */
export function operatorDestinations(
  db: Queries,
  ids: string[],
): Promise<{ id: string; name: string; role: string }[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.rows(
    sql`select id, name, role from destinations where publisher_id = ${operatorId} and id in (${join(ids)})`,
  );
}

/** But for the steps of sequences: what they made stands there itself, and each step with its enrolment. */
export function eventsOf(db: Queries, publisherId: string, subjectIds: string[]): Promise<EventRow[]> {
  return db.rows(sql`
    select id, type, at, actor, subject_id as "subjectId", data from events
    where publisher_id = ${publisherId} and subject_id in (${join(subjectIds)}) and type <> 'enrolment.moved'
    order by id`);
}

/** Ids of the opportunities that the lead became, whose story is its own. */
export async function dealsOfLead(db: Queries, publisherId: string, leadId: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select id from opportunities where publisher_id = ${publisherId} and lead_id = ${leadId} order by id limit 20`);
  return rows.map(({ id }) => id);
}

export function attemptsOfLead(db: Queries, publisherId: string, leadId: string): Promise<AttemptRow[]> {
  return db.rows(sql`
    select attempt.delivery_id as "deliveryId", delivery.destination_id as "destinationId", attempt.number,
      attempt.started_at as "startedAt", attempt.duration_ms as "durationMs", attempt.outcome, attempt.reason,
      delivery.event_type as "follows"
    from deliveries as delivery
    join attempts as attempt on attempt.publisher_id = delivery.publisher_id and attempt.delivery_id = delivery.id
    where delivery.publisher_id = ${publisherId} and (delivery.lead_id = ${leadId} or delivery.followed_lead_id = ${leadId})
    order by attempt.started_at, attempt.number`);
}
