// SQL that counts who is where in sequences, from the rows themselves; each count is one query along an index.
import sql from 'sql-template-tag';
import type { Queries } from '../platform/db.ts';

/** reason: null of those who are in it. */
export type PeopleCount = { sequenceId: string; reason: string | null; count: number };

export function countPeople(
  db: Queries,
  publisherId: string,
  sequenceId: string | null,
): Promise<PeopleCount[]> {
  return db.rows(sql`
    select sequence_id as "sequenceId", null as reason, count(*) as count from enrolments
    where publisher_id = ${publisherId} and state <> 'ended' and (${sequenceId}::text is null or sequence_id = ${sequenceId})
    group by sequence_id
    union all
    select sequence_id, ended_reason, count(*) from enrolments
    where publisher_id = ${publisherId} and state = 'ended' and (${sequenceId}::text is null or sequence_id = ${sequenceId})
    group by sequence_id, ended_reason`);
}

export type StepCount = { stepId: string; count: number };

/** Who stands there now. */
export function countWaiting(db: Queries, publisherId: string, sequenceId: string): Promise<StepCount[]> {
  return db.rows(sql`
    select step_id as "stepId", count(*) as count from enrolments
    where publisher_id = ${publisherId} and sequence_id = ${sequenceId} and state <> 'ended' group by step_id`);
}

export function countTaken(
  db: Queries,
  publisherId: string,
  sequenceId: string,
): Promise<(StepCount & { outcome: string })[]> {
  return db.rows(sql`
    select step_id as "stepId", outcome, count(*) as count from enrolment_steps
    where publisher_id = ${publisherId} and sequence_id = ${sequenceId} group by step_id, outcome`);
}

/** Mails in which a person followed a link. Few are, so it begins with the links. */
export function countClicked(db: Queries, publisherId: string, sequenceId: string): Promise<StepCount[]> {
  return db.rows(sql`
    select mail.step_id as "stepId", count(distinct mail.id) as count
    from mail_clicks as click
    join mails as mail on mail.publisher_id = click.publisher_id and mail.id = click.mail_id
    where click.publisher_id = ${publisherId} and click.by = 'person' and click.link is not null
      and mail.sequence_id = ${sequenceId}
    group by mail.step_id`);
}

export function countEnded(
  db: Queries,
  publisherId: string,
  sequenceId: string,
): Promise<(StepCount & { reason: string })[]> {
  return db.rows(sql`
    select step_id as "stepId", ended_reason as reason, count(*) as count from enrolments
    where publisher_id = ${publisherId} and sequence_id = ${sequenceId} and state = 'ended' group by step_id, ended_reason`);
}
