// SQL of enrolments: entered, ended and paused in batches, found by lead, by person and by sequence.
import sql, { type Sql } from 'sql-template-tag';
import { keysOf, type LeadKey } from '../followup/store.ts';
import { Column, one, type Tx } from '../platform/db.ts';
import type { Enrolment } from './enrolment.ts';

export const enrolmentColumns = sql`enrolment.publisher_id as "publisherId", enrolment.id, enrolment.sequence_id as "sequenceId",
  enrolment.version, enrolment.lead_id as "leadId", enrolment.person_id as "personId", enrolment.state,
  enrolment.step_id as "stepId", enrolment.visit, enrolment.due_at as "dueAt", enrolment.because, enrolment.next_at as "nextAt",
  enrolment.time_zone as "timeZone", enrolment.zone_because as "zoneBecause", enrolment.country,
  enrolment.entered_at as "enteredAt", enrolment.entered_by as "enteredBy", enrolment.actor, enrolment.ended_at as "endedAt",
  enrolment.ended_reason as "endedReason", enrolment.ended_by as "endedBy", enrolment.note`;

/** Those that no other row stands in the way of, by their ids. One statement for the batch. */
export async function insertEnrolments(tx: Tx, rows: readonly Enrolment[]): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const text = (value: (row: Enrolment) => string | null) => new Column('text', rows.map(value));
  const int = (value: (row: Enrolment) => number) => new Column('int4', rows.map(value));
  const time = (value: (row: Enrolment) => Date | null) => new Column('timestamptz', rows.map(value));
  const inserted = await tx.rows<{ id: string }>(sql`
    insert into enrolments (
      publisher_id, id, sequence_id, version, lead_id, person_id, state, step_id, visit, due_at, because, next_at, time_zone,
      zone_because, country, entered_at, entered_by, actor, note
    )
    select * from unnest(
      ${text((row) => row.publisherId)}::text[], ${text((row) => row.id)}::text[], ${text((row) => row.sequenceId)}::text[],
      ${int((row) => row.version)}::int[], ${text((row) => row.leadId)}::text[], ${text((row) => row.personId)}::text[],
      ${text((row) => row.state)}::text[], ${text((row) => row.stepId)}::text[], ${int((row) => row.visit)}::int[],
      ${time((row) => row.dueAt)}::timestamptz[], ${text((row) => row.because)}::text[],
      ${time((row) => row.nextAt)}::timestamptz[], ${text((row) => row.timeZone)}::text[],
      ${text((row) => row.zoneBecause)}::text[], ${text((row) => row.country)}::text[],
      ${time((row) => row.enteredAt)}::timestamptz[], ${text((row) => row.enteredBy)}::text[],
      ${text((row) => row.actor)}::text[], ${text((row) => row.note)}::text[])
    on conflict do nothing returning id`);
  return new Set(inserted.map(({ id }) => id));
}

/** A lead that may enter: who it is, and what speaks against it. */
export type Candidate = {
  leadId: string;
  personId: string;
  country: string | null;
  stage: string | null;
  isOpportunity: boolean;
  /** Of this person in this sequence: whether they are in it, and when last they left it. */
  isHere: boolean;
  leftAt: Date | null;
};

export function candidatesFor(
  tx: Tx,
  publisherId: string,
  sequenceId: string,
  leadIds: readonly string[],
): Promise<Candidate[]> {
  return tx.rows(sql`
    select lead.id as "leadId", person.id as "personId", lead.contact -> 'normalized' ->> 'country' as country, standing.stage,
      exists (select from events as event where event.publisher_id = lead.publisher_id and event.subject_id = lead.id
        and event.type = 'lead.converted') as "isOpportunity",
      coalesce(former.is_here, false) as "isHere", former.left_at as "leftAt"
    from unnest(${new Column('text', [...leadIds])}::text[]) as wanted (id)
    join leads as lead on lead.publisher_id = ${publisherId} and lead.id = wanted.id
    cross join lateral (
      select (joined_people(lead.publisher_id, coalesce(lead.person_id, lead.id)))[1] as id
    ) as person
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    cross join lateral (
      select bool_or(state <> 'ended') as is_here, max(ended_at) as left_at from enrolments
      where publisher_id = lead.publisher_id and person_id = person.id and sequence_id = ${sequenceId}
    ) as former`);
}

/** Locked until the transaction ends. */
export function lockEnrolment(tx: Tx, publisherId: string, id: string): Promise<Enrolment | undefined> {
  return one(
    tx,
    sql`select ${enrolmentColumns} from enrolments as enrolment
    where enrolment.publisher_id = ${publisherId} and enrolment.id = ${id} for update`,
  );
}

const going = (of: Sql) => sql`
  cross join lateral (
    select * from enrolments where publisher_id = wanted.publisher_id and ${of} and state <> 'ended' for update
  ) as enrolment`;

/** Of these leads, those that have not ended; locked, one by one in the order of the keys. */
export function lockGoingOfLeads(tx: Tx, leads: readonly LeadKey[]): Promise<Enrolment[]> {
  if (leads.length === 0) return Promise.resolve([]);
  return tx.rows(sql`
    select ${enrolmentColumns} from ${keysOf(leads)} ${going(sql`lead_id = wanted.lead_id`)}`);
}

/** Likewise of the people who made these leads, by whatever lead they entered. */
export async function lockGoingOfPeople(tx: Tx, leads: readonly LeadKey[]): Promise<Enrolment[]> {
  if (leads.length === 0) return [];
  const people = await tx.rows<LeadKey>(sql`
    select distinct lead.publisher_id as "publisherId",
      (joined_people(lead.publisher_id, coalesce(lead.person_id, lead.id)))[1] as "leadId"
    from ${keysOf(leads)}
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id`);
  return lockGoingOf(tx, people);
}

/** leadId: of the person. */
export function lockGoingOf(tx: Tx, people: readonly LeadKey[]): Promise<Enrolment[]> {
  if (people.length === 0) return Promise.resolve([]);
  return tx.rows(sql`
    select ${enrolmentColumns} from ${keysOf(people)} ${going(sql`person_id = wanted.lead_id`)}`);
}

/** Rows that were locked, as they are to be. */
export async function saveEnrolments(tx: Tx, rows: readonly Enrolment[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: Enrolment) => string | null) => new Column('text', rows.map(value));
  const int = (value: (row: Enrolment) => number) => new Column('int4', rows.map(value));
  const time = (value: (row: Enrolment) => Date | null) => new Column('timestamptz', rows.map(value));
  await tx.run(sql`
    update enrolments as enrolment set version = changed.version, person_id = changed.person_id, state = changed.state,
      step_id = changed.step_id, visit = changed.visit, due_at = changed.due_at, because = changed.because,
      next_at = changed.next_at, ended_at = changed.ended_at, ended_reason = changed.ended_reason,
      ended_by = changed.ended_by, note = changed.note
    from unnest(
      ${text((row) => row.publisherId)}::text[], ${text((row) => row.id)}::text[], ${int((row) => row.version)}::int[],
      ${text((row) => row.personId)}::text[], ${text((row) => row.state)}::text[], ${text((row) => row.stepId)}::text[],
      ${int((row) => row.visit)}::int[], ${time((row) => row.dueAt)}::timestamptz[], ${text((row) => row.because)}::text[],
      ${time((row) => row.nextAt)}::timestamptz[], ${time((row) => row.endedAt)}::timestamptz[],
      ${text((row) => row.endedReason)}::text[], ${text((row) => row.endedBy)}::text[], ${text((row) => row.note)}::text[]
    ) as changed (publisher_id, id, version, person_id, state, step_id, visit, due_at, because, next_at, ended_at, ended_reason,
      ended_by, note)
    where enrolment.publisher_id = changed.publisher_id and enrolment.id = changed.id`);
}

/** Those that are held or that end make everybody of the sequence due, so that the worker looks at each. Answers how many. */
export function wakeSequence(tx: Tx, publisherId: string, sequenceId: string, now: Date): Promise<number> {
  return tx.run(sql`
    update enrolments set next_at = greatest(due_at, ${now}::timestamptz)
    where publisher_id = ${publisherId} and sequence_id = ${sequenceId} and state = 'active' and next_at is null`);
}

export function hurrySequence(tx: Tx, publisherId: string, sequenceId: string, now: Date): Promise<number> {
  return tx.run(sql`
    update enrolments set next_at = ${now}
    where publisher_id = ${publisherId} and sequence_id = ${sequenceId} and state <> 'ended'`);
}

/** All that the one went through is the other's. */
export async function movePerson(tx: Tx, publisherId: string, from: string, to: string): Promise<void> {
  await tx.run(sql`
    update enrolments set person_id = ${to} where publisher_id = ${publisherId} and person_id = ${from}`);
}
