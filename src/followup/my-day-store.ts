// SQL of a person's day: leads that wait for their first answer, and tasks by when they are due; each list bounded and led by an index.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { Task } from './task.ts';
import type { Brief } from './task-view.ts';
import { taskColumns } from './task-store.ts';
import type { State } from './clock.ts';

const brief = sql`listing.storefront, listing.title as "offerTitle", lead.contact ->> 'firstName' as "firstName",
  lead.contact ->> 'lastName' as "lastName", lead.contact ->> 'company' as company, lead.contact ->> 'email' as email,
  coalesce(lead.contact -> 'normalized' ->> 'phone', lead.contact ->> 'phone') as phone`;

export type Waiting = Brief & {
  leadId: string;
  grade: string | null;
  hot: boolean;
  state: State;
  startedAt: Date;
  dueAt: Date | null;
};

/** Soonest first. */
export function waitingOf(
  db: Queries,
  publisherId: string,
  userId: string,
  limit: number,
): Promise<Waiting[]> {
  return db.rows(sql`
    select clock.lead_id as "leadId", clock.grade, clock.hot, clock.state, clock.started_at as "startedAt",
      clock.due_at as "dueAt", ${brief}
    from follow_ups as clock
    join leads as lead on lead.publisher_id = clock.publisher_id and lead.id = clock.lead_id
    join listings as listing on listing.publisher_id = clock.publisher_id and listing.id = clock.listing_id
    where clock.publisher_id = ${publisherId} and clock.assigned_to = ${userId}
      and clock.state in ('open', 'warned', 'breached')
    order by clock.due_at, clock.lead_id limit ${limit}`);
}

export type DueTask = Task & { lead: Brief };
/** from is inside, to is outside; null: without end. */
export type Within = { from: Date | null; to: Date | null };

/** Soonest first; without the steps of the playbooks of these leads, which are shown with them. */
export async function dueTasks(
  db: Queries,
  publisherId: string,
  userId: string,
  { from, to }: Within,
  shown: readonly string[],
  limit: number,
): Promise<DueTask[]> {
  const rows = await db.rows<Task & Brief>(sql`
    select ${taskColumns}, ${brief}
    from tasks as task
    join leads as lead on lead.publisher_id = task.publisher_id and lead.id = task.lead_id
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    where task.publisher_id = ${publisherId} and task.user_id = ${userId} and task.state = 'open'
      and (${from}::timestamptz is null or task.due_at >= ${from}) and (${to}::timestamptz is null or task.due_at < ${to})
      and (task.playbook is null or task.lead_id <> all(${new Column('text', [...shown])}::text[]))
    order by task.due_at, task.id limit ${limit}`);
  return rows.map(({ storefront, offerTitle, firstName, lastName, company, email, phone, ...task }) => ({
    ...task,
    lead: { storefront, offerTitle, firstName, lastName, company, email, phone },
  }));
}

/** The open steps of the playbooks of these leads, by lead. */
export async function stepsOf(
  db: Queries,
  publisherId: string,
  leadIds: readonly string[],
): Promise<Map<string, Task>> {
  if (leadIds.length === 0) return new Map();
  const rows = await db.rows<Task>(sql`
    select ${taskColumns} from tasks as task
    where task.publisher_id = ${publisherId} and task.lead_id = any(${new Column('text', [...leadIds])}::text[])
      and task.state = 'open' and task.playbook is not null`);
  return new Map(rows.map((task) => [task.leadId, task]));
}
