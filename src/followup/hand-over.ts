// Hears of leads that go to somebody else: their clocks go with them as they are. And hands on those that were late, where the policy
// wants it.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { reassign } from '../routing/reassign.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { handOver, type LeadKey } from './store.ts';

export const keyOf = ({ publisherId, subjectId: leadId }: Happening): LeadKey => ({ publisherId, leadId });

type Assigned = Happening<'lead.assigned'>;

/** By publisher and person. */
export function groupsOf(happenings: Assigned[]) {
  const groups = Map.groupBy(
    happenings,
    ({ publisherId, data: { userId } }) => `${publisherId} ${userId ?? ''}`,
  );
  return [...groups.values()].map((group) => ({
    publisherId: group[0]!.publisherId,
    userId: group[0]!.data.userId,
    leadIds: group.map(({ subjectId }) => subjectId),
  }));
}

export async function followAssigned(tx: Tx, happenings: Assigned[]): Promise<void> {
  for (const { publisherId, leadIds, userId } of groupsOf(happenings))
    await handOver(tx, publisherId, leadIds, userId);
}

/** To the next of its pool; where nobody else is free, it stays with who has it. */
export function reassignLate(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.response_breached'>[], say: Say): Promise<void> => {
    const wanted = happenings.filter(({ data: { reassign: wants, userId } }) => wants && userId !== null);
    for (const [publisherId, late] of Map.groupBy(wanted, (happening) => happening.publisherId)) {
      const leadIds = late.map(({ subjectId }) => subjectId);
      await reassign(app, scorers, tx, say, { publisherId, leadIds, because: 'breach', actor: 'followup' });
    }
  };
}
