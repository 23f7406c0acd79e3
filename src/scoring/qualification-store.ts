// SQL of how far leads have come, and of leads that were given back.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Ticks } from './criteria.ts';
import { earlierLeads } from './earlier-leads.ts';
import type { Clicks } from './facts.ts';
import { clickColumns } from './mail-click-store.ts';
import type { Stage } from './stage.ts';

export type QualificationRow = Clicks & {
  storefront: string;
  version: number;
  excluded: string | null;
  fit: number;
  interest: number;
  clickInterest: number;
  stage: Stage;
  stageSince: Date;
  stageBy: string;
  stageReason: string | null;
  stageNote: string | null;
  ticks: Ticks | null;
  /** Customer leads that the person had made when this one came in; beyond a hundred nobody counts. */
  earlierLeads: number;
};

const columns = sql`standing.storefront, standing.version, standing.excluded, standing.fit, standing.interest,
  standing.click_interest as "clickInterest", ${clickColumns},
  standing.stage, standing.stage_since as "stageSince", standing.stage_by as "stageBy", standing.stage_reason as "stageReason",
  standing.stage_note as "stageNote", standing.ticks,
  ${earlierLeads} as "earlierLeads"`;
const tables = sql`standings as standing
  join leads as lead on lead.publisher_id = standing.publisher_id and lead.id = standing.lead_id`;
const isOf = (publisherId: string, leadId: string) =>
  sql`standing.publisher_id = ${publisherId} and standing.lead_id = ${leadId}`;

export function qualificationOf(
  db: Queries,
  publisherId: string,
  leadId: string,
): Promise<QualificationRow | undefined> {
  return one(db, sql`select ${columns} from ${tables} where ${isOf(publisherId, leadId)}`);
}

/** Held until the transaction ends, so that two people cannot decide past one another. */
export function lockQualification(
  tx: Tx,
  publisherId: string,
  leadId: string,
): Promise<QualificationRow | undefined> {
  return one(
    tx,
    sql`select ${columns} from ${tables} where ${isOf(publisherId, leadId)} for update of standing`,
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
