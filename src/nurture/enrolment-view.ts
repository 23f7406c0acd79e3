// An enrolment as it is shown: where it stands, what comes next and when, why then, and what was.
import * as z from 'zod';
import type { Queries } from '../platform/db.ts';
import { endReasons } from './enrolment.ts';
import { stepsOf, type Listed } from './enrolment-list-store.ts';
import { readySequences } from './ready-sequences.ts';
import { StepShape } from './sequence.ts';
import { sequencesOf } from './sequence-store.ts';

const text = z.string().nullable();

export const EnrolmentView = z
  .object({
    id: z.string(),
    sequenceId: z.string(),
    sequenceName: text.describe('Null: as we ship it'),
    sequenceState: z.string(),
    version: z.int().describe('Of the sequence, by which it goes'),
    leadId: z.string(),
    name: text.describe('Of the lead'),
    company: text,
    state: z.enum(['active', 'paused', 'ended']),
    stepId: z.string().describe('Where it stands, or ended'),
    step: StepShape.nullable().describe('As its version has it'),
    dueAt: z.date(),
    because: z
      .string()
      .describe(
        'What it waits for: step (nothing), wait, window (the hours) or cap (the greatest number of mails)',
      ),
    timeZone: z.string().describe('By which hours are counted'),
    zoneBecause: z
      .string()
      .describe(
        'country: it has this clock alone; main: nearly all live by it; several: it has several, so yours; unknown: yours',
      ),
    enteredAt: z.date(),
    enteredBy: z.enum(['hand', 'lead', 'storefront']),
    endedAt: z.date().nullable(),
    endedReason: z.enum(endReasons).nullable(),
    endedBy: text,
    note: text,
  })
  .meta({ id: 'Enrolment' });

export const EnrolmentWithSteps = EnrolmentView.extend({
  steps: z
    .array(
      z.object({
        stepId: z.string(),
        visit: z.int(),
        kind: z.string(),
        outcome: z.string().describe('waited, mailed, yes, no, task, or passed (it had been done before)'),
        at: z.date(),
        madeId: text.describe('The mail or the task'),
      }),
    )
    .describe('Taken, in their order'),
}).meta({ id: 'EnrolmentWithSteps' });

export async function enrolmentViews(
  db: Queries,
  publisherId: string,
  rows: readonly Listed[],
): Promise<z.infer<typeof EnrolmentView>[]> {
  const sequences = new Map((await sequencesOf(db, publisherId)).map((row) => [row.id, row]));
  const ready = await readySequences(db, rows);
  return rows.map((row) => {
    const { name = null, state = 'archived' } = sequences.get(row.sequenceId) ?? {};
    const step = ready(row).step(row.stepId) ?? null;
    return { ...row, sequenceName: name, sequenceState: state, step };
  });
}

export async function enrolmentsWithSteps(
  db: Queries,
  publisherId: string,
  rows: readonly Listed[],
): Promise<z.infer<typeof EnrolmentWithSteps>[]> {
  const views = await enrolmentViews(db, publisherId, rows);
  const taken = Map.groupBy(
    await stepsOf(
      db,
      publisherId,
      rows.map(({ id }) => id),
    ),
    ({ enrolmentId }) => enrolmentId,
  );
  return views.map((view) => ({
    ...view,
    steps: taken.get(view.id) ?? [],
  }));
}
