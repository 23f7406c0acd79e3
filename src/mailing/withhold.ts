// Mails of a sequence that somebody has left and that have not gone yet: they go no more.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { withholdOfEnrolments } from './stop-store.ts';

export type Left = { publisherId: string; leadId: string; enrolmentId: string; actor: string };

const reason = 'sequence_ended';

/** What is on its way to the mail server cannot be called back. */
export async function withholdMailsOf(tx: Tx, say: Say, left: readonly Left[]): Promise<void> {
  if (left.length === 0) return;
  const rows = await withholdOfEnrolments(tx, left, reason);
  const actors = new Map(left.map(({ enrolmentId, actor }) => [enrolmentId, actor]));
  await say(
    rows.map(({ publisherId, leadId, mailId, enrolmentId }): Happening => ({
      type: 'mail.withheld',
      publisherId,
      subjectId: leadId,
      actor: actors.get(enrolmentId)!,
      data: { mailId, leadId, reason },
    })),
  );
}
