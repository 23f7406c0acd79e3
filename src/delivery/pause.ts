// Pausing and resuming: leads wait meanwhile and none is lost.
import type { App } from '../platform/app.ts';
import { changeDestination } from './destination-store.ts';
import type { Destination } from './destination.ts';

/** The far side said that the endpoint is gone (HTTP 410): nothing more is sent until a person resumes. */
export async function pauseBecauseGone(app: App, destination: Destination, detail: string): Promise<void> {
  const { publisherId, id } = destination;
  await app.outbox.transact(null, async (tx, say) => {
    await changeDestination(tx, publisherId, id, { pausedAt: app.clock.now(), pausedReason: `endpoint_gone: ${detail}` });
    await say([{ type: 'destination.paused', publisherId, subjectId: id, actor: 'worker', data: { reason: 'endpoint_gone' } }]);
  });
}
