// SQL of merges: who is the same person as whom, and what is known of each.
import sql, { empty } from 'sql-template-tag';
import { Column, locks, one, type Queries, type Tx } from '../platform/db.ts';
import type { Pointer } from './joined.ts';
import type { Contact } from './lead.ts';

export type Merge = Pointer & {
  id: string;
  note: string | null;
  madeBy: string;
  madeAt: Date;
  undoneBy: string | null;
  undoneAt: Date | null;
  undoNote: string | null;
};

const columns = sql`id, absorbed_id as "absorbedId", kept_id as "keptId", note, made_by as "madeBy", made_at as "madeAt",
  undone_by as "undoneBy", undone_at as "undoneAt", undo_note as "undoNote"`;

/** One decision on a publisher's people at a time, or two merges at once could make a circle. Until the transaction ends. */
export async function lockPeople(tx: Tx, publisherIds: Iterable<string>): Promise<void> {
  for (const id of [...new Set(publisherIds)].toSorted())
    await tx.rows(sql`select pg_advisory_xact_lock(${locks.people}, hashtext(${id}))`);
}

/** By each id that names somebody of this publisher: everybody who is the same person, whoever stands for all first. */
export async function groupsOf(
  db: Queries,
  publisherId: string,
  ids: Iterable<string>,
): Promise<Map<string, string[]>> {
  const rows = await db.rows<{ id: string; members: string[] }>(sql`
    select asked.id, joined_people(${publisherId}, asked.id) as members
    from unnest(${new Column('text', [...new Set(ids)])}::text[]) as asked (id)
    where exists (select from people where publisher_id = ${publisherId} and people.id = asked.id)
      or exists (
        select from leads
        where publisher_id = ${publisherId} and leads.id = asked.id and person_id is null and kind <> 'test')`);
  return new Map(rows.map(({ id, members }) => [id, members]));
}

export async function addMerges(tx: Tx, publisherId: string, merges: Merge[]): Promise<void> {
  for (const { id, absorbedId, keptId, note, madeBy, madeAt } of merges)
    await tx.run(sql`
      insert into merges (publisher_id, id, absorbed_id, kept_id, note, made_by, made_at)
      values (${publisherId}, ${id}, ${absorbedId}, ${keptId}, ${note}, ${madeBy}, ${madeAt})`);
}

export async function endMerge(
  tx: Tx,
  publisherId: string,
  id: string,
  undone: { by: string; at: Date; note: string | null },
): Promise<void> {
  await tx.run(sql`
    update merges set undone_by = ${undone.by}, undone_at = ${undone.at}, undo_note = ${undone.note}
    where publisher_id = ${publisherId} and id = ${id}`);
}

export function mergeById(db: Queries, publisherId: string, id: string): Promise<Merge | undefined> {
  return one(db, sql`select ${columns} from merges where publisher_id = ${publisherId} and id = ${id}`);
}

/** Newest first, those that were undone too. */
export function mergesBefore(
  db: Queries,
  publisherId: string,
  beforeId: string | null,
  limit: number,
): Promise<Merge[]> {
  return db.rows(sql`
    select ${columns} from merges
    where publisher_id = ${publisherId} ${beforeId === null ? empty : sql`and id < ${beforeId}`}
    order by id desc limit ${limit}`);
}

/** Those in force among these people, oldest first. */
export function mergesAmong(db: Queries, publisherId: string, peopleIds: string[]): Promise<Merge[]> {
  return db.rows(sql`
    select ${columns} from merges
    where publisher_id = ${publisherId} and absorbed_id = any(${new Column('text', peopleIds)}::text[]) and undone_at is null
    order by made_at, id`);
}

/** What one id stands for by itself: its newest lead, how many there are (counted up to a hundred), and since when. */
export type Seen = {
  id: string;
  leadId: string;
  contact: Contact;
  lastAt: Date;
  firstAt: Date;
  leads: number;
};

/** For each of them that has a lead whoever asks may see. */
export function seenOf(db: Queries, publisherId: string, peopleIds: Iterable<string>): Promise<Seen[]> {
  const ids = new Column('text', [...new Set(peopleIds)]);
  return db.rows(sql`
    select asked.id, newest.id as "leadId", newest.contact, newest.received_at as "lastAt",
      coalesce(person.first_seen_at, newest.received_at) as "firstAt",
      greatest(1, (select count(*) from (
        select from leads where publisher_id = ${publisherId} and person_id = asked.id limit 100) as counted)) as leads
    from unnest(${ids}::text[]) as asked (id)
    cross join lateral (
      (select id, contact, received_at from leads
      where publisher_id = ${publisherId} and person_id = asked.id order by id desc limit 1)
      union all
      (select id, contact, received_at from leads
      where publisher_id = ${publisherId} and leads.id = asked.id and person_id is null)
    ) as newest
    left join people as person on person.publisher_id = ${publisherId} and person.id = asked.id`);
}

/** Their leads, newest first, with who works each. */
export function leadsOf(
  db: Queries,
  publisherId: string,
  peopleIds: string[],
  limit: number,
): Promise<{ id: string; assignedTo: string | null }[]> {
  const ids = new Column('text', peopleIds);
  return db.rows(sql`
    select theirs.id, theirs."assignedTo" from unnest(${ids}::text[]) as person (id)
    cross join lateral (
      (select id, assigned_to as "assignedTo" from leads
      where publisher_id = ${publisherId} and person_id = person.id order by id desc limit ${limit})
      union all
      (select id, assigned_to as "assignedTo" from leads
      where publisher_id = ${publisherId} and leads.id = person.id and person_id is null)
    ) as theirs
    order by id desc limit ${limit}`);
}

/** Which of their leads are and are not this person's to work. */
export async function assignedAmong(
  db: Queries,
  publisherId: string,
  peopleIds: string[],
  userId: string,
): Promise<{ some: boolean; all: boolean }> {
  const ids = new Column('text', peopleIds);
  const theirs = sql`(
    select assigned_to from leads where publisher_id = ${publisherId} and person_id = any(${ids}::text[])
    union all
    select assigned_to from leads where publisher_id = ${publisherId} and id = any(${ids}::text[]) and person_id is null
  ) as theirs`;
  const row = await one<{ some: boolean; all: boolean }>(
    db,
    sql`select exists (select from ${theirs} where assigned_to = ${userId}) as some,
      not exists (select from ${theirs} where assigned_to is distinct from ${userId}) as all`,
  );
  return row!;
}
