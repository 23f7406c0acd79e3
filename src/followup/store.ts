// SQL of the clocks: one row a lead, opened and changed in batches.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import { earlierLeads } from '../scoring/earlier-leads.ts';
import type { Clicks } from '../scoring/facts.ts';
import { clickColumns } from '../scoring/mail-click-store.ts';
import type { Stage } from '../scoring/stage.ts';
import type { State } from './clock.ts';

export type LeadKey = { publisherId: string; leadId: string };

/** Where a lead stands, as conditions ask it. */
export type Standing = LeadKey & {
  storefront: string;
  score: number | null;
  fit: number;
  interest: number;
  grade: string | null;
  hot: boolean;
  stage: Stage;
};

export const standingColumns = sql`standing.publisher_id as "publisherId", standing.lead_id as "leadId", standing.storefront,
  standing.score, standing.fit, standing.interest, standing.grade, standing.hot, standing.stage`;

/** A lead that may get a clock. */
export type Opening = Standing & {
  listingId: string;
  kind: string;
  status: string;
  receivedAt: Date;
  assignedTo: string | null;
};

/** In one order, in which whatever is joined to them row by row is locked. */
export function keysOf(leads: readonly LeadKey[]) {
  const keys = leads.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const text = (value: (key: LeadKey) => string) => new Column('text', keys.map(value));
  return sql`unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[])
    as wanted (publisher_id, lead_id)`;
}
const keyOf = ({ publisherId, leadId }: LeadKey) => `${publisherId} ${leadId}`;

/**
 * Locks these leads until the transaction ends, always in the same order. Whatever changes rows that hang on a lead begins with it, so
 * that two at once wait for one another instead of deadlocking; who hands leads out locks them likewise. One by one, in the order of the
 * keys: to have them sorted, a planner that is told to avoid sorts would walk all leads.
 */
export async function lockLeads(tx: Tx, leads: readonly LeadKey[]): Promise<void> {
  if (leads.length === 0) return;
  await tx.rows(sql`
    select from ${keysOf(leads)}
    cross join lateral (
      select from leads where publisher_id = wanted.publisher_id and id = wanted.lead_id for no key update
    ) as lead`);
}

/** Of leads that are locked, so that what is written of them stays true. */
export function openingsOf(tx: Tx, leads: readonly LeadKey[]): Promise<Opening[]> {
  return tx.rows(sql`
    select ${standingColumns}, lead.listing_id as "listingId", lead.kind, lead.status, lead.received_at as "receivedAt",
      lead.assigned_to as "assignedTo"
    from ${keysOf(leads)}
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id
    join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id`);
}

/** A row about to be written, or to begin anew. */
export type NewFollowUp = LeadKey & {
  listingId: string;
  storefront: string;
  assignedTo: string | null;
  grade: string | null;
  hot: boolean;
  policyVersion: number | null;
  policy: string | null;
  state: State;
  startedAt: Date;
  warnAt: Date | null;
  dueAt: Date | null;
  nextAt: Date | null;
  stoppedAt: Date | null;
  stoppedReason: string | null;
};

/** One statement for the batch; who has a row already keeps it. */
export async function insertFollowUps(tx: Tx, rows: readonly NewFollowUp[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: NewFollowUp) => string | null) => new Column('text', rows.map(value));
  const time = (value: (row: NewFollowUp) => Date | null) => new Column('timestamptz', rows.map(value));
  await tx.run(sql`
    insert into follow_ups (
      publisher_id, lead_id, listing_id, storefront, assigned_to, grade, hot, policy_version, policy, state, started_at,
      warn_at, due_at, next_at, stopped_at, stopped_reason
    )
    select * from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${text(({ listingId }) => listingId)}::text[], ${text(({ storefront }) => storefront)}::text[],
      ${text(({ assignedTo }) => assignedTo)}::text[], ${text(({ grade }) => grade)}::text[],
      ${new Column(
        'bool',
        rows.map(({ hot }) => hot),
      )}::bool[],
      ${new Column(
        'int4',
        rows.map(({ policyVersion }) => policyVersion),
      )}::int[], ${text(({ policy }) => policy)}::text[],
      ${text(({ state }) => state)}::text[], ${time(({ startedAt }) => startedAt)}::timestamptz[],
      ${time(({ warnAt }) => warnAt)}::timestamptz[], ${time(({ dueAt }) => dueAt)}::timestamptz[],
      ${time(({ nextAt }) => nextAt)}::timestamptz[], ${time(({ stoppedAt }) => stoppedAt)}::timestamptz[],
      ${text(({ stoppedReason }) => stoppedReason)}::text[]
    )
    on conflict do nothing`);
}

/** What a clock is changed by: every member of its row that time or people move. */
export type Row = LeadKey & {
  assignedTo: string | null;
  policyVersion: number | null;
  policy: string | null;
  grade: string | null;
  state: State;
  startedAt: Date;
  warnAt: Date | null;
  dueAt: Date | null;
  nextAt: Date | null;
  warnedAt: Date | null;
  breachedAt: Date | null;
  answeredAt: Date | null;
  answeredBy: string | null;
  answeredWith: string | null;
  responseSeconds: number | null;
  businessSeconds: number | null;
  remoteAt: Date | null;
  remoteDeliveryId: string | null;
  stoppedAt: Date | null;
  stoppedReason: string | null;
};

export const rowColumns = sql`
  clock.publisher_id as "publisherId", clock.lead_id as "leadId", clock.assigned_to as "assignedTo",
  clock.policy_version as "policyVersion", clock.policy, clock.grade, clock.state, clock.started_at as "startedAt",
  clock.warn_at as "warnAt", clock.due_at as "dueAt", clock.next_at as "nextAt", clock.warned_at as "warnedAt",
  clock.breached_at as "breachedAt", clock.answered_at as "answeredAt", clock.answered_by as "answeredBy",
  clock.answered_with as "answeredWith", clock.response_seconds as "responseSeconds",
  clock.business_seconds as "businessSeconds", clock.remote_at as "remoteAt",
  clock.remote_delivery_id as "remoteDeliveryId", clock.stopped_at as "stoppedAt", clock.stopped_reason as "stoppedReason"`;

/** Locked until the transaction ends, always in the same order. */
export function lockRows(tx: Tx, leads: readonly LeadKey[]): Promise<Row[]> {
  if (leads.length === 0) return Promise.resolve([]);
  return tx.rows(sql`
    select ${rowColumns} from ${keysOf(leads)}
    cross join lateral (
      select * from follow_ups where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id for update
    ) as clock`);
}

/**
 * Clocks to be looked at by now, soonest first, for this transaction alone, with their leads, which a breach may hand to somebody
 * else: another process takes others, and what somebody works on just now is looked at a moment later.
 */
export function claimDue(tx: Tx, now: Date, limit: number): Promise<Row[]> {
  return tx.rows(sql`
    select ${rowColumns} from follow_ups as clock
    join leads as lead on lead.publisher_id = clock.publisher_id and lead.id = clock.lead_id
    where clock.next_at <= ${now} order by clock.next_at limit ${limit}
    for update of lead, clock skip locked`);
}

/** Rows that were locked, as they are to be. */
export async function saveRows(tx: Tx, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: Row) => string | null) => new Column('text', rows.map(value));
  const time = (value: (row: Row) => Date | null) => new Column('timestamptz', rows.map(value));
  const int = (value: (row: Row) => number | null) => new Column('int4', rows.map(value));
  await tx.run(sql`
    update follow_ups as clock set
      policy_version = changed.policy_version, policy = changed.policy, grade = changed.grade, state = changed.state,
      started_at = changed.started_at, warn_at = changed.warn_at, due_at = changed.due_at, next_at = changed.next_at,
      sequence = clock.sequence + (clock.due_at is distinct from changed.due_at)::int, warned_at = changed.warned_at, breached_at = changed.breached_at, answered_at = changed.answered_at,
      answered_by = changed.answered_by, answered_with = changed.answered_with,
      response_seconds = changed.response_seconds, business_seconds = changed.business_seconds,
      remote_at = changed.remote_at, remote_delivery_id = changed.remote_delivery_id,
      stopped_at = changed.stopped_at, stopped_reason = changed.stopped_reason
    from unnest(
      ${text((row) => row.publisherId)}::text[], ${text((row) => row.leadId)}::text[],
      ${int((row) => row.policyVersion)}::int[], ${text((row) => row.policy)}::text[], ${text((row) => row.grade)}::text[],
      ${text((row) => row.state)}::text[], ${time((row) => row.startedAt)}::timestamptz[],
      ${time((row) => row.warnAt)}::timestamptz[], ${time((row) => row.dueAt)}::timestamptz[],
      ${time((row) => row.nextAt)}::timestamptz[], ${time((row) => row.warnedAt)}::timestamptz[],
      ${time((row) => row.breachedAt)}::timestamptz[], ${time((row) => row.answeredAt)}::timestamptz[],
      ${text((row) => row.answeredBy)}::text[], ${text((row) => row.answeredWith)}::text[],
      ${int((row) => row.responseSeconds)}::int[], ${int((row) => row.businessSeconds)}::int[],
      ${time((row) => row.remoteAt)}::timestamptz[], ${text((row) => row.remoteDeliveryId)}::text[],
      ${time((row) => row.stoppedAt)}::timestamptz[], ${text((row) => row.stoppedReason)}::text[]
    ) as changed (
      publisher_id, lead_id, policy_version, policy, grade, state, started_at, warn_at, due_at, next_at, warned_at,
      breached_at, answered_at, answered_by, answered_with, response_seconds, business_seconds, remote_at,
      remote_delivery_id, stopped_at, stopped_reason
    )
    where clock.publisher_id = changed.publisher_id and clock.lead_id = changed.lead_id`);
}

/** Who has the lead now. */
export async function handOver(
  tx: Tx,
  publisherId: string,
  leadIds: string[],
  userId: string | null,
): Promise<void> {
  await tx.run(sql`
    update follow_ups set assigned_to = ${userId}
    where publisher_id = ${publisherId} and lead_id = any(${new Column('text', leadIds)}::text[])`);
}

export type Before = Clicks & { earlierLeads: number };

/** For facts that a scored lead does not tell: what its person did besides. */
export async function beforeOf(db: Queries, leads: readonly LeadKey[]): Promise<Map<string, Before>> {
  const rows = await db.rows<Before & { leadId: string }>(sql`
    select wanted.lead_id as "leadId", ${earlierLeads} as "earlierLeads", ${clickColumns}
    from ${keysOf(leads)}
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id`);
  return new Map(rows.map((row) => [row.leadId, row]));
}
