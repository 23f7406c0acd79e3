// Pools as the next choice needs them: locked, with who is in each and what everybody has; a few statements for a batch.
import { worksLeads } from '../accounts/roles.ts';
import sql from 'sql-template-tag';
import type { Role } from '../accounts/roles.ts';
import { Column, type Tx } from '../platform/db.ts';
import { firstIdAt } from '../platform/ids.ts';
import type { Candidate, Outside, PoolState } from './choose.ts';
import { dayAround, openingFor, type Hours } from './hours.ts';

export type PoolKey = { publisherId: string; poolId: string };
export type LockedPool = PoolKey &
  Pick<PoolState, 'outside'> & { candidates: (Candidate & { todayFrom: Date })[] };

type PoolLine = PoolKey & { hours: Hours | null; outside: Outside };
type MemberLine = PoolKey & {
  userId: string;
  weight: number;
  capADay: number | null;
  capOpen: number | null;
  due: number;
  given: number;
  hours: Hours | null;
  role: Role | null;
  disabledAt: Date | null;
  absences: { from: string; to: string | null }[];
};

export const keyOf = ({ publisherId, poolId }: PoolKey) => `${publisherId} ${poolId}`;

/** By keyOf. Who else hands out of these pools waits until this transaction ends. */
export async function lockPools(
  tx: Tx,
  keys: readonly PoolKey[],
  now: Date,
): Promise<Map<string, LockedPool>> {
  if (keys.length === 0) return new Map();
  const wanted = keyColumns(keys);
  const pools = await tx.rows<PoolLine>(sql`
    select pool.publisher_id as "publisherId", pool.id as "poolId", pool.hours, pool.outside
    from pools as pool
    where (pool.publisher_id, pool.id) in (select * from ${wanted}) and pool.archived_at is null
    order by pool.publisher_id, pool.id for update`);
  const members = await membersOf(tx, keys, now);
  const states = new Map<string, LockedPool>();
  for (const { hours, outside, ...key } of pools) {
    const own = members.filter((member) => keyOf(member) === keyOf(key));
    states.set(keyOf(key), {
      ...key,
      outside,
      candidates: own.map((member) => candidateOf(member, hours, now)),
    });
  }
  const all = [...states.values()].flatMap((pool) =>
    pool.candidates.map((candidate) => ({ pool, candidate })),
  );
  await countToday(tx, all);
  await countOpen(tx, all);
  return states;
}

function keyColumns(keys: readonly PoolKey[]) {
  const publishers = new Column(
    'text',
    keys.map(({ publisherId }) => publisherId),
  );
  const pools = new Column(
    'text',
    keys.map(({ poolId }) => poolId),
  );
  return sql`unnest(${publishers}::text[], ${pools}::text[])`;
}

function membersOf(tx: Tx, keys: readonly PoolKey[], now: Date): Promise<MemberLine[]> {
  return tx.rows(sql`
    select member.publisher_id as "publisherId", member.pool_id as "poolId", member.user_id as "userId", weight,
      cap_a_day as "capADay", cap_open as "capOpen", due, given, own.hours, membership.role,
      users.disabled_at as "disabledAt", (
        select coalesce(jsonb_agg(jsonb_build_object('from', from_at, 'to', to_at)), '[]'::jsonb) from absences as absence
        where absence.publisher_id = member.publisher_id and absence.user_id = member.user_id
          and (to_at is null or to_at > ${now})
      ) as absences
    from ${keyColumns(keys)} as wanted (publisher_id, pool_id)
    join pool_members as member on member.publisher_id = wanted.publisher_id and member.pool_id = wanted.pool_id
    left join memberships as membership
      on membership.publisher_id = member.publisher_id and membership.user_id = member.user_id
    left join users on users.id = member.user_id
    left join working_hours as own on own.publisher_id = member.publisher_id and own.user_id = member.user_id
    order by member.user_id`);
}

function candidateOf(
  member: MemberLine,
  poolHours: Hours | null,
  now: Date,
): Candidate & { todayFrom: Date } {
  const { userId, weight, capADay, capOpen, due, given } = member;
  const hours = member.hours ?? poolHours;
  const day = dayAround(now, hours?.timeZone ?? 'UTC');
  return {
    userId,
    weight,
    capADay,
    capOpen,
    due,
    given,
    today: 0,
    open: 0,
    todayFrom: day.from,
    tomorrow: day.to,
    opening: hours && openingFor(hours),
    absences: member.absences.map(({ from, to }) => ({
      from: new Date(from),
      to: to === null ? null : new Date(to),
    })),
    works: worksLeads(member.role, member.disabledAt),
  };
}

type Counted = { pool: LockedPool; candidate: LockedPool['candidates'][number] };

/** Of members with a cap a day: what this pool gave them since their day began. */
async function countToday(tx: Tx, all: readonly Counted[]): Promise<void> {
  const capped = all.filter(({ candidate }) => candidate.capADay !== null);
  if (capped.length === 0) return;
  const text = (value: (counted: Counted) => string) => new Column('text', capped.map(value));
  const rows = await tx.rows<{ at: number; count: number }>(sql`
    select wanted.at::int - 1 as at, (
      select count(*) from (
        select from assignments as given
        where given.publisher_id = wanted.publisher_id and given.user_id = wanted.user_id and given.id >= wanted.since
          and given.pool_id = wanted.pool_id
        limit wanted.most
      ) as counted
    ) as count
    from unnest(
      ${text(({ pool }) => pool.publisherId)}::text[], ${text(({ pool }) => pool.poolId)}::text[],
      ${text(({ candidate }) => candidate.userId)}::text[],
      ${text(({ candidate }) => firstIdAt('asg', candidate.todayFrom))}::text[],
      ${new Column(
        'int4',
        capped.map(({ candidate }) => candidate.capADay),
      )}::int[]
    ) with ordinality as wanted (publisher_id, pool_id, user_id, since, most, at)`);
  for (const { at, count } of rows) capped[at]!.candidate.today = count;
}

/** Of members with a cap of open leads: theirs that are neither qualified for sales nor disqualified. */
async function countOpen(tx: Tx, all: readonly Counted[]): Promise<void> {
  const capped = all.filter(({ candidate }) => candidate.capOpen !== null);
  if (capped.length === 0) return;
  const text = (value: (counted: Counted) => string) => new Column('text', capped.map(value));
  const rows = await tx.rows<{ at: number; count: number }>(sql`
    select wanted.at::int - 1 as at, (
      select count(*) from (
        select from leads as lead
        left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
        where lead.publisher_id = wanted.publisher_id and lead.assigned_to = wanted.user_id and lead.kind = 'customer'
          and coalesce(standing.stage, 'inquiry') in ('inquiry', 'marketing_qualified')
        limit wanted.most
      ) as counted
    ) as count
    from unnest(
      ${text(({ pool }) => pool.publisherId)}::text[], ${text(({ candidate }) => candidate.userId)}::text[],
      ${new Column(
        'int4',
        capped.map(({ candidate }) => candidate.capOpen),
      )}::int[]
    ) with ordinality as wanted (publisher_id, user_id, most, at)`);
  for (const { at, count } of rows) capped[at]!.candidate.open = count;
}
