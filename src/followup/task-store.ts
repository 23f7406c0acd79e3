// SQL of the tasks.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { keysOf, type LeadKey } from './store.ts';
import type { Task } from './task.ts';

export const taskColumns = sql`task.id, task.lead_id as "leadId", task.user_id as "userId", task.follows_lead as "followsLead",
  task.kind, task.title, task.playbook, task.step, task.due_at as "dueAt", task.state, task.created_by as "createdBy",
  task.created_at as "createdAt", task.ended_at as "endedAt", task.ended_by as "endedBy", task.reason,
  task.activity_id as "activityId"`;

export type Owned = Task & { publisherId: string };

/** One statement for the batch. */
export async function insertTasks(tx: Tx, tasks: readonly Owned[]): Promise<void> {
  if (tasks.length === 0) return;
  const text = (value: (task: Owned) => string | null) => new Column('text', tasks.map(value));
  const time = (value: (task: Owned) => Date) => new Column('timestamptz', tasks.map(value));
  const follows = tasks.map(({ followsLead }) => followsLead);
  await tx.run(sql`
    insert into tasks (
      publisher_id, id, lead_id, user_id, follows_lead, kind, title, playbook, step, due_at, state, created_by, created_at
    )
    select publisher_id, id, lead_id, user_id, follows_lead, kind, title, playbook, step, due_at, 'open', created_by, created_at
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ leadId }) => leadId)}::text[], ${text(({ userId }) => userId)}::text[],
      ${new Column('bool', follows)}::bool[], ${text(({ kind }) => kind)}::text[], ${text(({ title }) => title)}::text[],
      ${text(({ playbook }) => playbook)}::text[], ${text(({ step }) => step)}::text[],
      ${time(({ dueAt }) => dueAt)}::timestamptz[], ${text(({ createdBy }) => createdBy)}::text[],
      ${time(({ createdAt }) => createdAt)}::timestamptz[]
    ) as fresh (
      publisher_id, id, lead_id, user_id, follows_lead, kind, title, playbook, step, due_at, created_by, created_at)`);
}

/** Open and overdue first by their due times, then what has ended, the latest first. */
export function tasksOf(db: Queries, publisherId: string, leadId: string, limit: number): Promise<Task[]> {
  return db.rows(sql`
    select ${taskColumns} from tasks as task
    where task.publisher_id = ${publisherId} and task.lead_id = ${leadId}
    order by task.state = 'open' desc, case when task.state = 'open' then task.due_at end, task.ended_at desc, task.id
    limit ${limit}`);
}

export function taskById(db: Queries, publisherId: string, id: string): Promise<Task | undefined> {
  return one(
    db,
    sql`select ${taskColumns} from tasks as task where task.publisher_id = ${publisherId} and task.id = ${id}`,
  );
}

/** Locked until the transaction ends. */
export function lockTask(tx: Tx, publisherId: string, id: string): Promise<Task | undefined> {
  return one(
    tx,
    sql`select ${taskColumns} from tasks as task
    where task.publisher_id = ${publisherId} and task.id = ${id} for update`,
  );
}

export async function saveTask(tx: Tx, publisherId: string, task: Task, now: Date): Promise<void> {
  await tx.run(sql`
    update tasks set user_id = ${task.userId}, follows_lead = ${task.followsLead}, title = ${task.title},
      due_at = ${task.dueAt}, sequence = sequence + (due_at <> ${task.dueAt})::int, changed_at = ${now}, state = ${task.state}, ended_at = ${task.endedAt}, ended_by = ${task.endedBy},
      reason = ${task.reason}, activity_id = ${task.activityId}
    where publisher_id = ${publisherId} and id = ${task.id}`);
}

/** The open steps of these leads' playbooks, which nobody is to do any more. */
export async function dropSteps(tx: Tx, leads: readonly LeadKey[], by: string, now: Date): Promise<void> {
  if (leads.length === 0) return;
  await tx.run(sql`
    update tasks as task set state = 'dropped', ended_at = ${now}, ended_by = ${by}
    from ${keysOf(leads)}
    where task.publisher_id = wanted.publisher_id and task.lead_id = wanted.lead_id
      and task.state = 'open' and task.playbook is not null`);
}

/** The open step of a lead's playbook. */
export function openStep(db: Queries, publisherId: string, leadId: string): Promise<Task | undefined> {
  return one(
    db,
    sql`select ${taskColumns} from tasks as task
    where task.publisher_id = ${publisherId} and task.lead_id = ${leadId} and task.state = 'open'
      and task.playbook is not null`,
  );
}

/** What goes with leads goes to whoever has them now. */
export async function handTasksOver(
  tx: Tx,
  publisherId: string,
  leadIds: string[],
  userId: string | null,
): Promise<void> {
  await tx.run(sql`
    update tasks set user_id = ${userId}
    where publisher_id = ${publisherId} and lead_id = any(${new Column('text', leadIds)}::text[])
      and state = 'open' and follows_lead`);
}
