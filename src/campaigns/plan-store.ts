// SQL of marketing plans, and of what a publisher sets for all of them.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Plan } from './plan.ts';
import { usualHalfLifeDays } from './attribution.ts';

const columns = sql`id, name, to_char(from_day, 'YYYY-MM-DD') as "fromDay", to_char(to_day, 'YYYY-MM-DD') as "toDay", goals, notes,
  version, created_at as "createdAt", archived_at as "archivedAt"`;

/** The latest period first. */
export function plansOf(db: Queries, publisherId: string): Promise<Plan[]> {
  return db.rows(sql`
    select ${columns} from marketing_plans where publisher_id = ${publisherId} order by from_day desc, id desc`);
}

export function planById(db: Queries, publisherId: string, id: string): Promise<Plan | undefined> {
  return one(
    db,
    sql`select ${columns} from marketing_plans where publisher_id = ${publisherId} and id = ${id}`,
  );
}

export async function insertPlan(tx: Tx, publisherId: string, plan: Plan, actor: string): Promise<void> {
  const { id, name, fromDay, toDay, goals, notes, version, createdAt, archivedAt } = plan;
  await tx.run(sql`
    insert into marketing_plans
      (publisher_id, id, name, from_day, to_day, goals, notes, version, created_by, created_at, archived_at)
    values (${publisherId}, ${id}, ${name}, ${fromDay}::date, ${toDay}::date, ${JSON.stringify(goals)}::jsonb, ${notes}, ${version},
      ${actor}, ${createdAt}, ${archivedAt})`);
}

/** False when somebody else has written this version meanwhile. */
export async function updatePlan(tx: Tx, publisherId: string, plan: Plan): Promise<boolean> {
  const { id, name, fromDay, toDay, goals, notes, version, archivedAt } = plan;
  const updated = await tx.run(sql`
    update marketing_plans set name = ${name}, from_day = ${fromDay}::date, to_day = ${toDay}::date,
      goals = ${JSON.stringify(goals)}::jsonb, notes = ${notes}, version = ${version}, archived_at = ${archivedAt}
    where publisher_id = ${publisherId} and id = ${id} and version = ${version - 1}`);
  return updated === 1;
}

export async function halfLifeOf(db: Queries, publisherId: string): Promise<number> {
  const found = await one<{ days: number }>(
    db,
    sql`select half_life_days as days from campaign_settings where publisher_id = ${publisherId}`,
  );
  return found?.days ?? usualHalfLifeDays;
}

export async function saveHalfLife(tx: Tx, publisherId: string, days: number): Promise<void> {
  await tx.run(sql`
    insert into campaign_settings (publisher_id, half_life_days) values (${publisherId}, ${days})
    on conflict (publisher_id) do update set half_life_days = excluded.half_life_days`);
}
