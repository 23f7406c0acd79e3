// Who is let in after a provider has said who it was (pure). An address alone never makes somebody that person.
import { operatorId } from '../platform/ids.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { domainOf, type Claims } from './oidc-claims.ts';
import type { OidcCode } from './oidc-refusal.ts';

/** A user, and the publishers they belong to. */
export type Candidate = { userId: string; disabledAt: Date | null; publisherIds: string[] };

export type Known = {
  /** The user whom this subject was linked to before. */
  linked: Candidate | null;
  /** The user with the address. */
  byEmail: Candidate | null;
  /** The address is invited by a publisher that the provider may speak for. */
  invited: boolean;
  /**
   * The sign-in began at an invitation's link to this very address. Enough for a new user, whom a password would make just as
   * well; never for one who is there already, since whoever invites sees the link too.
   */
  holdsInvitation: boolean;
};

/**
 * enter: linked before. link: a user of ours, from now on known by the subject. join: a user is made.
 * accepts: open invitations of the address are accepted with it.
 */
export type Admission =
  | { is: 'enter' | 'link'; userId: string; accepts: boolean }
  | { is: 'join'; role: IdentityProvider['newcomerRole']; accepts: boolean }
  | { is: 'refused'; code: OidcCode };

type Provider = Pick<IdentityProvider, 'publisherId' | 'allowedDomains' | 'trustsDomains' | 'newcomerRole'>;

export function admit(provider: Provider, claims: Claims, known: Known): Admission {
  const { linked, byEmail } = known;
  const doubt = doubtOf(provider, claims, known.holdsInvitation && byEmail === null);
  const accepts = known.invited && doubt === null;
  if (linked === null && doubt !== null) return refused(doubt);
  const user = linked ?? byEmail;
  if (user !== null) {
    const code = objection(provider, user, accepts);
    const is = linked === null ? 'link' : 'enter';
    return code === null ? { is, userId: user.userId, accepts } : refused(code);
  }
  const role = accepts ? null : provider.newcomerRole;
  return accepts || role !== null ? { is: 'join', role, accepts } : refused('oidc_not_invited');
}

/** May the provider speak for this publisher's people? The operator's speaks for everybody. */
export function speaksFor(provider: Pick<Provider, 'publisherId'>, publisherId: string): boolean {
  return provider.publisherId === operatorId || provider.publisherId === publisherId;
}

/**
 * A publisher chooses its provider, which may say whatever it likes: so it speaks only for who belongs to that publisher and
 * nowhere else. Whoever was removed comes back by an invitation, not because the provider still knows them.
 */
function objection(
  provider: Provider,
  { disabledAt, publisherIds }: Candidate,
  invited: boolean,
): OidcCode | null {
  if (disabledAt !== null) return 'oidc_account_disabled';
  if (publisherIds.some((publisherId) => !speaksFor(provider, publisherId))) return 'oidc_belongs_elsewhere';
  return publisherIds.length > 0 || invited ? null : 'oidc_not_invited';
}

/** Why the address is not to be relied on. */
function doubtOf(
  { allowedDomains, trustsDomains }: Provider,
  { email, emailVerified }: Claims,
  holdsInvitation: boolean,
): OidcCode | null {
  if (email === null) return 'oidc_no_email';
  const inDomains = allowedDomains.includes(domainOf(email));
  if (allowedDomains.length > 0 && !inDomains) return 'oidc_domain_not_allowed';
  return emailVerified || (trustsDomains && inDomains) || holdsInvitation ? null : 'oidc_email_unverified';
}

const refused = (code: OidcCode): Admission => ({ is: 'refused', code });
