// Whether a lead has had its first response, by what people did and by what a far side says of it. Pure.
import { elapsedMs, type WorkTime } from './business-time.ts';
import { nextLook, waitingState } from './clock.ts';
import type { FirstAnswer } from './activity-store.ts';
import type { Row } from './store.ts';

const secondMs = 1_000;

/** The row as it is with this first activity, or without any. A late answer is answered, late; a stopped clock stays stopped. */
export function measured(row: Row, first: FirstAnswer | null, time: WorkTime): Row {
  const answer = earliest(row, first);
  const responded = answer === null ? null : new Date(Math.max(answer.at.getTime(), row.startedAt.getTime()));
  const seconds = (ms: number) => Math.round(ms / secondMs);
  const state =
    row.state === 'stopped' ? row.state : answer === null ? waitingState(row) : ('answered' as const);
  const next: Row = {
    ...row,
    state,
    answeredAt: answer?.at ?? null,
    answeredBy: answer?.by ?? null,
    answeredWith: answer?.with ?? null,
    responseSeconds: responded && seconds(responded.getTime() - row.startedAt.getTime()),
    businessSeconds: responded && seconds(elapsedMs(row.startedAt, responded, time)),
  };
  return { ...next, nextAt: nextLook(next) };
}

type Answer = { at: Date; by: string | null; with: string };

function earliest({ remoteAt, remoteDeliveryId }: Row, first: FirstAnswer | null): Answer | null {
  if (first !== null && (remoteAt === null || first.at <= remoteAt))
    return { at: first.at, by: first.userId, with: first.id };
  return remoteAt === null ? null : { at: remoteAt, by: null, with: remoteDeliveryId! };
}

/** Whether the first response came by the time it was due; null where nothing was due or nothing came. */
export function wasInTime({ answeredAt, dueAt }: Pick<Row, 'answeredAt' | 'dueAt'>): boolean | null {
  return answeredAt === null || dueAt === null ? null : answeredAt <= dueAt;
}
