// SQL of the rows of a list, page by page: which of them a filter wants is found first, and where each stands is said of those alone.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { PlaceState } from './place.ts';
import { between, isMissing, places, type Asked } from './place-store.ts';

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

type Page = { afterNth: number; limit: number; lastNth: number };

/** In the order of the list; lastNth: its last row's. */
export async function listedAfter(
  db: Queries,
  asked: Asked,
  filter: Filter,
  page: Page,
): Promise<ListedRow[]> {
  const nths = asksOfRows(filter, asked)
    ? await rowsThatFit(db, asked, filter, page)
    : await placesThatFit(db, asked, filter, page);
  return nths.length === 0 ? [] : rowsAt(db, asked, nths);
}

/** Of `listed_leads as listed`, these alone. */
export const only = (nths: readonly number[]): Sql =>
  sql`and listed.nth = any(${new Column('int4', nths)}::int[])`;

/** What the row itself says: whether it is a lead of ours, and if not, why. What is not here is missing everywhere. */
function asksOfRows({ missing, where, state, reason }: Filter, { destinations }: Asked): boolean {
  if (where === 'ours')
    return !missing || reason !== null || state === 'not_here' || destinations.length === 0;
  return where === null && state === null && reason === null && (!missing || destinations.length === 0);
}

async function rowsThatFit(
  db: Queries,
  { publisherId, comparisonId }: Asked,
  { missing, where, state, reason }: Filter,
  { afterNth, limit }: Page,
): Promise<number[]> {
  const isHere = where !== 'ours' || state === null ? null : state !== 'not_here';
  const rows = await db.rows<{ nth: number }>(sql`
    select nth from listed_leads
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and nth > ${afterNth} and not left_out
      ${missing || reason !== null || isHere === false ? sql`and lead_id is null` : empty}
      ${isHere === true ? sql`and lead_id is not null` : empty}
      ${reason === null ? empty : sql`and coalesce(fault, 'not_received') = ${reason}`}
    order by nth limit ${limit}`);
  return rows.map(({ nth }) => nth);
}

/** Rows that are looked at for one page at first, and at most, where few of them fit. */
const looksAt = { first: 400, most: 25_000 };

async function placesThatFit(
  db: Queries,
  asked: Asked,
  filter: Filter,
  { afterNth, limit, lastNth }: Page,
): Promise<number[]> {
  const found: number[] = [];
  for (let from = afterNth, many = looksAt.first; from < lastNth && found.length < limit;) {
    const some = sql`and listed.nth > ${from} and listed.nth <= ${from + many}`;
    const within = many > looksAt.first ? await between(db, asked, some) : null;
    const rows = await db.rows<{ nth: number }>(sql`
      ${places(narrowed(asked, filter), some, within)}
      select nth from place group by nth
      having bool_or(${fits(filter)}) ${filter.missing ? sql`and bool_or(${isMissing})` : empty}
      order by nth limit ${limit - found.length}`);
    found.push(...rows.map(({ nth }) => nth));
    from += many;
    many = Math.min(many * 4, looksAt.most);
  }
  return found;
}

/** Where one destination is asked of, the others are not looked at. */
function narrowed(asked: Asked, { where, missing }: Filter): Asked {
  if (missing || where === null || where === 'ours') return asked;
  return { ...asked, destinations: asked.destinations.filter(({ id }) => id === where) };
}

/** Of one place. */
function fits({ where, state, reason }: Filter): Sql {
  if (where === 'ours')
    return state === null
      ? sql`true`
      : state === 'not_here'
        ? sql`lead_id is null`
        : sql`lead_id is not null`;
  const parts = [
    ...(where === null ? [] : [sql`destination_id = ${where}`]),
    ...(state === null ? [] : [sql`stands = ${state}`]),
    ...(reason === null ? [] : [sql`reason = ${reason}`]),
  ];
  return parts.length === 0 ? sql`true` : join(parts, ' and ');
}

async function rowsAt(db: Queries, asked: Asked, nths: readonly number[]): Promise<ListedRow[]> {
  const rows = await db.rows<ListedRow & { places: (Place & { deliveredAt: string | null })[] | null }>(sql`
    ${places(asked, only(nths))},
    seen as (
      select nth, jsonb_agg(jsonb_build_object('destinationId', destination_id, 'state', stands, 'reason', reason, 'deliveryId', delivery_id,
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
    order by listed.nth`);
  return rows.map((row) => ({
    ...row,
    places: (row.places ?? []).map((place) => ({
      ...place,
      deliveredAt: place.deliveredAt === null ? null : new Date(place.deliveredAt),
    })),
  }));
}
