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

export async function removeNode(db: Queries, id: string): Promise<void> {
  await db.run(sql`delete from nodes where id = ${id}`);
}

export async function removeOtherNodes(db: Queries, id: string): Promise<void> {
  await db.run(sql`delete from nodes where id <> ${id}`);
}

export async function removeNodesGoneSince(db: Queries, before: Date): Promise<void> {
  await db.run(sql`delete from nodes where seen_at < ${before}`);
}
