// SQL of the running processes.
import sql from 'sql-template-tag';
import type { Queries } from './db.ts';

export async function sawNode(db: Queries, id: string, works: boolean, now: Date): Promise<void> {
  await db.run(sql`
    insert into nodes (id, works, started_at, seen_at) values (${id}, ${works}, ${now}, ${now})
    on conflict (id) do update set works = excluded.works, seen_at = excluded.seen_at`);
}

export function nodesSeen(db: Queries, since: Date): Promise<{ id: string; works: boolean }[]> {
  return db.rows(sql`select id, works from nodes where seen_at > ${since} order by id`);
}

/** Makes it look long gone, so that others take over what it may have left. */
export async function nodeLeft(db: Queries, id: string): Promise<void> {
  await db.run(sql`update nodes set seen_at = '-infinity' where id = ${id}`);
}

/** Makes all others look long gone as well. */
export async function outliveOtherNodes(db: Queries, id: string): Promise<void> {
  await db.run(sql`update nodes set seen_at = '-infinity' where id <> ${id}`);
}

export async function nodesGone(db: Queries, since: Date): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`select id from nodes where seen_at <= ${since}`);
  return rows.map(({ id }) => id);
}

/** But for those that have come back. */
export async function removeGoneNodes(db: Queries, ids: readonly string[], since: Date): Promise<void> {
  await db.run(sql`delete from nodes where id = any(${[...ids]}::text[]) and seen_at <= ${since}`);
}
