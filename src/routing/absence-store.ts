// SQL of people's own working hours and absences.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Hours } from './hours.ts';

export type Absence = {
  id: string;
  userId: string;
  from: Date;
  /** Null: until further notice. */
  to: Date | null;
  reason: string | null;
  createdBy: string;
  createdAt: Date;
};

const columns = sql`id, user_id as "userId", from_at as "from", to_at as "to", reason, created_by as "createdBy",
  created_at as "createdAt"`;

/** Of everybody whom the transaction may see, newest first; those that are over are left out unless asked for. */
export function absencesBefore(
  db: Queries,
  publisherId: string,
  asked: { userId: string | null; endingAfter: Date | null },
  beforeId: string | null,
  limit: number,
): Promise<Absence[]> {
  const { userId, endingAfter } = asked;
  return db.rows(sql`
    select ${columns} from absences
    where publisher_id = ${publisherId} and (${userId}::text is null or user_id = ${userId})
      and (${endingAfter}::timestamptz is null or to_at is null or to_at > ${endingAfter})
      and (${beforeId}::text is null or id < ${beforeId})
    order by id desc limit ${limit}`);
}

export function absenceById(db: Queries, publisherId: string, id: string): Promise<Absence | undefined> {
  return one(db, sql`select ${columns} from absences where publisher_id = ${publisherId} and id = ${id}`);
}

export async function insertAbsence(tx: Tx, publisherId: string, absence: Absence): Promise<void> {
  const { id, userId, from, to, reason, createdBy, createdAt } = absence;
  await tx.run(sql`
    insert into absences (publisher_id, id, user_id, from_at, to_at, reason, created_by, created_at)
    values (${publisherId}, ${id}, ${userId}, ${from}, ${to}, ${reason}, ${createdBy}, ${createdAt})`);
}

export async function deleteAbsence(tx: Tx, publisherId: string, id: string): Promise<void> {
  await tx.run(sql`delete from absences where publisher_id = ${publisherId} and id = ${id}`);
}

export async function hoursOf(db: Queries, publisherId: string, userId: string): Promise<Hours | null> {
  const row = await one<{ hours: Hours }>(
    db,
    sql`select hours from working_hours where publisher_id = ${publisherId} and user_id = ${userId}`,
  );
  return row?.hours ?? null;
}

/** Null: the pool's hold. */
export async function setHours(
  tx: Tx,
  publisherId: string,
  userId: string,
  hours: Hours | null,
): Promise<void> {
  if (hours === null)
    await tx.run(sql`delete from working_hours where publisher_id = ${publisherId} and user_id = ${userId}`);
  else
    await tx.run(sql`
      insert into working_hours (publisher_id, user_id, hours)
      values (${publisherId}, ${userId}, ${JSON.stringify(hours)}::jsonb)
      on conflict (publisher_id, user_id) do update set hours = excluded.hours`);
}

/** By person, of those who have hours of their own. */
export async function ownHoursOf(db: Queries, publisherId: string): Promise<Map<string, Hours>> {
  const rows = await db.rows<{ userId: string; hours: Hours }>(sql`
    select user_id as "userId", hours from working_hours where publisher_id = ${publisherId}`);
  return new Map(rows.map(({ userId, hours }) => [userId, hours]));
}
