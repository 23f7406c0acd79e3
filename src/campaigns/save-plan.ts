// A person writes a marketing plan, changes or archives it.
import type { Actor } from '../accounts/actor.ts';
import type { App } from '../platform/app.ts';
import { newId } from '../platform/ids.ts';
import { invalidFields, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { reviewPlan, type Plan } from './plan.ts';
import { insertPlan, planById, saveHalfLife, updatePlan } from './plan-store.ts';

export type WrittenPlan = Pick<Plan, 'name' | 'fromDay' | 'toDay' | 'goals' | 'notes'>;

export function createPlan(app: App, actor: Actor, publisherId: string, written: WrittenPlan): Promise<Plan> {
  review(written);
  return app.outbox.transact(publisherId, async (tx, say) => {
    const now = app.clock.now();
    const plan: Plan = { ...written, id: newId('pln', now), version: 1, createdAt: now, archivedAt: null };
    await insertPlan(tx, publisherId, plan, actor.id);
    await say([
      { type: 'marketing_plan.created', publisherId, subjectId: plan.id, actor: actor.id, data: {} },
    ]);
    return plan;
  });
}

/** version: the one that was changed. Throws Refusal `conflict.newer_version` when somebody has saved another meanwhile. */
export function changePlan(
  app: App,
  actor: Actor,
  { publisherId, planId }: { publisherId: string; planId: string },
  { version, archived, ...written }: WrittenPlan & { version: number; archived: boolean },
): Promise<Plan> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    const before = await planById(tx, publisherId, planId);
    if (before === undefined) throw notFound('marketing plan');
    review(written);
    const archivedAt = archived ? (before.archivedAt ?? app.clock.now()) : null;
    const plan: Plan = { ...before, ...written, archivedAt, version: version + 1 };
    if (!(await updatePlan(tx, publisherId, plan))) throw newerVersion(before.version, version);
    const data = { archived };
    await say([{ type: 'marketing_plan.changed', publisherId, subjectId: planId, actor: actor.id, data }]);
    return plan;
  });
}

export const newerVersion = (newest: number, version: number) =>
  new Refusal(
    'conflict.newer_version',
    `The newest version is ${newest}, not ${version}: look at what changed, and save yours on top.`,
  );

function review(written: WrittenPlan): void {
  const errors = reviewPlan(written);
  if (errors.length > 0) throw invalidFields(errors);
}

export function changeHalfLife(app: App, actor: Actor, publisherId: string, days: number): Promise<void> {
  return app.outbox.transact(publisherId, async (tx, say) => {
    await saveHalfLife(tx, publisherId, days);
    const data = { halfLifeDays: days };
    await say([
      {
        type: 'campaign_settings.changed',
        publisherId,
        subjectId: publisherId,
        actor: actor.id,
        data,
      },
    ]);
  });
}
