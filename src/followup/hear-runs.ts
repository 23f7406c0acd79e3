// Hears what begins the run of a playbook, what hands its tasks to somebody else, and what ends it.
import type { EventType, Happening } from '../events.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { settles } from './activity.ts';
import { beginRuns, resumeRun, stopRuns } from './run.ts';
import { lockRuns, type EndReason } from './run-store.ts';
import type { LeadKey } from './store.ts';
import { handTasksOver } from './task-store.ts';

const keyOf = ({ publisherId, subjectId: leadId }: Happening): LeadKey => ({ publisherId, leadId });

/** A lead that got its clock and has somebody already. */
export function beginScored(app: App) {
  return (tx: Tx, happenings: Happening<'lead.scored'>[], say: Say): Promise<void> =>
    beginRuns({ tx, say, now: app.clock.now(), actor: 'followup' }, happenings.map(keyOf));
}

/** Tasks go with the lead; one that is followed up and has somebody for the first time gets its playbook. */
export function tasksOfAssigned(app: App) {
  return async (tx: Tx, happenings: Happening<'lead.assigned'>[], say: Say): Promise<void> => {
    const groups = Map.groupBy(
      happenings,
      ({ publisherId, data: { userId } }) => `${publisherId} ${userId ?? ''}`,
    );
    for (const group of groups.values()) {
      const { publisherId, data } = group[0]!;
      const leadIds = group.map(({ subjectId }) => subjectId);
      await handTasksOver(tx, publisherId, leadIds, data.userId);
    }
    const given = happenings.filter(({ data }) => data.userId !== null);
    await beginRuns({ tx, say, now: app.clock.now(), actor: 'followup' }, given.map(keyOf));
  };
}

/** Ends the runs of those leads whose event counts. */
function endOn<Type extends EventType>(
  app: App,
  reason: EndReason,
  counts: (data: Happening<Type>['data']) => boolean,
) {
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
export const endDisqualified = (app: App) => endOn<'lead.disqualified'>(app, 'disqualified', () => true);
/** As a far side says of it. */
export const endStopped = (app: App) => endOn<'lead.response_stopped'>(app, 'disqualified', () => true);

/** A lead that is worked again after it was disqualified goes on where it was. */
export function resumeReopened(app: App) {
  return async (tx: Tx, happenings: Happening<'lead.reopened'>[], say: Say): Promise<void> => {
    for (const run of await lockRuns(tx, happenings.map(keyOf)))
      if (run.state === 'stopped' && run.endedReason === 'disqualified')
        await resumeRun({ tx, say, now: app.clock.now(), actor: 'followup' }, run);
  };
}
