// SQL of whoever tasks are for: whether they belong here, and where they work.
import sql from 'sql-template-tag';
import type { Role } from '../accounts/roles.ts';
import { one, type Queries } from '../platform/db.ts';

export type TaskPerson = { role: Role; timeZone: string | null };

/** Null: nobody who belongs here and may sign in. */
export async function taskPerson(
  db: Queries,
  publisherId: string,
  userId: string,
): Promise<TaskPerson | null> {
  const found = await one<TaskPerson>(
    db,
    sql`select member.role, users.time_zone as "timeZone"
    from memberships as member join users on users.id = member.user_id
    where member.publisher_id = ${publisherId} and member.user_id = ${userId} and users.disabled_at is null`,
  );
  return found ?? null;
}

export async function roleOf(db: Queries, publisherId: string, userId: string): Promise<Role | null> {
  return (await taskPerson(db, publisherId, userId))?.role ?? null;
}
