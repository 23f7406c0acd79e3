// Why a sign-in at a provider did not work: a closed list, since what the provider itself says is never shown.

export const oidcCodes = [
  /** The link, the cookie or the ten minutes are gone, or it was used before. */
  'oidc_expired',
  'oidc_too_many',
  /** No such provider here. */
  'oidc_unknown_provider',
  /** The person, or the provider's policy, said no. */
  'oidc_denied',
  'oidc_unreachable',
  /** Settings are wrong: the issuer, the client id or the secret. */
  'oidc_misconfigured',
  /** The provider answered with a fault of its own. */
  'oidc_provider_fault',
  /** The answer does not prove who signed in: signature, nonce, state, times, audience. */
  'oidc_unproven',
  'oidc_no_email',
  'oidc_email_unverified',
  'oidc_domain_not_allowed',
  'oidc_not_invited',
  'oidc_account_disabled',
  /** The address belongs to an account that another identity of the same provider signs in to. */
  'oidc_other_identity',
  /** A publisher's own provider cannot speak for somebody who also belongs elsewhere. */
  'oidc_belongs_elsewhere',
] as const;

export type OidcCode = (typeof oidcCodes)[number];

/** detail: for the log; short, of our own words or codes, without personal data. */
export class OidcRefusal extends Error {
  readonly code: OidcCode;
  constructor(code: OidcCode, detail = '') {
    super(detail);
    this.code = code;
  }
}
