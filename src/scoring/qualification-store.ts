// SQL of how far leads have come, and of leads that were given back.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Ticks } from './criteria.ts';
import type { Point } from './score.ts';
import type { Stage } from './stage.ts';

export type QualificationRow = {
  storefront: string;
  version: number;
  excluded: string | null;
  points: Point[];
  fit: number;
  interest: number;
  stage: Stage;
  stageSince: Date;
  stageBy: string;
  stageReason: string | null;
  stageNote: string | null;
  ticks: Ticks | null;
  /** Customer leads that the person had made when this one came in; beyond a hundred nobody counts. */
  earlierLeads: number;
};

const columns = sql`standing.storefront, standing.version, standing.excluded, standing.points, standing.fit, standing.interest,
  standing.stage, standing.stage_since as "stageSince", standing.stage_by as "stageBy", standing.stage_reason as "stageReason",
  standing.stage_note as "stageNote", standing.ticks,
  coalesce(standing.earlier_leads, (select count(*) from (
    select from leads as lead join leads as before
      on before.publisher_id = lead.publisher_id and before.person_id = lead.person_id and before.id < lead.id
    where lead.publisher_id = standing.publisher_id and lead.id = standing.lead_id and before.kind = 'customer' limit 100
  ) as counted))::int as "earlierLeads"`;

export function qualificationOf(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<QualificationRow | undefined> {
  return one(
    db,
    sql`select ${columns} from standings as standing where publisher_id = ${publisherId} and lead_id = ${leadId}`,
  );
}

/** Held until the transaction ends, so that two people cannot decide past one another. */
export function lockQualification(
  tx: Tx,
  publisherId: string,
  leadId: string,
): Promise<QualificationRow | undefined> {
  return one(
    tx,
    sql`select ${columns} from standings as standing
    where publisher_id = ${publisherId} and lead_id = ${leadId} for update of standing`,
  );
}

export type StageChange = { stage: Stage; by: string; at: Date; reason: string | null; note: string | null };

export async function saveStage(
  tx: Tx,
  publisherId: string,
  leadId: string,
  { stage, by, at, reason, note }: StageChange,
): Promise<void> {
  await tx.run(sql`
    update standings set stage = ${stage}, stage_by = ${by}, stage_since = ${at}, stage_reason = ${reason}, stage_note = ${note}
    where publisher_id = ${publisherId} and lead_id = ${leadId}`);
}

export async function saveTicks(tx: Tx, publisherId: string, leadId: string, ticks: Ticks): Promise<void> {
  await tx.run(sql`
    update standings set ticks = ${JSON.stringify(ticks)}::jsonb
    where publisher_id = ${publisherId} and lead_id = ${leadId}`);
}
