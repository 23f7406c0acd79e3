// From what went wrong on the way to a provider to our code for it. Decides on codes; never quotes what the provider said.
import * as client from 'openid-client';
import { NetworkError } from '../platform/network-fault.ts';
import { OidcRefusal, type OidcCode } from './oidc-refusal.ts';

/** OAuth's word for the error, where it is one of the standard's form. */
export function oauthErrorOf(error: unknown): string | null {
  if (!(error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError))
    return null;
  return /^[a-z_]{1,60}$/.test(error.error) ? error.error : null;
}

/** The fault of the network beneath the library's errors. */
export function networkFaultOf(error: unknown): NetworkError | null {
  if (error instanceof NetworkError) return error;
  return error instanceof Error && error.cause !== undefined ? networkFaultOf(error.cause) : null;
}

export function refusalOf(error: unknown): OidcRefusal {
  if (error instanceof OidcRefusal) return error;
  const network = networkFaultOf(error);
  if (network)
    return new OidcRefusal(
      network.fault === 'invalid_url' ? 'oidc_misconfigured' : 'oidc_unreachable',
      `${network.fault}: ${network.message}`,
    );
  const oauth = oauthErrorOf(error);
  if (error instanceof client.AuthorizationResponseError)
    return new OidcRefusal(denials.has(oauth ?? '') ? 'oidc_denied' : 'oidc_provider_fault', oauth ?? '');
  if (error instanceof client.ResponseBodyError)
    return new OidcRefusal(tokenErrors[oauth ?? ''] ?? 'oidc_provider_fault', oauth ?? '');
  if (error instanceof client.WWWAuthenticateChallengeError)
    return new OidcRefusal('oidc_misconfigured', `status ${error.status}`);
  if (error instanceof client.ClientError && isAboutIssuer(error))
    return new OidcRefusal('oidc_misconfigured', 'other issuer');
  if (error instanceof client.ClientError)
    return new OidcRefusal(libraryErrors[error.code ?? ''] ?? 'oidc_provider_fault', error.code ?? '');
  // What the provider sent made the library stumble, such as a discovery document without endpoints.
  if (error instanceof TypeError)
    return new OidcRefusal('oidc_provider_fault', (error as { code?: string }).code ?? 'TypeError');
  throw error;
}

/** The provider's description is of another issuer than ours. */
function isAboutIssuer({ cause }: Error): boolean {
  return (cause as { attribute?: string } | undefined)?.attribute === 'issuer';
}

/** OpenID Connect Core 1.0, section 3.1.2.6: a person has to do something, or did not want to. */
const denials = new Set([
  'access_denied',
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
]);

/** RFC 6749, section 5.2. */
const tokenErrors: Record<string, OidcCode> = {
  invalid_client: 'oidc_misconfigured',
  unauthorized_client: 'oidc_misconfigured',
  invalid_grant: 'oidc_expired',
};

const libraryErrors: Record<string, OidcCode> = {
  OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED: 'oidc_unproven',
  OAUTH_HTTP_REQUEST_FORBIDDEN: 'oidc_misconfigured',
  OAUTH_REQUEST_PROTOCOL_FORBIDDEN: 'oidc_misconfigured',
  OAUTH_INVALID_RESPONSE: 'oidc_unproven',
  OAUTH_JWT_CLAIM_COMPARISON_FAILED: 'oidc_unproven',
  OAUTH_JWT_TIMESTAMP_CHECK_FAILED: 'oidc_unproven',
  OAUTH_KEY_SELECTION_FAILED: 'oidc_unproven',
  OAUTH_UNSUPPORTED_OPERATION: 'oidc_unproven',
  OAUTH_TIMEOUT: 'oidc_unreachable',
};
