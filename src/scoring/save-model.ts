// A person changes how a storefront's leads are scored: checked whole, kept as a version with who and why, in effect at once; the leads
// that are there are scored anew behind it.
import type { Actor } from '../accounts/actor.ts';
import { listingsOf } from '../catalog/store.ts';
import type { App } from '../platform/app.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import type { Queries } from '../platform/db.ts';
import { factsFor } from './fact-list.ts';
import type { Model } from './model.ts';
import { insertModel, versionsOf, type SavedVersion } from './model-store.ts';
import { reviewModel } from './review-model.ts';
import { beginRescoring } from './rescorings.ts';

export type ModelInput = { model: Model; note: string | null; basedOn: number };

/** Throws Refusal `conflict` when somebody has saved another version meanwhile. */
export async function saveModel(
  app: App,
  actor: Actor,
  publisherId: string,
  storefront: string,
  { model, note, basedOn }: ModelInput,
): Promise<SavedVersion & { rescoringId: string }> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await checkModel(tx, publisherId, storefront, model);
    const [newest] = await versionsOf(tx, publisherId, storefront, null, 1);
    const version = (newest?.version ?? 0) + 1;
    const saved = { storefront, version, model, note, savedBy: actor.id, savedAt: app.clock.now() };
    if (basedOn !== version - 1 || !(await insertModel(tx, publisherId, saved)))
      throw new Refusal(
        'conflict.newer_version',
        `The newest version is ${newest?.version ?? 0}, not ${basedOn}: look at what changed, and save yours on top.`,
      );
    const data = { storefront, version };
    await say([{ type: 'scoring_model.saved', publisherId, subjectId: publisherId, actor: actor.id, data }]);
    const { id } = await beginRescoring(app, tx, actor.id, publisherId, storefront, version);
    return { ...saved, rescoringId: id };
  });
}

/** Throws Refusal `invalid_input` with each place that is wrong. */
export async function checkModel(
  db: Queries,
  publisherId: string,
  storefront: string,
  model: Model,
): Promise<void> {
  const facts = await factsFor(db, publisherId);
  const listings = await listingsOf(db, publisherId);
  const errors = reviewModel(model, storefront, facts, listings);
  if (errors.length > 0) throw invalidFields(errors);
}
