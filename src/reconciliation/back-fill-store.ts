// SQL of back-fills: which are under way, how far each is, and which rows are next.
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import { leadColumns } from '../leads/store.ts';
import type { LeadRow } from '../leads/shared-lead.ts';
import { sendableStates, type PlaceState } from './place.ts';
import { only } from './listed-store.ts';
import { between, places, type Asked } from './place-store.ts';

export type BackFill = {
  publisherId: string;
  id: string;
  comparisonId: string;
  state: 'running' | 'done' | 'failed';
  chosen: number[] | null;
  startedBy: string;
  startedAt: Date;
  endedAt: Date | null;
  afterNth: number;
  rowsDone: number;
  rowsTotal: number;
  takenIn: number;
  sent: number;
  couldNot: number;
  failures: number;
};

const columns = sql`
  publisher_id as "publisherId", id, comparison_id as "comparisonId", state, chosen, started_by as "startedBy",
  started_at as "startedAt", ended_at as "endedAt", after_nth as "afterNth", rows_done as "rowsDone", rows_total as "rowsTotal",
  taken_in as "takenIn", sent, could_not as "couldNot", failures`;

/** False where one is under way for this comparison. */
export async function insertBackFill(
  db: Queries,
  row: Pick<
    BackFill,
    'publisherId' | 'id' | 'comparisonId' | 'chosen' | 'startedBy' | 'startedAt' | 'rowsTotal'
  >,
): Promise<boolean> {
  const chosen = row.chosen === null ? null : new Column('int4', row.chosen);
  const made = await db.run(sql`
    insert into back_fills (publisher_id, id, comparison_id, state, chosen, started_by, started_at, rows_total, next_at)
    values (${row.publisherId}, ${row.id}, ${row.comparisonId}, 'running', ${chosen}::int[], ${row.startedBy}, ${row.startedAt},
      ${row.rowsTotal}, ${row.startedAt})
    on conflict (publisher_id, comparison_id) where state = 'running' do nothing`);
  return made > 0;
}

/** Newest first. */
export function backFillsOf(
  db: Queries,
  publisherId: string,
  comparisonId: string,
  limit: number,
): Promise<BackFill[]> {
  return db.rows(sql`
    select ${columns} from back_fills where publisher_id = ${publisherId} and comparison_id = ${comparisonId}
    order by id desc limit ${limit}`);
}

/** What nobody works on, longest waiting first. */
export async function dueBackFill(
  db: Queries,
  now: Date,
): Promise<{ publisherId: string; id: string } | undefined> {
  return one(
    db,
    sql`select publisher_id as "publisherId", id from back_fills where state = 'running' and next_at <= ${now}
    order by next_at limit 1`,
  );
}

/** Held until the transaction ends, so that one page is one process's; undefined: it has ended, or somebody else has it. */
export function lockBackFill(tx: Tx, publisherId: string, id: string): Promise<BackFill | undefined> {
  return one(
    tx,
    sql`select ${columns} from back_fills
    where publisher_id = ${publisherId} and id = ${id} and state = 'running' for update skip locked`,
  );
}

export type Next = {
  nth: number;
  cells: string[] | null;
  leadId: string | null;
  fault: string | null;
};

/** Rows that are looked at for one page, most of which need nothing. */
const looksAt = 5_000;

/** nths: the next rows that are missing here or can be sent further on. untilNth: what is up to there is seen to; rows: how many those are. */
export type Found = { nths: number[]; untilNth: number; rows: number };

/** Undefined: that was all. */
export async function nextToFill(
  tx: Tx,
  asked: Asked,
  { publisherId, comparisonId, afterNth, chosen }: BackFill,
  limit: number,
): Promise<Found | undefined> {
  const [end] = await tx.rows<{ nth: number | null }>(sql`
    select max(nth) as nth from (
      select nth from listed_leads as listed
      where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and nth > ${afterNth} and not left_out ${among(chosen)}
      order by nth limit ${looksAt}) as next`);
  if (end!.nth === null) return undefined;
  const some = sql`and listed.nth > ${afterNth} and listed.nth <= ${end!.nth} ${among(chosen)}`;
  const [found] = await tx.rows<Found>(sql`
    ${places(asked, some, await between(tx, asked, some))},
    wanted as (
      select nth from listed where lead_id is null
      union select nth from place where stands in (${join([...sendableStates])})
      order by nth limit ${limit}
    ),
    seen as (
      select case when count(*) < ${limit} then ${end!.nth} else max(nth) end as until, coalesce(array_agg(nth order by nth), '{}') as nths
      from wanted
    )
    select nths, until as "untilNth", (select count(*)::int from listed where nth <= until) as rows from seen`);
  return found;
}

const among = (chosen: readonly number[] | null): Sql => (chosen === null ? empty : only(chosen));

/** Held until the transaction ends: two comparisons never have the same row. */
export function lockRows(
  tx: Tx,
  { publisherId, comparisonId }: BackFill,
  nths: readonly number[],
): Promise<Next[]> {
  return tx.rows(sql`
    select nth, cells, lead_id as "leadId", fault from listed_leads as listed
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} ${only(nths)}
    order by nth for update`);
}

/** Nobody delivers them or sends them again meanwhile. */
export async function lockDeliveries(tx: Tx, publisherId: string, leadIds: readonly string[]): Promise<void> {
  await tx.rows(sql`
    select from deliveries where publisher_id = ${publisherId} and lead_id = any(${new Column('text', leadIds)}::text[])
    order by id for update`);
}

export type ToSend = {
  nth: number;
  leadId: string;
  destinationId: string;
  deliveryId: string | null;
};

/** What can be sent, of these rows. */
export function toSend(db: Queries, asked: Asked, nths: readonly number[]): Promise<ToSend[]> {
  return db.rows(sql`
    ${places(asked, only(nths))}
    select nth, lead_id as "leadId", destination_id as "destinationId", delivery_id as "deliveryId"
    from place where stands in (${join([...sendableStates])}) order by nth, destination_id`);
}

export function leadsByIds(db: Queries, publisherId: string, ids: readonly string[]): Promise<LeadRow[]> {
  return db.rows(sql`
    select ${leadColumns} from leads as lead
    join listings as listing on listing.publisher_id = lead.publisher_id and listing.id = lead.listing_id
    where lead.publisher_id = ${publisherId} and lead.id = any(${new Column('text', ids)}::text[]) order by lead.id`);
}

type Done = { afterNth: number; rows: number; takenIn: number; sent: number; couldNot: number };

export async function moveOn(tx: Tx, { publisherId, id }: BackFill, done: Done, now: Date): Promise<void> {
  await tx.run(sql`
    update back_fills set after_nth = ${done.afterNth}, rows_done = rows_done + ${done.rows}, taken_in = taken_in + ${done.takenIn},
      sent = sent + ${done.sent}, could_not = could_not + ${done.couldNot}, failures = 0, next_at = ${now}
    where publisher_id = ${publisherId} and id = ${id}`);
}

export async function endBackFill(
  tx: Queries,
  { publisherId, id }: Pick<BackFill, 'publisherId' | 'id'>,
  state: 'done' | 'failed',
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update back_fills set state = ${state}, ended_at = ${now}
    where publisher_id = ${publisherId} and id = ${id} and state = 'running'`);
}

/** After a failure: it goes on by itself, later each time. Answers how many there were in a row. */
export async function postponeBackFill(
  db: Queries,
  publisherId: string,
  id: string,
  now: Date,
): Promise<number> {
  const [row] = await db.rows<{ failures: number }>(sql`
    update back_fills set failures = failures + 1,
      next_at = ${now}::timestamptz + least(interval '1 second' * power(2, failures), interval '5 minutes')
    where publisher_id = ${publisherId} and id = ${id} returning failures`);
  return row?.failures ?? 0;
}

export type Planned = {
  rows: number;
  takeIn: number;
  cannot: { reason: string; count: number }[];
  sends: { destinationId: string; state: PlaceState; count: number }[];
  held: { destinationId: string; state: PlaceState; reason: string | null; count: number }[];
};

/** Of the list's leads, these. */
export async function rowsChosen(
  db: Queries,
  { publisherId, comparisonId }: Pick<Asked, 'publisherId' | 'comparisonId'>,
  chosen: readonly number[] | null,
): Promise<number> {
  const [row] = await db.rows<{ count: number }>(sql`
    select count(*)::int as count from listed_leads as listed
    where publisher_id = ${publisherId} and comparison_id = ${comparisonId} and not left_out ${among(chosen)}`);
  return row!.count;
}

/** What would be done with these rows. */
export async function planOf(db: Queries, asked: Asked, chosen: readonly number[] | null): Promise<Planned> {
  const narrowed = among(chosen);
  const rows = await db.rows<{ isMissing: boolean; fault: string | null; count: number }>(sql`
    select lead_id is null as "isMissing", fault, count(*)::int as count from listed_leads as listed
    where publisher_id = ${asked.publisherId} and comparison_id = ${asked.comparisonId} and not left_out ${narrowed}
    group by 1, 2 order by 2`);
  const stands = await db.rows<{
    destinationId: string;
    state: PlaceState;
    reason: string | null;
    count: number;
  }>(sql`
    ${places(asked, narrowed, await between(db, asked, narrowed))}
    select destination_id as "destinationId", stands as state, reason, count(*)::int as count from place
    where stands not in ('there', 'unconfirmed', 'not_routed', 'not_here') group by 1, 2, 3 order by 1, 2, 3`);
  const isSendable = (state: PlaceState) => (sendableStates as readonly PlaceState[]).includes(state);
  const missing = rows.filter(({ isMissing }) => isMissing);
  const sum = (some: readonly { count: number }[]) => some.reduce((all, { count }) => all + count, 0);
  return {
    rows: sum(rows),
    takeIn: sum(missing.filter(({ fault }) => fault === null)),
    cannot: missing.flatMap(({ fault, count }) => (fault === null ? [] : [{ reason: fault, count }])),
    sends: sendsOf(stands.filter(({ state }) => isSendable(state))),
    held: stands.filter(({ state }) => !isSendable(state)),
  };
}

/** Why it went missing makes no difference to how it is sent. */
function sendsOf(stands: readonly Planned['sends'][number][]): Planned['sends'] {
  const byPlace = Map.groupBy(stands, ({ destinationId, state }) => `${destinationId} ${state}`);
  return [...byPlace.values()].map((all) => {
    const { destinationId, state } = all[0]!;
    return { destinationId, state, count: all.reduce((sum, { count }) => sum + count, 0) };
  });
}
