// SQL of what is kept of each day, of the days that are to be made anew, and of the people who came to something in a span of them.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { KeptPart, Part } from './kept-day.ts';
import type { Span } from './total-store.ts';

/** Days that nothing has happened to since they were kept, each with these parts. */
export function keptDays(
  db: Queries,
  publisherId: string,
  {
    from,
    to,
    parts,
    halfLifeDays,
  }: { from: string; to: string; parts: readonly Part[]; halfLifeDays: number },
): Promise<KeptPart[]> {
  return db.rows(sql`
    select part, to_char(day, 'YYYY-MM-DD') as day, kept from campaign_days as kept_day
    where publisher_id = ${publisherId} and part = any(${new Column('text', parts)}::text[])
      and day between ${from}::date and ${to}::date and half_life_days = ${halfLifeDays}
      and not exists (
        select from campaign_days_due as due where due.publisher_id = kept_day.publisher_id and due.day = kept_day.day)
    order by day`);
}

/** On which the first lead came, such as 2026-11-21; null: none has come. */
export async function firstDay(db: Queries, publisherId: string): Promise<string | null> {
  const row = await one<{ day: string }>(
    db,
    sql`select to_char(received_at at time zone 'UTC', 'YYYY-MM-DD') as day from leads where publisher_id = ${publisherId} order by id limit 1`,
  );
  return row?.day ?? null;
}

/** Who, or whose lead, came to something in it: in the order of their ids, after one. Of leads alone those with a code. */
export async function peopleMoved(
  db: Queries,
  publisherId: string,
  { from, until }: Span,
  { after, limit }: { after: string; limit: number },
): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    with moved as (
      select lead_id from standings
      where publisher_id = ${publisherId} and stage in ('marketing_qualified', 'sales_qualified')
        and stage_since >= ${from} and stage_since < ${until}
      union all
      select lead_id from lead_outcomes where publisher_id = ${publisherId} and created_at >= ${from} and created_at < ${until}
      union all
      select lead_id from lead_outcomes
      where publisher_id = ${publisherId} and state <> 'open' and closed_at >= ${from} and closed_at < ${until}
    )
    select distinct id from (
      select person_id as id from campaign_touches where publisher_id = ${publisherId} and at >= ${from} and at < ${until}
      union all
      select lead.person_id from moved cross join lateral (
        select coalesce(person_id, id) as person_id from leads where publisher_id = ${publisherId} and id = moved.lead_id limit 1
      ) as lead
    ) as people
    where id > ${after} order by id limit ${limit}`);
  return rows.map(({ id }) => id);
}

export async function saveDay(
  tx: Tx,
  { publisherId, day, halfLifeDays }: Wanted,
  kept: readonly KeptPart[],
): Promise<void> {
  const text = (value: (part: KeptPart) => string) => new Column('text', kept.map(value));
  await tx.run(sql`
    insert into campaign_days (publisher_id, part, day, half_life_days, kept)
    select ${publisherId}, part, ${day}::date, ${halfLifeDays}::int, kept::json
    from unnest(${text(({ part }) => part)}::text[], ${text(({ kept: rows }) => JSON.stringify(rows))}::text[]) as made (part, kept)
    on conflict (publisher_id, part, day) do update set half_life_days = excluded.half_life_days, kept = excluded.kept`);
}

/** Those that wait before it is made anew: what comes meanwhile waits on. */
export async function marksOf(db: Queries, publisherId: string, day: string): Promise<string[]> {
  const rows = await db.rows<{ id: string }>(sql`
    select event_id as id from campaign_days_due where publisher_id = ${publisherId} and day = ${day}::date`);
  return rows.map(({ id }) => id);
}

export async function takeMarks(
  tx: Tx,
  publisherId: string,
  day: string,
  eventIds: readonly string[],
): Promise<void> {
  await tx.run(sql`
    delete from campaign_days_due
    where publisher_id = ${publisherId} and day = ${day}::date and event_id = any(${new Column('text', eventIds)}::text[])`);
}

export type Wanted = { publisherId: string; day: string; halfLifeDays: number };

/** Of publishers with campaigns, the newest days up to the last that are not kept as they are; since: older ones nobody asks for. */
export function daysToKeep(
  db: Queries,
  { since, last, usualHalfLife, most }: { since: string; last: string; usualHalfLife: number; most: number },
): Promise<Wanted[]> {
  return db.rows(sql`
    with publishers as (
      select distinct campaigns.publisher_id, coalesce(settings.half_life_days, ${usualHalfLife}::int) as half_life
      from campaigns left join campaign_settings as settings on settings.publisher_id = campaigns.publisher_id
    )
    select publishers.publisher_id as "publisherId", to_char(missing.day, 'YYYY-MM-DD') as day, half_life as "halfLifeDays"
    from publishers
    cross join lateral (
      select greatest((received_at at time zone 'UTC')::date, ${since}::date) as day from leads
      where publisher_id = publishers.publisher_id order by id limit 1
    ) as first
    cross join lateral (
      select series.day::date from generate_series(first.day, ${last}::date, interval '1 day') as series (day)
      where not exists (
        select from campaign_days as kept
        where kept.publisher_id = publishers.publisher_id and kept.part = 'totals' and kept.day = series.day::date and kept.half_life_days = half_life
          and not exists (
            select from campaign_days_due as due where due.publisher_id = kept.publisher_id and due.day = kept.day))
      order by series.day desc limit ${most}
    ) as missing
    where exists (select from campaign_days_due as due where due.publisher_id = publishers.publisher_id)
      or ${last}::date - first.day >= (
        select count(*) from campaign_days as kept
        where kept.publisher_id = publishers.publisher_id and kept.part = 'totals' and kept.day between first.day and ${last}::date
          and kept.half_life_days = half_life)
    order by missing.day desc limit ${most}`);
}

/** wide: what happened changes what is due to others of the same person as well. subjectId: a lead, an opportunity or a person. */
export type Mark = { publisherId: string; subjectId: string; eventId: string; wide: boolean; at: Date };

/**
 * Each day on which something of it counts, or counted: those of all its events, since each change of a stage and of a deal is one; and
 * those of its rows. The event's own day is not over yet. Of publishers without campaigns nothing is kept.
 */
export async function markDays(tx: Tx, marks: readonly Mark[]): Promise<void> {
  // Whoever sees their own leads alone changes what others' are due to as well, as when two people are one.
  const [before] = await tx.rows<{ assignee: string | null }>(sql`
    select current_setting('leadshare.assignee', true) as assignee`);
  await tx.rows(sql`select set_config('leadshare.assignee', '', true)`);
  await insertMarks(tx, marks);
  await tx.rows(sql`select set_config('leadshare.assignee', ${before?.assignee ?? ''}, true)`);
}

async function insertMarks(tx: Tx, marks: readonly Mark[]): Promise<void> {
  const text = (value: (mark: Mark) => string) => new Column('text', marks.map(value));
  await tx.run(sql`
    with recursive told as (
      select * from unnest(${text(({ publisherId }) => publisherId)}::text[], ${text(({ subjectId }) => subjectId)}::text[],
        ${text(({ eventId }) => eventId)}::text[], ${new Column(
          'bool',
          marks.map(({ wide }) => wide),
        )}::bool[], ${new Column(
          'timestamptz',
          marks.map(({ at }) => at),
        )}::timestamptz[]) as told (publisher_id, subject_id, event_id, wide, at)
      where exists (select from campaigns where campaigns.publisher_id = told.publisher_id)
    ), people (publisher_id, id, event_id, at) as (
      select told.publisher_id, coalesce(lead.person_id, told.subject_id), told.event_id, told.at
      from told left join leads as lead on lead.publisher_id = told.publisher_id and lead.id = told.subject_id
      where told.wide
      union
      select people.publisher_id, case when merge.kept_id = people.id then merge.absorbed_id else merge.kept_id end, people.event_id,
        people.at
      from people join merges as merge on merge.publisher_id = people.publisher_id and people.id in (merge.kept_id, merge.absorbed_id)
    ), own as (
      select publisher_id, subject_id as lead_id, event_id, at from told
      union
      select lead.publisher_id, lead.id, people.event_id, people.at
      from people join leads as lead on lead.publisher_id = people.publisher_id and lead.person_id = people.id
      union
      select publisher_id, id, event_id, at from people
    ), subjects as (
      select publisher_id, lead_id as id, event_id, at from own
      union
      select own.publisher_id, outcome.opportunity_id, own.event_id, own.at
      from own join lead_outcomes as outcome on outcome.publisher_id = own.publisher_id and outcome.lead_id = own.lead_id
    ), times as (
      select subjects.publisher_id, subjects.event_id, subjects.at as told_at, moment.at
      from subjects cross join lateral (
        select at from events where publisher_id = subjects.publisher_id and subject_id = subjects.id
        union all
        select received_at from leads where publisher_id = subjects.publisher_id and id = subjects.id
        union all
        select stage_since from standings where publisher_id = subjects.publisher_id and lead_id = subjects.id
        union all
        select unnest(array[created_at, closed_at]) from lead_outcomes
        where publisher_id = subjects.publisher_id and opportunity_id = subjects.id
      ) as moment
    )
    insert into campaign_days_due (publisher_id, day, event_id)
    select distinct publisher_id, (edge at time zone 'UTC')::date, event_id
    from times cross join unnest(array[at, at - interval '1 minute']) as edge
    where (edge at time zone 'UTC')::date < (told_at at time zone 'UTC')::date
    on conflict do nothing`);
}
