// Ends enrolments that were locked, each with its reason; mails of theirs that wait go no more.
import { withholdMailsOf } from '../mailing/withhold.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { saveEnrolments } from './enrolment-store.ts';
import type { EndReason, Enrolment } from './enrolment.ts';

export type Ending = { reason: EndReason; actor: string; note?: string | null };

/** actor: who caused it. */
export function endedAs(row: Enrolment, { reason, actor, note = null }: Ending, now: Date): Enrolment {
  return {
    ...row,
    state: 'ended',
    nextAt: null,
    endedAt: now,
    endedReason: reason,
    endedBy: actor,
    note: note ?? row.note,
  };
}

export const saysEnded = ({ publisherId, id, leadId, sequenceId }: Enrolment, { reason, actor }: Ending) => ({
  type: 'enrolment.ended' as const,
  publisherId,
  subjectId: leadId,
  actor,
  data: { enrolmentId: id, sequenceId, reason },
});

export async function endEnrolments(
  { tx, say, now }: { tx: Tx; say: Say; now: Date },
  rows: readonly { row: Enrolment; ending: Ending }[],
): Promise<void> {
  if (rows.length === 0) return;
  await saveEnrolments(
    tx,
    rows.map(({ row, ending }) => endedAs(row, ending, now)),
  );
  await withholdMailsOf(
    tx,
    say,
    rows.map(({ row: { publisherId, leadId, id: enrolmentId }, ending: { actor } }) => ({
      publisherId,
      leadId,
      enrolmentId,
      actor,
    })),
  );
  await say(rows.map(({ row, ending }) => saysEnded(row, ending)));
}
