// Hears of people who join, leave or get another role: whoever can take leads now is looked for at once, and a pool that nobody is
// left in is told.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { poolsOf, poolsWith, wakePools } from './pool-store.ts';

type Change = 'membership.changed' | 'membership.removed' | 'user.disabled' | 'user.enabled';

export const peopleChanges = [
  'membership.changed',
  'membership.removed',
  'user.disabled',
  'user.enabled',
] as const satisfies Change[];

export function lookAfterPools(app: App) {
  return async (tx: Tx, happenings: Happening<Change>[], say: Say): Promise<void> => {
    const people = happenings.map(({ publisherId, data: { userId } }) => ({ publisherId, userId }));
    for (const { publisherId, id } of await poolsWith(tx, people)) {
      const [pool] = await poolsOf(tx, publisherId, id);
      if (pool!.members.some(({ works }) => works)) continue;
      const actor = happenings.find((happening) => happening.publisherId === publisherId)!.actor;
      await say([{ type: 'pool.emptied', publisherId, subjectId: id, actor, data: {} }]);
    }
    for (const { publisherId, userId } of people) await wakePools(tx, publisherId, app.clock.now(), userId);
  };
}
