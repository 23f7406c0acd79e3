// Rows of a publisher in the tables of people: who belongs, who is invited, and who vouches for them.
import { at, bytes, type RowIds, type Rows } from './row-values.ts';

export function rowsOfProvider({ providerId, userId }: RowIds, mark: string): Rows {
  return {
    identity_providers: {
      id: providerId,
      name: mark,
      issuer: `https://${mark}.example`,
      client_id: mark,
      sealed_secret: mark,
      allowed_domains: [`${mark}.example`],
      trusts_domains: false,
      created_at: at,
    },
    identities: {
      provider_id: providerId,
      subject: mark,
      user_id: userId,
      created_at: at,
      last_used_at: at,
    },
  };
}

export function rowsOfPeople({ userId, invitationId }: RowIds, mark: string): Rows {
  const email = `invited-${mark}@example.com`;
  return {
    memberships: { user_id: userId, role: 'owner', created_at: at },
    invitations: {
      id: invitationId,
      email,
      email_key: email,
      role: 'viewer',
      hash: bytes(),
      invited_by: mark,
      created_at: at,
      ends_at: at,
    },
  };
}
