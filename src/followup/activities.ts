// A person writes down what they did about a lead, corrects it by another, or takes it back within the hour.
import type { Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import type { Say } from '../platform/outbox.ts';
import { newId } from '../platform/ids.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { removableMs, type Activity } from './activity.ts';
import { activityById, deleteActivity, insertActivity } from './activity-store.ts';
import { measure } from './measure.ts';
import { peopleOf } from './policy-store.ts';
import { lockLeads, type LeadKey } from './store.ts';

export type NewActivity = {
  kind: Activity['kind'];
  direction?: Activity['direction'] | undefined;
  outcome: Activity['outcome'];
  note: string | null;
  at?: Date | undefined;
  userId?: string | undefined;
  corrects: string | null;
};

/** Throws Refusal `not_found` for a lead that the actor may not see. */
export function noteActivity(
  app: App,
  actor: Actor,
  publisherId: string,
  leadId: string,
  given: NewActivity,
): Promise<Activity> {
  return app.outbox.transact(
    publisherId,
    (tx, say) => noteWithin({ tx, say, now: app.clock.now() }, actor, { publisherId, leadId }, given),
    assigneeOf(actor),
  );
}

/** As noteActivity, in the caller's transaction. */
export async function noteWithin(
  { tx, say, now }: { tx: Tx; say: Say; now: Date },
  actor: Actor,
  { publisherId, leadId }: LeadKey,
  given: NewActivity,
): Promise<Activity> {
  await lockLeads(tx, [{ publisherId, leadId }]);
  const lead = await leadById(tx, publisherId, leadId);
  if (lead === undefined) throw notFound('lead');
  const at = given.at ?? now;
  if (at > now) throw invalid('at', 'Must not be in the future: write down what was done.', 'not_in_future');
  if (at < lead.receivedAt) throw invalid('at', 'Must not be before the lead came in.', 'before_lead');
  const activity: Activity = {
    id: newId('act', now),
    leadId,
    kind: given.kind,
    direction: given.kind === 'note' ? null : (given.direction ?? 'outgoing'),
    outcome: given.outcome,
    note: given.note,
    at,
    userId: await whoDid(tx, actor, publisherId, given.userId),
    writtenBy: actor.id,
    writtenAt: now,
    corrects: given.corrects,
  };
  await reviewCorrection(tx, publisherId, activity);
  if (!(await insertActivity(tx, publisherId, activity)))
    throw invalid('corrects', 'It was corrected already: correct the newer one.', 'taken');
  const { id: activityId, kind, direction, outcome, userId, corrects } = activity;
  const data = { activityId, kind, direction, outcome, userId, at: at.toISOString(), corrects };
  await say([{ type: 'activity.noted', publisherId, subjectId: leadId, actor: actor.id, data }]);
  await measure(tx, say, [{ publisherId, leadId }], actor.id);
  return activity;
}

/** A person speaks for themselves; a key must name one who belongs here. */
async function whoDid(
  tx: Tx,
  actor: Actor,
  publisherId: string,
  userId: string | undefined,
): Promise<string> {
  if (actor.userId !== null) {
    if (userId === undefined || userId === actor.userId) return actor.userId;
    throw invalid('userId', 'Leave it out: you write down what you did yourself.', 'must_be_empty');
  }
  if (userId === undefined) throw invalid('userId', 'Say who did it: give the id of a person.', 'required');
  if (!(await peopleOf(tx, publisherId)).memberIds.has(userId))
    throw invalid('userId', 'Give a person who belongs here and may sign in.', 'nobody');
  return userId;
}

async function reviewCorrection(tx: Tx, publisherId: string, { corrects, leadId }: Activity): Promise<void> {
  if (corrects === null) return;
  const old = await activityById(tx, publisherId, corrects);
  if (old?.leadId !== leadId)
    throw invalid('corrects', 'There is no such activity of this lead.', 'not_here');
}

export function removeActivity(
  app: App,
  actor: Actor,
  publisherId: string,
  { leadId, activityId }: { leadId: string; activityId: string },
): Promise<void> {
  return app.outbox.transact(
    publisherId,
    async (tx, say) => {
      await lockLeads(tx, [{ publisherId, leadId }]);
      const found = await activityById(tx, publisherId, activityId);
      if (found?.leadId !== leadId) throw notFound('activity');
      const ageMs = app.clock.now().getTime() - found.writtenAt.getTime();
      if (found.writtenBy !== actor.id || ageMs > removableMs)
        throw new Refusal(
          'conflict.activity_stays',
          'Only whoever wrote it takes it back, within an hour; afterwards correct it by another.',
        );
      if (!(await deleteActivity(tx, publisherId, activityId)))
        throw new Refusal('conflict.activity_stays', 'It was corrected; take back the correction instead.');
      const data = { activityId, kind: found.kind };
      await say([{ type: 'activity.removed', publisherId, subjectId: leadId, actor: actor.id, data }]);
      await measure(tx, say, [{ publisherId, leadId }], actor.id);
    },
    assigneeOf(actor),
  );
}
