// SQL of the people who sign in.
import sql from 'sql-template-tag';
import type { EventType, Events, Happening } from '../events.ts';
import { one, type Queries, type Tx } from '../platform/db.ts';
import { operatorId, type Id } from '../platform/ids.ts';
import type { Language } from '../platform/words.ts';

export type User = {
  id: Id<'usr'>;
  email: string;
  name: string;
  language: Language;
  /** Wants mails about the destinations they look after. */
  destinationMails: boolean;
  responseMails: boolean;
  taskMails: boolean;
  /** IANA; null: not known yet. */
  timeZone: string | null;
  createdAt: Date;
  disabledAt: Date | null;
  /** argon2id; null for who signs in otherwise. */
  passwordHash: string | null;
};

const userColumns = sql`id, email, name, language, created_at as "createdAt", disabled_at as "disabledAt",
  password_hash as "passwordHash", destination_mails as "destinationMails", response_mails as "responseMails",
  task_mails as "taskMails", time_zone as "timeZone"`;

/** What an address is found by: letter case and the way accents are written do not make another person. */
export function emailKeyOf(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}

/** Fails with a unique violation when the address has a user already. */
export async function insertUser(
  tx: Tx,
  user: Omit<User, 'disabledAt' | 'destinationMails' | 'responseMails' | 'taskMails' | 'timeZone'>,
): Promise<void> {
  await tx.run(sql`
    insert into users (id, email, email_key, name, language, password_hash, created_at)
    values (${user.id}, ${user.email}, ${emailKeyOf(user.email)}, ${user.name}, ${user.language}, ${user.passwordHash}, ${user.createdAt})`);
}

export function userById(db: Queries, id: string): Promise<User | undefined> {
  return one(db, sql`select ${userColumns} from users where id = ${id}`);
}

export function userByEmail(db: Queries, email: string): Promise<User | undefined> {
  return one(db, sql`select ${userColumns} from users where email_key = ${emailKeyOf(email)}`);
}

type Changeable =
  | 'name'
  | 'language'
  | 'destinationMails'
  | 'responseMails'
  | 'taskMails'
  | 'timeZone'
  | 'passwordHash';

export async function updateUser(
  tx: Tx,
  id: string,
  change: { [Field in Changeable]?: User[Field] | undefined },
): Promise<void> {
  const { name, language, destinationMails, responseMails, taskMails, timeZone, passwordHash } = change;
  await tx.run(sql`
    update users set name = coalesce(${name ?? null}::text, name), language = coalesce(${language ?? null}::text, language),
      destination_mails = coalesce(${destinationMails ?? null}::boolean, destination_mails),
      response_mails = coalesce(${responseMails ?? null}::boolean, response_mails),
      task_mails = coalesce(${taskMails ?? null}::boolean, task_mails),
      time_zone = coalesce(${timeZone ?? null}::text, time_zone),
      password_hash = coalesce(${passwordHash ?? null}::text, password_hash)
    where id = ${id}`);
}

export async function setDisabled(tx: Tx, id: string, disabledAt: Date | null): Promise<void> {
  await tx.run(sql`update users set disabled_at = ${disabledAt} where id = ${id}`);
}

/** What a person did themselves, once for each publisher they belong to: each has it in its own history. */
export async function happeningsOf<Type extends EventType>(
  db: Queries,
  userId: string,
  type: Type,
  data: Events[Type],
): Promise<Happening[]> {
  const rows = await db.rows<{ id: string }>(
    sql`select publisher_id as id from memberships where user_id = ${userId} order by publisher_id`,
  );
  const ids = rows.length > 0 ? rows.map(({ id }) => id) : [operatorId];
  return ids.map((publisherId): Happening => ({ type, publisherId, subjectId: userId, actor: userId, data }));
}
