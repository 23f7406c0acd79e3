// Measures the first response of leads anew, within the caller's transaction, and says what changed.
import type { Happening } from '../events.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { firstAnswers } from './activity-store.ts';
import { measured, wasInTime } from './answer.ts';
import { clocksBehind } from './clocks.ts';
import { lockRows, saveRows, type LeadKey, type Row } from './store.ts';

/** change: what the far side says, put into the row before it is measured. actor: who caused it. */
export async function measure(
  tx: Tx,
  say: Say,
  leads: readonly LeadKey[],
  actor: string,
  change: (row: Row) => Row = (row) => row,
): Promise<void> {
  const rows = await lockRows(tx, leads);
  const behind = await clocksBehind(tx, rows);
  const first = new Map((await firstAnswers(tx, leads)).map((answer) => [answer.leadId, answer]));
  const each = rows.map((row) => {
    const time = row.policy === null ? null : behind(row).time(row.policy);
    return { row, next: measured(change(row), first.get(row.leadId) ?? null, time) };
  });
  await saveRows(
    tx,
    each.map(({ next }) => next),
  );
  await say(each.flatMap(({ row, next }) => newsOf(row, next, actor)));
}

function newsOf(row: Row, next: Row, actor: string): Happening[] {
  if (row.answeredAt?.getTime() === next.answeredAt?.getTime()) return [];
  const about = { publisherId: row.publisherId, subjectId: row.leadId, actor };
  if (next.answeredAt === null) return [{ ...about, type: 'lead.unanswered', data: {} }];
  const { answeredBy: userId, answeredWith, responseSeconds } = next;
  const data = { userId, with: answeredWith!, seconds: responseSeconds!, inTime: wasInTime(next) };
  return [{ ...about, type: 'lead.answered', data }];
}
