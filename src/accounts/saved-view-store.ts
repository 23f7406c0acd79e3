// SQL of the saved views.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';

/** userId null: everybody's in the publisher. query: the screen's filters, as it writes them into its address. */
export type SavedView = {
  id: string;
  userId: string | null;
  screen: string;
  name: string;
  query: Record<string, string>;
  createdAt: Date;
};

const columns = sql`id, user_id as "userId", screen, name, query, created_at as "createdAt"`;

/** The publisher's shared ones and the person's own, oldest first, after `afterId`. */
export function viewsFor(
  db: Queries,
  publisherId: string,
  userId: string | null,
  screen: string | null,
  afterId: string,
  limit: number,
): Promise<SavedView[]> {
  return db.rows(sql`
    select ${columns} from saved_views
    where publisher_id = ${publisherId} and id > ${afterId} and (user_id is null or user_id = ${userId})
      and (${screen}::text is null or screen = ${screen})
    order by id limit ${limit}`);
}

/** One that the person sees, locked until the transaction ends. */
export function viewForChange(
  tx: Tx,
  publisherId: string,
  userId: string | null,
  id: string,
): Promise<SavedView | undefined> {
  return one(
    tx,
    sql`select ${columns} from saved_views
    where publisher_id = ${publisherId} and id = ${id} and (user_id is null or user_id = ${userId}) for update`,
  );
}

/** Writes it anew or over what it was. */
export async function saveView(tx: Tx, publisherId: string, view: SavedView): Promise<void> {
  await tx.run(sql`
    insert into saved_views (publisher_id, id, user_id, screen, name, query, created_at)
    values (${publisherId}, ${view.id}, ${view.userId}, ${view.screen}, ${view.name}, ${JSON.stringify(view.query)}::jsonb,
      ${view.createdAt})
    on conflict (publisher_id, id) do update
      set user_id = excluded.user_id, name = excluded.name, query = excluded.query`);
}

export async function removeView(tx: Tx, publisherId: string, id: string): Promise<void> {
  await tx.run(sql`delete from saved_views where publisher_id = ${publisherId} and id = ${id}`);
}
