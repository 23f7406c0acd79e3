// A person hands leads to a person, or to nobody.
import type { Actor } from '../accounts/actor.ts';
import { memberById } from '../accounts/membership-store.ts';
import { worksLeads } from '../accounts/roles.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { invalid } from '../platform/refusal.ts';
import { assign } from './assign-store.ts';
import { areConverted } from './convert-store.ts';
import { demandUnconverted } from './converted.ts';

/** How many changed hands; ids that the publisher does not have are passed over. Throws Refusal `invalid_input` for a person who may have none. note: why, in the person's own words. */
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
    if (userId !== null) await demandWorker(tx, publisherId, userId);
    const changed = await assign(tx, publisherId, leadIds, userId);
    // Among several they are passed over; of one alone it is told.
    if (changed.length === 0 && (await areConverted(tx, publisherId, leadIds)))
      demandUnconverted({ convertedAt: app.clock.now() });
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

async function demandWorker(tx: Tx, publisherId: string, userId: string): Promise<void> {
  const member = await memberById(tx, publisherId, userId);
  if (member === undefined)
    throw invalid(
      'userId',
      'This person does not belong to the publisher; invite them first.',
      'no_such_person',
    );
  if (!worksLeads(member.role, member.disabledAt))
    throw invalid('userId', 'This person may not work leads; give them another role.', 'may_not_work_leads');
}
