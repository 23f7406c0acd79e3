// SQL of what became of our records on the far side: from a record there back to the delivery, and what was last read of it.
import sql from 'sql-template-tag';
import type { Queries, Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import { planAsUsual } from '../platform/plan-as-usual.ts';
import type { ReadRecord, Standing } from './remote-record.ts';

/** A delivery that a record there belongs to; `nth` of those asked for. */
export type Owned = { nth: number; publisherId: string; deliveryId: string; leadId: string };

type Place = { publisherId: string; id: string };
type Sought = { deliveryId: string | null; externalId: string };

/** By the far side's id; where our own key came with it, that one delivery alone. */
export async function deliveriesBehind(
  db: Queries,
  destination: Place,
  sought: readonly Sought[],
): Promise<Owned[]> {
  const found = await db.rows<Owned>(sql`
    select sought.nth::int, delivery.publisher_id as "publisherId", delivery.id as "deliveryId", delivery.lead_id as "leadId"
    from ${unnested(sought)}
    join deliveries as delivery on delivery.destination_id = ${destination.id} and delivery.external_id = sought.external_id
      and (sought.delivery_id is null or delivery.id = sought.delivery_id) and delivery.lead_id is not null
      ${ownersAlone(destination)}`);
  const known = new Set(found.map(({ nth }) => nth));
  const rest = sought.flatMap(({ deliveryId }, at) =>
    deliveryId === null || known.has(at + 1) ? [] : [{ deliveryId, nth: at + 1 }],
  );
  if (rest.length === 0) return found;
  // The record has another id by now, such as after a merge.
  const byKey = await db.rows<Owned>(sql`
    select rest.nth::int, delivery.publisher_id as "publisherId", delivery.id as "deliveryId", delivery.lead_id as "leadId"
    from unnest(${rest.map(({ deliveryId }) => deliveryId)}::text[], ${rest.map(({ nth }) => nth)}::int[]) as rest (delivery_id, nth)
    cross join publishers as publisher
    join deliveries as delivery on delivery.publisher_id = publisher.id and delivery.id = rest.delivery_id
    where delivery.destination_id = ${destination.id} and delivery.lead_id is not null
      and (${destination.publisherId === operatorId} or publisher.id = ${destination.publisherId})`);
  return [...found, ...byKey];
}

const unnested = (sought: readonly Sought[]) => sql`
  unnest(${sought.map(({ deliveryId }) => deliveryId)}::text[], ${sought.map(({ externalId }) => externalId)}::text[])
    with ordinality as sought (delivery_id, external_id, nth)`;

const ownersAlone = ({ publisherId }: Place) =>
  sql`and (${publisherId === operatorId} or delivery.publisher_id = ${publisherId})`;

export type Kept = Standing & {
  publisherId: string;
  deliveryId: string;
  changedAt: Date;
  url: string | null;
  externalId: string;
};

/** What was read of these before, locked until the transaction ends. */
export async function remoteRecordsOf(tx: Tx, owned: readonly Owned[]): Promise<Kept[]> {
  await planAsUsual(tx);
  const rows = await tx.rows<Kept & { value: string | null }>(sql`
    select publisher_id as "publisherId", delivery_id as "deliveryId", state, status, owner, value, currency,
      changed_at as "changedAt", url, external_id as "externalId"
    from remote_records
    where (publisher_id, delivery_id) in (
      select * from unnest(${owned.map(({ publisherId }) => publisherId)}::text[], ${owned.map(({ deliveryId }) => deliveryId)}::text[]))
    order by publisher_id, delivery_id for update`);
  return rows.map((row) => ({ ...row, value: row.value === null ? null : Number(row.value) }));
}

export type NewRecord = Owned & { record: ReadRecord };

/** The same delivery must not be given twice. */
export async function saveRemoteRecords(
  tx: Tx,
  destinationId: string,
  records: readonly NewRecord[],
  now: Date,
): Promise<void> {
  const rows = records.map(({ publisherId, deliveryId, leadId, record }) => ({
    publisher_id: publisherId,
    delivery_id: deliveryId,
    lead_id: leadId,
    destination_id: destinationId,
    external_id: record.externalId,
    url: record.url,
    state: record.state,
    status: record.status,
    owner: record.owner,
    value: record.value,
    currency: record.currency,
    changed_at: record.changedAt,
    read_at: now,
  }));
  await tx.run(sql`
    insert into remote_records
    select * from jsonb_populate_recordset(null::remote_records, ${JSON.stringify(rows)}::jsonb)
    on conflict (publisher_id, delivery_id) do update
      set external_id = excluded.external_id, url = excluded.url, state = excluded.state, status = excluded.status,
        owner = excluded.owner, value = excluded.value, currency = excluded.currency, changed_at = excluded.changed_at,
        read_at = excluded.read_at
      where remote_records.changed_at <= excluded.changed_at`);
}
