// A person changes the pipelines: checked whole, kept as a version with who and why. Open deals stay in the stage they are in.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import type { Pipelines } from './pipeline.ts';
import { reviewPipelines } from './pipeline-review.ts';
import { insertPipelines, latestPipelines, stagesInUse, type SavedPipelines } from './pipeline-store.ts';

/** version: the one that was changed. Throws Refusal `conflict.newer_version` when somebody has saved another meanwhile. */
export function savePipelines(
  app: App,
  actor: Actor,
  publisherId: string,
  { version, document, note }: { version: number; document: Pipelines; note: string | null },
): Promise<SavedPipelines> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const errors = reviewPipelines(document, await stagesInUse(tx, publisherId));
    if (errors.length > 0) throw invalidFields(errors);
    const newest = await latestPipelines(tx, publisherId);
    const saved = { version: version + 1, document, note, savedBy: actor.id, savedAt: app.clock.now() };
    if (newest.version !== version || !(await insertPipelines(tx, publisherId, saved)))
      throw new Refusal(
        'conflict.newer_version',
        `The newest version is ${newest.version}, not ${version}: look at what changed, and save yours on top.`,
      );
    const data = { version: saved.version };
    await say([{ type: 'pipelines.saved', publisherId, subjectId: publisherId, actor: actor.id, data }]);
    return saved;
  });
}
