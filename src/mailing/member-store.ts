// SQL of who belongs to a publisher, by address.
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';

/** emailKey: normalised. */
export async function isMember(db: Queries, publisherId: string, emailKey: string): Promise<boolean> {
  const found = await one(
    db,
    sql`select u.id from memberships as m join users as u on u.id = m.user_id
    where m.publisher_id = ${publisherId} and lower(u.email) = ${emailKey} and u.disabled_at is null`,
  );
  return found !== undefined;
}
