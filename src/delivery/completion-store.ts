// SQL of the tries that have ended: recorded in batches. Each statement can be pasted into psql.
import sql from 'sql-template-tag';
import type { Said } from '../connectors/connector.ts';
import type { Mended } from '../mapping/mapping.ts';
import { Column, type Prepared, type Queries } from '../platform/db.ts';

/** One finished try and where it leaves its delivery. */
export type Completion = {
  publisherId: string;
  deliveryId: string;
  destinationId: string;
  personId: string | null;
  lease: string;
  state: 'delivered' | 'waiting' | 'parked';
  dueAt: Date;
  /** One rung up the retry ladder. */
  climbs: boolean;
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
    -- Having to wait for its turn or for the destination itself brings nobody nearer to being given up.
    rung = case when ${stands} or not done.climbs then delivery.rung else delivery.rung + 1 end,
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
    $10::timestamptz[], $11::int[], $12::text[], $13::json[], $15::json[], $16::json[], $17::bool[], $18::bool[]
  ) as done (
    publisher_id, id, lease, state, due_at, reason, detail, external_id, external_url, started_at, duration_ms, outcome, transcript,
    said, mended, unconfirmed, climbs
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
    new Column(
      'bool',
      completions.map((completion) => completion.climbs),
    ),
  ]);
}

/** Those of them that are parked now. */
export function parkedAmong(
  tx: Queries,
  completions: Pick<Completion, 'publisherId' | 'deliveryId'>[],
): Promise<{ publisherId: string; id: string; leadId: string | null; destinationId: string }[]> {
  return tx.rows(sql`
    select delivery.publisher_id as "publisherId", delivery.id,
      coalesce(delivery.lead_id, delivery.followed_lead_id) as "leadId",
      delivery.destination_id as "destinationId"
    from deliveries as delivery
    join unnest(
      ${completions.map(({ publisherId }) => publisherId)}::text[],
      ${completions.map(({ deliveryId }) => deliveryId)}::text[]
    ) as done (publisher_id, id) on done.publisher_id = delivery.publisher_id and done.id = delivery.id
    where delivery.state = 'parked'`);
}
