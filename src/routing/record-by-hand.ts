// Hears of leads that people hand to people: the ledger has them too, and they wait no longer.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { endWaiting, insertAssignments } from './assignment-store.ts';

export function recordByHand(app: App) {
  return async (tx: Tx, happenings: Happening<'lead.assigned'>[]): Promise<void> => {
    const now = app.clock.now();
    const entries = happenings.flatMap(
      ({ publisherId, subjectId, actor, data: { userId, because }, handed }) =>
        handed === null ? [] : [{ publisherId, leadId: subjectId, actor, userId, because, ...handed }],
    );
    await insertAssignments(
      tx,
      entries.map((entry) => ({
        ...entry,
        id: newId('asg', now),
        at: now,
        territoryId: null,
        territoryName: null,
        territoryVersion: null,
        poolId: null,
        decision: null,
      })),
    );
    await endWaiting(tx, entries);
  };
}
