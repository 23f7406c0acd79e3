// A person hands leads to a person, or to nobody.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { assign } from './assign-store.ts';

/** How many changed hands; ids that the publisher does not have are passed over. note: why, in the person's own words. */
export function assignLeads(
  app: App,
  actor: Actor,
  publisherId: string,
  {
    leadIds,
    userId,
    note = null,
  }: { leadIds: string[]; userId: string | null; note?: string | null | undefined },
): Promise<number> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const changed = await assign(tx, publisherId, leadIds, userId);
    await say(
      changed.map(({ id, takenFrom }) => ({
        type: 'lead.assigned' as const,
        publisherId,
        subjectId: id,
        actor: actor.id,
        data: { userId, poolId: null, territoryId: null, because: 'by_hand' as const },
        handed: { takenFrom, note },
      })),
    );
    return changed.length;
  });
}
