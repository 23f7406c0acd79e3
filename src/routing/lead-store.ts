// SQL that reads the leads which are to be handed out, locked in the order of their ids, with what territories ask of them.
import sql from 'sql-template-tag';
import { leadColumns } from '../leads/store.ts';
import { sharedLead, type LeadRow } from '../leads/shared-lead.ts';
import { Column, type Queries, type Tx } from '../platform/db.ts';
import { earlierLeads } from '../scoring/earlier-leads.ts';
import { factsOf, type Clicks, type Facts } from '../scoring/facts.ts';
import { clickColumns } from '../scoring/mail-click-store.ts';
import type { Scorers } from '../scoring/scorers.ts';

type Standing = {
  /** The lead's own score is the one it came in with. */
  scoreNow: number | null;
  fit: number | null;
  interest: number | null;
  grade: string | null;
  stage: string | null;
};
export type LeadLine = LeadRow & Standing & Clicks & { earlierLeads: number };

/** Of a lead and its standing. */
const lineColumns = sql`${leadColumns}, standing.score as "scoreNow", standing.fit, standing.interest, standing.grade, standing.stage,
  ${earlierLeads} as "earlierLeads", ${clickColumns}`;
const lineTables = sql`join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
  left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id`;
/** A customer's, shared, nobody's, and not given up. */
const assignable = sql`lead.kind = 'customer' and lead.status = 'new' and lead.assigned_to is null
  and standing.stage is distinct from 'disqualified'`;

const idColumns = (ids: readonly { publisherId: string; leadId: string }[]) => sql`unnest(
  ${new Column(
    'text',
    ids.map(({ publisherId }) => publisherId),
  )}::text[],
  ${new Column(
    'text',
    ids.map(({ leadId }) => leadId),
  )}::text[]) as wanted (publisher_id, lead_id)`;

/** Those of them that nobody has had yet and that do not wait already. */
export function newLeads(
  tx: Tx,
  ids: readonly { publisherId: string; leadId: string }[],
): Promise<LeadLine[]> {
  return tx.rows(sql`
    select ${lineColumns}
    from ${idColumns(ids)}
    join leads as lead on lead.publisher_id = wanted.publisher_id and lead.id = wanted.lead_id
    ${lineTables}
    where ${assignable}
      and not exists (
        select from assignments as entry where entry.publisher_id = lead.publisher_id and entry.lead_id = lead.id)
      and not exists (
        select from waiting_leads as waiting
        where waiting.publisher_id = lead.publisher_id and waiting.lead_id = lead.id)
    order by lead.id for update of lead`);
}

/** Waiting leads whose territories have changed; those that somebody else holds just now come another time. */
export function unplacedLeads(tx: Tx, limit: number): Promise<(LeadLine & { notTo: string[] })[]> {
  return tx.rows(sql`
    select ${lineColumns}, waiting.not_to as "notTo"
    from waiting_leads as waiting
    join leads as lead on lead.publisher_id = waiting.publisher_id and lead.id = waiting.lead_id
    ${lineTables}
    where waiting.version is null and ${assignable}
    order by waiting.lead_id limit ${limit} for update of lead skip locked`);
}

export type WaitingLine = {
  leadId: string;
  version: number;
  territoryId: string | null;
  territoryName: string | null;
  notTo: string[];
};

/** Waiting for this pool, those that anybody may have first, then the longest known. */
export function waitingFor(
  tx: Tx,
  publisherId: string,
  poolId: string,
  limit: number,
): Promise<WaitingLine[]> {
  return tx.rows(sql`
    select waiting.lead_id as "leadId", waiting.version, waiting.territory_id as "territoryId",
      waiting.territory_name as "territoryName", waiting.not_to as "notTo"
    from waiting_leads as waiting
    join leads as lead on lead.publisher_id = waiting.publisher_id and lead.id = waiting.lead_id
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    where waiting.publisher_id = ${publisherId} and waiting.pool_id = ${poolId} and waiting.version is not null
      and ${assignable}
    order by cardinality(waiting.not_to), waiting.lead_id limit ${limit} for update of lead skip locked`);
}

export type HeldLine = {
  leadId: string;
  holder: string | null;
  version: number | null;
  territoryId: string | null;
  territoryName: string | null;
  poolId: string | null;
  /** Whom it was taken from before, because a time passed or they were away. */
  notTo: string[];
};

/** Customers' leads that are shared, whoever has them, with the pool that gave them last. */
export function heldLeads(tx: Tx, publisherId: string, leadIds: readonly string[]): Promise<HeldLine[]> {
  return tx.rows(sql`
    select lead.id as "leadId", lead.assigned_to as holder, last.territory_version as version,
      last.territory_id as "territoryId", last.territory_name as "territoryName", last.pool_id as "poolId",
      array(
        select distinct taken_from from assignments as entry
        where entry.publisher_id = lead.publisher_id and entry.lead_id = lead.id and taken_from is not null
          and because in ('breach', 'handed_back', 'passed_on')
      ) as "notTo"
    from leads as lead
    left join lateral (
      select territory_version, territory_id, territory_name, pool_id from assignments as entry
      where entry.publisher_id = lead.publisher_id and entry.lead_id = lead.id and entry.pool_id is not null
      order by entry.id desc limit 1
    ) as last on true
    where lead.publisher_id = ${publisherId} and lead.kind = 'customer' and lead.status = 'new'
      and lead.id = any(${new Column('text', [...leadIds])}::text[])
    order by lead.id for update of lead`);
}

/** For placing those anew that no pool gave. */
export function linesOf(db: Queries, publisherId: string, leadIds: readonly string[]): Promise<LeadLine[]> {
  return db.rows(sql`
    select ${lineColumns} from leads as lead ${lineTables}
    where lead.publisher_id = ${publisherId} and lead.id = any(${new Column('text', [...leadIds])}::text[])`);
}

/** A person's leads that are neither qualified for sales nor disqualified, oldest first. */
export async function openLeadIdsOf(
  tx: Tx,
  publisherId: string,
  userId: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select lead.id from leads as lead
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    where lead.publisher_id = ${publisherId} and lead.assigned_to = ${userId} and lead.kind = 'customer'
      and lead.status = 'new' and coalesce(standing.stage, 'inquiry') in ('inquiry', 'marketing_qualified')
    order by lead.id limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Customers' leads since then, newest first: what a simulation goes through. */
export function pastLines(
  db: Queries,
  publisherId: string,
  { sinceId, beforeId, limit }: { sinceId: string; beforeId: string | null; limit: number },
): Promise<LeadLine[]> {
  return db.rows(sql`
    select ${lineColumns} from leads as lead ${lineTables}
    where lead.publisher_id = ${publisherId} and lead.kind = 'customer' and lead.status = 'new' and lead.id >= ${sinceId}
      and (${beforeId}::text is null or lead.id < ${beforeId})
    order by lead.id desc limit ${limit}`);
}

/** What territories may ask of a lead. */
export function factsOfLine(line: LeadLine, readyFor: Awaited<ReturnType<Scorers['of']>>): Facts {
  const { scoreNow: score, fit, interest, grade, stage } = line;
  const { thresholds } = readyFor(line.publisherId, line.storefront).model;
  const reaches = (threshold: number) => score !== null && score >= threshold;
  return {
    ...factsOf(sharedLead(line), line.earlierLeads, line),
    score,
    fit,
    interest,
    grade,
    hot: reaches(thresholds.hot),
    marketingReady: reaches(thresholds.marketingQualified),
    salesReady: reaches(thresholds.salesQualified),
    stage,
  };
}
