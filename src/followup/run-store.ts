// SQL of the runs of playbooks: one row a lead, begun, moved on and ended in batches.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { waiting } from './clock.ts';
import { settled } from './settled.ts';
import { keysOf, standingColumns, type LeadKey, type Standing } from './store.ts';

export type EndReason = 'answered' | 'qualified' | 'disqualified' | 'converted' | 'person' | 'finished';

export type Run = LeadKey & {
  version: number;
  playbook: string;
  /** Its steps are counted from then. */
  anchorAt: Date;
  beganAt: Date;
  /** The next one, from 0. */
  step: number;
  state: 'running' | 'stopped' | 'finished';
  endedAt: Date | null;
  endedReason: EndReason | null;
  endedBy: string | null;
  /** Who has the lead, and where they work. */
  userId: string | null;
  timeZone: string | null;
};

const columns = sql`run.publisher_id as "publisherId", run.lead_id as "leadId", run.version, run.playbook,
  run.anchor_at as "anchorAt", run.began_at as "beganAt", run.step, run.state, run.ended_at as "endedAt",
  run.ended_reason as "endedReason", run.ended_by as "endedBy", lead.assigned_to as "userId", users.time_zone as "timeZone"`;
const beside = sql`
  join leads as lead on lead.publisher_id = run.publisher_id and lead.id = run.lead_id
  left join users on users.id = lead.assigned_to`;

/** A lead that a playbook may take: somebody has it, nobody has spoken with the customer, and it has had no run. */
export type Candidate = Standing & { userId: string; timeZone: string | null };

/** Where a far side works on it (answered by nobody here), it is followed up there. */
export function candidatesFor(tx: Tx, leads: readonly LeadKey[]): Promise<Candidate[]> {
  if (leads.length === 0) return Promise.resolve([]);
  return tx.rows(sql`
    select ${standingColumns}, lead.assigned_to as "userId", users.time_zone as "timeZone"
    from ${keysOf(leads)}
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id
    join follow_ups as clock on clock.publisher_id = lead.publisher_id and clock.lead_id = lead.id
    join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    left join users on users.id = lead.assigned_to
    left join playbook_runs as run on run.publisher_id = lead.publisher_id and run.lead_id = lead.id
    where lead.assigned_to is not null and run.lead_id is null
      and standing.stage not in ('sales_qualified', 'disqualified')
      and (clock.state = any(${new Column('text', [...waiting])}::text[])
        or (clock.state = 'answered' and clock.answered_by is not null and not exists (
          select from activities as activity
          where activity.publisher_id = lead.publisher_id and activity.lead_id = lead.id
            and ${settled})))`);
}

export type NewRun = LeadKey & { version: number; playbook: string; anchorAt: Date };

/** Those that had none; one statement for the batch. */
export async function insertRuns(tx: Tx, runs: readonly NewRun[]): Promise<Set<string>> {
  const text = (value: (run: NewRun) => string) => new Column('text', runs.map(value));
  const versions = runs.map(({ version }) => version);
  const anchors = runs.map(({ anchorAt }) => anchorAt);
  const rows = await tx.rows<{ leadId: string }>(sql`
    insert into playbook_runs (publisher_id, lead_id, version, playbook, anchor_at, began_at, step, state)
    select publisher_id, lead_id, version, playbook, anchor_at, anchor_at, 0, 'running'
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${new Column('int4', versions)}::int[], ${text(({ playbook }) => playbook)}::text[],
      ${new Column('timestamptz', anchors)}::timestamptz[]
    ) as fresh (publisher_id, lead_id, version, playbook, anchor_at)
    on conflict do nothing returning lead_id as "leadId"`);
  return new Set(rows.map(({ leadId }) => leadId));
}

export function runOf(db: Queries, publisherId: string, leadId: string): Promise<Run | undefined> {
  return one(
    db,
    sql`select ${columns} from playbook_runs as run ${beside}
    where run.publisher_id = ${publisherId} and run.lead_id = ${leadId}`,
  );
}

/** Locked until the transaction ends, always in the same order. */
export function lockRuns(tx: Tx, leads: readonly LeadKey[]): Promise<Run[]> {
  if (leads.length === 0) return Promise.resolve([]);
  return tx.rows(sql`
    select ${columns} from ${keysOf(leads)}
    cross join lateral (
      select * from playbook_runs where publisher_id = wanted.publisher_id and lead_id = wanted.lead_id for update
    ) as run
    ${beside}`);
}

/** Rows that were locked, as they are to be. */
export async function saveRuns(tx: Tx, runs: readonly Run[]): Promise<void> {
  if (runs.length === 0) return;
  const text = (value: (run: Run) => string | null) => new Column('text', runs.map(value));
  const time = (value: (run: Run) => Date | null) => new Column('timestamptz', runs.map(value));
  const steps = runs.map(({ step }) => step);
  await tx.run(sql`
    update playbook_runs as run set anchor_at = changed.anchor_at, step = changed.step, state = changed.state,
      ended_at = changed.ended_at, ended_reason = changed.ended_reason, ended_by = changed.ended_by
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${time(({ anchorAt }) => anchorAt)}::timestamptz[], ${new Column('int4', steps)}::int[],
      ${text(({ state }) => state)}::text[], ${time(({ endedAt }) => endedAt)}::timestamptz[],
      ${text(({ endedReason }) => endedReason)}::text[], ${text(({ endedBy }) => endedBy)}::text[]
    ) as changed (publisher_id, lead_id, anchor_at, step, state, ended_at, ended_reason, ended_by)
    where run.publisher_id = changed.publisher_id and run.lead_id = changed.lead_id`);
}
