// SQL of pools and their members as people see and change them.
import { worksLeads } from '../accounts/roles.ts';
import sql from 'sql-template-tag';
import type { Role } from '../accounts/roles.ts';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Outside } from './choose.ts';
import type { Hours } from './hours.ts';
import type { PoolFields, PoolMember, Worker } from './pool.ts';

export type PoolMemberRow = PoolMember & {
  joinedAt: Date;
  due: number;
  given: number;
  works: boolean;
  hours: Hours | null;
};
export type PoolRow = {
  id: string;
  name: string;
  hours: Hours | null;
  outside: Outside;
  version: number;
  createdAt: Date;
  archivedAt: Date | null;
  waiting: number;
  members: PoolMemberRow[];
};

/** All in use, by name; or the one, archived or not. */
export async function poolsOf(
  db: Queries,
  publisherId: string,
  id: string | null = null,
): Promise<PoolRow[]> {
  const pools = await db.rows<Omit<PoolRow, 'members'>>(sql`
    select id, name, hours, outside, version, created_at as "createdAt", archived_at as "archivedAt", (
        select count(*) from (
          select from waiting_leads as waiting
          where waiting.publisher_id = pools.publisher_id and waiting.pool_id = pools.id limit 10000
        ) as counted
      ) as waiting
    from pools
    where publisher_id = ${publisherId} and (id = ${id} or (${id}::text is null and archived_at is null))
    order by lower(name), id`);
  const members = await db.rows<
    Omit<PoolMemberRow, 'works'> & { poolId: string; role: Role | null; disabledAt: Date | null }
  >(sql`
    select member.pool_id as "poolId", member.user_id as "userId", weight, cap_a_day as "capADay", cap_open as "capOpen",
      joined_at as "joinedAt", due, given, own.hours, membership.role, users.disabled_at as "disabledAt"
    from pool_members as member
    left join memberships as membership
      on membership.publisher_id = member.publisher_id and membership.user_id = member.user_id
    left join users on users.id = member.user_id
    left join working_hours as own on own.publisher_id = member.publisher_id and own.user_id = member.user_id
    where member.publisher_id = ${publisherId} and (${id}::text is null or member.pool_id = ${id})
    order by member.joined_at, member.user_id`);
  return pools.map((pool) => ({
    ...pool,
    members: members
      .filter(({ poolId }) => poolId === pool.id)
      .map(({ poolId: _pool, role, disabledAt, ...member }) => ({
        ...member,
        works: worksLeads(role, disabledAt),
      })),
  }));
}

export function lockPool(
  tx: Tx,
  publisherId: string,
  id: string,
): Promise<{ version: number; archivedAt: Date | null } | undefined> {
  return one(
    tx,
    sql`select version, archived_at as "archivedAt" from pools
      where publisher_id = ${publisherId} and id = ${id} for update`,
  );
}

type Saved = { id: string; version: number; fields: PoolFields; now: Date };

/** Members who stay keep what they were given; who leaves and joins again begins anew. */
export async function writePool(
  tx: Tx,
  publisherId: string,
  { id, version, fields, now }: Saved,
): Promise<void> {
  const { name, hours, outside, members } = fields;
  await tx.run(sql`
    insert into pools (publisher_id, id, name, hours, outside, version, created_at)
    values (${publisherId}, ${id}, ${name}, ${hours && JSON.stringify(hours)}::jsonb, ${outside}, ${version}, ${now})
    on conflict (publisher_id, id) do update
      set name = excluded.name, hours = excluded.hours, outside = excluded.outside, version = excluded.version`);
  const userIds = new Column(
    'text',
    members.map(({ userId }) => userId),
  );
  await tx.run(sql`
    delete from pool_members
    where publisher_id = ${publisherId} and pool_id = ${id} and user_id <> all(${userIds}::text[])`);
  const int = (value: (member: PoolMember) => number | null) => new Column('int4', members.map(value));
  await tx.run(sql`
    insert into pool_members (publisher_id, pool_id, user_id, weight, cap_a_day, cap_open, joined_at)
    select ${publisherId}, ${id}, member.*, ${now}::timestamptz
    from unnest(
      ${userIds}::text[], ${int(({ weight }) => weight)}::int[], ${int(({ capADay }) => capADay)}::int[],
      ${int(({ capOpen }) => capOpen)}::int[]
    ) as member
    on conflict (publisher_id, pool_id, user_id) do update
      set weight = excluded.weight, cap_a_day = excluded.cap_a_day, cap_open = excluded.cap_open`);
}

export async function setArchived(tx: Tx, publisherId: string, id: string, now: Date): Promise<void> {
  await tx.run(sql`update pools set archived_at = ${now} where publisher_id = ${publisherId} and id = ${id}`);
  await tx.run(sql`
    update waiting_leads set version = null where publisher_id = ${publisherId} and pool_id = ${id}`);
}

/** Locks them, so that none of them is archived meanwhile. */
export async function poolIdsInUse(tx: Tx, publisherId: string): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from pools where publisher_id = ${publisherId} and archived_at is null order by id for share`);
  return new Set(rows.map(({ id }) => id));
}

export function workersAmong(db: Queries, publisherId: string, userIds: string[]): Promise<Worker[]> {
  return db.rows(sql`
    select m.user_id as "userId", m.role, u.disabled_at as "disabledAt"
    from memberships as m join users as u on u.id = m.user_id
    where m.publisher_id = ${publisherId} and m.user_id = any(${new Column('text', userIds)}::text[])`);
}

/** Something may have made somebody free: these pools' waiting leads are looked at again at once; null: all of the publisher's. */
export async function wakePools(
  tx: Tx,
  publisherId: string,
  now: Date,
  userId: string | null = null,
): Promise<void> {
  await tx.run(sql`
    update pools set look_at = ${now}
    where publisher_id = ${publisherId} and archived_at is null
      and exists (
        select from waiting_leads as waiting
        where waiting.publisher_id = pools.publisher_id and waiting.pool_id = pools.id)
      and (${userId}::text is null or exists (
        select from pool_members as member
        where member.publisher_id = pools.publisher_id and member.pool_id = pools.id and member.user_id = ${userId}))`);
}

/** Pools in use that one of these people is in. */
export function poolsWith(
  tx: Tx,
  people: readonly { publisherId: string; userId: string }[],
): Promise<{ publisherId: string; id: string }[]> {
  return tx.rows(sql`
    select distinct pools.publisher_id as "publisherId", pools.id
    from unnest(
      ${new Column(
        'text',
        people.map(({ publisherId }) => publisherId),
      )}::text[],
      ${new Column(
        'text',
        people.map(({ userId }) => userId),
      )}::text[]
    ) as person (publisher_id, user_id)
    join pool_members as member on member.publisher_id = person.publisher_id and member.user_id = person.user_id
    join pools on pools.publisher_id = member.publisher_id and pools.id = member.pool_id and pools.archived_at is null`);
}

type DuePool = { publisherId: string; poolId: string };

/** The pool whose time has come first, locked, and its look taken off. */
export function nextDue(tx: Tx, now: Date): Promise<DuePool | undefined> {
  return one(
    tx,
    sql`
    update pools as pool set look_at = null
    from (
      select publisher_id, id from pools where look_at <= ${now} order by look_at limit 1 for update skip locked
    ) as due
    where pool.publisher_id = due.publisher_id and pool.id = due.id
    returning pool.publisher_id as "publisherId", pool.id as "poolId"`,
  );
}

export async function lookAt(tx: Tx, { publisherId, poolId }: DuePool, at: Date): Promise<void> {
  await tx.run(sql`update pools set look_at = ${at} where publisher_id = ${publisherId} and id = ${poolId}`);
}
