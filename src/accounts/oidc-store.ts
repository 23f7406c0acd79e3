// SQL of whom a provider may vouch for: who is known by an address, and which invitations wait for it. Reads only.
import sql from 'sql-template-tag';
import { one, type Queries } from '../platform/db.ts';
import { operatorId } from '../platform/ids.ts';
import type { IdentityProvider } from './identity-provider.ts';
import type { Invitation } from './invitation-store.ts';
import type { Candidate } from './oidc-admission.ts';
import { emailKeyOf } from './user-store.ts';

const candidate = sql`u.id as "userId", u.disabled_at as "disabledAt",
  array(select m.publisher_id from memberships as m where m.user_id = u.id)::text[] as "publisherIds"`;

export async function candidateById(db: Queries, userId: string): Promise<Candidate | null> {
  return (await one<Candidate>(db, sql`select ${candidate} from users as u where u.id = ${userId}`)) ?? null;
}

export async function candidateByEmail(db: Queries, email: string): Promise<Candidate | null> {
  const found = await one<Candidate>(
    db,
    sql`select ${candidate} from users as u where u.email_key = ${emailKeyOf(email)}`,
  );
  return found ?? null;
}

export type OpenInvitation = Invitation & { hash: Buffer };

/** Those of the address that this provider may take up: the operator's any, a publisher's its own. */
export function openInvitationsOf(
  db: Queries,
  { publisherId }: IdentityProvider,
  email: string,
  now: Date,
): Promise<OpenInvitation[]> {
  return db.rows(sql`
    select publisher_id as "publisherId", id, email, role, invited_by as "invitedBy", created_at as "createdAt",
      ends_at as "endsAt", accepted_at as "acceptedAt", revoked_at as "revokedAt", hash
    from invitations
    where email_key = ${emailKeyOf(email)} and accepted_at is null and revoked_at is null and ends_at > ${now}
      and (${publisherId} = ${operatorId} or publisher_id = ${publisherId})
    order by publisher_id, id`);
}
