// Ends the clocks of leads that nobody is to answer any more, with the reason, and begins them anew when that is taken back.
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { clockOf, nextLook, type State } from './clock.ts';
import { clocksBehind } from './clocks.ts';
import { lockRows, saveRows, type LeadKey, type Row } from './store.ts';

export type StopReason = 'disqualified' | 'disqualified_there' | 'converted';

/** A clock that was answered stays answered. */
export function stopped(row: Row, reason: StopReason, now: Date): Row {
  if (row.state === 'answered' || row.state === 'stopped') return row;
  return { ...row, state: 'stopped', stoppedAt: now, stoppedReason: reason, nextAt: null };
}

type Stopping = { reason: StopReason; actor: string; now: Date };

export async function stopFollowUps(
  tx: Tx,
  say: Say,
  leads: readonly LeadKey[],
  stopping: Stopping,
): Promise<void> {
  const { reason, actor, now } = stopping;
  const ended = (await lockRows(tx, leads)).filter((row) => stopped(row, reason, now) !== row);
  await saveRows(
    tx,
    ended.map((row) => stopped(row, reason, now)),
  );
  await say(
    ended.map(({ publisherId, leadId: subjectId }) => ({
      type: 'lead.response_stopped' as const,
      publisherId,
      subjectId,
      actor,
      data: { reason },
    })),
  );
}

/** By the same policy, from now on. */
export async function beginAnew(
  tx: Tx,
  leads: readonly LeadKey[],
  reason: StopReason,
  now: Date,
): Promise<void> {
  const rows = (await lockRows(tx, leads)).filter(({ stoppedReason }) => stoppedReason === reason);
  const behind = await clocksBehind(tx, rows);
  await saveRows(
    tx,
    rows.map((row) => {
      const clocks = behind(row);
      const policy = row.policy === null ? null : clocks.policy(row.policy);
      const clock = policy && clockOf(policy, clocks.time(policy.id), now);
      const state: State = row.answeredAt === null ? 'open' : 'answered';
      const next = {
        ...row,
        state,
        startedAt: now,
        warnAt: clock?.warnAt ?? null,
        dueAt: clock?.dueAt ?? null,
        warnedAt: null,
        breachedAt: null,
        stoppedAt: null,
        stoppedReason: null,
      };
      return { ...next, nextAt: nextLook(next) };
    }),
  );
}
