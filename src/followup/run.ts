// The run of a playbook through leads: begun, led from step to step, ended and taken up again, within the caller's transaction.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import type { Scorers } from '../scoring/scorers.ts';
import { factsFor } from './facts-for.ts';
import type { Playbook } from './playbook.ts';
import { anchorFor, planOf, type Place } from './playbook-plan.ts';
import { newestPlaybooks, playbooksBehind, type ReadyPlaybooks } from './playbooks.ts';
import { candidatesFor, insertRuns, lockRuns, saveRuns, type EndReason, type Run } from './run-store.ts';
import type { LeadKey } from './store.ts';
import { dropSteps, insertTasks, type Owned } from './task-store.ts';

/** actor: who caused it. */
export type Doing = { tx: Tx; say: Say; now: Date; actor: string };

/** Leads that somebody has and that no playbook has taken get the first that does, and its first task. */
export async function beginRuns(
  { tx, say, now, actor }: Doing,
  scorers: Scorers,
  leads: readonly LeadKey[],
): Promise<void> {
  const candidates = await candidatesFor(tx, leads);
  if (candidates.length === 0) return;
  const newest = await newestPlaybooks(tx, candidates);
  const facts = await factsFor(tx, scorers, candidates, (publisherId) => newest(publisherId).asksMore);
  const fresh = candidates.flatMap((candidate) => {
    const { publisherId, leadId, userId, timeZone } = candidate;
    const ready = newest(publisherId);
    const playbook = ready.playbookFor(facts(candidate));
    if (playbook === null) return [];
    const { version, holidays } = ready;
    const run = { publisherId, leadId, version, playbook: playbook.id, anchorAt: now, userId, step: 0 };
    return [{ run, task: taskAt(run, playbook, placeOf(timeZone, holidays), now) }];
  });
  const begun = await insertRuns(
    tx,
    fresh.map(({ run }) => run),
  );
  const those = fresh.filter(({ run }) => begun.has(run.leadId));
  await insertTasks(
    tx,
    those.map(({ task }) => task),
  );
  await say(
    those.map(({ run: { publisherId, leadId: subjectId, playbook, version } }) => ({
      type: 'playbook.began' as const,
      publisherId,
      subjectId,
      actor,
      data: { playbook, version },
    })),
  );
}

/** Ends what runs; what has ended stays as it ended. */
export async function stopRuns(
  { tx, say, now, actor }: Doing,
  leads: readonly LeadKey[],
  reason: EndReason,
): Promise<void> {
  const running = (await lockRuns(tx, leads)).filter(({ state }) => state === 'running');
  if (running.length === 0) return;
  const state = reason === 'finished' ? ('finished' as const) : ('stopped' as const);
  const ended = running.map((run) => ({ ...run, state, endedAt: now, endedReason: reason, endedBy: actor }));
  await saveRuns(tx, ended);
  await dropSteps(tx, ended, actor, now);
  await say(
    ended.map(({ publisherId, leadId: subjectId, playbook }): Happening => ({
      type: 'playbook.ended',
      publisherId,
      subjectId,
      actor,
      data: { playbook, reason },
    })),
  );
}

/** The next step of a run whose step has been done or skipped; after the last one it has finished. */
export async function moveOn(doing: Doing, run: Run): Promise<void> {
  const { tx } = doing;
  const ready = (await playbooksBehind(tx, [run]))(run);
  const playbook = ready.playbook(run.playbook);
  if (playbook === null || run.step + 1 >= playbook.steps.length) {
    await saveRuns(tx, [{ ...run, step: run.step + 1 }]);
    return stopRuns(doing, [run], 'finished');
  }
  await goOn(doing, { ...run, step: run.step + 1 }, playbook, ready);
}

/** Runs that were stopped, from the step that was next; false where there is no step left. */
export async function resumeRun(doing: Doing, run: Run): Promise<boolean> {
  const { tx, say, actor } = doing;
  const ready = (await playbooksBehind(tx, [run]))(run);
  const playbook = ready.playbook(run.playbook);
  if (playbook === null || run.step >= playbook.steps.length) return false;
  const open = { ...run, state: 'running' as const, endedAt: null, endedReason: null, endedBy: null };
  await goOn(doing, open, playbook, ready);
  const { publisherId, leadId: subjectId } = run;
  const data = { playbook: run.playbook };
  await say([{ type: 'playbook.resumed', publisherId, subjectId, actor, data }]);
  return true;
}

/** Writes the run as it now is, and the task of its step. A step that is late moves those behind it. */
async function goOn({ tx, now }: Doing, run: Run, playbook: Playbook, ready: ReadyPlaybooks): Promise<void> {
  const place = placeOf(run.timeZone, ready.holidays);
  const anchorAt = anchorFor(playbook.steps, run.step, run.anchorAt, now, place);
  const next = { ...run, anchorAt };
  await saveRuns(tx, [next]);
  await insertTasks(tx, [taskAt(next, playbook, place, now)]);
}

/** Whose time zone is not known is taken to be in UTC. */
export const placeOf = (timeZone: string | null, holidays: ReadyPlaybooks['holidays']): Place => ({
  timeZone: timeZone ?? 'UTC',
  holidays,
});

type At = Pick<Run, 'publisherId' | 'leadId' | 'userId' | 'anchorAt' | 'step'>;

function taskAt(run: At, playbook: Playbook, place: Place, now: Date): Owned {
  const { publisherId, leadId, userId, anchorAt } = run;
  const step = playbook.steps[run.step]!;
  return {
    publisherId,
    id: newId('tsk', now),
    leadId,
    userId,
    followsLead: true,
    kind: step.kind,
    title: step.what,
    playbook: playbook.id,
    step: step.id,
    dueAt: planOf(playbook.steps, anchorAt, place)[run.step]!,
    state: 'open',
    createdBy: 'followup',
    createdAt: now,
    endedAt: null,
    endedBy: null,
    reason: null,
    activityId: null,
  };
}
