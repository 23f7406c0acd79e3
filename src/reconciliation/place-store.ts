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
  storefront: string;
  listingId: string;
  kind: string;
  because: Unrouted;
};
/** noRoutes: see noRoutesOf. */
export type Asked = {
  publisherId: string;
  comparisonId: string;
  destinations: readonly Where[];
  noRoutes: readonly NoRoute[];
};

const text = (values: readonly (string | null)[]) => new Column('text', values);

/** Storefront, listing and kind of the leads that the list has here. `rows` narrows `listed_leads as listed`. */
export function kindsListed(
  db: Queries,
  publisherId: string,
  comparisonId: string,
  rows: Sql = empty,
): Promise<{ storefront: string; listingId: string; kind: 'customer' | 'test' | 'notice' }[]> {
  return db.rows(sql`
    select distinct lead.storefront, lead.listing_id as "listingId", lead.kind
    from listed_leads as listed
    join leads as lead on lead.publisher_id = listed.publisher_id and lead.id = listed.lead_id
    where listed.publisher_id = ${publisherId} and listed.comparison_id = ${comparisonId} ${rows}`);
}

/** `rows` narrows `listed_leads as listed`. */
export function places({ publisherId, comparisonId, destinations, noRoutes }: Asked, rows: Sql = empty): Sql {
  const of = <Row>(all: readonly Row[], value: (row: Row) => string) => text(all.map(value));
  return sql`
    with recipient as (
      select * from unnest(${of(destinations, ({ id }) => id)}::text[], ${of(destinations, ({ ownerId }) => ownerId)}::text[])
        as recipient (id, owner_id)
    ),
    no_route as (
      select * from unnest(${of(noRoutes, (each) => each.destinationId)}::text[], ${of(noRoutes, (each) => each.storefront)}::text[],
        ${of(noRoutes, (each) => each.listingId)}::text[], ${of(noRoutes, (each) => each.kind)}::text[],
        ${of(noRoutes, (each) => each.because)}::text[]) as no_route (destination_id, storefront, listing_id, kind, because)
    ),
    ${lacking(publisherId)},
    listed as (
      select * from listed_leads as listed
      where listed.publisher_id = ${publisherId} and listed.comparison_id = ${comparisonId} and not listed.left_out ${rows}
    ),
    looked as (
      select listed.nth, listed.lead_id, listed.fault, recipient.id as destination_id, recipient.owner_id = ${publisherId} as own,
        lead.kind, lead.status, delivery.id as delivery_id, delivery.state, delivery.delivered_at, delivery.unconfirmed,
        delivery.last_reason, delivery.external_id, coalesce(record.url, delivery.external_url) as url,
        record.state = 'deleted' and record.read_at >= delivery.delivered_at as deleted, lacking.delivery_id is not null as lacking,
        no_route.because
      from listed cross join recipient
      left join leads as lead on lead.publisher_id = ${publisherId} and lead.id = listed.lead_id
      left join deliveries as delivery on delivery.publisher_id = ${publisherId} and delivery.lead_id = listed.lead_id
        and delivery.destination_id = recipient.id
      left join remote_records as record on record.publisher_id = ${publisherId} and record.delivery_id = delivery.id
      left join lacking on lacking.delivery_id = delivery.id
      left join no_route on no_route.destination_id = recipient.id and no_route.storefront = lead.storefront
        and no_route.listing_id = lead.listing_id and no_route.kind = lead.kind
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

/** What the last comparison with a CRM that reached so far back did not find there. */
const lacking = (publisherId: string): Sql => sql`
    lacking as (
      select distinct finding.delivery_id
      from recipient
      join reconciliations as run on run.publisher_id = recipient.owner_id and run.destination_id = recipient.id
        and run.state = 'done' and run.lacking > 0
      join reconciliation_findings as finding
        on finding.publisher_id = run.publisher_id and finding.reconciliation_id = run.id and finding.is_lacking
          and finding.lead_publisher_id = ${publisherId}
      join deliveries as sent on sent.publisher_id = finding.lead_publisher_id and sent.id = finding.delivery_id
        and sent.state = 'delivered' and sent.delivered_at <= run.started_at
      where not exists (
        select from reconciliations as later
        where later.publisher_id = run.publisher_id and later.destination_id = run.destination_id and later.id > run.id
          and later.state = 'done' and (later.since is null or later.since <= sent.delivered_at))
    )`;

export type Total = { destinationId: string; state: PlaceState; reason: string | null; count: number };

/** Each destination's add up to the list's leads. */
export function totalsOf(db: Queries, asked: Asked): Promise<Total[]> {
  return db.rows(sql`
    ${places(asked)}
    select destination_id as "destinationId", stands as state, reason, count(*)::int as count
    from place group by destination_id, stands, reason order by destination_id, stands, reason`);
}

export type Ours = { listed: number; here: number; distinct: number; missing: number };

/** missing: rows that lack anything anywhere. */
export async function oursOf(db: Queries, asked: Asked): Promise<Ours> {
  const [row] = await db.rows<Ours>(sql`
    ${places(asked)},
    lacks as (select distinct nth from place where ${isMissing})
    select count(*)::int as listed, count(lead_id)::int as here, count(distinct lead_id)::int as distinct,
      (count(*) filter (where lead_id is null or lacks.nth is not null))::int as missing
    from listed left join lacks on lacks.nth = listed.nth`);
  return row!;
}

const isMissing = sql`stands in (${join([...missingStates])})`;

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

/** where: ours, or a destination. */
export type Filter = {
  missing: boolean;
  where: string | null;
  state: string | null;
  reason: string | null;
};

export type Place = {
  destinationId: string;
  state: PlaceState;
  reason: string | null;
  deliveryId: string | null;
  externalId: string | null;
  url: string | null;
  deliveredAt: Date | null;
};

export type ListedRow = {
  nth: number;
  line: number | null;
  cells: string[] | null;
  raisedAt: Date | null;
  listingId: string | null;
  fault: string | null;
  lead: {
    id: string;
    name: string | null;
    email: string | null;
    company: string | null;
    listingId: string;
    kind: string;
    receivedAt: string;
  } | null;
  places: Place[];
};

/** Rows that are looked at for one page at first, and at most, where few of them fit. */
const looksAt = { first: 400, most: 25_000 };

/** In the order of the list; lastNth: its last row's. */
export async function listedAfter(
  db: Queries,
  asked: Asked,
  filter: Filter,
  { afterNth, limit, lastNth }: { afterNth: number; limit: number; lastNth: number },
): Promise<ListedRow[]> {
  const found: ListedRow[] = [];
  for (let from = afterNth, many = looksAt.first; from < lastNth && found.length < limit;) {
    found.push(...(await listedBetween(db, asked, filter, from, from + many, limit - found.length)));
    from += many;
    many = Math.min(many * 4, looksAt.most);
  }
  return found;
}

async function listedBetween(
  db: Queries,
  asked: Asked,
  filter: Filter,
  afterNth: number,
  untilNth: number,
  limit: number,
): Promise<ListedRow[]> {
  const rows = await db.rows<ListedRow & { places: (Place & { deliveredAt: string | null })[] | null }>(sql`
    ${places(asked, sql`and listed.nth > ${afterNth} and listed.nth <= ${untilNth}`)},
    seen as (
      select nth, bool_or(${isMissing}) as lacks, bool_or(${fits(filter)}) as fits,
        jsonb_agg(jsonb_build_object('destinationId', destination_id, 'state', stands, 'reason', reason, 'deliveryId', delivery_id,
          'externalId', case when own then external_id end, 'url', case when own then url end, 'deliveredAt', delivered_at)
          order by destination_id) as places
      from place group by nth
    )
    select listed.nth, listed.line, listed.cells, listed.raised_at as "raisedAt", listed.listing_id as "listingId", listed.fault,
      case when lead.id is not null then jsonb_build_object('id', lead.id, 'name', lead.contact -> 'normalized' ->> 'name',
        'email', lead.contact ->> 'email', 'company', lead.contact ->> 'company', 'listingId', lead.listing_id, 'kind', lead.kind,
        'receivedAt', lead.received_at) end as lead,
      seen.places
    from listed
    left join seen on seen.nth = listed.nth
    left join leads as lead on lead.publisher_id = listed.publisher_id and lead.id = listed.lead_id
    where true ${conditions(filter)}
    order by listed.nth limit ${limit}`);
  return rows.map((row) => ({
    ...row,
    places: (row.places ?? []).map((place) => ({
      ...place,
      deliveredAt: place.deliveredAt === null ? null : new Date(place.deliveredAt),
    })),
  }));
}

/** Of one place. */
function fits({ where, state, reason }: Filter): Sql {
  const parts = [
    ...(where === null ? [] : [sql`destination_id = ${where}`]),
    ...(state === null ? [] : [sql`stands = ${state}`]),
    ...(reason === null ? [] : [sql`reason = ${reason}`]),
  ];
  return parts.length === 0 ? sql`true` : join(parts, ' and ');
}

function conditions(filter: Filter): Sql {
  const { missing, where, state, reason } = filter;
  const lacks = missing ? sql`and (listed.lead_id is null or coalesce(seen.lacks, false))` : empty;
  if (where === 'ours')
    return sql`${lacks}
      ${state === null ? empty : sql`and (listed.lead_id is null) = ${state === 'not_here'}`}
      ${reason === null ? empty : sql`and listed.lead_id is null and coalesce(listed.fault, 'not_received') = ${reason}`}`;
  const isNarrowed = where !== null || state !== null || reason !== null;
  return isNarrowed ? sql`${lacks} and coalesce(seen.fits, false)` : lacks;
}
