// SQL of enrolments as they are shown: of a sequence newest first, and of a lead's person with the steps they took.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import { enrolmentColumns } from './enrolment-store.ts';
import type { Enrolment } from './enrolment.ts';

export type Listed = Enrolment & { name: string | null; company: string | null };

const listed = sql`${enrolmentColumns}, lead.contact -> 'normalized' ->> 'name' as name, lead.contact ->> 'company' as company`;
const ofLead = sql`join leads as lead on lead.publisher_id = enrolment.publisher_id and lead.id = enrolment.lead_id`;

export type EnrolmentFilter = { sequenceId: string; state: string | null; stepId: string | null };

/** Newest first; before an id where one is given. */
export function enrolmentsBefore(
  db: Queries,
  publisherId: string,
  { sequenceId, state, stepId }: EnrolmentFilter,
  before: string | null,
  limit: number,
): Promise<Listed[]> {
  return db.rows(sql`
    select ${listed} from enrolments as enrolment ${ofLead}
    where enrolment.publisher_id = ${publisherId} and enrolment.sequence_id = ${sequenceId}
      and (${before}::text is null or enrolment.id < ${before})
      and (${state}::text is null or enrolment.state = ${state})
      and (${stepId}::text is null or enrolment.step_id = ${stepId})
    order by enrolment.publisher_id desc, enrolment.sequence_id desc, enrolment.id desc limit ${limit}`);
}

/** Of everything that the person of this lead went through, the newest first. */
export async function enrolmentsOfPerson(
  db: Queries,
  publisherId: string,
  leadId: string,
  limit: number,
): Promise<Listed[]> {
  const rows = await db.rows<Listed>(sql`
    select ${listed}
    from leads as asked
    join enrolments as enrolment on enrolment.publisher_id = asked.publisher_id
      and enrolment.person_id = (joined_people(asked.publisher_id, coalesce(asked.person_id, asked.id)))[1]
    ${ofLead}
    where asked.publisher_id = ${publisherId} and asked.id = ${leadId}`);
  return rows.toSorted((a, b) => (a.id < b.id ? 1 : -1)).slice(0, limit);
}

export type StepTaken = {
  enrolmentId: string;
  stepId: string;
  visit: number;
  kind: string;
  outcome: string;
  at: Date;
  madeId: string | null;
};

/** In the order in which they were taken. */
export async function stepsOf(
  db: Queries,
  publisherId: string,
  enrolmentIds: readonly string[],
): Promise<StepTaken[]> {
  const rows = await db.rows<StepTaken & { nth: number }>(sql`
    select enrolment_id as "enrolmentId", step_id as "stepId", visit, nth, kind, outcome, at, made_id as "madeId"
    from enrolment_steps
    where publisher_id = ${publisherId} and enrolment_id = any(${new Column('text', [...enrolmentIds])}::text[])`);
  return rows
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || a.visit - b.visit || a.nth - b.nth)
    .map(({ enrolmentId, stepId, visit, kind, outcome, at, madeId }) => ({
      enrolmentId,
      stepId,
      visit,
      kind,
      outcome,
      at,
      madeId,
    }));
}
