// What a person asks of reconciliations: begin one, send again what it found lacking. And the end of old ones.
import type { Actor } from '../accounts/actor.ts';
import type { Engine } from '../delivery/engine.ts';
import { reading } from '../delivery/destination-mounting.ts';
import { replayMany } from '../delivery/replay.ts';
import type { App } from '../platform/app.ts';
import { newId, operatorId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import {
  lackingAfter,
  reconciliationById,
  removeOldReconciliations,
  startReconciliation,
  type ReconciliationRow,
} from './reconciliation-store.ts';
import { followed } from './followed.ts';

const keptDays = 90;
const batch = 500;

type Place = { publisherId: string; destinationId: string };

/** Throws Refusal `conflict` while one is running, and where the far side cannot be asked. */
export async function beginReconciliation(
  app: App,
  actor: Actor,
  { publisherId, destinationId }: Place,
  since: Date | null,
): Promise<ReconciliationRow> {
  return app.outbox.transact(publisherId === operatorId ? null : publisherId, async (tx, say) => {
    await followed(tx, publisherId, destinationId);
    const now = app.clock.now();
    const id = newId('rcn', now);
    const row = { publisherId, id, destinationId, since, startedBy: actor.id, now };
    if (!(await startReconciliation(tx, row)))
      throw new Refusal('conflict.being_compared', 'One is running for this destination: wait for its end.');
    const data = { reconciliationId: id };
    const about = { publisherId, subjectId: destinationId, actor: actor.id };
    await say([{ ...about, type: 'reconciliation.started', data }]);
    return (await reconciliationById(tx, publisherId, destinationId, id))!;
  });
}

/** Answers how many deliveries were scheduled: of those chosen, or of all, the ones that are still lacking. */
export async function replayLacking(
  app: App,
  engine: Engine,
  actor: Actor,
  { publisherId, destinationId, id }: Place & { id: string },
  deliveryIds: readonly string[] | null,
): Promise<number> {
  const found = await reading(app, publisherId, (tx) =>
    reconciliationById(tx, publisherId, destinationId, id),
  );
  if (!found) throw notFound('reconciliation');
  let count = 0;
  for (let afterId = ''; ;) {
    const page = { deliveryIds, afterId, limit: batch };
    const lacking = await reading(app, publisherId, (tx) => lackingAfter(tx, publisherId, found, page));
    for (const [owner, theirs] of Map.groupBy(lacking, (each) => each.publisherId))
      count += await replayMany(app, engine, actor.id, owner, {
        destinationId,
        deliveryIds: theirs.map(({ deliveryId }) => deliveryId),
      });
    if (lacking.length < batch) return count;
    afterId = lacking.at(-1)!.deliveryId;
  }
}

export async function removeOld(app: App): Promise<void> {
  const before = new Date(app.clock.now().getTime() - keptDays * 86_400_000);
  for (let removed = 1; removed > 0;)
    removed = await app.db.tx((tx) => removeOldReconciliations(tx, before, 20));
}
