// SQL that says how each lead of a list stands at each destination, always as of now: totals and pages read the same.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { Hindrance, PlaceState, Unrouted } from './place.ts';
import { missingStates } from './place.ts';

/** Where leads of the list may be. ownerId: the publisher, or the operator. */
export type Where = { id: string; ownerId: string };
/** Of leads of this listing and kind, why they do not go there. */
export type NoRoute = {
  destinationId: string;
  listingId: string;
  kind: string;
  because: Unrouted;
};
export type Asked = {
  publisherId: string;
  comparisonId: string;
  destinations: readonly Where[];
  noRoutes: readonly NoRoute[];
  /** See lackingAt. */
  lacking: readonly string[];
};

const text = (values: readonly (string | null)[]) => new Column('text', values);

/** Leads of ours that rows are, from the first to the last by their ids. */
export type Between = { first: string | null; last: string | null };

/**
 * For many rows: a list is of some time, so its leads lie close together among all of the publisher's, and where that is known the others
 * are not read. `rows` narrows `listed_leads as listed`.
 */
export async function between(
  db: Queries,
  { publisherId, comparisonId }: Asked,
  rows: Sql = empty,
): Promise<Between> {
  const [found] = await db.rows<Between>(sql`
    select min(lead_id) as first, max(lead_id) as last from (
      select lead_id from listed_leads as listed
      where publisher_id = ${publisherId} and comparison_id = ${comparisonId} ${rows} offset 0) as few`);
  return found!;
}

/** `rows` narrows `listed_leads as listed`; their leads lie `within`. */
export function places(
  { publisherId, comparisonId, destinations, noRoutes, lacking }: Asked,
  rows: Sql = empty,
  within: Between | null = null,
): Sql {
  const isWithin = (id: Sql) =>
    within === null ? empty : sql`and ${id} >= ${within.first} and ${id} <= ${within.last}`;
  // Looked up only where nothing was sent: joined, each place went through all of them.
  const because = JSON.stringify(
    Object.fromEntries(
      noRoutes.map((each) => [`${each.destinationId} ${each.listingId} ${each.kind}`, each.because]),
    ),
  );
  const of = <Row>(all: readonly Row[], value: (row: Row) => string) => text(all.map(value));
  return sql`
    with recipient as (
      select * from unnest(${of(destinations, ({ id }) => id)}::text[], ${of(destinations, ({ ownerId }) => ownerId)}::text[])
        as recipient (id, owner_id)
    ),
    listed as (
      select * from listed_leads as listed
      where listed.publisher_id = ${publisherId} and listed.comparison_id = ${comparisonId} and not listed.left_out ${rows}
    ),
    looked as (
      select listed.nth, listed.lead_id, listed.fault, recipient.id as destination_id, recipient.owner_id = ${publisherId} as own,
        lead.kind, lead.status, delivery.id as delivery_id, delivery.state, delivery.delivered_at, delivery.unconfirmed,
        delivery.last_reason, delivery.external_id, coalesce(record.url, delivery.external_url) as url,
        record.state = 'deleted' and record.read_at >= delivery.delivered_at as deleted, coalesce(delivery.id = any(${text(lacking)}::text[]), false) as lacking,
        case when delivery.id is null then ${because}::jsonb ->> (recipient.id || ' ' || lead.listing_id || ' ' || lead.kind) end as because
      from listed cross join recipient
      left join leads as lead on lead.publisher_id = ${publisherId} and lead.id = listed.lead_id ${isWithin(sql`lead.id`)}
      left join deliveries as delivery on delivery.publisher_id = ${publisherId} and delivery.lead_id = listed.lead_id
        and delivery.destination_id = recipient.id ${isWithin(sql`delivery.lead_id`)}
      left join remote_records as record on record.publisher_id = ${publisherId} and record.delivery_id = delivery.id
        ${isWithin(sql`record.lead_id`)}
    ),
    place as (
      select looked.*,
        case
          when lead_id is null then 'not_here'
          when delivery_id is null then case
            when kind = 'notice' then 'withheld' when because is not null then 'not_routed'
            when status = 'withheld' then 'withheld' else 'not_sent' end
          when state = 'delivered' then case
            when deleted or lacking then 'gone' when unconfirmed then 'unconfirmed' else 'there' end
          when state in ('scheduled', 'waiting') then 'waiting'
          else state
        end as stands,
        case
          when lead_id is null then coalesce(fault, 'not_received')
          when delivery_id is null then case
            when kind = 'notice' then 'do_not_contact' when because is not null then because
            when status = 'withheld' then 'sharing_off' else 'never_sent' end
          when state = 'delivered' then case when deleted then 'deleted_there' when lacking then 'lacking_there' end
          when state = 'withheld' then 'sharing_off'
          when state in ('scheduled', 'waiting') then coalesce(last_reason, 'on_its_way')
          else last_reason
        end as reason
      from looked
    )`;
}

/**
 * Deliveries that the last comparison with a CRM that reached so far back did not find there; mostly few. They are asked for by themselves:
 * joined to the places, each place went through all of them.
 */
export async function lackingAt(
  db: Queries,
  publisherId: string,
  destinations: readonly Where[],
): Promise<string[]> {
  const of = (value: (row: Where) => string) => text(destinations.map(value));
  const rows = await db.rows<{ id: string }>(sql`
    select distinct finding.delivery_id as id
    from unnest(${of(({ id }) => id)}::text[], ${of(({ ownerId }) => ownerId)}::text[]) as recipient (id, owner_id)
    join reconciliations as run on run.publisher_id = recipient.owner_id and run.destination_id = recipient.id
      and run.state = 'done' and run.lacking > 0
      -- What a later one looked at again need not be read.
      and not exists (
        select from reconciliations as later
        where later.publisher_id = run.publisher_id and later.destination_id = run.destination_id and later.id > run.id
          and later.state = 'done' and (later.since is null or later.since <= run.since))
    join reconciliation_findings as finding
      on finding.publisher_id = run.publisher_id and finding.reconciliation_id = run.id and finding.is_lacking
        and finding.lead_publisher_id = ${publisherId}
    join deliveries as sent on sent.publisher_id = finding.lead_publisher_id and sent.id = finding.delivery_id
      and sent.state = 'delivered' and sent.delivered_at <= run.started_at
    where not exists (
      select from reconciliations as later
      where later.publisher_id = run.publisher_id and later.destination_id = run.destination_id and later.id > run.id
        and later.state = 'done' and (later.since is null or later.since <= sent.delivered_at))`);
  return rows.map(({ id }) => id);
}

export type Total = { destinationId: string; state: PlaceState; reason: string | null; count: number };
export type Ours = { listed: number; here: number; distinct: number; missing: number };

/** In one look. totals: each destination's add up to the list's leads. missing: rows that lack anything anywhere. */
export async function totalsOf(db: Queries, asked: Asked): Promise<{ ours: Ours; totals: Total[] }> {
  const [row] = await db.rows<Ours & { totals: Total[] | null }>(sql`
    ${places(asked, empty, await between(db, asked))},
    stood as (select nth, lead_id, destination_id, stands, reason from place),
    counted as (
      select destination_id as "destinationId", stands as state, reason, count(*)::int as count
      from stood group by destination_id, stands, reason order by destination_id, stands, reason
    )
    select count(*)::int as listed, count(lead_id)::int as here, count(distinct lead_id)::int as distinct,
      (count(*) filter (where lead_id is null) + (
        select count(distinct nth) from stood where lead_id is not null and ${isMissing}))::int as missing,
      (select json_agg(counted) from counted) as totals
    from listed`);
  const { totals, ...ours } = row!;
  return { ours, totals: totals ?? [] };
}

export const isMissing = sql`stands in (${join([...missingStates])})`;

export function reasonsHere(
  db: Queries,
  publisherId: string,
  comparisonId: string,
): Promise<{ reason: Hindrance | 'not_received'; count: number }[]> {
  return db.rows(sql`
    select coalesce(fault, 'not_received') as reason, count(*)::int as count from listed_leads
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and lead_id is null and not left_out
    group by 1 order by 1`);
}
