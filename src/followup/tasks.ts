// What people do with tasks: set one, postpone it, hand it over, do it, skip it. Each within one transaction with what follows from it.
import type { Actor } from '../accounts/actor.ts';
import { assigneeOf } from '../accounts/confined.ts';
import { worksLeads } from '../accounts/roles.ts';
import { demandUnconverted } from '../leads/converted.ts';
import { leadById } from '../leads/inbox-store.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db.ts';
import { newId } from '../platform/ids.ts';
import type { Say } from '../platform/outbox.ts';
import { invalid, Refusal } from '../platform/refusal.ts';
import { notFound } from '../platform/web-problem.ts';
import { noteWithin } from './activities.ts';
import { outcomesOf } from './activity.ts';
import { moveOn } from './run.ts';
import { lockRuns } from './run-store.ts';
import type { NewTask, Task, TaskDoing, TaskPatch } from './task.ts';
import { insertTasks, lockTask, saveTask, taskById } from './task-store.ts';
import { lockLeads } from './store.ts';
import { roleOf } from './task-people-store.ts';

type Within = { tx: Tx; say: Say; now: Date };
const mostAheadMs = 366 * 86_400_000;

/** Throws Refusal `not_found` for a lead that the actor may not see. */
export function setTask(
  app: App,
  actor: Actor,
  publisherId: string,
  leadId: string,
  given: NewTask,
): Promise<Task> {
  return within(app, actor, publisherId, async ({ tx, say, now }) => {
    const lead = await leadById(tx, publisherId, leadId);
    if (lead === undefined) throw notFound('lead');
    demandUnconverted(lead);
    reviewDue(given.dueAt, now);
    const userId = given.userId ?? actor.userId ?? lead.assignedTo;
    if (userId === null) throw invalid('userId', 'Say who is to do it: give the id of a person.', 'required');
    await reviewPerson(tx, publisherId, userId, lead.assignedTo);
    const { kind, title, dueAt } = given;
    const task: Task = {
      id: newId('tsk', now),
      leadId,
      userId,
      followsLead: userId === lead.assignedTo,
      kind,
      title,
      playbook: null,
      step: null,
      dueAt,
      state: 'open',
      createdBy: actor.id,
      createdAt: now,
      endedAt: null,
      endedBy: null,
      reason: null,
      activityId: null,
    };
    await insertTasks(tx, [{ ...task, publisherId }]);
    const data = { taskId: task.id, kind, userId, dueAt: dueAt.toISOString() };
    await say([{ type: 'task.created', publisherId, subjectId: leadId, actor: actor.id, data }]);
    return task;
  });
}

/** Postpones a task, hands it to somebody, gives it other words. */
export function changeTask(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  patch: TaskPatch,
): Promise<Task> {
  return within(app, actor, publisherId, async ({ tx, say, now }) => {
    const task = await openTask(tx, publisherId, id);
    const { title = task.title, dueAt = task.dueAt, userId = task.userId } = patch;
    if (patch.dueAt !== undefined) reviewDue(patch.dueAt, now);
    if (patch.title !== undefined && task.playbook !== null)
      throw invalid('title', 'Leave it out: the playbook says what this step is.', 'must_be_empty');
    let { followsLead } = task;
    if (patch.userId !== undefined) {
      const lead = (await leadById(tx, publisherId, task.leadId))!;
      await reviewPerson(tx, publisherId, patch.userId, lead.assignedTo);
      followsLead = patch.userId === lead.assignedTo;
    }
    const changed = { ...task, title, dueAt, userId, followsLead };
    await saveTask(tx, publisherId, changed, now);
    const fields = Object.entries(patch).flatMap(([field, value]) => (value === undefined ? [] : [field]));
    const data = { taskId: id, kind: task.kind, fields };
    await say([{ type: 'task.changed', publisherId, subjectId: task.leadId, actor: actor.id, data }]);
    return changed;
  });
}

/** Writes the activity with it, and the next step where it was one of a playbook. Done once, however often it is said. */
export function doTask(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  doing: TaskDoing,
): Promise<Task> {
  return within(app, actor, publisherId, async (inside) => {
    const { tx, say, now } = inside;
    const task = await ownedTask(tx, publisherId, id);
    if (task.state === 'done') return task;
    if (task.state !== 'open') throw over();
    reviewOutcome(task, doing);
    const lead = { publisherId, leadId: task.leadId };
    const done = { ...task, state: 'done' as const, endedAt: now, endedBy: actor.id };
    // Before the activity: one that settles the matter drops what is still open.
    await saveTask(tx, publisherId, done, now);
    const activity = writesActivity(task, doing)
      ? await noteWithin(inside, actor, lead, {
          ...doing,
          kind: task.kind === 'other' ? 'note' : task.kind,
          corrects: null,
        })
      : null;
    const ended = { ...done, activityId: activity?.id ?? null };
    await saveTask(tx, publisherId, ended, now);
    const data = { taskId: id, kind: task.kind, activityId: ended.activityId };
    await say([{ type: 'task.done', publisherId, subjectId: task.leadId, actor: actor.id, data }]);
    if (task.playbook !== null) await nextStep(inside, actor, lead);
    return ended;
  });
}

export function skipTask(
  app: App,
  actor: Actor,
  publisherId: string,
  id: string,
  reason: string,
): Promise<Task> {
  return within(app, actor, publisherId, async (inside) => {
    const { tx, say, now } = inside;
    const task = await ownedTask(tx, publisherId, id);
    if (task.state === 'skipped') return task;
    if (task.state !== 'open') throw over();
    const skipped = { ...task, state: 'skipped' as const, endedAt: now, endedBy: actor.id, reason };
    await saveTask(tx, publisherId, skipped, now);
    const data = { taskId: id, kind: task.kind };
    await say([{ type: 'task.skipped', publisherId, subjectId: task.leadId, actor: actor.id, data }]);
    if (task.playbook !== null) await nextStep(inside, actor, { publisherId, leadId: task.leadId });
    return skipped;
  });
}

const within = <Result>(
  app: App,
  actor: Actor,
  publisherId: string,
  work: (inside: Within) => Promise<Result>,
): Promise<Result> =>
  app.outbox.transact(publisherId, (tx, say) => work({ tx, say, now: app.clock.now() }), assigneeOf(actor));

async function ownedTask(tx: Tx, publisherId: string, id: string): Promise<Task> {
  const found = await taskById(tx, publisherId, id);
  if (found === undefined) throw notFound('task');
  await lockLeads(tx, [{ publisherId, leadId: found.leadId }]);
  return (await lockTask(tx, publisherId, id))!;
}

async function openTask(tx: Tx, publisherId: string, id: string): Promise<Task> {
  const task = await ownedTask(tx, publisherId, id);
  if (task.state !== 'open') throw over();
  return task;
}

const over = () =>
  new Refusal(
    'conflict.task_over',
    'This task has ended; look at the lead anew for what is to be done next.',
  );

async function nextStep(
  { tx, say, now }: Within,
  actor: Actor,
  lead: { publisherId: string; leadId: string },
): Promise<void> {
  const [run] = await lockRuns(tx, [lead]);
  if (run?.state === 'running') await moveOn({ tx, say, now, actor: actor.id }, run);
}

function reviewDue(dueAt: Date, now: Date): void {
  if (dueAt <= now) throw invalid('dueAt', 'Must lie ahead: give a later time.', 'in_past');
  if (dueAt.getTime() - now.getTime() > mostAheadMs)
    throw invalid('dueAt', 'Must lie within a year: give an earlier time.', 'beyond_a_year');
}

/** A seller sees their own leads alone, and so can do nothing about another's. */
async function reviewPerson(
  tx: Tx,
  publisherId: string,
  userId: string,
  assignedTo: string | null,
): Promise<void> {
  const role = await roleOf(tx, publisherId, userId);
  if (role === null || (role === 'seller' && userId !== assignedTo))
    throw invalid('userId', 'Give a person who belongs here and may see this lead.', 'nobody');
  // Whoever cannot sign in has no role here.
  if (!worksLeads(role, null))
    throw invalid('userId', 'This person may not work leads; give them another role.', 'may_not_work_leads');
}

/** What is neither call, mail nor meeting leaves a note, where there is one. */
const writesActivity = ({ kind }: Task, { note }: TaskDoing) => kind !== 'other' || note !== null;

function reviewOutcome({ kind }: Task, { outcome }: TaskDoing): void {
  if (outcome === null) return;
  const offered: readonly string[] = kind === 'other' ? [] : outcomesOf[kind];
  if (offered.length === 0)
    throw invalid('outcome', 'Leave it out: such a task has no outcome.', 'must_be_empty');
  if (offered.includes(outcome)) return;
  const options = offered.join(', ');
  throw invalid('outcome', `Must be one of ${options}.`, 'not_one_of', { options });
}
