// SQL of reconciliations: what there is to compare, how far each is, and what it found.
import { randomUUID } from 'node:crypto';
import sql, { empty } from 'sql-template-tag';
import type { Failed, RemoteRecord, Said } from '../connectors/connector.ts';
import { shownState, type ShownState } from '../delivery/shown-state.ts';
import { one, type Queries, type Tx } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { Compared, Sent } from './compare.ts';
import { saidOf } from './store.ts';

export type ReconciliationRow = {
  id: string;
  destinationId: string;
  since: Date | null;
  state: 'running' | 'done' | 'failed';
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
  compared: number;
  lacking: number;
  changed: number;
  reason: string | null;
  detail: string | null;
  said: Said | null;
};

const columns = sql`
  id, destination_id as "destinationId", since, state, started_by as "startedBy", started_at as "startedAt",
  ended_at as "endedAt", compared, lacking, changed, reason, detail, said`;

/** False when one is running. */
export async function startReconciliation(
  db: Queries,
  row: {
    publisherId: string;
    id: string;
    destinationId: string;
    since: Date | null;
    startedBy: string;
    now: Date;
  },
): Promise<boolean> {
  // The operator's goes through every publisher, from the first.
  const first = row.publisherId === operatorId ? '' : row.publisherId;
  const started = await db.run(sql`
    insert into reconciliations (publisher_id, id, destination_id, since, state, started_by, started_at, next_at, after_publisher_id)
    values (${row.publisherId}, ${row.id}, ${row.destinationId}, ${row.since}, 'running', ${row.startedBy}, ${row.now}, ${row.now}, ${first})
    on conflict (publisher_id, destination_id) where state = 'running' do nothing`);
  return started > 0;
}

export function reconciliationsOf(
  db: Queries,
  publisherId: string,
  destinationId: string,
  { beforeId, limit }: { beforeId: string | null; limit: number },
): Promise<ReconciliationRow[]> {
  return db.rows(sql`
    select ${columns} from reconciliations
    where publisher_id = ${publisherId} and destination_id = ${destinationId}
      ${beforeId === null ? empty : sql`and id < ${beforeId}`}
    order by id desc limit ${limit}`);
}

export function reconciliationById(
  db: Queries,
  publisherId: string,
  destinationId: string,
  id: string,
): Promise<ReconciliationRow | undefined> {
  return one(
    db,
    sql`select ${columns} from reconciliations
      where publisher_id = ${publisherId} and destination_id = ${destinationId} and id = ${id}`,
  );
}

export type Run = {
  publisherId: string;
  id: string;
  destinationId: string;
  since: Date | null;
  claim: string;
  afterPublisherId: string;
  afterId: string;
  compared: number;
  lacking: number;
  changed: number;
  failures: number;
};

export function claimReconciliations(
  db: Queries,
  { now, until, limit }: { now: Date; until: Date; limit: number },
): Promise<Run[]> {
  return db.rows(sql`
    update reconciliations set claim = ${randomUUID()}, claimed_until = ${until}
    where (publisher_id, id) in (
      select publisher_id, id from reconciliations
      where state = 'running' and next_at <= ${now} and (claimed_until is null or claimed_until <= ${now})
      order by next_at limit ${limit} for update skip locked
    )
    returning publisher_id as "publisherId", id, destination_id as "destinationId", since, claim,
      after_publisher_id as "afterPublisherId", after_id as "afterId", compared, lacking, changed, failures`);
}

/** Rows of one publisher that are looked at for one page at most, whosever destination they are for. */
const mostScanned = 20_000;

export type Page = { publisherId: string; afterId: string; sent: Sent[] };

/** The next to compare, by the order of the primary key; null: that was all. */
export async function pageToCompare(
  db: Queries,
  run: Pick<Run, 'publisherId' | 'destinationId' | 'since' | 'afterPublisherId' | 'afterId'>,
  limit: number,
): Promise<Page | null> {
  let { afterPublisherId: publisherId, afterId } = run;
  for (;;) {
    if (publisherId !== '') {
      const page = await pageOfPublisher(db, publisherId, afterId, run, limit);
      if (page !== null) return page;
    }
    const next = run.publisherId === operatorId ? await publisherAfter(db, publisherId) : null;
    if (next === null) return null;
    publisherId = next;
    afterId = '';
  }
}

async function pageOfPublisher(
  db: Queries,
  publisherId: string,
  afterId: string,
  { destinationId, since }: Pick<Run, 'destinationId' | 'since'>,
  limit: number,
): Promise<Page | null> {
  // What is looked at ends with the last of the page: the rest is read for a page that is not full alone.
  const scanned = sql`
    select id, lead_id, destination_id, state, delivered_at, external_id from deliveries
    where publisher_id = ${publisherId} and id > ${afterId} order by id limit ${mostScanned}`;
  const [row] = await db.rows<{ last: string | null; sent: Sent[] }>(sql`
    with sent as materialized (
      select id as "deliveryId", lead_id as "leadId", external_id as "externalId" from (${scanned}) as scanned
      where destination_id = ${destinationId} and state = 'delivered' and lead_id is not null
        ${since === null ? empty : sql`and delivered_at >= ${since}`}
      order by id limit ${limit}
    )
    select case when (select count(*) from sent) < ${limit} then (select max(id) from (${scanned}) as scanned)
      else (select max("deliveryId") from sent) end as last,
      (select coalesce(json_agg(sent), '[]') from sent) as sent`);
  const { last, sent } = row!;
  return last === null ? null : { publisherId, sent, afterId: last };
}

async function publisherAfter(db: Queries, id: string): Promise<string | null> {
  const next = await one<{ id: string }>(
    db,
    sql`select id from publishers where id > ${id} collate "C" and id <> ${operatorId} order by id limit 1`,
  );
  return next?.id ?? null;
}

type Progress = Page & { compared: number; lacking: number; changed: number; until: Date };

/** False when the claim is gone. */
export async function moveOn(tx: Tx, run: Run, to: Progress): Promise<boolean> {
  const moved = await tx.run(sql`
    update reconciliations set after_publisher_id = ${to.publisherId}, after_id = ${to.afterId}, failures = 0,
      claimed_until = ${to.until}, compared = ${to.compared}, lacking = ${to.lacking}, changed = ${to.changed}
    where publisher_id = ${run.publisherId} and id = ${run.id} and claim = ${run.claim}`);
  return moved > 0;
}

export async function addFindings(
  tx: Tx,
  run: Run,
  leadPublisherId: string,
  found: readonly Compared[],
): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map(({ deliveryId, leadId, record }) => ({
    publisher_id: run.publisherId,
    reconciliation_id: run.id,
    delivery_id: deliveryId,
    lead_publisher_id: leadPublisherId,
    lead_id: leadId,
    is_lacking: record === null,
    record,
  }));
  await tx.run(sql`
    insert into reconciliation_findings
    select * from jsonb_populate_recordset(null::reconciliation_findings, ${JSON.stringify(rows)}::jsonb)
    on conflict do nothing`);
}

/** Lets go of it until then, with why where a try failed. */
export async function postpone(db: Queries, run: Run, failed: Failed | null, next: Date): Promise<void> {
  await db.run(sql`
    update reconciliations set claim = null, claimed_until = null, next_at = ${next},
      failures = failures + ${failed === null ? 0 : 1}
    where publisher_id = ${run.publisherId} and id = ${run.id} and claim = ${run.claim}`);
}

/** False when the claim is gone. */
export async function endReconciliation(
  tx: Tx,
  run: Run,
  failed: Failed | null,
  now: Date,
): Promise<boolean> {
  const ended = await tx.run(sql`
    update reconciliations set state = ${failed === null ? 'done' : 'failed'}, ended_at = ${now}, claim = null,
      claimed_until = null, reason = ${failed?.reason ?? null}, detail = ${failed?.detail ?? null},
      said = ${failed === null ? null : saidOf(failed)}::json
    where publisher_id = ${run.publisherId} and id = ${run.id} and claim = ${run.claim}`);
  return ended > 0;
}

export type FindingRow = {
  deliveryId: string;
  publisherId: string;
  leadId: string;
  isLacking: boolean;
  record: RemoteRecord | null;
  /** Of the delivery now. */
  state: ShownState | null;
  deliveredAt: Date | null;
};

export function findingsAfter(
  db: Queries,
  publisherId: string,
  reconciliationId: string,
  { afterId, lacking, limit, now }: { afterId: string; lacking: boolean | null; limit: number; now: Date },
): Promise<FindingRow[]> {
  return db.rows(sql`
    select finding.delivery_id as "deliveryId", finding.lead_publisher_id as "publisherId", finding.lead_id as "leadId",
      finding.is_lacking as "isLacking", finding.record, ${shownState(now)} as state, delivery.delivered_at as "deliveredAt"
    from reconciliation_findings as finding
    left join deliveries as delivery
      on delivery.publisher_id = finding.lead_publisher_id and delivery.id = finding.delivery_id
    where finding.publisher_id = ${publisherId} and finding.reconciliation_id = ${reconciliationId}
      and finding.delivery_id > ${afterId} ${lacking === null ? empty : sql`and finding.is_lacking = ${lacking}`}
    order by finding.delivery_id limit ${limit}`);
}

/** What is still lacking: not sent again since. */
export function lackingAfter(
  db: Queries,
  publisherId: string,
  { id, startedAt }: Pick<ReconciliationRow, 'id' | 'startedAt'>,
  { deliveryIds, afterId, limit }: { deliveryIds: readonly string[] | null; afterId: string; limit: number },
): Promise<{ deliveryId: string; publisherId: string }[]> {
  return db.rows(sql`
    select finding.delivery_id as "deliveryId", finding.lead_publisher_id as "publisherId"
    from reconciliation_findings as finding
    join deliveries as delivery
      on delivery.publisher_id = finding.lead_publisher_id and delivery.id = finding.delivery_id
    where finding.publisher_id = ${publisherId} and finding.reconciliation_id = ${id} and finding.is_lacking
      and finding.delivery_id > ${afterId} and delivery.state = 'delivered' and delivery.delivered_at <= ${startedAt}
      ${deliveryIds === null ? empty : sql`and finding.delivery_id = any(${[...deliveryIds]}::text[])`}
    order by finding.delivery_id limit ${limit}`);
}

/** With what they found. */
export async function removeOldReconciliations(tx: Tx, before: Date, limit: number): Promise<number> {
  const old = sql`select publisher_id, id from reconciliations where state <> 'running' and ended_at < ${before} order by publisher_id, id limit ${limit}`;
  await tx.run(sql`delete from reconciliation_findings where (publisher_id, reconciliation_id) in (${old})`);
  return tx.run(sql`delete from reconciliations where (publisher_id, id) in (${old})`);
}
