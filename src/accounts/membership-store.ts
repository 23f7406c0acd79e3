// SQL of who belongs to which publisher. Run it under the publisher's role wherever one publisher is asked about.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Id } from '../platform/ids.ts';
import type { Role } from './roles.ts';
import { emailKeyOf } from './user-store.ts';

export type Member = {
  userId: Id<'usr'>;
  email: string;
  name: string;
  role: Role;
  joinedAt: Date;
  disabledAt: Date | null;
};

const memberColumns = sql`m.user_id as "userId", u.email, u.name, m.role, m.created_at as "joinedAt",
  u.disabled_at as "disabledAt"`;

/** Fails with a unique violation for who is a member already. */
export async function insertMembership(
  tx: Tx,
  publisherId: string,
  userId: string,
  role: Role,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into memberships (publisher_id, user_id, role, created_at) values (${publisherId}, ${userId}, ${role}, ${now})`);
}

export function membersAfter(
  db: Queries,
  publisherId: string,
  afterId: string,
  limit: number,
): Promise<Member[]> {
  return db.rows(sql`
    select ${memberColumns} from memberships as m join users as u on u.id = m.user_id
    where m.publisher_id = ${publisherId} and m.user_id > ${afterId} order by m.user_id limit ${limit}`);
}

export function memberById(db: Queries, publisherId: string, userId: string): Promise<Member | undefined> {
  return one(
    db,
    sql`select ${memberColumns} from memberships as m join users as u on u.id = m.user_id
    where m.publisher_id = ${publisherId} and m.user_id = ${userId}`,
  );
}

export async function hasMember(db: Queries, publisherId: string, email: string): Promise<boolean> {
  const found = await one(
    db,
    sql`select 1 from memberships as m join users as u on u.id = m.user_id
    where m.publisher_id = ${publisherId} and u.email_key = ${emailKeyOf(email)}`,
  );
  return found !== undefined;
}

/** Who holds this role and may sign in. Whoever else would change one of them waits for the end of this transaction. */
export async function lockHolders(tx: Tx, publisherId: string, role: Role): Promise<string[]> {
  await tx.rows(
    sql`select 1 from memberships where publisher_id = ${publisherId} and role = ${role} order by user_id for update`,
  );
  // Asked anew: what was changed while we waited is seen by a second statement alone.
  const holders = await tx.rows<{ userId: string }>(sql`
    select m.user_id as "userId" from memberships as m join users as u on u.id = m.user_id
    where m.publisher_id = ${publisherId} and m.role = ${role} and u.disabled_at is null`);
  return holders.map(({ userId }) => userId);
}

/** For the owner's role: a publisher sees its own members alone. */
export async function belongsElsewhere(tx: Tx, publisherId: string, userId: string): Promise<boolean> {
  const found = await one(
    tx,
    sql`select 1 from memberships where user_id = ${userId} and publisher_id <> ${publisherId}`,
  );
  return found !== undefined;
}

export async function changeRole(tx: Tx, publisherId: string, userId: string, role: Role): Promise<void> {
  await tx.run(
    sql`update memberships set role = ${role} where publisher_id = ${publisherId} and user_id = ${userId}`,
  );
}

export async function removeMembership(tx: Tx, publisherId: string, userId: string): Promise<void> {
  await tx.run(sql`delete from memberships where publisher_id = ${publisherId} and user_id = ${userId}`);
}

export type NamedMembership = { publisherId: string; publisherName: string; slug: string; role: Role };

/** Of the person whose session asks: over all publishers, or of the one that the session is confined to. */
export function membershipsOfUser(
  db: Queries,
  userId: string,
  confinedTo: string | null,
): Promise<NamedMembership[]> {
  return db.rows(sql`
    select m.publisher_id as "publisherId", p.name as "publisherName", p.slug, m.role
    from memberships as m join publishers as p on p.id = m.publisher_id
    where m.user_id = ${userId} and (${confinedTo}::text is null or m.publisher_id = ${confinedTo})
    order by lower(p.name), p.id`);
}
