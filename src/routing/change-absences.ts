// People's own working hours and absences: theirs to change, and those of others for whoever may change assignments.
import { may, type Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import { invalid } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { absenceById, deleteAbsence, insertAbsence, setHours, type Absence } from './absence-store.ts';
import type { Hours } from './hours.ts';
import { wakePools, workersAmong } from './pool-store.ts';

type NewAbsence = Pick<Absence, 'userId' | 'from' | 'to' | 'reason'>;

export function createAbsence(
  app: App,
  actor: Actor,
  publisherId: string,
  { userId, from, to, reason }: NewAbsence,
): Promise<Absence> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await demandTheirs(tx, actor, publisherId, userId);
    if (to !== null && to <= from) throw invalid('to', 'Must be later than it begins.', 'wrong_order');
    const now = app.clock.now();
    if (to !== null && to <= now)
      throw invalid('to', 'This is over already; give a later end.', 'wrong_order');
    const absence = { id: newId('abs', now), userId, from, to, reason, createdBy: actor.id, createdAt: now };
    await insertAbsence(tx, publisherId, absence);
    const data = { userId };
    await say([{ type: 'absence.created', publisherId, subjectId: absence.id, actor: actor.id, data }]);
    return absence;
  });
}

export function removeAbsence(app: App, actor: Actor, publisherId: string, id: string): Promise<void> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const absence = await absenceById(tx, publisherId, id);
    if (absence === undefined || !isTheirs(actor, absence.userId)) throw notFound('absence');
    await deleteAbsence(tx, publisherId, id);
    await wakePools(tx, publisherId, app.clock.now(), absence.userId);
    const data = { userId: absence.userId };
    await say([{ type: 'absence.removed', publisherId, subjectId: id, actor: actor.id, data }]);
  });
}

/** Null: the pool's hold. */
export function changeHours(
  app: App,
  actor: Actor,
  publisherId: string,
  userId: string,
  hours: Hours | null,
): Promise<void> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await demandTheirs(tx, actor, publisherId, userId);
    await setHours(tx, publisherId, userId, hours);
    await wakePools(tx, publisherId, app.clock.now(), userId);
    const data = { userId };
    await say([{ type: 'working_hours.changed', publisherId, subjectId: userId, actor: actor.id, data }]);
  });
}

/** Of somebody else only with the scope for it; a seller's own alone, and nobody else is there for them. */
export function isTheirs(actor: Actor, userId: string): boolean {
  return assigneeOf(actor) === null
    ? actor.userId === userId || may(actor, 'assignments:write')
    : actor.userId === userId;
}

async function demandTheirs(tx: Tx, actor: Actor, publisherId: string, userId: string): Promise<void> {
  const known = await workersAmong(tx, publisherId, [userId]);
  if (known.length === 0 || !isTheirs(actor, userId)) throw notFound('person');
}
