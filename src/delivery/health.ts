// Writes down what a try taught of its destination: broken, mended, held or gone, for the other processes and for people.
import type { App } from '../platform/app.ts';
import { judge } from './breaker.ts';
import { changeDestination, saveHealth } from './destination-store.ts';
import type { Destination } from './destination.ts';
import type { Lesson } from './lesson.ts';

export async function saveLesson(app: App, destination: Destination, lesson: Lesson): Promise<void> {
  const { outcome, before, after, holdUntil } = lesson;
  const now = app.clock.now();
  const { publisherId, id } = destination;
  const about = { publisherId, subjectId: id, actor: 'worker' };
  // A far side that asks for a rest is well, and people want to know why it rests.
  const rests = outcome.is === 'retry' && holdUntil !== null && holdUntil > now;
  const trouble = outcome.is === 'delivered' || (judge(outcome) === 'well' && !rests) ? null : outcome;
  await app.outbox.transact(null, async (tx, say) => {
    if (trouble?.reason === 'endpoint_gone') {
      // Nothing more is sent until a person resumes.
      await changeDestination(tx, publisherId, id, {
        pausedAt: now,
        pausedReason: `endpoint_gone: ${trouble.detail}`,
      });
      await say([{ ...about, type: 'destination.paused', data: { reason: 'endpoint_gone' } }]);
    }
    const { openUntil, opened: openedCount } = after;
    const { reason = null, detail = null, said = null } = trouble ?? {};
    const health = { openUntil, openedCount, reason, detail, said, holdUntil };
    await saveHealth(tx, publisherId, id, health, now, 'lengthened');
    if (openUntil && !before.openUntil)
      await say([{ ...about, type: 'destination.broken', data: { reason: trouble!.reason } }]);
    if (!openUntil && before.openUntil) await say([{ ...about, type: 'destination.mended', data: {} }]);
  });
  app.changes.tell(publisherId, 'destinations', [id]);
}
