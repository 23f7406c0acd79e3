// SQL of the deliveries: scheduled with their lead, claimed in batches, completed in batches. Each statement can be pasted into psql.
import sql from 'sql-template-tag';
import { Column, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import type { Said } from '../connectors/connector.ts';
import type { Mended } from '../mapping/mapping.ts';
import type { LeadRow } from '../leads/shared-lead.ts';

/** A delivery about to be written, due at once. lease: the node that will push it; null: whoever claims it. */
export type NewDelivery = {
  publisherId: string;
  id: string;
  leadId: string;
  destinationId: string;
  personId: string | null;
  route: string;
  state: 'scheduled' | 'delivered' | 'withheld';
  lease: string | null;
  /** An earlier lead of the same person is in the same batch. */
  behind: boolean;
  /** Null: at once. */
  dueAt: Date | null;
};

/** What was really written: one that is behind an earlier lead of the same person is not leased after all. */
export type Scheduled = { id: string; state: string; behind: boolean; leased: boolean };

const unfinished = `('scheduled', 'waiting')`;

const schedule: Prepared = {
  name: 'schedule_deliveries',
  text: `
insert into deliveries (
  publisher_id, id, lead_id, destination_id, person_id, route, state, due_at, lease, leased_until, created_at, delivered_at
)
select
  new.publisher_id, new.id, new.lead_id, new.destination_id, new.person_id, new.route, new.state,
  case when turn.behind then 'infinity' else coalesce(new.due_at, $10::timestamptz) end,
  case when not turn.behind then new.lease end,
  case when not turn.behind and new.lease is not null then $11::timestamptz end,
  $10::timestamptz, case when new.state = 'delivered' then $10::timestamptz end
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::bool[], $12::timestamptz[])
  as new (publisher_id, id, lead_id, destination_id, person_id, route, state, lease, behind, due_at)
-- One row in the order of deliveries_person, so that each is looked up there. As "exists" it was planned as a hash of all that is unfinished.
left join lateral (
  select true as found from deliveries
  where publisher_id = new.publisher_id and destination_id = new.destination_id and person_id = new.person_id
    and state in ${unfinished}
  order by due_at, id limit 1
) as earlier on true
cross join lateral (
  select new.state in ${unfinished} and (new.behind or earlier.found is true) as behind
) as turn
on conflict (publisher_id, lead_id, destination_id) do nothing
returning id, state, due_at = 'infinity' as behind, lease is not null as leased`,
};

/** Writes deliveries; one that exists for its lead and destination already is left as it is and not returned. */
export async function scheduleAll(
  tx: Tx,
  deliveries: NewDelivery[],
  now: Date,
  leasedUntil: Date,
): Promise<Scheduled[]> {
  const text = (value: (delivery: NewDelivery) => string | null) => new Column('text', deliveries.map(value));
  return tx.prepared<Scheduled>(schedule, [
    text((delivery) => delivery.publisherId),
    text((delivery) => delivery.id),
    text((delivery) => delivery.leadId),
    text((delivery) => delivery.destinationId),
    text((delivery) => delivery.personId),
    text((delivery) => delivery.route),
    text((delivery) => delivery.state),
    text((delivery) => delivery.lease),
    new Column(
      'bool',
      deliveries.map((delivery) => delivery.behind),
    ),
    now,
    leasedUntil,
    new Column(
      'timestamptz',
      deliveries.map((delivery) => delivery.dueAt),
    ),
  ]);
}

/** A destination with room for that many first attempts and that many retries. */
export type Room = { destinationId: string; first: number; late: number };

export type Claimed = {
  deliveryId: string;
  destinationId: string;
  attempts: number;
  rung: number;
  createdAt: Date;
  lead: LeadRow;
};

type ClaimedRow = LeadRow & Omit<Claimed, 'lead'>;

/** Leased rows keep their place in the lane, so a claim steps over them; they are as few as the lanes hold. */
const claimable = `due_at <= $4 and state in ${unfinished} and (leased_until is null or leased_until <= $4)`;

const claim: Prepared = {
  name: 'claim_deliveries',
  text: `
with first as materialized (
  select due.publisher_id, due.id
  from unnest($1::text[], $2::int[]) as room (destination_id, places)
  cross join lateral (
    select publisher_id, id from deliveries
    where destination_id = room.destination_id and least(rung, 1) = 0 and ${claimable}
    order by due_at limit room.places
    for update skip locked
  ) as due
),
late as materialized (
  select due.publisher_id, due.id
  from unnest($1::text[], $3::int[]) as room (destination_id, places)
  cross join lateral (
    select publisher_id, id from deliveries
    where destination_id = room.destination_id and least(rung, 1) = 1 and ${claimable}
    order by due_at limit room.places
    for update skip locked
  ) as due
),
leased as (
  update deliveries as delivery
  -- Columns that no index names, so that the row is written and no index is.
  set lease = $6, leased_until = $5
  from (select * from first union all select * from late) as due
  where delivery.publisher_id = due.publisher_id and delivery.id = due.id
  returning delivery.publisher_id, delivery.id, delivery.lead_id, delivery.destination_id, delivery.attempts, delivery.rung, delivery.created_at
)
select
  leased.id as "deliveryId", leased.destination_id as "destinationId", leased.attempts, leased.rung, leased.created_at as "createdAt",
  lead.id, lead.kind, lead.status, lead.publisher_id as "publisherId", lead.storefront, lead.listing_id as "listingId",
  listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact, lead.note, lead.consent, lead.source,
  lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt"
from leased
join leads as lead on lead.publisher_id = leased.publisher_id and lead.id = leased.lead_id
join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
order by leased.rung > 0, leased.id`,
};

/** Leases what is due, up to the room given: whoever's lease has ended is claimed like what never had one. First attempts come first, then by age. */
export async function claimDue(
  db: Queries,
  rooms: Room[],
  lease: { node: string; now: Date; until: Date },
): Promise<Claimed[]> {
  const rows = await db.prepared<ClaimedRow>(claim, [
    new Column(
      'text',
      rooms.map(({ destinationId }) => destinationId),
    ),
    new Column(
      'int4',
      rooms.map(({ first }) => first),
    ),
    new Column(
      'int4',
      rooms.map(({ late }) => late),
    ),
    lease.now,
    lease.until,
    lease.node,
  ]);
  return rows.map(({ deliveryId, destinationId, attempts, rung, createdAt, ...lead }) => ({
    deliveryId,
    destinationId,
    attempts,
    rung,
    createdAt,
    lead,
  }));
}

/** One finished try and where it leaves its delivery. */
export type Completion = {
  publisherId: string;
  deliveryId: string;
  destinationId: string;
  personId: string | null;
  lease: string;
  state: 'delivered' | 'waiting' | 'parked';
  dueAt: Date;
  reason: string | null;
  detail: string | null;
  externalId: string | null;
  externalUrl: string | null;
  startedAt: Date;
  durationMs: number;
  outcome: string;
  /** The answer's code and what its sentence needs; null when delivered. */
  said: Said | null;
  mended: Mended[] | null;
  unconfirmed: boolean;
  transcript: unknown;
};

/** A delivered lead stays delivered; a failure says nothing when another process has taken the delivery over since. */
const stands = `(delivery.state = 'delivered' or (done.state <> 'delivered' and delivery.lease is distinct from done.lease))`;

const complete: Prepared = {
  name: 'complete_deliveries',
  text: `
with moved as (
  update deliveries as delivery
  set attempts = delivery.attempts + 1,
    -- Having to wait its turn there is no failure: it brings nobody nearer to being given up.
    rung = case when ${stands} or done.reason = 'rate_limited' then delivery.rung else delivery.rung + 1 end,
    state = case when ${stands} then delivery.state else done.state end,
    due_at = case when ${stands} then delivery.due_at else done.due_at end,
    lease = case when ${stands} then delivery.lease end,
    leased_until = case when ${stands} then delivery.leased_until end,
    delivered_at = case when done.state = 'delivered' and not ${stands} then $14::timestamptz else delivery.delivered_at end,
    external_id = coalesce(done.external_id, delivery.external_id),
    external_url = coalesce(done.external_url, delivery.external_url),
    last_reason = case when ${stands} then delivery.last_reason else done.reason end,
    last_detail = case when ${stands} then delivery.last_detail else done.detail end,
    last_said = case when ${stands} then delivery.last_said else done.said end,
    -- Said once for certain, it is certain.
    unconfirmed = case when done.state <> 'delivered' then delivery.unconfirmed
      when delivery.state = 'delivered' then delivery.unconfirmed and done.unconfirmed else done.unconfirmed end
  from unnest(
    $1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::text[],
    $10::timestamptz[], $11::int[], $12::text[], $13::json[], $15::json[], $16::json[], $17::bool[]
  ) as done (
    publisher_id, id, lease, state, due_at, reason, detail, external_id, external_url, started_at, duration_ms, outcome, transcript,
    said, mended, unconfirmed
  )
  where delivery.publisher_id = done.publisher_id and delivery.id = done.id
  returning
    delivery.publisher_id, delivery.id, delivery.attempts,
    done.started_at, done.duration_ms, done.outcome, done.reason, done.detail, done.transcript, done.said, done.mended
)
insert into attempts (publisher_id, delivery_id, number, started_at, duration_ms, outcome, reason, detail, transcript, said, mended)
select * from moved`,
};

/** Records tries, at most one per delivery in a batch. */
export async function completeAll(tx: Queries, completions: Completion[], now: Date): Promise<void> {
  const text = (value: (completion: Completion) => string | null) =>
    new Column('text', completions.map(value));
  await tx.prepared(complete, [
    text((completion) => completion.publisherId),
    text((completion) => completion.deliveryId),
    text((completion) => completion.lease),
    text((completion) => completion.state),
    new Column(
      'timestamptz',
      completions.map((completion) => completion.dueAt),
    ),
    text((completion) => completion.reason),
    text((completion) => completion.detail),
    text((completion) => completion.externalId),
    text((completion) => completion.externalUrl),
    new Column(
      'timestamptz',
      completions.map((completion) => completion.startedAt),
    ),
    new Column(
      'int4',
      completions.map((completion) => completion.durationMs),
    ),
    text((completion) => completion.outcome),
    new Column(
      'json',
      completions.map((completion) => completion.transcript),
    ),
    now,
    new Column(
      'json',
      completions.map((completion) => completion.said),
    ),
    new Column(
      'json',
      completions.map((completion) => completion.mended),
    ),
    new Column(
      'bool',
      completions.map((completion) => completion.unconfirmed),
    ),
  ]);
}

/** Those of them that are parked now. */
export function parkedAmong(
  tx: Queries,
  completions: Pick<Completion, 'publisherId' | 'deliveryId'>[],
): Promise<{ publisherId: string; id: string; leadId: string; destinationId: string }[]> {
  return tx.rows(sql`
    select delivery.publisher_id as "publisherId", delivery.id, delivery.lead_id as "leadId",
      delivery.destination_id as "destinationId"
    from deliveries as delivery
    join unnest(
      ${completions.map(({ publisherId }) => publisherId)}::text[],
      ${completions.map(({ deliveryId }) => deliveryId)}::text[]
    ) as done (publisher_id, id) on done.publisher_id = delivery.publisher_id and done.id = delivery.id
    where delivery.state = 'parked'`);
}

const release: Prepared = {
  name: 'release_leases',
  text: `
update deliveries as delivery
set lease = null, leased_until = null
from unnest($1::text[], $2::text[]) as held (publisher_id, id)
where delivery.publisher_id = held.publisher_id and delivery.id = held.id and delivery.lease = $3`,
};

/** Gives leases back without a try. */
export async function releaseLeases(
  db: Queries,
  held: { publisherId: string; deliveryId: string }[],
  node: string,
): Promise<void> {
  await db.prepared(release, [
    new Column(
      'text',
      held.map(({ publisherId }) => publisherId),
    ),
    new Column(
      'text',
      held.map(({ deliveryId }) => deliveryId),
    ),
    node,
  ]);
}
