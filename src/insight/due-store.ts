// SQL of leads that are to be counted anew, and of the states of publishers' sums.
import sql, { raw } from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { MonthsTo } from '../platform/months.ts';
import type { Due } from './happened.ts';

export async function insertDue(tx: Tx, due: readonly Due[]): Promise<void> {
  const text = (value: (each: Due) => string) => new Column('text', due.map(value));
  await tx.run(sql`
    insert into insight_due (publisher_id, event_id, lead_id, at)
    select * from unnest(
      ${text(({ publisherId }) => publisherId)}::text[], ${text(({ eventId }) => eventId)}::text[], ${text(({ leadId }) => leadId)}::text[],
      ${new Column(
        'timestamptz',
        due.map(({ at }) => at),
      )}::timestamptz[])`);
}

/** Publishers of which leads are due, found by leaps along the key; each has a state from then on. */
export async function publishersDue(db: Queries): Promise<string[]> {
  const rows = await db.rows<{ publisherId: string; known: boolean }>(sql`
    with recursive waiting as (
      (select publisher_id from insight_due order by publisher_id limit 1)
      union all
      select (
        select due.publisher_id from insight_due as due
        where due.publisher_id > waiting.publisher_id order by due.publisher_id limit 1)
      from waiting where waiting.publisher_id is not null
    )
    select publisher_id as "publisherId",
      exists (select from insight_states as state where state.publisher_id = waiting.publisher_id) as known
    from waiting where publisher_id is not null`);
  const fresh = rows.filter(({ known }) => !known).map(({ publisherId }) => publisherId);
  if (fresh.length > 0)
    await db.run(sql`
      insert into insight_states (publisher_id) select unnest(${new Column('text', fresh)}::text[]) on conflict do nothing`);
  return rows.map(({ publisherId }) => publisherId);
}

export type State = {
  publisherId: string;
  timeZone: string;
  generation: number;
  building: number | null;
  buildingZone: string | null;
  begunBy: string | null;
  begunAt: Date | null;
  builtTo: string;
  seen: number;
  total: number;
  builtAt: Date | null;
  /** Of the generation that is shown. */
  monthsTo: MonthsTo;
};

const columns = sql`publisher_id as "publisherId", time_zone as "timeZone", generation, building, building_zone as "buildingZone",
  begun_by as "begunBy", begun_at as "begunAt", built_to as "builtTo", seen, total, built_at as "builtAt",
  to_char(months_to, 'YYYY-MM-DD') as "monthsTo"`;

export function stateOf(db: Queries, publisherId: string): Promise<State | undefined> {
  return one(db, sql`select ${columns} from insight_states where publisher_id = ${publisherId}`);
}

/** Of those that nobody else holds; held until the transaction ends. */
export function holdStates(tx: Tx, publisherIds: readonly string[]): Promise<State[]> {
  return tx.rows(sql`
    select ${columns} from insight_states
    where publisher_id = any(${new Column('text', publisherIds)}::text[]) order by publisher_id for update skip locked`);
}

/**
 * Takes so many of each publisher off the list, the oldest; they are on it again when the transaction fails. Nobody else does while the
 * states are held, so that each row is where it was seen.
 */
export function takeDue(
  tx: Tx,
  publisherIds: readonly string[],
  most: number,
): Promise<{ publisherId: string; leadId: string }[]> {
  return tx.rows(sql`
    delete from insight_due where ctid = any(array(
      select oldest.ctid
      from unnest(${new Column('text', publisherIds)}::text[]) as held (publisher_id)
      cross join lateral (
        select ctid from insight_due where publisher_id = held.publisher_id order by event_id limit ${most}
      ) as oldest))
    returning publisher_id as "publisherId", lead_id as "leadId"`);
}

/** That of which something is being made anew for the longest, if nobody else holds it. */
export function holdBuilding(tx: Tx): Promise<State | undefined> {
  return one(
    tx,
    sql`select ${columns} from insight_states where building is not null order by begun_at limit 1 for update skip locked`,
  );
}

export async function leadsAfter(
  tx: Tx,
  publisherId: string,
  afterId: string,
  most: number,
): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(sql`
    select id from leads where publisher_id = ${publisherId} and id > ${afterId} order by id limit ${most}`);
  return rows.map(({ id }) => id);
}

export async function saveProgress(tx: Tx, { publisherId, builtTo, seen }: State): Promise<void> {
  await tx.run(
    sql`update insight_states set built_to = ${builtTo}, seen = ${seen} where publisher_id = ${publisherId}`,
  );
}

/** What was made anew is shown from now on. */
export async function showBuilt(tx: Tx, { publisherId, seen }: State, at: Date): Promise<void> {
  await tx.run(sql`
    update insight_states
    set generation = building, time_zone = building_zone, building = null, building_zone = null, built_at = ${at}, seen = ${seen},
      stale = true, months_to = '-infinity'
    where publisher_id = ${publisherId}`);
}

/** Makes the sums anew from the beginning, also where that is under way. */
export async function beginBuilding(
  tx: Tx,
  publisherId: string,
  { timeZone, by, at }: { timeZone: string | null; by: string; at: Date },
): Promise<void> {
  await tx.run(sql`
    insert into insight_states (publisher_id) values (${publisherId}) on conflict do nothing`);
  await tx.run(sql`
    update insight_states
    set building = greatest(generation, building) + 1, building_zone = coalesce(${timeZone}, building_zone, time_zone), begun_by = ${by},
      begun_at = ${at}, built_to = '', seen = 0, stale = true,
      total = (select coalesce(sum(leads), 0) from lead_counts where publisher_id = ${publisherId})
    where publisher_id = ${publisherId}`);
}

/** Of the tables whose rows are of a generation. */
const keys = {
  insight_leads: 'publisher_id, generation, lead_id',
  insight_days: 'publisher_id, generation, dimension, listing, day, key',
  insight_months: 'publisher_id, generation, dimension, listing, day, key',
  insight_values: 'publisher_id, generation, dimension, listing, day, key, currency',
  insight_sequences: 'publisher_id, generation, seller, day, sequence_id, step_id, reason, currency',
};

/** Removes so many rows of sums that are shown no more; answers whether there are none left. */
export async function removeStale(tx: Tx, most: number): Promise<boolean> {
  const state = await one<{ publisherId: string; generations: number[] }>(
    tx,
    sql`select publisher_id as "publisherId", array_remove(array[generation, building], null) as generations
      from insight_states where stale order by publisher_id limit 1 for update skip locked`,
  );
  if (state === undefined) return true;
  const kept = new Column('int4', state.generations);
  const old = sql`publisher_id = ${state.publisherId} and generation <> all(${kept}::int[])`;
  let removed = 0;
  for (const [table, key] of Object.entries(keys))
    removed += await tx.run(sql`
      delete from ${raw(table)} where (${raw(key)}) in (select ${raw(key)} from ${raw(table)} where ${old} limit ${most})`);
  if (removed === 0)
    await tx.run(sql`update insight_states set stale = false where publisher_id = ${state.publisherId}`);
  return false;
}
