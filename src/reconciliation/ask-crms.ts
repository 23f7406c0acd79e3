// Has the CRMs that can be read compared with what was sent, where that was not done just now; the list is compared with what they told.
import type { Actor } from '../accounts/actor.ts';
import type { Delivering } from '../delivery/delivering.ts';
import { nearMs } from '../intake/import-match.ts';
import type { App } from '../platform/app.ts';
import { Refusal } from '../platform/refusal.ts';
import { trackingOfKind } from '../tracking/ask.ts';
import { beginReconciliation } from '../tracking/reconciliations.ts';
import { reconciliationsOf } from '../tracking/reconciliation-store.ts';
import type { Comparison } from './store.ts';

/** What was told so lately need not be asked again. */
const freshMs = 10 * 60_000;

/** notOlderMs: how old their word may be. Of the publisher's own alone: the operator has its CRM compared over all publishers. */
export async function askCrms(
  app: App,
  { engine }: Pick<Delivering, 'engine'>,
  actor: Actor,
  { publisherId, fromAt }: Pick<Comparison, 'publisherId' | 'fromAt'>,
  notOlderMs = freshMs,
): Promise<void> {
  // A row's lead may have come so much earlier than the list says: see import-match.ts.
  const since = fromAt === null ? null : new Date(fromAt.getTime() - nearMs);
  const own = engine.directory.recipientsOf(publisherId).filter((each) => each.publisherId === publisherId);
  for (const destination of own) {
    if (destination.events !== null || trackingOfKind(destination) === null) continue;
    const place = { publisherId, destinationId: destination.id };
    const [last] = await app.db.asPublisher(publisherId, (tx) =>
      reconciliationsOf(tx, publisherId, destination.id, { beforeId: null, limit: 1 }),
    );
    const freshSince = new Date(app.clock.now().getTime() - notOlderMs);
    const covers = last !== undefined && (last.since === null || (since !== null && last.since <= since));
    if (covers && (last.state === 'running' || (last.state === 'done' && last.startedAt > freshSince)))
      continue;
    try {
      await beginReconciliation(app, actor, place, since);
    } catch (error) {
      // One is running for other days, or the destination is not read: what is known of it stands.
      if (!(error instanceof Refusal)) throw error;
    }
  }
}
