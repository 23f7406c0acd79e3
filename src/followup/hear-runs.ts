// Hears what begins the run of a playbook, what hands its tasks to somebody else, and what answers it.
import type { Events, EventType, Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { settles } from './activity.ts';
import { groupsOf, keyOf } from './hand-over.ts';
import { beginRuns, stopRuns } from './run.ts';
import type { EndReason } from './run-store.ts';
import { handTasksOver } from './task-store.ts';

/** A lead that got its clock and has somebody already. */
export function beginClocked(app: App, scorers: Scorers) {
  return (tx: Tx, happenings: Happening<'lead.scored' | 'lead.shared'>[], say: Say): Promise<void> =>
    beginRuns({ tx, say, now: app.clock.now(), actor: 'followup' }, scorers, happenings.map(keyOf));
}

/** Tasks go with the lead; one that is followed up and has somebody for the first time gets its playbook. */
export function tasksOfAssigned(app: App, scorers: Scorers) {
  return async (tx: Tx, happenings: Happening<'lead.assigned'>[], say: Say): Promise<void> => {
    for (const { publisherId, leadIds, userId } of groupsOf(happenings))
      await handTasksOver(tx, publisherId, leadIds, userId);
    const given = happenings.filter(({ data }) => data.userId !== null);
    await beginRuns({ tx, say, now: app.clock.now(), actor: 'followup' }, scorers, given.map(keyOf));
  };
}

/** Ends the runs of those leads whose event counts. */
function endOn<Type extends EventType>(app: App, reason: EndReason, counts: (data: Events[Type]) => boolean) {
  return async (tx: Tx, happenings: Happening<Type>[], say: Say): Promise<void> => {
    const those = happenings.filter(({ data }) => counts(data));
    for (const [actor, group] of Map.groupBy(those, (happening) => happening.actor))
      await stopRuns({ tx, say, now: app.clock.now(), actor }, group.map(keyOf), reason);
  };
}

export const endAnswered = (app: App) =>
  endOn<'activity.noted'>(app, 'answered', ({ direction, outcome }) => settles({ direction, outcome }));
/** Where a far side says that somebody works on it there. */
export const endAnsweredThere = (app: App) =>
  endOn<'lead.answered'>(app, 'answered', ({ userId }) => userId === null);
export const endQualified = (app: App) =>
  endOn<'lead.qualified'>(app, 'qualified', ({ stage }) => stage === 'sales_qualified');
/** As a far side says of it. */
export const endStopped = (app: App) => endOn<'lead.response_stopped'>(app, 'disqualified', () => true);
