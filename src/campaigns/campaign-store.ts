// SQL of campaigns, with their listings and codes.
import sql from 'sql-template-tag';
import { Column, locks, one, type Queries, type Tx } from '../platform/db.ts';
import type { Campaign } from './campaign.ts';
import { codeKey, type Dated } from './code.ts';

const columns = sql`campaign.id, campaign.plan_id as "planId", campaign.name, campaign.motion,
  to_char(campaign.from_day, 'YYYY-MM-DD') as "fromDay", to_char(campaign.to_day, 'YYYY-MM-DD') as "toDay",
  campaign.budget::text as budget, campaign.currency, campaign.said_state as "saidState", campaign.notes, campaign.version,
  campaign.created_at as "createdAt",
  array(
    select listing_id from campaign_listings as part
    where part.publisher_id = campaign.publisher_id and part.campaign_id = campaign.id order by listing_id
  ) as "listingIds",
  array(
    select code from campaign_codes as part
    where part.publisher_id = campaign.publisher_id and part.campaign_id = campaign.id order by code_key
  ) as codes`;

/** All, or those of a plan; the latest to begin first. */
export function campaignsOf(db: Queries, publisherId: string, planId: string | null): Promise<Campaign[]> {
  return db.rows(sql`
    select ${columns} from campaigns as campaign
    where campaign.publisher_id = ${publisherId} and (${planId}::text is null or campaign.plan_id = ${planId})
    order by campaign.from_day desc, campaign.id desc`);
}

export function campaignById(db: Queries, publisherId: string, id: string): Promise<Campaign | undefined> {
  return one(
    db,
    sql`select ${columns} from campaigns as campaign where campaign.publisher_id = ${publisherId} and campaign.id = ${id}`,
  );
}

/** Until the transaction ends nobody else gives campaigns of the publisher their codes. */
export async function lockCodes(tx: Tx, publisherId: string): Promise<void> {
  await tx.rows(sql`select pg_advisory_xact_lock(${locks.codes}, hashtext(${publisherId}))`);
}

/** Of other campaigns than this one those that have one of the codes. */
export function holdersOf(
  tx: Tx,
  publisherId: string,
  campaignId: string,
  codes: readonly string[],
): Promise<(Dated & { name: string; codeKey: string })[]> {
  return tx.rows(sql`
    select campaign.name, code.code_key as "codeKey", to_char(campaign.from_day, 'YYYY-MM-DD') as "fromDay",
      to_char(campaign.to_day, 'YYYY-MM-DD') as "toDay"
    from campaign_codes as code
    join campaigns as campaign on campaign.publisher_id = code.publisher_id and campaign.id = code.campaign_id
    where code.publisher_id = ${publisherId} and code.code_key = any(${new Column('text', codes.map(codeKey))}::text[])
      and code.campaign_id <> ${campaignId}
    order by campaign.from_day`);
}

export async function insertCampaign(
  tx: Tx,
  publisherId: string,
  campaign: Campaign,
  actor: string,
): Promise<void> {
  const { id, planId, name, motion, fromDay, toDay, budget, currency, saidState, notes, version } = campaign;
  await tx.run(sql`
    insert into campaigns (publisher_id, id, plan_id, name, motion, from_day, to_day, budget, currency, said_state, notes, version,
      created_by, created_at)
    values (${publisherId}, ${id}, ${planId}, ${name}, ${motion}, ${fromDay}::date, ${toDay}::date, ${budget}::numeric, ${currency},
      ${saidState}, ${notes}, ${version}, ${actor}, ${campaign.createdAt})`);
  await writeParts(tx, publisherId, campaign);
}

/** False when somebody else has written this version meanwhile. */
export async function updateCampaign(tx: Tx, publisherId: string, campaign: Campaign): Promise<boolean> {
  const { id, planId, name, motion, fromDay, toDay, budget, currency, saidState, notes, version } = campaign;
  const updated = await tx.run(sql`
    update campaigns set plan_id = ${planId}, name = ${name}, motion = ${motion}, from_day = ${fromDay}::date, to_day = ${toDay}::date,
      budget = ${budget}::numeric, currency = ${currency}, said_state = ${saidState}, notes = ${notes}, version = ${version}
    where publisher_id = ${publisherId} and id = ${id} and version = ${version - 1}`);
  if (updated === 1) await writeParts(tx, publisherId, campaign);
  return updated === 1;
}

async function writeParts(tx: Tx, publisherId: string, { id, listingIds, codes }: Campaign): Promise<void> {
  await tx.run(
    sql`delete from campaign_listings where publisher_id = ${publisherId} and campaign_id = ${id}`,
  );
  await tx.run(sql`
    insert into campaign_listings (publisher_id, campaign_id, listing_id)
    select distinct ${publisherId}, ${id}, listing_id from unnest(${new Column('text', listingIds)}::text[]) as part (listing_id)`);
  await tx.run(sql`delete from campaign_codes where publisher_id = ${publisherId} and campaign_id = ${id}`);
  await tx.run(sql`
    insert into campaign_codes (publisher_id, campaign_id, code_key, code)
    select ${publisherId}, ${id}, code_key, code
    from unnest(${new Column('text', codes.map(codeKey))}::text[], ${new Column('text', codes)}::text[]) as part (code_key, code)`);
}
