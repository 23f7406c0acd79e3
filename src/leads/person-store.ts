// SQL that reads people as they are after merges.
import sql from 'sql-template-tag';
import { Column, one, type Queries } from '../platform/db.ts';

export type PersonRow = { id: string; leads: number; firstSeenAt: Date };

/** Everybody who is the same person, whoever stands for all of them first. */
export async function joinedWith(db: Queries, publisherId: string, personId: string): Promise<string[]> {
  const row = await one<{ ids: string[] }>(db, sql`select joined_people(${publisherId}, ${personId}) as ids`);
  return row!.ids;
}

/** leads: how many of this publisher's leads these people have. Undefined where there is none of them. */
export async function personOf(
  db: Queries,
  publisherId: string,
  peopleIds: readonly string[],
): Promise<PersonRow | undefined> {
  const ids = new Column('text', [...peopleIds]);
  const row = await one<{ leads: number; firstSeenAt: Date | null }>(
    db,
    sql`
    with nameless as materialized (
      select received_at from leads
      where publisher_id = ${publisherId} and id = any(${ids}::text[]) and person_id is null
    )
    select
      (select count(*) from leads where publisher_id = ${publisherId} and person_id = any(${ids}::text[]))
        + (select count(*) from nameless) as leads,
      least(
        (select min(first_seen_at) from people where publisher_id = ${publisherId} and id = any(${ids}::text[])),
        (select min(received_at) from nameless)) as "firstSeenAt"`,
  );
  const { leads, firstSeenAt } = row!;
  return firstSeenAt === null ? undefined : { id: peopleIds[0]!, leads, firstSeenAt };
}
