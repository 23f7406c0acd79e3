// A person ends an enrolment, pauses it, or lets it go on.
import type { Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { endEnrolments } from './end-enrolments.ts';
import { lockEnrolment, saveEnrolments } from './enrolment-store.ts';
import type { EnrolmentState } from './enrolment.ts';
import { sequenceById } from './sequence-store.ts';

type Wanted = { state: EnrolmentState; note: string | null };

/** note: why. Throws Refusal `not_found` for a lead that the actor may not see. */
export function switchEnrolment(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  { state, note }: Wanted,
): Promise<void> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      const row = await lockEnrolment(tx, publisherId, id);
      if (row === undefined) throw notFound('enrolment');
      if (row.state === state) return;
      if (row.state === 'ended')
        throw new Refusal(
          'conflict.enrolment_over',
          'It has ended; enrol the lead again where it should go on.',
        );
      const now = app.clock.now();
      if (state === 'ended')
        return endEnrolments({ tx, say, now }, [
          { row, ending: { reason: 'person', actor: actor.id, note } },
        ]);
      const isOn = (await sequenceById(tx, publisherId, row.sequenceId))?.state === 'on';
      // What came due meanwhile is due now.
      const dueAt = row.dueAt < now ? now : row.dueAt;
      const nextAt = state === 'active' && isOn ? dueAt : null;
      await saveEnrolments(tx, [{ ...row, state, dueAt, nextAt, note: state === 'paused' ? note : null }]);
      const { leadId, sequenceId } = row;
      const data = { enrolmentId: id, sequenceId, state };
      await say([{ type: 'enrolment.switched', publisherId, subjectId: leadId, actor: actor.id, data }]);
    },
    assigneeOf(actor),
  );
}
