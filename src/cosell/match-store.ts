// SQL of matching: leads of storefronts that a referral may be, and what was found.
import sql from 'sql-template-tag';
import { Column, type Queries, type Tx } from '../platform/db.ts';

type Found = { id: string; leadId: string };
type Asked = { id: string; at: Date };

const text = (values: string[]) => new Column('text', values);
const ids = (asked: readonly Asked[]) => text(asked.map(({ id }) => id));
const times = (asked: readonly Asked[]) =>
  new Column(
    'timestamptz',
    asked.map(({ at }) => at),
  );

/** The nearest in time of those with the address. */
export function leadsByAddress(
  db: Queries,
  publisherId: string,
  asked: readonly (Asked & { key: string })[],
  windowMs: number,
): Promise<Found[]> {
  const window = sql`${`${windowMs} ms`}::interval`;
  return db.rows(sql`
    select distinct on (asked.id) asked.id, lead.id as "leadId"
    from unnest(${ids(asked)}::text[], ${text(asked.map(({ key }) => key))}::text[], ${times(asked)}::timestamptz[])
      as asked (id, key, at)
    join people as person on person.publisher_id = ${publisherId} and person.email_key = asked.key
    join leads as lead on lead.publisher_id = ${publisherId} and lead.person_id = person.id and lead.kind = 'customer'
      and lead.received_at between asked.at - ${window} and asked.at + ${window}
    order by asked.id, abs(extract(epoch from lead.received_at - asked.at))`);
}

/** The nearest in time of those of the company for the listing. solution: an offer's ID or title in lower case. */
export function leadsByCompany(
  db: Queries,
  publisherId: string,
  asked: readonly (Asked & { company: string; solution: string })[],
  windowMs: number,
): Promise<Found[]> {
  const window = sql`${`${windowMs} ms`}::interval`;
  return db.rows(sql`
    select distinct on (asked.id) asked.id, lead.id as "leadId"
    from unnest(${ids(asked)}::text[], ${text(asked.map(({ company }) => company))}::text[],
      ${text(asked.map(({ solution }) => solution))}::text[], ${times(asked)}::timestamptz[])
      as asked (id, company, solution, at)
    join lead_companies as known on known.publisher_id = ${publisherId} and known.company = asked.company
    join leads as lead on lead.publisher_id = ${publisherId} and lead.id = known.lead_id and lead.kind = 'customer'
      and lead.received_at between asked.at - ${window} and asked.at + ${window}
    join listings as listing on listing.publisher_id = ${publisherId} and listing.id = lead.listing_id
      and asked.solution in (lower(listing.offer_id), lower(listing.title))
    order by asked.id, abs(extract(epoch from lead.received_at - asked.at))`);
}

export type Match = { id: string; leadId: string; by: string };

/** Those that were kept: a lead is one referral's at most. */
export function writeMatches(tx: Tx, publisherId: string, matches: readonly Match[]): Promise<Match[]> {
  return tx.rows(sql`
    update referrals as referral set lead_id = found.lead_id, matched_by = found.by
    from unnest(${text(matches.map(({ id }) => id))}::text[], ${text(matches.map(({ leadId }) => leadId))}::text[],
      ${text(matches.map(({ by }) => by))}::text[]) as found (id, lead_id, by)
    where referral.publisher_id = ${publisherId} and referral.id = found.id and referral.lead_id is null
      and not exists (
        select from referrals as other where other.publisher_id = ${publisherId} and other.lead_id = found.lead_id)
    returning referral.id, found.lead_id as "leadId", found.by`);
}
