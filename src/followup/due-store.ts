// SQL of what people have to do, of all publishers they belong to: open tasks and first responses. A seller's are about their own leads.
import sql, { type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { TaskKind } from './playbook.ts';

/** A task, or the first response to a lead. */
export type Due = {
  publisherId: string;
  publisherName: string;
  leadId: string;
  /** Null of a first response. */
  taskId: string | null;
  kind: TaskKind | 'response';
  title: string | null;
  playbook: string | null;
  step: string | null;
  offer: string;
  dueAt: Date;
  createdAt: Date;
  /** Null where that is not known. */
  changedAt: Date | null;
  sequence: number;
};

const dueColumns = sql`due.publisher_id as "publisherId", publisher.name as "publisherName", due.lead_id as "leadId",
  due.task_id as "taskId", due.kind, due.title, due.playbook, due.step, listing.title as offer, due.due_at as "dueAt",
  due.created_at as "createdAt", due.changed_at as "changedAt", due.sequence`;

/**
 * One person's, due before `until`; each publisher's are found by its index of what is open. confinedTo: of that publisher alone.
 */
export const dueOf = (userId: Sql, until: Sql, confinedTo: Sql = sql`null`) => sql`
  select member.publisher_id, item.*, lead.listing_id
  from memberships as member
  cross join lateral (
    select task.lead_id, task.id as task_id, task.kind, task.title, task.playbook, task.step, task.due_at, task.created_at,
      coalesce(task.changed_at, task.created_at) as changed_at, task.sequence
    from tasks as task
    where task.publisher_id = member.publisher_id and task.user_id = member.user_id and task.state = 'open'
      and task.due_at < ${until}
    union all
    select clock.lead_id, null, 'response', null, null, null, clock.due_at, clock.started_at, null, clock.sequence
    from follow_ups as clock
    where clock.publisher_id = member.publisher_id and clock.assigned_to = member.user_id
      and clock.state in ('open', 'warned', 'breached') and clock.due_at < ${until}
  ) as item
  join leads as lead on lead.publisher_id = member.publisher_id and lead.id = item.lead_id
  where member.user_id = ${userId} and (${confinedTo}::text is null or member.publisher_id = ${confinedTo})
    and (member.role <> 'seller' or lead.assigned_to = member.user_id)`;

const named = sql`
  join publishers as publisher on publisher.id = due.publisher_id
  join listings as listing on listing.publisher_id = due.publisher_id and listing.id = due.listing_id`;

/** Those nearest to now, in their order. */
export async function nearestDue(
  db: Queries,
  { userId, confinedTo }: { userId: string; confinedTo: string | null },
  now: Date,
  limit: number,
): Promise<Due[]> {
  const all = dueOf(sql`${userId}`, sql`'infinity'::timestamptz`, sql`${confinedTo}`);
  const rows = await db.rows<Due>(sql`
    select ${dueColumns} from (${all}) as due ${named}
    order by greatest(due.due_at - ${now}::timestamptz, ${now}::timestamptz - due.due_at), due.lead_id, due.task_id
    limit ${limit}`);
  return rows.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

/** outOf: how many there are like it, overdue or not. */
export type DueLine = Due & { userId: string; overdue: boolean; outOf: number };

/** Of each person what is due before their time, soonest first; of what is overdue and of the rest so many at most. */
export function dueLines(
  db: Queries,
  people: readonly { userId: string; until: Date }[],
  now: Date,
  limit: number,
): Promise<DueLine[]> {
  const userIds = people.map(({ userId }) => userId);
  const untils = people.map(({ until }) => until);
  return db.rows(sql`
    select ${dueColumns}, due.user_id as "userId", due.overdue, due.out_of as "outOf" from (
      select wanted.user_id, theirs.*, theirs.due_at < ${now} as overdue,
        (count(*) over same)::int as out_of, row_number() over (same order by theirs.due_at, theirs.lead_id) as nth
      from unnest(${new Column('text', userIds)}::text[], ${new Column('timestamptz', untils)}::timestamptz[])
        as wanted (user_id, until_at)
      cross join lateral (${dueOf(sql`wanted.user_id`, sql`wanted.until_at`)}) as theirs
      window same as (partition by wanted.user_id, theirs.due_at < ${now})
    ) as due ${named}
    where due.nth <= ${limit}
    order by due.user_id, due.due_at, due.lead_id, due.task_id`);
}
