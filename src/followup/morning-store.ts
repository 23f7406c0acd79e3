// SQL of the mails of the morning: for whom one is to be sent, and which are still to be.
import sql from 'sql-template-tag';
import { Column, type Queries } from '../platform/db.ts';
import type { Language } from '../platform/words.ts';
import { dueOf } from './due-store.ts';
import type { Morning } from './morning.ts';

/** At growing distances; the last about five hours after the first. */
const mostTries = 7;
/** As many as are surely sent within the five minutes for which they are claimed. */
const claimedAtOnce = 20;

export async function timeZonesOfPeople(db: Queries): Promise<string[]> {
  const rows = await db.rows<{ timeZone: string }>(
    sql`select distinct coalesce(time_zone, 'UTC') as "timeZone" from users where disabled_at is null and task_mails`,
  );
  return rows.map(({ timeZone }) => timeZone);
}

/** One statement for all: everybody there is looked at once that day, and those with something to do get a mail. */
export function noteMorningsOf(db: Queries, mornings: readonly Morning[], now: Date): Promise<number> {
  const zones = mornings.map(({ timeZone }) => timeZone);
  const days = mornings.map(({ day }) => day);
  const untils = mornings.map(({ until }) => until);
  return db.run(sql`
    insert into task_mornings as morning (user_id, day, until_at, next_at)
    select users.id, place.day::date, place.until_at,
      case when exists (${dueOf(sql`users.id`, sql`place.until_at`)}) then ${now}::timestamptz end
    from unnest(
      ${new Column('text', zones)}::text[], ${new Column('text', days)}::text[],
      ${new Column('timestamptz', untils)}::timestamptz[]
    ) as place (time_zone, day, until_at)
    join users on coalesce(users.time_zone, 'UTC') = place.time_zone
    left join task_mornings as before on before.user_id = users.id
    where users.disabled_at is null and users.task_mails and (before.day is null or before.day < place.day::date)
    on conflict (user_id) do update
    set day = excluded.day, until_at = excluded.until_at, next_at = excluded.next_at, tries = 0, sent_at = null
    where morning.day < excluded.day`);
}

export type ClaimedMorning = { userId: string; day: string; until: Date };

/** Whoever has claimed one is alone with it for some minutes, longer after each try. */
export function claimMornings(db: Queries, now: Date): Promise<ClaimedMorning[]> {
  return db.rows(sql`
    with due as (
      select user_id from task_mornings where next_at <= ${now} and until_at > ${now}
      order by next_at, user_id limit ${claimedAtOnce} for update skip locked
    )
    update task_mornings as morning
    set tries = morning.tries + 1, next_at = case when morning.tries + 1 < ${mostTries}
      then ${now}::timestamptz + interval '5 minutes' * power(2, morning.tries) end
    from due where morning.user_id = due.user_id
    returning morning.user_id as "userId", morning.day::text as day, morning.until_at as until`);
}

export type Reader = { userId: string; email: string; language: Language; timeZone: string | null };

/** Of those the ones who still want it. */
export function readersOf(db: Queries, userIds: string[]): Promise<Reader[]> {
  return db.rows(sql`
    select id as "userId", email, language, time_zone as "timeZone" from users
    where id = any(${new Column('text', userIds)}::text[]) and disabled_at is null and task_mails`);
}

/** sentAt null: there was nothing left to say. */
export async function endMorning(
  db: Queries,
  { userId, day }: ClaimedMorning,
  sentAt: Date | null,
): Promise<void> {
  await db.run(sql`
    update task_mornings set sent_at = ${sentAt}, next_at = null where user_id = ${userId} and day = ${day}::date`);
}
