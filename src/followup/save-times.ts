// A person changes the response times: checked whole, kept as a version with who and why. Leads that have a clock keep it.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import type { Queries } from '../platform/db.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { factsFor } from '../scoring/fact-list.ts';
import { insertTimes, latestTimes, peopleOf, type SavedVersion } from './policy-store.ts';
import type { ResponseTimes } from './policy.ts';
import { reviewTimes, type Known } from './review.ts';

/** version: the one that was changed. Throws Refusal `conflict.newer_version` when somebody has saved another meanwhile. */
export function saveTimes(
  app: App,
  actor: Actor,
  publisherId: string,
  { version, times, note }: { version: number; times: ResponseTimes; note: string | null },
): Promise<SavedVersion> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const now = app.clock.now();
    const errors = reviewTimes(times, await knownOf(tx, publisherId), now);
    if (errors.length > 0) throw invalidFields(errors);
    const newest = await latestTimes(tx, publisherId);
    const saved = { version: version + 1, times, note, savedBy: actor.id, savedAt: now };
    if (newest.version !== version || !(await insertTimes(tx, publisherId, saved)))
      throw new Refusal(
        'conflict.newer_version',
        `The newest version is ${newest.version}, not ${version}: look at what changed, and save yours on top.`,
      );
    const data = { version: saved.version };
    await say([{ type: 'response_times.saved', publisherId, subjectId: publisherId, actor: actor.id, data }]);
    return saved;
  });
}

/** By which response times are reviewed. */
export async function knownOf(db: Queries, publisherId: string): Promise<Known> {
  return { people: await peopleOf(db, publisherId), facts: await factsFor(db, publisherId) };
}
