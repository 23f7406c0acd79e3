// Hears of leads that nobody is to answer any more: their clocks and playbooks end, and go on when they are reopened.
import type { Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { keyOf } from './hand-over.ts';
import { beginRuns, resumeRun, stopRuns } from './run.ts';
import { lockRuns } from './run-store.ts';
import { beginAnew, stopFollowUps } from './stop.ts';
import { lockLeads } from './store.ts';

export function endDisqualified(app: App) {
  return async (tx: Tx, happenings: Happening<'lead.disqualified'>[], say: Say): Promise<void> => {
    const now = app.clock.now();
    await lockLeads(tx, happenings.map(keyOf));
    for (const [actor, group] of Map.groupBy(happenings, (happening) => happening.actor)) {
      const leads = group.map(keyOf);
      await stopRuns({ tx, say, now, actor }, leads, 'disqualified');
      await stopFollowUps(tx, say, leads, { reason: 'disqualified', actor, now });
    }
  };
}

/** The clock begins anew; the playbook goes on where it was, or begins where somebody has got the lead meanwhile. */
export function resumeReopened(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.reopened'>[], say: Say): Promise<void> => {
    const doing = { tx, say, now: app.clock.now(), actor: 'followup' };
    const leads = happenings.map(keyOf);
    await lockLeads(tx, leads);
    await beginAnew(tx, leads, 'disqualified', doing.now);
    for (const run of await lockRuns(tx, leads))
      if (run.state === 'stopped' && run.endedReason === 'disqualified') await resumeRun(doing, run);
    await beginRuns(doing, scorers, leads);
  };
}
