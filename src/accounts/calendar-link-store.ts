// SQL of the addresses at which calendars read what people have to do.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';

export type CalendarReader = { userId: string; language: Language; confinedTo: string | null };

/** In place of the one before, which ends. */
export async function saveLink(
  tx: Tx,
  userId: string,
  hash: Buffer,
  { confinedTo, now }: { confinedTo: string | null; now: Date },
): Promise<void> {
  await tx.run(sql`
    insert into calendar_links (user_id, hash, confined_to, made_at) values (${userId}, ${hash}, ${confinedTo}, ${now})
    on conflict (user_id) do update
    set hash = excluded.hash, confined_to = excluded.confined_to, made_at = excluded.made_at`);
}

/** Resolves to whether there was one. */
export async function forgetLink(tx: Tx, userId: string): Promise<boolean> {
  return (await tx.run(sql`delete from calendar_links where user_id = ${userId}`)) > 0;
}

/** Null where the person has none that counts. */
export async function linkMadeAt(db: Queries, userId: string): Promise<Date | null> {
  const found = await one<{ madeAt: Date }>(
    db,
    sql`select made_at as "madeAt" from calendar_links as link where user_id = ${userId} and ${counts}`,
  );
  return found?.madeAt ?? null;
}

export function readerOf(db: Queries, hash: Buffer): Promise<CalendarReader | undefined> {
  return one(
    db,
    sql`select link.user_id as "userId", users.language, link.confined_to as "confinedTo"
    from calendar_links as link join users on users.id = link.user_id
    where link.hash = ${hash} and ${counts}`,
  );
}

/** They open nothing any more; whoever is taken in again makes a new one. */
export function forgetLinksOfGone(db: Queries): Promise<number> {
  return db.run(sql`delete from calendar_links as link where not (${counts})`);
}

/** Of the link: its person may sign in and belongs somewhere that it may show. */
const counts = sql`exists (
  select from memberships as member join users as holder on holder.id = member.user_id
  where member.user_id = link.user_id and holder.disabled_at is null
    and (link.confined_to is null or member.publisher_id = link.confined_to))`;
