// Rows of a publisher in the tables of sequences.
import { at, type RowIds, type Rows } from './row-values.ts';

export function rowsOfNurture(
  { leadId, personId, sequenceId, enrolmentId, userId }: RowIds,
  mark: string,
): Rows {
  const stands = { sequence_id: sequenceId, version: 1, step_id: 'first', visit: 1 };
  return {
    sequences: { id: sequenceId, name: mark, state: 'on', version: 1, created_at: at, changed_at: at },
    sequence_versions: {
      sequence_id: sequenceId,
      version: 1,
      document: { steps: [] },
      note: mark,
      saved_by: userId,
      saved_at: at,
    },
    nurture_settings: { document: {}, saved_by: mark, saved_at: at },
    enrolments: {
      ...stands,
      id: enrolmentId,
      lead_id: leadId,
      person_id: personId,
      state: 'active',
      due_at: at,
      because: 'wait',
      time_zone: 'UTC',
      zone_because: 'unknown',
      entered_at: at,
      entered_by: 'hand',
      actor: userId,
      note: mark,
    },
    enrolment_steps: {
      ...stands,
      enrolment_id: enrolmentId,
      nth: 0,
      kind: 'mail',
      outcome: 'mailed',
      at,
      made_id: mark,
    },
  };
}
