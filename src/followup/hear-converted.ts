// Hears of leads that became opportunities: their clocks and playbooks end.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { keyOf } from './hand-over.ts';
import { stopRuns } from './run.ts';
import { stopFollowUps } from './stop.ts';
import { lockLeads } from './store.ts';

export function stopConverted(app: App) {
  return async (tx: Tx, happenings: Happening<'lead.converted'>[], say: Say): Promise<void> => {
    const now = app.clock.now();
    await lockLeads(tx, happenings.map(keyOf));
    for (const [actor, group] of Map.groupBy(happenings, (happening) => happening.actor)) {
      const leads = group.map(keyOf);
      await stopRuns({ tx, say, now, actor }, leads, 'converted');
      await stopFollowUps(tx, say, leads, { reason: 'converted', actor, now });
    }
  };
}
