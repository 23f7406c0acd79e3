// Hands leads to a person, or to nobody.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { assign } from './assign-store.ts';

/** How many changed hands; ids that the publisher does not have are passed over. */
export function assignLeads(
  app: App,
  actor: Actor,
  publisherId: string,
  { leadIds, userId }: { leadIds: string[]; userId: string | null },
): Promise<number> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const changed = await assign(tx, publisherId, leadIds, userId);
    await say(
      changed.map((subjectId) => ({
        type: 'lead.assigned' as const,
        publisherId,
        subjectId,
        actor: actor.id,
        data: { userId },
      })),
    );
    return changed.length;
  });
}
