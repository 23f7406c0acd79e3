// SQL of the deliveries: scheduled with their lead, claimed in batches, given back. Each statement can be pasted into psql.
import { Column, type Prepared, type Queries, type Tx } from '../platform/db.ts';
import { firstScore } from '../leads/first-score.ts';
import { sharedLead, type LeadRow } from '../leads/shared-lead.ts';
import type { EventType } from '../events.ts';
import { outgoingEvent } from './cargo.ts';
import type { Push } from './lane.ts';

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

type ClaimedRow = LeadRow &
  Pick<Push, 'deliveryId' | 'destinationId' | 'attempts' | 'rung' | 'createdAt'> & {
    follows: boolean;
    /** Whose turn it is. */
    turnOf: string | null;
  } & ({ eventId: null } | EventColumns);

/** Of a delivery that carries an event; those of the lead are null then, unless its record is to follow what happened. */
type EventColumns = {
  eventId: string;
  eventType: EventType;
  subjectId: string;
  at: Date;
  actor: string;
  data: object;
};

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
  returning delivery.publisher_id, delivery.id, delivery.lead_id, delivery.destination_id, delivery.attempts, delivery.rung, delivery.created_at, delivery.due_at,
    delivery.event_id, delivery.event_type, delivery.subject_id, delivery.followed_lead_id, delivery.person_id
)
select
  leased.id as "deliveryId", leased.destination_id as "destinationId", leased.attempts, leased.rung, leased.created_at as "createdAt",
  lead.id, lead.kind, lead.status, leased.publisher_id as "publisherId", lead.storefront, lead.listing_id as "listingId",
  listing.offer_id as "offerId", listing.title as "offerTitle", lead.action, lead.contact, lead.note, lead.consent, lead.source,
  lead.warnings, lead.person_id as "personId", lead.received_at as "receivedAt",
  (
    select ${firstScore} from standings as standing where standing.publisher_id = lead.publisher_id and standing.lead_id = lead.id
  ) as score,
  leased.followed_lead_id is not null as follows, leased.person_id as "turnOf",
  leased.event_id as "eventId", leased.event_type as "eventType", leased.subject_id as "subjectId", event.at, event.actor, event.data
from leased
left join leads as lead on lead.publisher_id = leased.publisher_id and lead.id = coalesce(leased.lead_id, leased.followed_lead_id)
left join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
-- Each looked up by its key, whatever the planner thinks of how many there are.
left join lateral (
  select at, actor, data from events
  where publisher_id = leased.publisher_id and subject_id = leased.subject_id and id = leased.event_id limit 1
) as event on true
-- Whoever was told to wait stands behind those who have waited longer: one that is throttled whenever it comes must not hold up the others.
order by leased.rung > 0, leased.due_at, leased.id`,
};

/** Leases what is due, up to the room given: whoever's lease has ended is claimed like what never had one. First attempts come first, then what has been due longest. */
export async function claimDue(
  db: Queries,
  rooms: Room[],
  lease: { node: string; now: Date; until: Date },
): Promise<Push[]> {
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
  return rows.map((row) => {
    const { publisherId, deliveryId, destinationId, attempts, rung, createdAt } = row;
    const held = {
      publisherId,
      deliveryId,
      destinationId,
      attempts,
      rung,
      createdAt,
      leaseUntil: lease.until,
    };
    if (row.eventId === null) return { ...held, personId: row.personId, lead: sharedLead(row) };
    const { eventId: id, eventType: type, subjectId, at, actor, data } = row;
    const event = outgoingEvent({ id, type, at, publisherId, subjectId, actor, data });
    if (!row.follows) return { ...held, personId: subjectId, lead: null, event };
    const follows = { opportunityId: subjectId, eventId: id };
    return { ...held, personId: row.turnOf, lead: sharedLead(row), follows };
  });
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
