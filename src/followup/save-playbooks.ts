// A person changes the playbooks: checked whole, kept as a version with who and why. Leads that have a run keep what it goes by.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { factsFor } from '../scoring/fact-list.ts';
import type { Playbooks } from './playbook.ts';
import { reviewPlaybooks } from './playbook-review.ts';
import { insertPlaybooks, latestPlaybooks, type SavedPlaybooks } from './playbook-store.ts';

/** version: the one that was changed. Throws Refusal `conflict.newer_version` when somebody has saved another meanwhile. */
export function savePlaybooks(
  app: App,
  actor: Actor,
  publisherId: string,
  { version, document, note }: { version: number; document: Playbooks; note: string | null },
): Promise<SavedPlaybooks> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const now = app.clock.now();
    const errors = reviewPlaybooks(document, await factsFor(tx, publisherId), now);
    if (errors.length > 0) throw invalidFields(errors);
    const newest = await latestPlaybooks(tx, publisherId);
    const saved = { version: version + 1, document, note, savedBy: actor.id, savedAt: now };
    if (newest.version !== version || !(await insertPlaybooks(tx, publisherId, saved)))
      throw new Refusal(
        'conflict.newer_version',
        `The newest version is ${newest.version}, not ${version}: look at what changed, and save yours on top.`,
      );
    const data = { version: saved.version };
    await say([{ type: 'playbooks.saved', publisherId, subjectId: publisherId, actor: actor.id, data }]);
    return saved;
  });
}
