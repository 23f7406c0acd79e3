// Tries an identity provider as far as that goes without a person, and says in plain words what is wrong and what to do.
import * as client from 'openid-client';
import type { App } from '../platform/app.ts';
import { isLoopback } from './oidc-fetch.ts';
import { networkFaultOf, oauthErrorOf } from './oidc-fault.ts';
import { secretPlace, type IdentityProvider } from './identity-provider.ts';
import type { OidcClient } from './oidc-client.ts';

export const complaintCodes = [
  'unreachable',
  'no_discovery',
  'other_issuer',
  'no_code_flow',
  'no_keys',
  'not_https',
  'secret_refused',
  'shared_directory',
] as const;

/** given: what its words need in another language. */
export type Complaint = {
  code: (typeof complaintCodes)[number];
  message: string;
  given: { address?: string; issuer?: string };
};

/** Empty when nothing is wrong. */
export async function checkProvider(
  app: App,
  oidc: OidcClient,
  provider: IdentityProvider,
  redirectUri: string,
): Promise<Complaint[]> {
  let metadata: client.ServerMetadata;
  try {
    metadata = await oidc.discover(provider);
  } catch (error) {
    return [discoveryComplaint(provider.issuer, error)];
  }
  const found = shapeComplaints(metadata);
  if (found.length > 0) return found;
  const secret = app.vault.open(provider.sealedSecret, secretPlace(provider.id));
  const config = oidc.configure(provider, secret, metadata);
  return secretComplaints(config, redirectUri);
}

function discoveryComplaint(issuer: string, error: unknown): Complaint {
  const network = networkFaultOf(error);
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  if (network)
    return {
      code: 'unreachable',
      message: `${address} does not answer: ${network.message}. See that the issuer is spelt right and can be reached from this server.`,
      given: { address },
    };
  const named = issuerNamedIn(error);
  if (named !== null)
    return {
      code: 'other_issuer',
      message: `The provider calls itself ${named}. Use exactly that as the issuer if it is yours.`,
      given: { issuer: named },
    };
  return {
    code: 'no_discovery',
    message: `${address} is no OpenID Connect description. The issuer is the address that stands before /.well-known/openid-configuration.`,
    given: { address },
  };
}

/** The issuer that the description names where it differs from ours; only when it looks like one. */
function issuerNamedIn(error: unknown): string | null {
  if (!(error instanceof client.ClientError) || error.code !== 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED')
    return null;
  const { body } = (error.cause ?? {}) as { body?: { issuer?: unknown } };
  const issuer = body?.issuer;
  return typeof issuer === 'string' && /^https?:\/\/[\w.:/{}~%-]{1,300}$/.test(issuer) ? issuer : null;
}

function shapeComplaints(metadata: client.ServerMetadata): Complaint[] {
  const found: Complaint[] = [];
  const { authorization_endpoint, token_endpoint, jwks_uri, response_types_supported } = metadata;
  if (metadata.issuer.includes('{tenantid}'))
    found.push({
      code: 'shared_directory',
      message:
        'This address stands for every directory of Entra ID at once. Name yours: https://login.microsoftonline.com/<directory id>/v2.0.',
      given: {},
    });
  if (!authorization_endpoint || !token_endpoint || response_types_supported?.includes('code') === false)
    found.push({
      code: 'no_code_flow',
      message: 'The provider does not offer the authorization code flow, which is the one used here.',
      given: {},
    });
  if (!jwks_uri)
    found.push({
      code: 'no_keys',
      message: 'The provider names no keys (jwks_uri) to check its answers by.',
      given: {},
    });
  for (const url of [authorization_endpoint, token_endpoint, jwks_uri])
    if (url !== undefined && !isSafe(url))
      found.push({
        code: 'not_https',
        message: `The provider names ${url}, which is not https.`,
        given: { address: url },
      });
  return found;
}

function isSafe(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url));
}

/** A code that nobody gave out: a provider that knows us complains of the code, another one of us. */
async function secretComplaints(config: client.Configuration, redirectUri: string): Promise<Complaint[]> {
  const refused: Complaint = {
    code: 'secret_refused',
    message:
      'The provider refuses the client id or the secret. Make a new secret there, and paste its value, not its id.',
    given: {},
  };
  try {
    await client.genericGrantRequest(config, 'authorization_code', {
      code: 'leadshare-check',
      redirect_uri: redirectUri,
      code_verifier: client.randomPKCECodeVerifier(),
    });
  } catch (error) {
    const network = networkFaultOf(error);
    if (network)
      return [
        {
          code: 'unreachable',
          message: `The token endpoint does not answer: ${network.message}.`,
          given: { address: config.serverMetadata().token_endpoint ?? '' },
        },
      ];
    if (error instanceof client.WWWAuthenticateChallengeError) return [refused];
    if (['invalid_client', 'unauthorized_client'].includes(oauthErrorOf(error) ?? '')) return [refused];
  }
  return [];
}
