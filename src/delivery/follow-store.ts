// SQL of keeping records in step: what an opportunity is like now, and where the lead's own delivery stands.
import sql, { raw } from 'sql-template-tag';
import { firstScore } from '../leads/first-score.ts';
import { sharedLead, type LeadRow } from '../leads/shared-lead.ts';
import type { SharedLead } from '../leads/lead.ts';
import type { Values } from '../mapping/mapping.ts';
import type { OpportunityFacts } from '../mapping/opportunity-facts.ts';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { markOf } from './remote-record.ts';

const facts = sql`
  outcome.lead_id as "leadId", outcome.stage, outcome.state, outcome.value, outcome.currency,
  to_char(outcome.expected_close, 'YYYY-MM-DD') as "expectedClose", outcome.reason,
  case outcome.state when 'won' then 100 when 'lost' then 0 else coalesce((outcome.stage_now ->> 'probability')::int, 0) end as probability,
  case when outcome.stage_now is not null then outcome.stage_now ->> 'name'
    when outcome.state = 'open' then outcome.stage end as "stageName",
  owner.name as owner, owner.email as "ownerEmail"
  from lead_outcomes as outcome left join users as owner on owner.id = outcome.owner_id`;

type Row = Omit<OpportunityFacts, 'value'> & { leadId: string; value: string | null };

function factsOf(row: Row): OpportunityFacts {
  const { stage, stageName, state, currency, expectedClose, probability, reason, owner, ownerEmail } = row;
  const value = row.value === null ? null : Number(row.value);
  return { stage, stageName, state, value, currency, expectedClose, probability, reason, owner, ownerEmail };
}

/** As it is now; undefined: there is none of this lead any more. */
export async function opportunityFacts(
  db: Queries,
  publisherId: string,
  opportunityId: string,
): Promise<OpportunityFacts | undefined> {
  const row = await one<Row>(
    db,
    sql`select ${facts} where outcome.publisher_id = ${publisherId} and outcome.opportunity_id = ${opportunityId}`,
  );
  return row && factsOf(row);
}

/** What each of these leads became: of several opportunities the one that is open, else the last. */
export async function outcomesOf(
  db: Queries,
  leads: readonly Pick<SharedLead, 'publisherId' | 'id'>[],
): Promise<ReadonlyMap<string, OpportunityFacts>> {
  const text = (value: (lead: (typeof leads)[number]) => string) => new Column('text', leads.map(value));
  const rows = await db.rows<Row>(sql`
    select ${facts}
    where (outcome.publisher_id, outcome.lead_id) in (
      select * from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[]))
    order by outcome.state = 'open', outcome.opportunity_id`);
  return new Map(rows.map((row) => [row.leadId, factsOf(row)]));
}

/** The lead's own delivery there. */
export type Own = { id: string; state: string; externalId: string | null };

export function ownDelivery(
  db: Queries,
  publisherId: string,
  leadId: string,
  destinationId: string,
): Promise<Own | undefined> {
  return one(
    db,
    sql`
    select id, state, external_id as "externalId" from deliveries
    where publisher_id = ${publisherId} and lead_id = ${leadId} and destination_id = ${destinationId}`,
  );
}

/** Lets the lead go that queues behind what is to follow it, as one does that was sent there later. */
export async function letLeadGo(
  db: Queries,
  publisherId: string,
  deliveryId: string,
  now: Date,
): Promise<void> {
  await db.run(sql`
    update deliveries set due_at = ${now}
    where publisher_id = ${publisherId} and id = ${deliveryId} and due_at = 'infinity' and state = 'scheduled'`);
}

/** What is about to be written into a record, beside what was before: another's reading of it may come sooner than the answer. */
export async function noteWritten(
  db: Queries,
  publisherId: string,
  deliveryId: string,
  values: Values,
): Promise<void> {
  const marks = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, markOf(value)]));
  await db.run(sql`
    update deliveries set written = coalesce(written, '{}') || ${JSON.stringify(marks)}::jsonb
    where publisher_id = ${publisherId} and id = ${deliveryId}`);
}

/** Marks of what was written into the records of these deliveries; left out where nothing was. */
export async function writtenInto(
  db: Queries,
  deliveries: readonly { publisherId: string; deliveryId: string }[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const text = (value: (each: (typeof deliveries)[number]) => string) =>
    new Column('text', deliveries.map(value));
  const rows = await db.rows<{ id: string; written: Record<string, string> }>(sql`
    select id, written from deliveries
    where (publisher_id, id) in (
      select * from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ deliveryId }) => deliveryId)}::text[]))
      and written is not null`);
  return new Map(rows.map(({ id, written }) => [id, Object.values(written)]));
}

/** A lead that an opportunity came of, and what each of these destinations has of it. */
export type Following = {
  lead: SharedLead;
  own: { destinationId: string; personId: string | null; state: string }[];
};

export async function leadsFollowed(
  tx: Tx,
  publisherId: string,
  leadIds: readonly string[],
  destinationIds: readonly string[],
): Promise<Map<string, Following>> {
  const rows = await tx.rows<LeadRow & { own: Following['own'] }>(sql`
    select lead.id, lead.kind, lead.status, lead.publisher_id as "publisherId", lead.storefront, lead.listing_id as "listingId",
      listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact, lead.note, lead.consent,
      lead.source, lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt", ${raw(firstScore)} as score,
      (
        select coalesce(json_agg(json_build_object('destinationId', destination_id, 'personId', person_id, 'state', state)), '[]')
        from deliveries as own
        where own.publisher_id = lead.publisher_id and own.lead_id = lead.id
          and own.destination_id = any(${[...destinationIds]}::text[])
      ) as own
    from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    left join standings as standing on standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
    where lead.publisher_id = ${publisherId} and lead.id = any(${[...leadIds]}::text[])`);
  return new Map(rows.map(({ own, ...row }) => [row.id, { lead: sharedLead(row), own }]));
}

export type NewFollowing = {
  publisherId: string;
  id: string;
  destinationId: string;
  leadId: string;
  personId: string;
  state: 'scheduled' | 'withheld';
  event: { id: string; type: string; subjectId: string };
};

/** Why a destination has it, in the place of a lead's route. */
const route = 'follows:opportunities';

/** Each begins behind what goes to its person there, the lead itself among them; whose turn it is is decided after the commit. */
export async function insertFollowing(tx: Tx, following: readonly NewFollowing[], now: Date): Promise<void> {
  const text = (value: (each: NewFollowing) => string) => new Column('text', following.map(value));
  await tx.run(sql`
    insert into deliveries (
      publisher_id, id, destination_id, followed_lead_id, person_id, state, event_id, event_type, subject_id, route, due_at, created_at
    )
    select publisher_id, id, destination_id, lead_id, person_id, state, event_id, event_type, subject_id, ${route}, 'infinity', ${now}
    from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ id }) => id)}::text[],
      ${text(({ destinationId }) => destinationId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${text(({ personId }) => personId)}::text[], ${text(({ state }) => state)}::text[],
      ${text(({ event }) => event.id)}::text[], ${text(({ event }) => event.type)}::text[],
      ${text(({ event }) => event.subjectId)}::text[]
    ) as new (publisher_id, id, destination_id, lead_id, person_id, state, event_id, event_type, subject_id)`);
}
