// SQL of the ledger of assignments, of leads that wait, and of what each member of a pool was due and given.
import sql from 'sql-template-tag';
import type { AssignedBecause } from '../leads/assignment.ts';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import type { Passed, WaitReason } from './choose.ts';
import type { LockedPool } from './pool-states.ts';

/** What decided: the chosen one's share among the `free`, what they were due and given with this lead, and why not the others. */
export type Decision = {
  share: number;
  weight: number;
  free: number;
  due: number;
  given: number;
  today: number;
  open: number;
  passed: Passed[];
};

export type AssignmentRow = {
  id: string;
  leadId: string;
  at: Date;
  userId: string | null;
  takenFrom: string | null;
  territoryId: string | null;
  territoryName: string | null;
  territoryVersion: number | null;
  poolId: string | null;
  because: AssignedBecause;
  actor: string;
  note: string | null;
  decision: Decision | null;
};
export type NewAssignment = AssignmentRow & { publisherId: string };

export async function insertAssignments(tx: Tx, rows: readonly NewAssignment[]): Promise<void> {
  if (rows.length === 0) return;
  const text = (value: (row: NewAssignment) => string | null) => new Column('text', rows.map(value));
  await tx.run(sql`
    insert into assignments (
      publisher_id, id, lead_id, at, user_id, taken_from, territory_id, territory_name, territory_version, pool_id,
      because, actor, note, decision
    )
    select * from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ leadId }) => leadId)}::text[],
      ${new Column(
        'timestamptz',
        rows.map(({ at }) => at),
      )}::timestamptz[],
      ${text(({ userId }) => userId)}::text[], ${text(({ takenFrom }) => takenFrom)}::text[],
      ${text(({ territoryId }) => territoryId)}::text[], ${text(({ territoryName }) => territoryName)}::text[],
      ${new Column(
        'int4',
        rows.map(({ territoryVersion }) => territoryVersion),
      )}::int[],
      ${text(({ poolId }) => poolId)}::text[], ${text(({ because }) => because)}::text[],
      ${text(({ actor }) => actor)}::text[], ${text(({ note }) => note)}::text[],
      ${new Column(
        'jsonb',
        rows.map(({ decision }) => decision),
      )}::jsonb[]
    )`);
}

/** What everybody in these pools was due and given by now. */
export async function saveTallies(tx: Tx, pools: readonly LockedPool[]): Promise<void> {
  const members = pools.flatMap(({ publisherId, poolId, candidates }) =>
    candidates.map(({ userId, due, given }) => ({ publisherId, poolId, userId, due, given })),
  );
  if (members.length === 0) return;
  await tx.run(sql`
    update pool_members as member set due = tally.due, given = tally.given
    from jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
      as tally ("publisherId" text, "poolId" text, "userId" text, due double precision, given int)
    where member.publisher_id = tally."publisherId" and member.pool_id = tally."poolId"
      and member.user_id = tally."userId"`);
}

export type Waiting = {
  publisherId: string;
  leadId: string;
  since: Date;
  version: number;
  territoryId: string | null;
  territoryName: string | null;
  poolId: string | null;
  reason: WaitReason;
  notTo: readonly string[];
};

/** Who waits already keeps since when. */
export async function saveWaiting(tx: Tx, waiting: readonly Waiting[]): Promise<void> {
  if (waiting.length === 0) return;
  await tx.run(sql`
    insert into waiting_leads as waiting (
      publisher_id, lead_id, since, version, territory_id, territory_name, pool_id, reason, not_to
    )
    select "publisherId", "leadId", since, version, "territoryId", "territoryName", "poolId", reason,
      array(select jsonb_array_elements_text("notTo"))
    from jsonb_to_recordset(${JSON.stringify(waiting)}::jsonb) as wanted (
      "publisherId" text, "leadId" text, since timestamptz, version int, "territoryId" text, "territoryName" text,
      "poolId" text, reason text, "notTo" jsonb
    )
    on conflict (publisher_id, lead_id) do update
      set version = excluded.version, territory_id = excluded.territory_id, territory_name = excluded.territory_name,
        pool_id = excluded.pool_id, reason = excluded.reason, not_to = excluded.not_to`);
}

export async function endWaiting(
  tx: Tx,
  leads: readonly { publisherId: string; leadId: string }[],
): Promise<void> {
  if (leads.length === 0) return;
  const text = (value: (lead: (typeof leads)[number]) => string) => new Column('text', leads.map(value));
  await tx.run(sql`
    delete from waiting_leads where (publisher_id, lead_id) in (
      select * from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[])
    )`);
}

/** When somebody of the pool may be free, if that is sooner than what is known. */
export async function lookAgain(
  tx: Tx,
  looks: readonly { publisherId: string; poolId: string; lookAt: Date }[],
): Promise<void> {
  if (looks.length === 0) return;
  await tx.run(sql`
    update pools as pool set look_at = least(pool.look_at, look."lookAt")
    from jsonb_to_recordset(${JSON.stringify(looks)}::jsonb) as look ("publisherId" text, "poolId" text, "lookAt" timestamptz)
    where pool.publisher_id = look."publisherId" and pool.id = look."poolId"`);
}

/** Whom a lead is about, for whoever reads a list of them. */
export type LeadNames = {
  firstName: string | null;
  lastName: string | null;
  company: string | null;
  offerTitle: string | null;
};

const leadNames = sql`lead.contact ->> 'firstName' as "firstName", lead.contact ->> 'lastName' as "lastName",
  lead.contact ->> 'company' as company, listing.title as "offerTitle"`;
const listingBeside = sql`
  left join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id`;

export type AssignmentFilter = {
  leadId?: string | undefined;
  userId?: string | undefined;
  poolId?: string | undefined;
};

/** Newest first. */
export function assignmentsBefore(
  db: Queries,
  publisherId: string,
  { leadId = '', userId = '', poolId = '' }: AssignmentFilter,
  beforeId: string | null,
  limit: number,
): Promise<(AssignmentRow & LeadNames & { poolName: string | null })[]> {
  return db.rows(sql`
    select entry.id, lead_id as "leadId", at, user_id as "userId", taken_from as "takenFrom", territory_id as "territoryId",
      territory_name as "territoryName", territory_version as "territoryVersion", pool_id as "poolId",
      pools.name as "poolName", because, actor, entry.note, decision, ${leadNames}
    from assignments as entry
    left join pools on pools.publisher_id = entry.publisher_id and pools.id = entry.pool_id
    left join leads as lead on lead.publisher_id = entry.publisher_id and lead.id = entry.lead_id ${listingBeside}
    where entry.publisher_id = ${publisherId} and (${beforeId}::text is null or entry.id < ${beforeId})
      and (${leadId} = '' or lead_id = ${leadId}) and (${userId} = '' or user_id = ${userId})
      and (${poolId} = '' or pool_id = ${poolId})
    order by entry.id desc limit ${limit}`);
}

export type WaitingRow = Omit<Waiting, 'publisherId' | 'version' | 'notTo'> &
  LeadNames & { poolName: string | null; lookAt: Date | null };

/** Longest known lead first. */
export function waitingAfter(
  db: Queries,
  publisherId: string,
  poolId: string | null,
  afterId: string,
  limit: number,
): Promise<WaitingRow[]> {
  return db.rows(sql`
    select waiting.lead_id as "leadId", waiting.since, waiting.territory_id as "territoryId",
      waiting.territory_name as "territoryName", waiting.pool_id as "poolId", pools.name as "poolName", waiting.reason,
      pools.look_at as "lookAt", ${leadNames}
    from waiting_leads as waiting
    left join pools on pools.publisher_id = waiting.publisher_id and pools.id = waiting.pool_id
    left join leads as lead on lead.publisher_id = waiting.publisher_id and lead.id = waiting.lead_id ${listingBeside}
    where waiting.publisher_id = ${publisherId} and waiting.lead_id > ${afterId}
      and (${poolId}::text is null or waiting.pool_id = ${poolId})
    order by waiting.lead_id limit ${limit}`);
}
