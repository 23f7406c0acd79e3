// SQL of touches: by which campaign parameters leads came, and what became of the people whom a code brought.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';

/** Of these leads, customers' alone; those that are noted already stay as they are. */
export async function noteTouches(
  tx: Tx,
  leads: readonly { publisherId: string; leadId: string }[],
): Promise<void> {
  const publisherIds = new Column(
    'text',
    leads.map(({ publisherId }) => publisherId),
  );
  const leadIds = new Column(
    'text',
    leads.map(({ leadId }) => leadId),
  );
  await tx.run(sql`
    insert into campaign_touches (publisher_id, lead_id, parameter, code_key, code, person_id, at)
    select lead.publisher_id, lead.id, sent.parameter, lower(sent.code collate "C"), sent.code,
      coalesce(lead.person_id, lead.id), lead.received_at
    from unnest(${publisherIds}::text[], ${leadIds}::text[]) as heard (publisher_id, lead_id)
    join leads as lead on lead.publisher_id = heard.publisher_id and lead.id = heard.lead_id
    cross join lateral campaign_parameters(lead.source) as sent
    where lead.kind = 'customer'
    on conflict do nothing`);
}

/** People whom one of the codes brought until then, in the order of their ids, after one. */
export async function peopleBrought(
  db: Queries,
  publisherId: string,
  codeKeys: readonly string[],
  { until, after, limit }: { until: Date; after: string; limit: number },
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select distinct person_id as id from campaign_touches
    where publisher_id = ${publisherId} and code_key = any(${new Column('text', codeKeys)}::text[])
      and person_id > ${after} and at < ${until}
    order by 1 limit ${limit}`);
  return rows.map(({ id }) => id);
}

/** Whose these leads are; a person without an address is named by their lead. */
export async function peopleOf(
  db: Queries,
  publisherId: string,
  leadIds: readonly string[],
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select distinct coalesce(person_id, id) as id from leads
    where publisher_id = ${publisherId} and id = any(${new Column('text', leadIds)}::text[])`);
  return rows.map(({ id }) => id);
}

export type MergePointer = { absorbedId: string; keptId: string };

/** Who is the same person as whom, as it stands. */
export function mergesOf(db: Queries, publisherId: string): Promise<MergePointer[]> {
  return db.rows(sql`
    select absorbed_id as "absorbedId", kept_id as "keptId" from merges
    where publisher_id = ${publisherId} and undone_at is null`);
}

export type LeadRow = {
  id: string;
  personId: string;
  listingId: string;
  at: Date;
  mktcmpid: string | null;
  utmCampaign: string | null;
  /** When it came to be qualified as it is now; null: it is not. */
  qualifiedAt: Date | null;
};

/** All leads of these people, whatever way they came; a person without an address is named by their lead. */
export function leadsOfPeople(
  db: Queries,
  publisherId: string,
  people: readonly string[],
): Promise<LeadRow[]> {
  const wanted = new Column('text', people);
  return db.rows(sql`
    with wanted as (select unnest(${wanted}::text[]) as person_id),
    found as (
      select lead.id, lead.person_id, lead.listing_id, lead.received_at, lead.kind
      from wanted join leads as lead on lead.publisher_id = ${publisherId} and lead.person_id = wanted.person_id
      union all
      select lead.id, lead.id, lead.listing_id, lead.received_at, lead.kind
      from wanted join leads as lead on lead.publisher_id = ${publisherId} and lead.id = wanted.person_id and lead.person_id is null
    )
    select found.id, found.person_id as "personId", found.listing_id as "listingId", found.received_at as at,
      by_id.code_key as "mktcmpid", by_name.code_key as "utmCampaign",
      case when standing.stage in ('marketing_qualified', 'sales_qualified') then standing.stage_since end as "qualifiedAt"
    from found
    left join campaign_touches as by_id
      on by_id.publisher_id = ${publisherId} and by_id.lead_id = found.id and by_id.parameter = 'mktcmpid'
    left join campaign_touches as by_name
      on by_name.publisher_id = ${publisherId} and by_name.lead_id = found.id and by_name.parameter = 'utm_campaign'
    left join standings as standing on standing.publisher_id = ${publisherId} and standing.lead_id = found.id
    where found.kind = 'customer'`);
}

export type Outcome = {
  leadId: string;
  listingId: string | null;
  createdAt: Date;
  /** When it was won; null: it is not. */
  wonAt: Date | null;
  value: string | null;
  currency: string | null;
};

/** What these leads became in the sales pipeline. */
export function outcomesOf(db: Queries, publisherId: string, leadIds: readonly string[]): Promise<Outcome[]> {
  return db.rows(sql`
    select outcome.lead_id as "leadId", null as "listingId", outcome.created_at as "createdAt",
      case when outcome.state = 'won' then outcome.closed_at end as "wonAt", outcome.value::text as value, outcome.currency
    from lead_outcomes as outcome
    where outcome.publisher_id = ${publisherId} and outcome.lead_id = any(${new Column('text', leadIds)}::text[])`);
}

export type Unknown = { code: string; leads: number };

/** Codes that leads came with in the period and that no campaign has, the most frequent first. */
export function unknownCodes(
  db: Queries,
  publisherId: string,
  { from, until, limit }: { from: Date; until: Date; limit: number },
): Promise<Unknown[]> {
  return db.rows(sql`
    select min(touch.code) as code, count(distinct touch.lead_id) as leads
    from campaign_touches as touch
    where touch.publisher_id = ${publisherId} and touch.at >= ${from} and touch.at < ${until}
      and not exists (
        select from campaign_codes as known
        where known.publisher_id = touch.publisher_id and known.code_key in (
          select code_key from campaign_touches as same
          where same.publisher_id = touch.publisher_id and same.lead_id = touch.lead_id))
    group by touch.code_key order by 2 desc, 1 limit ${limit}`);
}

export type SentCode = { parameter: 'mktcmpid' | 'utm_campaign'; codeKey: string; code: string };

export function touchesOfLead(db: Queries, publisherId: string, leadId: string): Promise<SentCode[]> {
  return db.rows(sql`
    select parameter, code_key as "codeKey", code from campaign_touches
    where publisher_id = ${publisherId} and lead_id = ${leadId} order by parameter`);
}
