// SQL of invitations. The link's token is kept as a hash alone.
import sql from 'sql-template-tag';
import { one, type Queries, type Tx } from '../platform/db.ts';
import type { Role } from './roles.ts';
import { emailKeyOf } from './user-store.ts';

export type Invitation = {
  publisherId: string;
  id: string;
  email: string;
  role: Role;
  /** A user, a key, or the operator. */
  invitedBy: string;
  createdAt: Date;
  endsAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
};

const columns = sql`i.publisher_id as "publisherId", i.id, i.email, i.role, i.invited_by as "invitedBy",
  i.created_at as "createdAt", i.ends_at as "endsAt", i.accepted_at as "acceptedAt", i.revoked_at as "revokedAt"`;

/** A new one ends the older ones to the same address. */
export async function insertInvitation(
  tx: Tx,
  invitation: Omit<Invitation, 'acceptedAt' | 'revokedAt'>,
  hash: Buffer,
): Promise<void> {
  const { publisherId, id, email, role, invitedBy, createdAt, endsAt } = invitation;
  await tx.run(sql`
    update invitations set revoked_at = ${createdAt}
    where publisher_id = ${publisherId} and email_key = ${emailKeyOf(email)} and accepted_at is null and revoked_at is null`);
  await tx.run(sql`
    insert into invitations (publisher_id, id, email, email_key, role, hash, invited_by, created_at, ends_at)
    values (${publisherId}, ${id}, ${email}, ${emailKeyOf(email)}, ${role}, ${hash}, ${invitedBy}, ${createdAt}, ${endsAt})`);
}

export function invitationsAfter(
  db: Queries,
  publisherId: string,
  afterId: string,
  limit: number,
): Promise<Invitation[]> {
  return db.rows(sql`
    select ${columns} from invitations as i
    where i.publisher_id = ${publisherId} and i.id > ${afterId} order by i.id limit ${limit}`);
}

/** False when there is no such invitation, or it was accepted or revoked before. */
export async function revokeInvitation(tx: Tx, publisherId: string, id: string, now: Date): Promise<boolean> {
  const touched = await tx.run(sql`
    update invitations set revoked_at = ${now}
    where publisher_id = ${publisherId} and id = ${id} and accepted_at is null and revoked_at is null`);
  return touched === 1;
}

/** For the owner's role: the link's holder belongs to no publisher yet. Whether it still counts is for the caller. */
export function invitationByHash(
  db: Queries,
  hash: Buffer,
): Promise<(Invitation & { publisherName: string }) | undefined> {
  return one(
    db,
    sql`select ${columns}, p.name as "publisherName" from invitations as i join publishers as p on p.id = i.publisher_id
    where i.hash = ${hash}`,
  );
}

/** False when another was faster. */
export async function acceptInvitation(tx: Tx, { publisherId, id }: Invitation, now: Date): Promise<boolean> {
  const touched = await tx.run(sql`
    update invitations set accepted_at = ${now}
    where publisher_id = ${publisherId} and id = ${id} and accepted_at is null and revoked_at is null and ends_at > ${now}`);
  return touched === 1;
}
