// SQL of passkeys. They belong to people, not to publishers; every statement names the person or the credential.
import sql from 'sql-template-tag';
import { Column, one, type Queries, type Tx } from '../platform/db.ts';
import type { Id } from '../platform/ids.ts';

export type Passkey = {
  userId: Id<'usr'>;
  id: Id<'psk'>;
  name: string;
  /** base64url. */
  credentialId: string;
  /** COSE. */
  publicKey: Buffer;
  counter: number;
  transports: string[];
  createdAt: Date;
  lastUsedAt: Date | null;
};

const columns = sql`p.user_id as "userId", p.id, p.name, p.credential_id as "credentialId",
  p.public_key as "publicKey", p.counter, p.transports, p.created_at as "createdAt", p.last_used_at as "lastUsedAt"`;

/** False when the credential is known already. */
export async function insertPasskey(tx: Tx, passkey: Omit<Passkey, 'lastUsedAt'>): Promise<boolean> {
  const made = await tx.run(sql`
    insert into passkeys (user_id, id, name, credential_id, public_key, counter, transports, created_at)
    values (${passkey.userId}, ${passkey.id}, ${passkey.name}, ${passkey.credentialId}, ${passkey.publicKey},
      ${passkey.counter}, ${new Column('text', passkey.transports)}, ${passkey.createdAt})
    on conflict (credential_id) do nothing`);
  return made === 1;
}

/** Oldest first. */
export function passkeysOf(db: Queries, userId: string): Promise<Passkey[]> {
  return db.rows(sql`select ${columns} from passkeys as p where p.user_id = ${userId} order by p.id`);
}

/** Of a person who may sign in. */
export function passkeyByCredential(db: Queries, credentialId: string): Promise<Passkey | undefined> {
  return one(
    db,
    sql`select ${columns} from passkeys as p join users as u on u.id = p.user_id
      where p.credential_id = ${credentialId} and u.disabled_at is null`,
  );
}

/** False when another use was faster, which cannot have been of the same passkey. */
export async function notePasskeyUse(
  tx: Tx,
  { userId, id, counter }: Passkey,
  newCounter: number,
  now: Date,
): Promise<boolean> {
  const noted = await tx.run(sql`
    update passkeys set counter = ${newCounter}, last_used_at = ${now}
    where user_id = ${userId} and id = ${id} and counter = ${counter}`);
  return noted === 1;
}

export async function renamePasskey(
  tx: Tx,
  userId: string,
  id: string,
  name: string,
): Promise<Passkey | undefined> {
  return one(
    tx,
    sql`update passkeys as p set name = ${name} where p.user_id = ${userId} and p.id = ${id} returning ${columns}`,
  );
}

/** False when there is none. */
export async function deletePasskey(tx: Tx, userId: string, id: string): Promise<boolean> {
  return (await tx.run(sql`delete from passkeys where user_id = ${userId} and id = ${id}`)) === 1;
}
